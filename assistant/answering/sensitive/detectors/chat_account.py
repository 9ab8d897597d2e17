# pyright: strict
"""Accounts of chat services (微信, QQ): only where the words in front name the service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.reading import Reading

_WECHAT = re.compile(
    r"(?:微信号?|wechat(?: ?id)?|(?<![A-Za-z])vx|[vV]信|加[vV]x?|薇信)\s?(?:号码?)?(?:为|是)?\s?(?P<said>[:：])?\s?(?P<id>[A-Za-z][A-Za-z0-9_-]{4,19})(?![A-Za-z0-9_-])|(?P<own>wxid_[a-z0-9]{6,})",
    re.IGNORECASE,
)
_QQ = re.compile(
    r"(?:(?<![A-Za-z])QQ|扣扣|企鹅|加q|(?<![A-Za-z])q)(?:号码?|群号?)?(?:为|是)?\s?[:：]?\s?(?P<id>[1-9]\d{4,11})(?![0-9A-Za-z年])",
    re.IGNORECASE,
)
_MADE_UP = re.compile(r"[\d_-]")


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _WECHAT.finditer(reading.plain):
        if match["own"] or match["said"] or _MADE_UP.search(match["id"]):
            yield match.span("own" if match["own"] else "id")
    for match in _QQ.finditer(reading.plain):
        yield match.span("id")


DETECTOR = Detector("chat_account", "聊天账号", _spans, rank=35)
