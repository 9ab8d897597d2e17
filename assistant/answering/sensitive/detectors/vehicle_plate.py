"""Number plates of vehicles (GA 36): province, letter, five characters, or six for new-energy vehicles; no I and no O."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_PLATE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][ .]?(?=[A-HJ-NP-Z0-9]{0,4}\d)"
    r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4,5}[挂学警港澳])(?![0-9A-Za-z])"
    r"|WJ ?[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]? ?\d{4}[0-9A-Z](?![0-9A-Za-z])"
    r"|(?<=车牌|牌照|车号|牌号)(?:号码?)?\s?[:：]?\s?[\u4e00-\u9fff][A-Za-z][ .]?(?=[A-Za-z0-9]{0,4}\d)[A-Za-z0-9]{5,6}(?![0-9A-Za-z])"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _PLATE.finditer(reading.plain):
        yield match.span()


DETECTOR = Detector("vehicle_plate", "车牌号", _spans, rank=30)
