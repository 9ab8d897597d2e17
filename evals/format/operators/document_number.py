"""发文字号 (GB/T 9704—2012 7.2.5)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import (
    aligned,
    blank_operator,
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
from evals.format.operator import Operator, Target
from evals.format.routes import FONT_ROUTES, SIZE_ROUTES

TITLE = "发文字号"


def _is_centred(draft: Draft) -> bool:
    return draft.about["format"] != "letter" and not draft.about["upward"]


_NUMBER = labelled("document_number")
_CENTRED = labelled("document_number", when=_is_centred)
_UPWARD = labelled("document_number", when=lambda draft: draft.about["upward"])


def _letter_numbers(draft: Draft) -> list[Target]:
    return [
        Target(each.paragraph, element="document#0")
        for each in labelled("document_number", when=in_format("letter"))(draft)
    ]


def _joint(draft: Draft) -> bool:
    return bool(draft.about["joint"])


_BEFORE = r"〔(\d{4})〕(\d+)号"
OPERATORS = [
    text_operator("number-square-brackets", "文号用方括号", "D002", _NUMBER, _BEFORE, r"[\1]\2号"),
    text_operator("number-round-brackets", "文号用圆括号", "D002", _NUMBER, _BEFORE, r"（\1）\2号"),
    text_operator("number-black-brackets", "文号用方头括号", "D002", _NUMBER, _BEFORE, r"【\1】\2号"),
    text_operator("number-short-year", "文号年份简写", "D003", _NUMBER, r"〔20(\d\d)〕", r"〔\1〕"),
    text_operator("number-chinese-year", "文号年份用汉字", "D003", _NUMBER, r"〔2026〕", "〔二〇二六〕"),
    text_operator("number-padded", "文号序号编虚位", "D004", _NUMBER, r"〕(\d+)号", r"〕0\1号"),
    text_operator("number-with-di", "文号序号前加第", "D005", _NUMBER, r"〕(\d+)号", r"〕第\1号"),
    text_operator("number-without-hao", "文号缺号字", "D005", _NUMBER, r"(?<=〕)(\d+)号", r"\1"),
    text_operator("number-spaced", "文号内有空格", "D006", _NUMBER, r"〕(\d+)号", r"〕 \1 号"),
    runs_operator("number-songti", "文号用宋体", "D006", _CENTRED, font_change("宋体"), FONT_ROUTES),
    runs_operator(
        "number-heiti", "文号用黑体", "D006", _CENTRED, font_change("黑体"), ("direct", "character", "style")
    ),
    runs_operator("number-small", "文号用四号", "D006", _CENTRED, size_change(14), SIZE_ROUTES),
    paragraph_operator("number-left", "下行文文号居左", "D007", _CENTRED, aligned("left")),
    paragraph_operator("number-upward-flush", "上行文文号左边不空字", "D007", _UPWARD, indented("left_chars")),
    blank_operator(
        "number-close-to-mark", "文号与标志之间不空行", "D007 K011", labelled("document_number", when=_is_centred), 0
    ),
    Operator(
        "number-missing", "信函没有发文字号", ("D001",), "count of document_number", _letter_numbers, remove_paragraph
    ),
    text_operator(
        "number-doubled",
        "联合行文标两个文号",
        "D008",
        labelled("document_number", when=_joint),
        r"号$",
        "号　清财发〔2026〕21号",
    ),
    text_operator(
        "order-number-bracketed",
        "令号用年份括号",
        "D009",
        labelled("document_number", when=in_format("order")),
        r"^第(\d+)号$",
        r"清政令〔2026〕\1号",
    ),
    paragraph_operator(
        "letter-number-centred",
        "信函文号居中",
        "K005",
        labelled("document_number", when=in_format("letter")),
        aligned("center"),
    ),
]
