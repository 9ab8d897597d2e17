"""版面 (GB/T 9704—2012 5, 8): paper, grid, sections, headers."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import first_of, labelled, page_operator
from evals.format.names import element, properties, put, qualified, w
from evals.format.operator import Operator, Site, Target
from evals.format.wider.making import BESIDE, put_in
from evals.format.xml import Node, etree

TITLE = "版面"


def _page(draft: Draft) -> list[Target]:
    del draft
    return [Target(element="page#0")]


def _turned(at: Site) -> None:
    """All lies on its side."""
    size = at.section.find(w("pgSz"))
    size.set(w("w"), "16838")
    size.set(w("h"), "11906")
    size.set(w("orient"), "landscape")


def _turned_section(at: Site) -> None:
    """The text up to a paragraph is a section of its own, on its side."""
    import copy

    section = copy.deepcopy(at.section)
    size = section.find(w("pgSz"))
    size.set(w("w"), "16838")
    size.set(w("h"), "11906")
    size.set(w("orient"), "landscape")
    put(properties(at.paragraph, "pPr"), section)


def _last_body(draft: Draft) -> list[Target]:
    found = draft.labelled("body")
    return [Target(found[-1], element="page#0")] if len(found) > 3 else []


def _header(at: Site, paragraph: Node) -> None:
    at.draft.trees["word/header_default.xml"] = element("hdr", [paragraph])
    names = at.draft.trees["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    etree.SubElement(
        names, f"{{{etree.QName(names).namespace}}}Relationship", Id="rIdHeader", Type=kind, Target="header_default.xml"
    )
    types = at.draft.trees["[Content_Types].xml"]
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    etree.SubElement(
        types, f"{{{etree.QName(types).namespace}}}Override", PartName="/word/header_default.xml", ContentType=content
    )
    reference = element("headerReference", type="default")
    reference.set(qualified("r:id"), "rIdHeader")
    at.section.insert(0, reference)


def _header_line(at: Site) -> None:
    made = element("p")
    put(properties(made, "pPr"), element("pBdr", [element("bottom", val="single", sz=6, space=1, color="auto")]))
    _header(at, made)


def _watermark(at: Site) -> None:
    shape = etree.fromstring(
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;rotation:315" '
        'fillcolor="silver" stroked="f"><v:textpath style="font-family:宋体" string="内部资料"/></v:shape></w:pict>'
    )
    _header(at, element("p", [element("r", [shape])]))


def _not_corner(draft: Draft) -> bool:
    return not draft.labelled("copy_number", "security_classification", "urgency")


def _break(at: Site) -> None:
    put(properties(at.paragraph, "pPr"), element("pageBreakBefore"))


def _cover(at: Site) -> None:
    at.paragraph.addprevious(element("p", [element("r", [element("br", type="page")])]))


_SIDES = ("width_mm", "height_mm", "type_area_width_mm", "type_area_height_mm", "sections")

OPERATORS = [
    page_operator(
        "characters-27", "字符网格不压缩，每行 27 字", "P006", "character_pitch_pt", {"docGrid": {"charSpace": 0}}
    ),
    page_operator(
        "characters-25", "字符网格过宽，每行 25 字", "P006", "character_pitch_pt", {"docGrid": {"charSpace": 6144}}
    ),
    page_operator(
        "characters-30", "字符网格过密，每行 30 字", "P006", "character_pitch_pt", {"docGrid": {"charSpace": -5000}}
    ),
    page_operator(
        "grid-24-lines",
        "网格行距 26 磅，每面 24 行",
        "P005",
        "grid_line_pt",
        {"docGrid": {"linePitch": 520}},
        _not_corner,
    ),
    page_operator(
        "paper-a3", "纸用 A3", "P001", "width_mm", {"pgSz": {"w": 16838}, "pgMar": {"right": lambda old: old + 4932}}
    ),
    page_operator(
        "margin-top-45",
        "天头 45 毫米",
        "P002",
        "margin_top_mm",
        {"pgMar": {"top": 2551, "bottom": lambda old: old - 453}},
    ),
    page_operator(
        "margin-left-20",
        "订口 20 毫米",
        "P003",
        "margin_left_mm",
        {"pgMar": {"left": 1134, "right": lambda old: old + 453}},
    ),
    page_operator("margin-right-317", "右白边 31.7 毫米", "P004", "type_area_width_mm", {"pgMar": {"right": 1797}}),
    page_operator("margin-bottom-20", "下白边 20 毫米", "P004", "type_area_height_mm", {"pgMar": {"bottom": 1134}}),
    Operator("page-landscape", "全文横向", ("P010", "P001"), "orientation", _page, _turned, along=_SIDES),
    Operator(
        "section-landscape", "正文一节横向而无横表", ("P010",), "sections", _last_body, _turned_section, along=("* *",)
    ),
    Operator("header-line", "有页眉线", ("P011",), "header_drawn", _page, _header_line),
    Operator("header-watermark", "页眉有水印", ("P011",), "header_drawn", _page, _watermark),
    Operator(
        "cover-before-text",
        "标题后用分页符，正文从第 2 页起",
        ("P019",),
        "page_break_before",
        first_of(labelled("main_recipients", "body")),
        _break,
    ),
    Operator(
        "cover-break",
        "标题后插分页符，正文从第 2 页起",
        ("P019",),
        "page_break_before",
        first_of(labelled("main_recipients")),
        _cover,
        along=("blank_before",),
    ),
    Operator(
        "signature-on-new-page",
        "署名另面，不与正文同面",
        ("S015", "P020"),
        "page_break_before",
        first_of(labelled("issuer_signature")),
        _break,
    ),
    Operator(
        "date-on-new-page", "成文日期另面", ("S015", "P020"), "page_break_before", labelled("signing_date"), _break
    ),
    Operator(
        "text-on-new-page",
        "正文中间强行分页",
        ("B014", "P019"),
        "page_break_before",
        lambda d: labelled("heading_1")(d)[1:],
        _break,
    ),
    put_in(
        "no-text-words",
        "加注“本页无正文”",
        "P020",
        "stray",
        "（本页无正文）",
        first_of(labelled("issuer_signature")),
        after=False,
        along=BESIDE,
    ),
    put_in(
        "no-text-below",
        "加注“以下无正文”",
        "P020",
        "stray",
        "（以下无正文）",
        first_of(labelled("issuer_signature")),
        after=False,
        along=BESIDE,
    ),
]
