"""层次序数与层次标题 (GB/T 9704—2012 7.3.3; GB/T 15834—2011 附录 B.3)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import (
    PROSE,
    aligned,
    font_change,
    indented,
    labelled,
    paragraph_operator,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import element
from evals.format.operator import Target
from evals.format.reader import paragraph_text
from evals.format.routes import LEAD_ROUTES, RUN_ROUTES

TITLE = "层次序数"
_ONE = labelled("heading_1")
_TWO = labelled("heading_2")
_THREE = labelled("heading_3")
_FOUR = labelled("heading_4")
_BOLD = ("bold", [element("b")])
_CIRCLED = dict(zip("一二三四五六", "㈠㈡㈢㈣㈤㈥", strict=True))


def _alone(draft: Draft) -> list[Target]:
    """Headings that are a line of their own."""
    found = [*_ONE(draft), *_TWO(draft)]
    return [each for each in found if each.paragraph is not None and "。" not in paragraph_text(each.paragraph)]


OPERATORS = [
    runs_operator(
        "first-heading-fangsong",
        "一级标题用仿宋",
        "N003",
        _ONE,
        font_change("仿宋_GB2312"),
        ("direct", "part", "character", "style", "defaults"),
    ),
    runs_operator("first-heading-songti", "一级标题用宋体", "N003", _ONE, font_change("宋体"), (*RUN_ROUTES, "theme")),
    runs_operator("first-heading-bold", "一级标题加粗", "N003", _ONE, _BOLD, RUN_ROUTES),
    runs_operator("first-heading-four", "一级标题用四号", "N003", _ONE, size_change(14), RUN_ROUTES),
    runs_operator("second-heading-heiti", "二级标题用黑体", "N004", _TWO, font_change("黑体"), LEAD_ROUTES),
    runs_operator(
        "second-heading-fangsong", "二级标题用仿宋", "N004", _TWO, font_change("仿宋_GB2312"), (*RUN_ROUTES, "defaults")
    ),
    runs_operator("second-heading-songti", "二级标题用宋体", "N004", _TWO, font_change("宋体"), (*RUN_ROUTES, "theme")),
    runs_operator("second-heading-bold", "二级标题加粗", "N004", _TWO, _BOLD, LEAD_ROUTES),
    runs_operator(
        "text-after-heading-kaiti",
        "标题句后的正文用楷体",
        "B006 N004",
        _TWO,
        font_change("楷体_GB2312", "rest_font"),
        LEAD_ROUTES,
    ),
    runs_operator("third-heading-heiti", "三级标题用黑体", "N005", _THREE, font_change("黑体"), RUN_ROUTES),
    runs_operator("third-heading-kaiti", "三级标题用楷体", "N005", _THREE, font_change("楷体_GB2312"), RUN_ROUTES),
    runs_operator("fourth-heading-kaiti", "四级标题用楷体", "N005", _FOUR, font_change("楷体_GB2312"), RUN_ROUTES),
    text_operator("first-marker-dot", "“一”后用下脚点", "N006", _ONE, r"^([一二三四五六七八])、", r"\1."),
    text_operator("first-marker-comma", "“一”后用逗号", "N006", _ONE, r"^([一二三四五六七八])、", r"\1，"),
    text_operator("first-marker-colon", "“一”后用冒号", "N006", _ONE, r"^([一二三四五六七八])、", r"\1："),
    text_operator("second-marker-comma", "“（一）”后加顿号", "N007", _TWO, r"^（([一二三四五六])）", r"（\1）、"),
    text_operator("fourth-marker-comma", "“（1）”后加顿号", "N007", _FOUR, r"^（(\d)）", r"（\1）、"),
    text_operator("third-marker-comma", "“1”后用顿号", "N008", _THREE, r"^(\d)\.", r"\1、"),
    text_operator("third-marker-full-stop", "“1”后用句号", "N008", _THREE, r"^(\d)\.", r"\1。"),
    text_operator(
        "second-marker-halfwidth", "“（一）”用半角括号", "N009 M001", _TWO, r"^（([一二三四五六])）", r"(\1)"
    ),
    text_operator("fourth-marker-halfwidth", "“（1）”用半角括号", "N009 M001", _FOUR, r"^（(\d)）", r"(\1)"),
    *(
        text_operator(f"second-marker-compound-{number}", "用合成字符作序号", "N009", _TWO, rf"^（{plain}）", compound)
        for number, (plain, compound) in enumerate(list(_CIRCLED.items())[:2], 1)
    ),
    text_operator("first-level-skips", "一级序号跳号", "N010", _ONE, r"^三、", "四、"),
    text_operator("first-level-repeats", "一级序号重复", "N010", _ONE, r"^二、", "一、"),
    text_operator("second-level-skips", "二级序号跳号", "N010", _TWO, r"^（二）", "（三）"),
    text_operator("third-level-skips", "三级序号跳号", "N010", _THREE, r"^2\.", "4."),
    text_operator("level-turned-round", "小级统领大级", "N001 N010 N004", _ONE, r"^二、", "（二）"),
    text_operator("heading-full-stop", "独立成行的标题末尾有句号", "N012", _alone, r"$", "。"),
    text_operator("heading-colon", "独立成行的标题末尾有冒号", "N012", _alone, r"$", "："),
    paragraph_operator("heading-centred", "层次标题居中", "N016", _ONE, aligned("center")),
    paragraph_operator(
        "heading-flush", "层次标题顶格", "N016 B007", labelled("heading_1", "heading_2"), indented("first_line_chars")
    ),
    text_operator("ordinal-dun", "“第一”后用顿号", "N014", labelled(*PROSE), r"(第[一二三])，", r"\1、"),
    text_operator(
        "one-is-comma",
        "“一是”后加逗号",
        "N014",
        labelled(*PROSE, "heading_2"),
        r"([一二三]是)(?=[\u4e00-\u9fff])",
        r"\1，",
    ),
]
