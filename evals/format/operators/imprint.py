"""版记 (GB/T 9704—2012 7.4)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft, label_of
from evals.format.making import (
    font_change,
    indented,
    insert_operator,
    labelled,
    of_type,
    paragraph_operator,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import FONT_ROUTES, SIZE_ROUTES
from evals.format.xml import Node

TITLE = "版记"
_COPIES = labelled("copy_recipients")
_PRINTED = labelled("printing_authority")
_YMD = r"(\d{4})年(\d+)月(\d+)日印发$"


def _table(draft: Draft) -> Node | None:
    for table in draft.body.iter(w("tbl")):
        if any(label_of(paragraph) == "printing_authority" for paragraph in table.iter(w("p"))):
            return table
    return None


def _tables(draft: Draft) -> list[Target]:
    return [] if _table(draft) is None else [Target(element="imprint_separator#0")]


def _table_border(side: str, key: str, value: object) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        table = _table(at.draft)
        assert table is not None
        line = table.find(f"{w('tblPr')}/{w('tblBorders')}/{w(side)}")
        assert line is not None
        line.set(w(key), str(value))

    return apply


def _narrow(at: Site) -> None:
    table = _table(at.draft)
    assert table is not None
    for node in (*table.iter(w("tblW")), *table.iter(w("gridCol")), *table.iter(w("tcW"))):
        node.set(w("w"), "8222")


def _rules(which: slice) -> Callable[[Draft], list[Target]]:
    return lambda draft: [Target(paragraph) for paragraph in draft.labelled("imprint_separator")[which]]


def _rule_border(key: str, value: object) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        borders = at.paragraph.find(f".//{w('pBdr')}")
        assert borders is not None
        borders[0].set(w(key), str(value))

    return apply


def _before_attachments(draft: Draft) -> list[Target]:
    labels = draft.labelled("attachment_label")
    return [Target(labels[0], element="document#0")] if labels and _table(draft) is not None else []


def _move(at: Site) -> None:
    """The table and the low paragraph after it go before the first attachment, the paragraph first: it is no blank line."""
    table = _table(at.draft)
    assert table is not None
    anchor = table.getnext()
    assert anchor is not None
    at.paragraph.addprevious(anchor)
    at.paragraph.addprevious(table)


OPERATORS = [
    Operator("imprint-narrow", "版记分隔线窄于版心", ("F002",), "width_mm", _tables, _narrow),
    Operator("imprint-top-thin", "版记首条线用细线", ("F003",), "top_line_pt", _tables, _table_border("top", "sz", 4)),
    Operator(
        "imprint-middle-thick",
        "版记中间线用粗线",
        ("F003",),
        "insideH_line_pt",
        _tables,
        _table_border("insideH", "sz", 12),
    ),
    Operator(
        "imprint-middle-missing",
        "版记缺中间线",
        ("F003",),
        "insideH_line",
        _tables,
        _table_border("insideH", "val", "none"),
    ),
    Operator(
        "imprint-bottom-heavy",
        "版记末条线过粗",
        ("F003",),
        "bottom_line_pt",
        _tables,
        _table_border("bottom", "sz", 24),
    ),
    Operator(
        "imprint-top-red",
        "版记首条线为红色",
        ("F003",),
        "top_line_colour",
        _tables,
        _table_border("top", "color", "FF0000"),
    ),
    Operator(
        "imprint-rule-first-thin",
        "版记首条线用细线（段落）",
        ("F003",),
        "line_pt",
        _rules(slice(0, 1)),
        _rule_border("sz", 4),
    ),
    Operator(
        "imprint-rule-middle-thick",
        "版记中间线用粗线（段落）",
        ("F003",),
        "line_pt",
        _rules(slice(1, -1)),
        _rule_border("sz", 12),
    ),
    Operator(
        "imprint-rule-red",
        "版记线为红色（段落）",
        ("F003",),
        "line_colour",
        _rules(slice(0, None)),
        _rule_border("color", "FF0000"),
    ),
    Operator(
        "imprint-before-attachments", "版记在附件之前", ("F001", "B012", "A007"), "order", _before_attachments, _move
    ),
    text_operator("copies-halfwidth-colon", "抄送后用半角冒号", "F004 M001", _COPIES, "(?<=^抄送)：", ":"),
    text_operator("copies-no-full-stop", "抄送末尾没有句号", "F004", _COPIES, "。$", ""),
    text_operator("copies-semicolon", "抄送末尾用分号", "F004", _COPIES, "。$", "；"),
    runs_operator("copies-three", "抄送用三号", "F004", _COPIES, size_change(16), SIZE_ROUTES),
    runs_operator("copies-songti", "抄送用宋体", "F004", _COPIES, font_change("宋体"), FONT_ROUTES),
    runs_operator(
        "copies-heiti", "抄送用黑体", "F004", _COPIES, font_change("黑体"), ("direct", "part", "character", "style")
    ),
    paragraph_operator(
        "copies-flush", "抄送左边不空字", "F004", _COPIES, indented("left_chars", first=-3, left=3, right=1, size=14)
    ),
    paragraph_operator(
        "copies-no-right-space", "抄送右边不空字", "F004", _COPIES, indented("right_chars", first=-3, left=4, size=14)
    ),
    text_operator("copies-chaobao", "写成抄报", "F006", _COPIES, "^抄送", "抄报"),
    text_operator("copies-chaofa", "写成抄发", "F006", _COPIES, "^抄送", "抄发"),
    text_operator(
        "request-copied-down",
        "请示抄送下级机关",
        "L005",
        labelled("copy_recipients", when=of_type("请示")),
        "。$",
        "，各县（市、区）人民政府。",
    ),
    text_operator("printed-without-word", "印发日期后没有“印发”", "F009", _PRINTED, "印发$", ""),
    text_operator("printed-date-padded", "印发日期编虚位", "F009", _PRINTED, r"(?<=年)(\d)月", r"0\1月"),
    text_operator("printed-date-dotted", "印发日期用点号", "F009", _PRINTED, _YMD, r"\1.\2.\3印发"),
    text_operator("printed-wrong-word", "写成“发布”", "F009", _PRINTED, "印发$", "发布"),
    text_operator(
        "printed-before-signing", "印发日期早于成文日期", "F012", _PRINTED, r"2026年\d+月\d+日", "2026年1月3日"
    ),
    runs_operator("printed-three", "印发行用三号", "F009", _PRINTED, size_change(16), SIZE_ROUTES),
    runs_operator("printed-songti", "印发行用宋体", "F009", _PRINTED, font_change("宋体"), FONT_ROUTES),
    paragraph_operator(
        "printed-flush", "印发机关左边不空字", "F009", _PRINTED, indented("left_chars", right=1, size=14)
    ),
    insert_operator("keywords", "标主题词", "F011", "keywords", "主题词：城市管理　防汛　通知", labelled("remarks")),
]
