"""附件说明与附件 (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    indented,
    labelled,
    last_of,
    paragraph_operator,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import drop, element, properties, put
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.routes import FONT_ROUTES, RUN_ROUTES, SIZE_ROUTES

TITLE = "附件说明与附件"
_LIST = labelled("attachment_list")
_FIRST = first_of(_LIST)
_LABEL = labelled("attachment_label")
_HEAD = labelled("attachment_title", when=lambda draft: bool(draft.labelled("attachment_label")))


def _single(draft: Draft) -> list[Target]:
    return _LIST(draft) if len(_LIST(draft)) == 1 else []


def _several(draft: Draft) -> list[Target]:
    return _LIST(draft) if len(_LIST(draft)) > 1 else []


def _signed_after_list(draft: Draft) -> list[Target]:
    return labelled("issuer_signature")(draft)[:1] if _LIST(draft) else []


def _same_page(at: Site) -> None:
    drop(properties(at.paragraph, "pPr"), "pageBreakBefore")


def _switched_off(at: Site) -> None:
    put(properties(at.paragraph, "pPr"), element("pageBreakBefore", val=0))


def _other_titles(draft: Draft) -> list[Target]:
    return [each for each in _HEAD(draft) if each.paragraph is not None and len(paragraph_text(each.paragraph)) > 6]


OPERATORS = [
    paragraph_operator("list-flush", "附件说明顶格", "A001", _single, indented("left_chars", first=-3, left=3)),
    blank_operator("list-close", "附件说明与正文之间不空行", "A001 B013", _FIRST, 0),
    blank_operator("list-far", "附件说明与正文之间空三行", "A001 B013", _FIRST, 3),
    text_operator("list-halfwidth-colon", "“附件”后用半角冒号", "A002 M001", _FIRST, "(?<=附件)：", ":"),
    text_operator("list-short-word", "附件说明写“附：”", "A002", _FIRST, "^附件：", "附："),
    text_operator("list-no-colon", "“附件”后没有冒号", "A002", _FIRST, "^附件：", "附件"),
    text_operator("list-book-marks-on-word", "“附件”加书名号", "A002", _FIRST, "^附件：", "《附件》："),
    text_operator("list-single-numbered", "只有一个附件而编号", "A003", _single, "^附件：", "附件：1."),
    text_operator("list-number-dun", "附件序号后用顿号", "A003", _several, r"(\d)\.", r"\1、"),
    text_operator("list-number-chinese", "附件序号用汉字", "A003", _several, r"1\.", "一、"),
    text_operator("list-not-numbered", "多个附件不编号", "A003", _several, r"\d\.", ""),
    text_operator("list-full-stop", "附件名称后有句号", "A004", _LIST, r"$", "。"),
    text_operator("list-semicolon", "附件名称后有分号", "A004", _several, r"$", "；"),
    text_operator("list-book-marks", "附件名称加书名号", "A004", _single, r"(?<=：)(.+)$", r"《\1》"),
    paragraph_operator(
        "list-wraps-flush",
        "附件名称回行顶格",
        "A005",
        _single,
        indented("left_chars", first=2),
        along=("first_line_chars",),
    ),
    runs_operator("list-heiti", "附件说明用黑体", "P007", _LIST, font_change("黑体"), RUN_ROUTES),
    runs_operator("list-small", "附件说明用四号", "P007", _LIST, size_change(14), SIZE_ROUTES),
    text_operator(
        "attachment-title-differs",
        "附件标题与附件说明不一致",
        "A006",
        _other_titles,
        r"(?<=.)(?:情况|工作|市级|保护|先进)",
        "有关",
    ),
    text_operator("attachment-label-number", "附件标识的序号与说明不一致", "A006", last_of(_LABEL), r"2$", "3"),
    Operator("attachment-same-page", "附件不另面", ("A007",), "page_break_before", _LABEL, _same_page),
    Operator(
        "attachment-break-switched-off", "附件的段前分页被关", ("A007",), "page_break_before", _LABEL, _switched_off
    ),
    runs_operator(
        "attachment-label-fangsong",
        "附件标识用仿宋",
        "A008",
        _LABEL,
        font_change("仿宋_GB2312"),
        ("direct", "character", "style", "defaults"),
    ),
    runs_operator(
        "attachment-label-songti", "附件标识用宋体", "A008", _LABEL, font_change("宋体"), ("direct", "theme")
    ),
    runs_operator(
        "attachment-label-small", "附件标识用四号", "A008", _LABEL, size_change(14), ("direct", "style", "defaults")
    ),
    text_operator("attachment-label-colon", "附件标识后有冒号", "A008", _LABEL, r"$", "："),
    text_operator("attachment-label-chinese", "附件序号用汉字", "A008", _LABEL, r"1$", "一"),
    paragraph_operator("attachment-label-centred", "附件标识居中", "A008", _LABEL, aligned("center")),
    paragraph_operator(
        "attachment-label-indented", "附件标识缩进", "A008", _LABEL, indented("first_line_chars", first=2)
    ),
    blank_operator("attachment-title-close", "附件标题不在第三行", "A009", first_of(_HEAD), 0),
    paragraph_operator("attachment-title-left", "附件标题不居中", "A009", _HEAD, aligned("left")),
    runs_operator(
        "attachment-body-songti",
        "附件内文用宋体",
        "A013 P007",
        labelled("attachment_body"),
        font_change("宋体"),
        FONT_ROUTES,
    ),
    blank_operator("signature-close-to-list", "附件说明与署名之间不空行", "A014", _signed_after_list, 0),
    text_operator(
        "attachment-reference", "正文所指附件不存在", "A011", labelled("body", "heading_2"), r"(?<=附件)[12](?=）)", "5"
    ),
]
