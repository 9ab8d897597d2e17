"""标题 (GB/T 9704—2012 7.3.1; 党政机关公文处理工作条例 8, 9)."""

from __future__ import annotations

from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    indented,
    labelled,
    last_of,
    of_type,
    paragraph_operator,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import element
from evals.format.routes import FONT_ROUTES, RUN_ROUTES, SIZE_ROUTES

TITLE = "标题"
_ALL = labelled("title")
_FIRST = first_of(_ALL)
_LAST = last_of(_ALL)
_HEADED = first_of(labelled("title", when=lambda draft: draft.about["masthead"]))
_TYPE = "(?:通知|函|请示|报告|批复|意见|纪要|通报|通告)$"

OPERATORS = [
    runs_operator(
        "title-heiti",
        "标题用黑体",
        "T002",
        _ALL,
        font_change("黑体"),
        ("direct", "part", "character", "style", "defaults"),
    ),
    runs_operator("title-songti", "标题用宋体", "T002", _ALL, font_change("宋体"), FONT_ROUTES),
    runs_operator("title-small-two", "标题用小二号", "T002", _ALL, size_change(18), SIZE_ROUTES),
    runs_operator("title-three", "标题用三号", "T002", _ALL, size_change(16), SIZE_ROUTES),
    runs_operator("title-bold", "标题加粗", "T002", _ALL, ("bold", [element("b")]), RUN_ROUTES),
    runs_operator(
        "title-underlined", "标题加下划线", "T002", _ALL, ("underline", [element("u", val="single")]), RUN_ROUTES
    ),
    paragraph_operator("title-left", "标题不居中", "T003", _ALL, aligned("left")),
    paragraph_operator("title-justified", "标题两端对齐", "T003", _ALL, aligned("both")),
    paragraph_operator(
        "title-indented", "标题有首行缩进", "T003", _ALL, indented("first_line_chars", first=2, size=22)
    ),
    blank_operator("title-close", "标题上方不空行", "T004", _HEADED, 0),
    blank_operator("title-far", "标题上方空四行", "T004", _HEADED, 4),
    text_operator("title-full-stop", "标题末尾有句号", "T007", _LAST, r"$", "。"),
    text_operator("title-comma", "标题内有逗号", "T007", _FIRST, r"关于", "，关于"),
    text_operator("title-mark-exclamation", "标题末尾有叹号", "T007", _LAST, r"$", "！"),
    text_operator(
        "title-two-types", "请示报告并用", "T009 L001", labelled("title", when=of_type("请示")), r"请示$", "请示报告"
    ),
    text_operator(
        "title-notice-letter", "通知函并用", "T009 L001", labelled("title", when=of_type("通知")), r"通知$", "通知函"
    ),
    text_operator(
        "title-made-up-type", "生造文种", "T009 L001", labelled("title", when=of_type("报告")), r"报告$", "汇报"
    ),
    text_operator(
        "title-application", "用申请作文种", "T009 L001", labelled("title", when=of_type("请示")), r"请示$", "申请"
    ),
    text_operator("title-without-type", "标题没有文种", "T001 T009", _LAST, rf"的{_TYPE}", ""),
    text_operator("title-type-twice", "文种重复", "T010", _LAST, rf"的({_TYPE})", r"的\1的\1"),
    text_operator("title-about-twice", "关于重复", "T008 T010", _FIRST, r"关于", "关于关于"),
    text_operator("title-without-about", "标题缺关于", "T008 T001", _FIRST, r"关于", ""),
    text_operator(
        "title-other-issuer", "标题机关与署名不同", "T014 W013", _FIRST, r"^清江市人民政府(?=关于)", "松岭县人民政府"
    ),
]
