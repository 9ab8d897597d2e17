"""Addresses of electronic mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|[(（\[#<]\s?at\s?[)）\]#>])\s?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.|[(（\[#]dot[)）\]#]))+[A-Za-z]{2,24}(?![A-Za-z0-9])"
)

_HOSTS = r"(?:qq|vip\.qq|163|126|139|189|sina|sohu|gmail|outlook|foxmail|hotmail|yeah|aliyun|icloud)"
_DISGUISED = re.compile(
    rf"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}(?: ?@ ?[A-Za-z0-9-]{{2,30}}(?: ?[.。．] ?[A-Za-z0-9-]{{2,30}})?| ?(?:艾特|圈[aA]|# ?(?={_HOSTS})| at (?={_HOSTS})) ?[A-Za-z0-9-]{{2,30}})"
    r"(?: ?[.。] ?| ?点 ?| dot )(?:com|cn|net|org|edu|gov)(?:(?: ?\. ?| ?点 ?)cn)?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""With spaces, or words for the signs, up to an ending of the net."""


def _spans(reading: Reading) -> Iterator[Span]:
    for pattern in (_ADDRESS, _DISGUISED):
        for match in pattern.finditer(reading.plain):
            yield match.span()


DETECTOR = Detector("email", "电子邮箱", _spans, rank=30)
