"""署名、成文日期、附注 (GB/T 9704—2012 7.3.5, 7.3.6)."""

from __future__ import annotations

import re

from evals.format.draft import Draft
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    indented,
    labelled,
    paragraph_operator,
    remove_paragraph,
    runs_operator,
    size_change,
    text_operator,
)
from evals.format.operator import Operator, Target
from evals.format.routes import FONT_ROUTES, RUN_ROUTES, SIZE_ROUTES

TITLE = "署名、日期、附注"


def _is_sealed(draft: Draft) -> bool:
    # A resolution or communiqué says in brackets under its title who passed it and when; nobody signs it.
    signs = draft.about["doc_type"] not in {"决议", "公报"}
    return draft.about["sealed"] and draft.about["format"] in {"general", "letter"} and signs


def _is_unsealed(draft: Draft) -> bool:
    return not draft.about["sealed"]


_DATE = labelled("signing_date")
_SIGNED = labelled("issuer_signature", when=lambda draft: draft.about["format"] != "order")
_SEALED_DATE = labelled("signing_date", when=_is_sealed)
_SEALED = labelled("issuer_signature", when=_is_sealed)
_UNSEALED = labelled("issuer_signature", when=_is_unsealed)
_UNSEALED_DATE = labelled("signing_date", when=_is_unsealed)
_REMARKS = labelled("remarks")
_HAN = "〇一二三四五六七八九"
_YMD = r"^(\d{4})年(\d+)月(\d+)日$"


def _imprinted(draft: Draft) -> bool:
    return bool(draft.labelled("printing_authority"))


def _second_signature(draft: Draft) -> list[Target]:
    signed = draft.labelled("issuer_signature")
    return [Target(signed[-1], element="document#0")] if len(signed) > 1 else []


def _in_han(match: re.Match[str]) -> str:
    """A date in 汉字, as it was written before 2012."""
    year, month, day = match.groups()
    return f"{''.join(_HAN[int(digit)] for digit in year)}年{_count(int(month))}月{_count(int(day))}日"


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")


OPERATORS = [
    text_operator(
        "date-chinese",
        "成文日期用汉字数字",
        "S001",
        _DATE,
        _YMD,
        _in_han,
    ),
    text_operator("date-dotted", "成文日期用点号", "S001", _DATE, _YMD, r"\1.\2.\3"),
    text_operator("date-dashed", "成文日期用短横线", "S001", _DATE, _YMD, r"\1-\2-\3"),
    text_operator("date-short-year", "成文日期年份简写", "S001 U002", _DATE, r"^20(\d\d)年", r"\1年"),
    text_operator("date-without-day", "成文日期没有日", "S001", _DATE, r"月\d+日$", "月"),
    text_operator("date-padded-month", "成文日期月份编虚位", "S002", _DATE, r"(?<=年)(\d)月", r"0\1月"),
    text_operator("date-padded-day", "成文日期日编虚位", "S002", _DATE, r"(?<=月)(\d)日$", r"0\1日"),
    text_operator("date-impossible", "成文日期不存在", "S007", _DATE, r"年\d+月\d+日$", "年2月30日"),
    text_operator(
        "date-after-printing",
        "成文日期晚于印发日期",
        "F012 S007",
        labelled("signing_date", when=_imprinted),
        r"\d+月\d+日$",
        "12月28日",
    ),
    paragraph_operator("sealed-date-flush", "盖章件成文日期右边不空字", "S003", _SEALED_DATE, indented("right_chars")),
    paragraph_operator(
        "sealed-date-far", "盖章件成文日期右空八字", "S003", _SEALED_DATE, indented("right_chars", right=8)
    ),
    paragraph_operator("sealed-date-centred", "成文日期居中", "S003", _SEALED_DATE, aligned("center")),
    paragraph_operator("sealed-signature-flush", "盖章件署名右边不空字", "S004", _SEALED, indented("right_chars")),
    paragraph_operator(
        "sealed-signature-far", "盖章件署名不以日期为准居中", "S004", _SEALED, indented("right_chars", right=8)
    ),
    paragraph_operator("sealed-signature-left", "署名居左", "S004", _SEALED, aligned("left")),
    paragraph_operator(
        "unsealed-signature-flush", "不盖章的署名右边不空字", "S005", _UNSEALED, indented("right_chars")
    ),
    paragraph_operator("unsealed-signature-centred", "不盖章的署名居中", "S005", _UNSEALED, aligned("center")),
    paragraph_operator(
        "unsealed-date-far", "不盖章的日期位置不对", "S005", _UNSEALED_DATE, indented("right_chars", right=7)
    ),
    paragraph_operator("unsealed-date-centred", "不盖章的日期居中", "S005", _UNSEALED_DATE, aligned("center")),
    blank_operator("unsealed-signature-far", "不盖章的署名与正文之间空四行", "S005 B013", first_of(_UNSEALED), 4),
    blank_operator("unsealed-signature-close", "不盖章的署名与正文之间不空行", "S005", first_of(_UNSEALED), 0),
    blank_operator(
        "date-apart",
        "署名与日期之间空行",
        "B013 S004 S005",
        labelled("signing_date", when=lambda d: bool(_SIGNED(d))),
        1,
    ),
    text_operator("signature-short", "署名用简称", "S008 T014", _SIGNED, r"^清江市人民政府$", "市政府"),
    text_operator(
        "signature-abbreviated", "署名用口语简称", "S008 T014", _SIGNED, r"^清江市人民政府办公室$", "清江市政府办"
    ),
    Operator(
        "joint-signature-missing",
        "联合行文少一个署名",
        ("S009", "S008"),
        "count of issuer_signature",
        _second_signature,
        remove_paragraph,
    ),
    runs_operator("signature-songti", "署名用宋体", "P007", _SIGNED, font_change("宋体"), FONT_ROUTES),
    runs_operator("signature-heiti", "署名用黑体", "P007", _SIGNED, font_change("黑体"), RUN_ROUTES),
    runs_operator("signature-small", "署名用四号", "P007", _SIGNED, size_change(14), SIZE_ROUTES),
    runs_operator("date-songti", "成文日期用宋体", "P007", _DATE, font_change("宋体"), FONT_ROUTES),
    paragraph_operator("remarks-flush", "附注顶格", "S012", _REMARKS, indented("first_line_chars")),
    paragraph_operator("remarks-right", "附注居右", "S012", _REMARKS, aligned("right")),
    blank_operator("remarks-apart", "附注与日期之间空行", "S012 B013", _REMARKS, 1),
    text_operator("remarks-without-brackets", "附注没有圆括号", "S012", _REMARKS, r"^（(.+)）$", r"\1"),
    text_operator("remarks-prefixed", "附注加“附注：”", "S012", _REMARKS, r"^（(.+)）$", r"附注：\1"),
    text_operator("remarks-halfwidth", "附注用半角括号", "S012 M001", _REMARKS, r"^（(.+)）$", r"(\1)"),
]
