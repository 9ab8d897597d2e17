"""正文里的强调与凑字: emphasis and stretched characters inside the text (GB/T 9704—2012 5.2.3, 5.2.4; practice)."""

from __future__ import annotations

import re

from evals.format.draft import Draft
from evals.format.making import PROSE, font_change, labelled, paragraph_operator, runs_operator, size_change
from evals.format.names import element
from evals.format.operator import Operator, Target
from evals.format.reader import paragraph_text
from evals.format.routes import LEAD_ROUTES, RUN_ROUTES
from evals.format.xml import Node

TITLE = "正文的强调与凑字"
_TEXT = labelled(*PROSE)
_HEADINGS = labelled("heading_1", "heading_2")
_REST = labelled("heading_2")
_ADDRESS = labelled("main_recipients")

# The fact's name and the property, by the operator's name.
_MARKS: dict[str, tuple[str, str, str, list[Node]]] = {
    "dots": ("着重号", "B010", "emphasis_mark", [element("em", val="dot")]),
    "double-line": ("双下划线", "B010", "underline", [element("u", val="double")]),
    "wavy-line": ("波浪下划线", "B010", "underline", [element("u", val="wave")]),
    "shaded": ("底纹", "B010 B021 P008", "shading", [element("shd", val="clear", color="auto", fill="D9D9D9")]),
    "green-marked": ("绿色突出显示", "B021 B010 P008", "highlight", [element("highlight", val="green")]),
    "grey": ("灰字", "P008 B021", "colour", [element("color", val="7F7F7F")]),
    "purple": ("紫字", "P008 B021", "colour", [element("color", val="7030A0")]),
    "struck": ("删除线", "B021 B010", "struck", [element("strike")]),
    "twice-struck": ("双删除线", "B021 B010", "effects", [element("dstrike")]),
    "outlined": ("空心字", "B010", "effects", [element("outline")]),
    "shadowed": ("阴影字", "B010", "effects", [element("shadow")]),
    "scaled-narrow": ("字符缩放 90%", "P016 B010", "scale", [element("w", val=90)]),
    "scaled-wide": ("字符缩放 150%", "P016 B010", "scale", [element("w", val=150)]),
    "squeezed": ("字距紧缩 1 磅", "P016 B010", "character_spacing", [element("spacing", val=-20)]),
    "spread": ("字距加宽 2 磅", "P016 B010", "character_spacing", [element("spacing", val=40)]),
    "raised": ("字符提升", "P016 B010", "raised", [element("position", val=6)]),
    "superscript": ("上标", "B010 B006", "vertical", [element("vertAlign", val="superscript")]),
}


def _with_digits(draft: Draft) -> list[Target]:
    """Paragraphs with digits, where 仿宋_GB2312 is the face of all text."""
    if draft.about["producer"] == "wps":
        return []
    return [target for target in _TEXT(draft) if re.search(r"\d{2}", paragraph_text(target.paragraph))]


def _latin(face: str, name: str) -> Operator:
    """Digits in a face of their own, in one paragraph alone."""
    fonts = element("rFonts", ascii=face, hAnsi=face, eastAsia="仿宋_GB2312", cs=face)
    return runs_operator(name, f"一段的数字另用 {face}", "P015", _with_digits, ("latin_font", [fonts]), ("direct",))


OPERATORS = [
    *(
        runs_operator(f"text-{name}", f"正文有{said}", rules, _TEXT, (fact, nodes), RUN_ROUTES)
        for name, (said, rules, fact, nodes) in _MARKS.items()
    ),
    _latin("Arial", "digits-arial"),
    _latin("Calibri", "digits-calibri"),
    _latin("宋体", "digits-songti"),
    *(
        runs_operator(f"{where}-{name}", f"{of}后的正文{said}", "B010 P008", find, (f"rest_{fact}", nodes), LEAD_ROUTES)
        for where, of, find in (("after-second", "二级标题", _REST),)
        for name, said, fact, nodes in (
            ("bold", "加粗", "bold", [element("b")]),
            ("underlined", "加下划线", "underline", [element("u", val="single")]),
            ("italic", "用斜体", "italic", [element("i")]),
            ("red", "用红字", "colour", [element("color", val="FF0000")]),
        )
    ),
    runs_operator(
        "after-second-heiti",
        "二级标题后的正文用黑体",
        "B006 N004",
        _REST,
        font_change("黑体", "rest_font"),
        LEAD_ROUTES,
    ),
    runs_operator(
        "after-second-songti",
        "二级标题后的正文用宋体",
        "B006 N004",
        _REST,
        font_change("宋体", "rest_font"),
        LEAD_ROUTES,
    ),
    runs_operator(
        "after-second-four",
        "二级标题后的正文用四号",
        "B006 N004 P007",
        _REST,
        size_change(14, "rest_size_pt"),
        LEAD_ROUTES,
    ),
    runs_operator(
        "heading-underlined",
        "层次标题加下划线",
        "B010 N003 N004",
        _HEADINGS,
        ("underline", [element("u", val="single")]),
        LEAD_ROUTES,
    ),
    runs_operator(
        "heading-italic", "层次标题用斜体", "B010 N003 N004", _HEADINGS, ("italic", [element("i")]), LEAD_ROUTES
    ),
    runs_operator(
        "heading-blue", "层次标题用蓝字", "P008", _HEADINGS, ("colour", [element("color", val="2F5496")]), LEAD_ROUTES
    ),
    runs_operator(
        "heading-marked",
        "层次标题有黄底",
        "B021 P008",
        _HEADINGS,
        ("highlight", [element("highlight", val="yellow")]),
        LEAD_ROUTES,
    ),
    runs_operator("addressee-bold", "主送机关加粗", "B010 B001", _ADDRESS, ("bold", [element("b")]), RUN_ROUTES),
    runs_operator("addressee-kaiti", "主送机关用楷体", "P007", _ADDRESS, font_change("楷体_GB2312")),
    runs_operator("addressee-two", "主送机关用小二号", "P007", _ADDRESS, size_change(18)),
    runs_operator("text-xihei", "正文用等线", "B006 P007", _TEXT, font_change("等线")),
    runs_operator("text-zhongsong", "正文用华文中宋", "B006 P007", _TEXT, font_change("华文中宋")),
    runs_operator("text-five", "正文用五号", "B006 P007", _TEXT, size_change(10.5)),
    runs_operator("text-two", "正文用二号", "B006 P007", _TEXT, size_change(22)),
    paragraph_operator(
        "text-paragraph-shaded",
        "整段有底纹",
        "B010 B021 P008",
        _TEXT,
        ("paragraph_shading", [element("shd", val="clear", color="auto", fill="FFF2CC")]),
    ),
    paragraph_operator(
        "text-widow-control", "正文开了孤行控制", "P014", _TEXT, ("widow_control", [element("widowControl", val=1)])
    ),
    paragraph_operator(
        "text-line-start-off", "关掉行首行尾禁则", "M019", _TEXT, ("line_start_rules", [element("kinsoku", val=0)])
    ),
]
