"""Small documents with known faults: two in one, five in the other."""

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
_DUTY: list[dict[str, Any]] = [
    {"text": "二、加强值守", **_BODY, "font": "黑体"},
    {"text": "各地要严格落实24小时值班制度,及时报送汛情。", **_BODY},
    {"text": "值班电话保持畅通，遇有险情立即报告。", **_BODY, "first_line": 0},
    {"text": "值班人员不得擅自离岗，交接班要有记录。", **_BODY, "size": "小三"},
]
FIVE_FAULTS: list[dict[str, Any]] = [*PARAGRAPHS[:6], *_DUTY, *PARAGRAPHS[6:]]
"""In reading order B006 (宋体, paragraph 3), M008 (……等, 5), M001 (a half-width comma, 7), B007 (no indent, 8), B006 (小三, 9)."""


def flawed_document() -> bytes:
    """The .docx of a line of the body in 宋体 (B006), and an ellipsis with 等 (M008)."""
    return build(PARAGRAPHS)


def document_with_five_faults(settings: str = "", copies: int = 1) -> bytes:
    """The .docx of ``FIVE_FAULTS``.

    Args:
        settings: XML of its settings.
        copies: How many times the faulty paragraphs stand in it.
    """
    given = [*PARAGRAPHS[:3], *(FIVE_FAULTS[3:10] * copies), *PARAGRAPHS[6:]]
    return build({"given": given, "settings": settings})


def document_of_five_habits(places: int) -> bytes:
    """The .docx in which each of the five faults stands so many times, without headings between."""
    lines = [FIVE_FAULTS[at] for at in (3, 5, 7, 8, 9)]
    return build([*PARAGRAPHS[:3], *(lines * places), *PARAGRAPHS[6:]])


def request_to_two_organs() -> bytes:
    """The .docx of a 请示 with two addressees (L004), which only a person can mend."""
    title, blank, _, *rest = PARAGRAPHS
    to = {"text": "清江市人民政府、清江市财政局：", **_TYPE}
    return build([{**title, "text": "清江市水利局关于拨付防汛经费的请示"}, blank, to, *rest])
