"""版头: 份号、密级、紧急程度、发文机关标志、签发人、分隔线 (GB/T 9704—2012 7.2)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft, label_of
from evals.format.making import (
    aligned,
    font_change,
    in_format,
    indented,
    labelled,
    paragraph_operator,
    remove_paragraph,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.names import attribute, element, properties, w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import FONT_ROUTES, LEAD_ROUTES

TITLE = "版头"
_SECRECY = labelled("security_classification")
_URGENCY = labelled("urgency")
_COPY = labelled("copy_number")
_MARK = labelled("issuing_authority_mark")
_NUMBER = labelled("document_number")
_SIGNATORY = labelled("signatory")


def _signed_number(draft: Draft) -> list[Target]:
    return [target for target in _NUMBER(draft) if draft.about["upward"] and not draft.labelled("signatory")]


def _separators(draft: Draft) -> list[Target]:
    """What carries the red line of a masthead: a paragraph of its own, or the number."""
    own = [Target(paragraph) for paragraph in draft.labelled("separator") if draft.about["format"] != "letter"]
    return own or [
        each
        for each in _NUMBER(draft)
        if each.paragraph is not None and each.paragraph.find(f".//{w('pBdr')}") is not None
    ]


def _on_number(draft: Draft) -> list[Target]:
    return [
        target
        for target in _separators(draft)
        if target.paragraph is not None and label_of(target.paragraph) != "separator"
    ]


def _border(key: str, value: object) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        borders = properties(at.paragraph, "pPr").find(w("pBdr"))
        assert borders is not None
        borders[0].set(w(key), str(value))

    return apply


def _mark_spacing(twips: int) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        pPr = properties(at.paragraph, "pPr")
        spacing = pPr.find(w("spacing"))
        assert spacing is not None
        spacing.set(w("before"), str(int(attribute(spacing, "before") or 0) + twips))

    return apply


def _single_mark(draft: Draft) -> list[Target]:
    alone = len(draft.labelled("issuing_authority_mark")) == 1 and draft.about["format"] != "letter"
    return _MARK(draft) if alone else []


def _tall_mark(draft: Draft) -> list[Target]:
    """Marks with enough space before them to take 15 mm away."""
    spacings = [(each, properties(each.paragraph, "pPr").find(w("spacing"))) for each in _single_mark(draft)]
    return [each for each, spacing in spacings if int(attribute(spacing, "before") or 0) > 850]


def _swap(at: Site) -> None:
    """The urgency put before the classification."""
    [secrecy] = at.draft.labelled("security_classification")
    secrecy.addprevious(at.paragraph)


def _order_of_corner(draft: Draft) -> list[Target]:
    both = draft.labelled("security_classification") and draft.labelled("urgency")
    return [Target(draft.labelled("urgency")[0], element="document#0")] if both else []


def _documents(find: Callable[[Draft], list[Target]]) -> Callable[[Draft], list[Target]]:
    return lambda draft: [Target(target.paragraph, element="document#0") for target in find(draft)]


OPERATORS = [
    text_operator("copy-number-short", "份号不足 6 位", "H001", _COPY, r"\d{6}", "126"),
    text_operator("copy-number-worded", "份号写成第几号", "H001", _COPY, r"\d{6}", "第126号"),
    paragraph_operator("copy-number-right", "份号在右", "H001", _COPY, aligned("right")),
    runs_operator("secrecy-fangsong", "密级用仿宋", "H002", _SECRECY, font_change("仿宋_GB2312"), LEAD_ROUTES),
    paragraph_operator("secrecy-right", "密级在右上角", "H002", _SECRECY, aligned("right")),
    text_operator("secrecy-asterisk", "密级与期限之间用星号", "H003", _SECRECY, "★", "*"),
    text_operator("secrecy-chinese-term", "保密期限用汉字数字", "H003", _SECRECY, r"1年", "一年"),
    text_operator("secrecy-term-too-long", "秘密级期限超过 10 年", "H003", _SECRECY, r"1年", "15年"),
    text_operator("urgency-wrong-word", "紧急程度用词不对", "H004", _URGENCY, r"^..$", "紧急"),
    text_operator("urgency-telegram", "普通公文用特提", "H004", _URGENCY, r"^..$", "特提"),
    runs_operator("urgency-songti", "紧急程度用宋体", "H004", _URGENCY, font_change("宋体"), FONT_ROUTES),
    runs_operator("urgency-small", "紧急程度用四号", "H004", _URGENCY, size_change(14), LEAD_ROUTES),
    Operator("urgency-before-secrecy", "紧急程度排在密级之上", ("H005",), "order", _order_of_corner, _swap),
    text_operator(
        "mark-red-headed",
        "标志写红头文件",
        "H006",
        labelled("issuing_authority_mark", when=in_format("general")),
        r"(?<=.{4})文件$",
        "红头文件",
    ),
    runs_operator("mark-black", "标志为黑色", "H007", _MARK, ("colour", [element("color", val="000000")]), LEAD_ROUTES),
    runs_operator("mark-heiti", "标志用黑体", "H008", _MARK, font_change("黑体"), ("direct", "character", "style")),
    runs_operator("mark-songti", "标志用宋体", "H008", _MARK, font_change("宋体"), FONT_ROUTES),
    paragraph_operator("mark-left", "标志不居中", "H008", _single_mark, aligned("left")),
    Operator(
        "mark-low",
        "标志偏低 20 毫米",
        ("H009", "K010"),
        "top_mm",
        _single_mark,
        _mark_spacing(1134),
        along=("space_before_pt",),
    ),
    Operator(
        "mark-high",
        "标志偏高 15 毫米",
        ("H009", "K010"),
        "top_mm",
        _tall_mark,
        _mark_spacing(-850),
        along=("space_before_pt",),
    ),
    Operator(
        "signatory-missing",
        "上行文没有签发人",
        ("H011",),
        "count of signatory",
        _documents(_SIGNATORY),
        remove_paragraph,
    ),
    text_operator(
        "signatory-cut", "上行文没有签发人（同段）", "H011", _signed_number, r"\t签发人：.+$", "", along=("font",)
    ),
    text_operator(
        "signatory-halfwidth-colon",
        "签发人后用半角冒号",
        "H012 M001",
        labelled("signatory", "document_number"),
        "(?<=签发人)：",
        ":",
        along=("font",),
    ),
    runs_operator(
        "signatory-name-fangsong",
        "签发人姓名用仿宋",
        "H012",
        labelled("signatory", "document_number"),
        font_change("仿宋_GB2312", "rest_font"),
        LEAD_ROUTES,
    ),
    runs_operator("signatory-label-heiti", "“签发人”三字用黑体", "H012", _SIGNATORY, font_change("黑体"), LEAD_ROUTES),
    paragraph_operator("signatory-flush-right", "签发人右边不空字", "H012", _SIGNATORY, indented("right_chars")),
    Operator("separator-black", "分隔线为黑色", ("H014",), "line_colour", _separators, _border("color", "000000")),
    Operator(
        "separator-none",
        "没有分隔线",
        ("H014",),
        "line",
        _separators,
        _border("val", "none"),
        along=("line_colour", "line_pt", "line_space_pt"),
    ),
    Operator("separator-close", "分隔线紧贴文号", ("H014",), "line_space_pt", _on_number, _border("space", 1)),
]
