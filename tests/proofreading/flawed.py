"""A small document with two known faults: a line of the body in 宋体 (B006), and an ellipsis with 等 (M008)."""

from __future__ import annotations

from typing import Any

from tests.ooxml.building import build

_TYPE = {"font": "仿宋_GB2312", "size": "三号"}
_BODY = {**_TYPE, "first_line": 2, "align": "both"}
_RIGHT = {**_TYPE, "align": "right", "right_indent": 4}
PARAGRAPHS: list[dict[str, Any]] = [
    {"text": "清江市人民政府关于做好防汛工作的通知", "font": "方正小标宋简体", "size": "二号", "align": "center"},
    {"text": "", **_TYPE},
    {"text": "各县（市、区）人民政府：", **_TYPE},
    {"text": "现将有关事项通知如下：", **_BODY, "font": "宋体"},
    {"text": "一、压实责任", **_BODY, "font": "黑体"},
    {"text": "各地要备足沙袋、水泵……等物资，逐项登记造册。", **_BODY},
    {"text": "", **_TYPE},
    {"text": "清江市人民政府", **_RIGHT},
    {"text": "2026年3月16日", **_RIGHT},
]


def flawed_document() -> bytes:
    """Its .docx."""
    return build(PARAGRAPHS)
