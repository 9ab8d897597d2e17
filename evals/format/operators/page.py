"""版面与通用要求: page, margins, grid, colour, emphasis (GB/T 9704—2012 5)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.layout.paragraphs import Pen
from evals.format.making import (
    PROSE,
    RUNNING,
    first_of,
    in_format,
    insert_operator,
    labelled,
    page_operator,
    paragraph_operator,
    runs_operator,
)
from evals.format.names import element, qualified, w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import RUN_ROUTES
from evals.format.xml import etree

TITLE = "版面与通用"


def _header(at: Site) -> None:
    """A header part of its own, named by the section."""
    made = Pen(fonts={"fangsong": "仿宋_GB2312"}).paragraph("body", "内部资料　注意保存")
    made.attrib.clear()
    at.draft.trees["word/header_default.xml"] = element("hdr", [made])
    names = at.draft.trees["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    space = etree.QName(names).namespace
    etree.SubElement(names, f"{{{space}}}Relationship", Id="rIdHeader", Type=kind, Target="header_default.xml")
    types = at.draft.trees["[Content_Types].xml"]
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    name = f"{{{etree.QName(types).namespace}}}Override"
    etree.SubElement(types, name, PartName="/word/header_default.xml", ContentType=content)
    reference = element("headerReference", type="default")
    reference.set(qualified("r:id"), "rIdHeader")
    at.draft.body.findall(w("sectPr"))[-1].insert(0, reference)


_RED = ("colour", [element("color", val="FF0000")])
_SPACED = ("space_after_pt", [element("spacing", after=200, line=240, lineRule="auto")])
_WIDE = ("line_spacing", [element("spacing", line=360, lineRule="auto")])
_EXACT = ("line_spacing", [element("spacing", line=400, lineRule="exact")])
_BODY = labelled(*PROSE)


def _no_corner(draft: Draft) -> bool:
    """Whether no line on the grid stands above the mark, whose place would move with it."""
    return not draft.labelled("copy_number", "security_classification", "urgency")


OPERATORS = [
    page_operator(
        "page-letter-width",
        "纸宽用 Letter",
        "P001",
        "width_mm",
        {"pgSz": {"w": 12240}, "pgMar": {"right": lambda old: old + 334}},
    ),
    page_operator(
        "page-letter-height",
        "纸高用 Letter",
        "P001",
        "height_mm",
        {"pgSz": {"h": 15840}, "pgMar": {"bottom": lambda old: old - 998}},
    ),
    page_operator(
        "page-16k-width",
        "纸宽用 16 开",
        "P001",
        "width_mm",
        {"pgSz": {"w": 10433}, "pgMar": {"right": lambda old: old - 1473}},
    ),
    page_operator(
        "margin-top-word",
        "天头 25.4 毫米",
        "P002",
        "margin_top_mm",
        {"pgMar": {"top": 1440, "bottom": lambda old: old + 658}},
    ),
    page_operator(
        "margin-top-30",
        "天头 30 毫米",
        "P002",
        "margin_top_mm",
        {"pgMar": {"top": 1701, "bottom": lambda old: old + 397}},
    ),
    page_operator(
        "margin-left-word",
        "订口 31.8 毫米",
        "P003",
        "margin_left_mm",
        {"pgMar": {"left": 1800, "right": lambda old: old - 213}},
    ),
    page_operator(
        "margin-gutter",
        "另设装订线 10 毫米",
        "P003",
        "margin_left_mm",
        {"pgMar": {"gutter": 567, "right": lambda old: old - 567}},
    ),
    page_operator("type-area-narrow", "版心过窄", "P004", "type_area_width_mm", {"pgMar": {"right": 1800}}),
    page_operator("type-area-wide", "版心过宽", "P004", "type_area_width_mm", {"pgMar": {"right": 1134}}),
    page_operator("type-area-tall", "版心过高", "P004", "type_area_height_mm", {"pgMar": {"bottom": 1440}}),
    page_operator(
        "grid-30pt", "网格行距 30 磅，每面 21 行", "P005", "grid_line_pt", {"docGrid": {"linePitch": 600}}, _no_corner
    ),
    page_operator(
        "grid-default", "网格行距 15.6 磅", "P005", "grid_line_pt", {"docGrid": {"linePitch": 312}}, _no_corner
    ),
    runs_operator("text-red", "正文用红字", "P008", _BODY, _RED, RUN_ROUTES),
    runs_operator(
        "text-blue", "标题用蓝字", "P008", labelled("title"), ("colour", [element("color", val="0070C0")]), RUN_ROUTES
    ),
    runs_operator(
        "text-highlight",
        "正文有黄底",
        "P008 B021",
        _BODY,
        ("highlight", [element("highlight", val="yellow")]),
        ("direct", "part"),
    ),
    paragraph_operator("line-one-and-half", "正文 1.5 倍行距", "P005 P012", _BODY, _WIDE),
    paragraph_operator("line-exact-20", "正文固定行距 20 磅", "P005 P012", labelled(*RUNNING), _EXACT),
    paragraph_operator("space-after", "正文段后有距", "P013", _BODY, _SPACED),
    paragraph_operator(
        "body-on-second-page",
        "标题之后另面排正文",
        "P019",
        first_of(labelled("main_recipients")),
        ("page_break_before", [element("pageBreakBefore")]),
    ),
    insert_operator(
        "no-text-on-page", "加注此页无正文", "P020", "stray", "（此页无正文）", first_of(labelled("signing_date"))
    ),
    Operator("header-text", "设了页眉", ("P011",), "header_text", lambda _: [Target(element="page#0")], _header),
    page_operator(
        "title-page",
        "首页另设页脚而无页码",
        "G009 G001",
        "title_page",
        {"titlePg": {}},
        in_format("general", "order", "minutes"),
    ),
]
