"""主送机关与正文 (GB/T 9704—2012 7.3.2, 7.3.3)."""

from __future__ import annotations

from evals.format.draft import Draft, label_of
from evals.format.making import (
    PROSE,
    RUNNING,
    aligned,
    blank_operator,
    font_change,
    indented,
    insert_operator,
    labelled,
    paragraph_operator,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import element
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.routes import FONT_ROUTES, RUN_ROUTES, SIZE_ROUTES

TITLE = "主送机关与正文"
_TO = labelled("main_recipients")
_BODY = labelled(*PROSE)


def _inner(draft: Draft) -> list[Target]:
    """Paragraphs of text that follow another one directly."""
    found = []
    for paragraph in draft.labelled(*RUNNING):
        before = paragraph.getprevious()
        if before is not None and label_of(before) in RUNNING and paragraph_text(paragraph):
            found.append(Target(paragraph))
    return found


def _list_last(draft: Draft) -> list[Target]:
    """The list of attachments, where a signature and a date follow it."""
    lists = draft.labelled("attachment_list")
    return [Target(lists[0], element="document#0")] if len(lists) == 1 and draft.labelled("issuer_signature") else []


def _list_after_date(at: Site) -> None:
    """The list goes under the date, each keeping the blank lines before it."""
    [listed] = at.draft.labelled("attachment_list")
    [date] = at.draft.labelled("signing_date")
    blank = listed.getprevious()
    date.addnext(listed)
    assert blank is not None
    date.addnext(blank)


OPERATORS = [
    paragraph_operator("recipients-indented", "主送机关首行缩进", "B001", _TO, indented("first_line_chars", first=2)),
    paragraph_operator("recipients-centred", "主送机关居中", "B001", _TO, aligned("center")),
    blank_operator("recipients-close", "主送机关与标题之间不空行", "B001", _TO, 0),
    blank_operator("recipients-far", "主送机关与标题之间空三行", "B001", _TO, 3),
    text_operator("recipients-halfwidth-colon", "主送机关后用半角冒号", "B002 M001", _TO, "：$", ":"),
    text_operator("recipients-no-colon", "主送机关后没有冒号", "B002", _TO, "：$", ""),
    text_operator("recipients-comma", "主送机关后用逗号", "B002", _TO, "：$", "，"),
    runs_operator(
        "recipients-heiti",
        "主送机关用黑体",
        "P007",
        _TO,
        font_change("黑体"),
        ("direct", "part", "character", "style", "defaults"),
    ),
    runs_operator("recipients-small", "主送机关用四号", "P007", _TO, size_change(14), SIZE_ROUTES),
    runs_operator("body-songti", "正文用宋体", "B006 P007", _BODY, font_change("宋体"), FONT_ROUTES),
    runs_operator("body-yahei", "正文用微软雅黑", "B006 P007", _BODY, font_change("微软雅黑"), RUN_ROUTES),
    runs_operator(
        "body-kaiti",
        "正文用楷体",
        "B006 P007",
        _BODY,
        font_change("楷体_GB2312"),
        ("direct", "part", "character", "style", "defaults"),
    ),
    runs_operator("body-four", "正文用四号", "B006 P007", _BODY, size_change(14), SIZE_ROUTES),
    runs_operator("body-small-four", "正文用小四号", "B006 P007", _BODY, size_change(12), SIZE_ROUTES),
    runs_operator("body-small-two", "正文用小二号", "B006 P007", _BODY, size_change(18), SIZE_ROUTES),
    runs_operator("body-bold", "正文加粗", "B010", _BODY, ("bold", [element("b")]), RUN_ROUTES),
    runs_operator("body-italic", "正文用斜体", "B010", _BODY, ("italic", [element("i")]), RUN_ROUTES),
    runs_operator(
        "body-underlined", "正文加下划线", "B010", _BODY, ("underline", [element("u", val="single")]), RUN_ROUTES
    ),
    paragraph_operator("body-no-indent", "段首不空字", "B007", _BODY, indented("first_line_chars")),
    paragraph_operator(
        "body-indent-of-five",
        "段首缩进按五号字计",
        "B007",
        _BODY,
        indented("first_line_chars", first=1.31, in_chars=False),
    ),
    paragraph_operator("body-indent-four", "段首空四字", "B007", _BODY, indented("first_line_chars", first=4)),
    paragraph_operator("body-left-indent", "回行不顶格", "B008", _BODY, indented("left_chars", first=2, left=2)),
    paragraph_operator("body-right-indent", "正文有右缩进", "B008", _BODY, indented("right_chars", first=2, right=2)),
    paragraph_operator("body-left-aligned", "正文左对齐", "B009", _BODY, aligned("left")),
    paragraph_operator("body-centred", "正文居中", "B009", _BODY, aligned("center")),
    blank_operator("body-blank-line", "正文中有空行", "B013", _inner, 1),
    Operator(
        "list-after-date",
        "附件说明排在成文日期之后",
        ("B012", "A001"),
        "order",
        _list_last,
        _list_after_date,
        along=("blank_before",),
    ),
    insert_operator(
        "body-greeting", "正文有问候语", "B016", "stray", "尊敬的领导，您好！", labelled("main_recipients")
    ),
    text_operator("body-placeholder", "正文残留占位符", "B019", labelled("body"), r"\d+(?=万元)", "××"),
    text_operator("body-todo", "正文残留待补说明", "B019", labelled("body"), r"。$", "（此处补充数据）。"),
]
