"""特定格式: 信函、命令、纪要 (GB/T 9704—2012 10)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft
from evals.format.making import (
    blank_operator,
    first_of,
    font_change,
    in_format,
    indented,
    insert_operator,
    labelled,
    last_of,
    paragraph_operator,
    runs_operator,
    text_operator,
)
from evals.format.names import drop, w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import LEAD_ROUTES

TITLE = "特定格式"
_IS_LETTER = in_format("letter")
_IS_ORDER = in_format("order")


def _letter_mark(draft: Draft) -> list[Target]:
    return labelled("issuing_authority_mark", when=_IS_LETTER)(draft)


def _letter_line(draft: Draft) -> list[Target]:
    return [Target(paragraph) for paragraph in draft.labelled("separator")] if _IS_LETTER(draft) else []


def _lower_line(draft: Draft) -> list[Target]:
    return [Target(element="page_number#first")] if _IS_LETTER(draft) else []


def _letter_page(draft: Draft) -> list[Target]:
    return [Target(element="page#0")] if _IS_LETTER(draft) else []


def _mark_at(millimetres: float) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        frame = at.paragraph.find(f".//{w('framePr')}")
        assert frame is not None
        frame.set(w("y"), str(round(millimetres * 1440 / 25.4)))

    return apply


def _border(key: str, value: str) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        borders = at.paragraph.find(f".//{w('pBdr')}")
        assert borders is not None
        borders[0].set(w(key), value)

    return apply


def _lower(key: str, value: str) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        borders = at.draft.trees["word/footer_first.xml"].find(f".//{w('pBdr')}")
        assert borders is not None
        borders[0].set(w(key), value)

    return apply


def _numbered_first_page(at: Site) -> None:
    drop(at.section, "titlePg")


OPERATORS = [
    Operator("letter-mark-low", "信函标志偏低", ("K001",), "top_of_page_mm", _letter_mark, _mark_at(42)),
    Operator("letter-mark-high", "信函标志偏高", ("K001",), "top_of_page_mm", _letter_mark, _mark_at(18)),
    text_operator("letter-mark-document", "信函标志加“文件”", "K001", _letter_mark, r"$", "文件"),
    Operator("letter-line-single", "信函首条线用单线", ("K002",), "line", _letter_line, _border("val", "single")),
    Operator(
        "letter-line-black", "信函首条线为黑色", ("K002",), "line_colour", _letter_line, _border("color", "000000")
    ),
    Operator(
        "letter-line-turned", "信函首条线上细下粗", ("K002",), "line", _letter_line, _border("val", "thinThickSmallGap")
    ),
    Operator("letter-lower-line-single", "信函下方线用单线", ("K003",), "line", _lower_line, _lower("val", "single")),
    Operator(
        "letter-lower-line-turned",
        "信函下方线上粗下细",
        ("K003",),
        "line",
        _lower_line,
        _lower("val", "thickThinSmallGap"),
    ),
    Operator(
        "letter-lower-line-black", "信函下方线为黑色", ("K003",), "line_colour", _lower_line, _lower("color", "000000")
    ),
    Operator(
        "letter-first-page-numbered", "信函首页显示页码", ("K007",), "title_page", _letter_page, _numbered_first_page
    ),
    insert_operator(
        "letter-printing-line",
        "信函版记加印发行",
        "K009",
        "printing_authority",
        "清江市教育局办公室　2026年4月9日印发",
        labelled("copy_recipients", when=_IS_LETTER),
    ),
    blank_operator("order-text-close", "令号与正文之间不空行", "K011", first_of(labelled("body", when=_IS_ORDER)), 0),
    blank_operator(
        "order-number-close", "令的标志与令号之间不空行", "K011", labelled("document_number", when=_IS_ORDER), 0
    ),
    text_operator(
        "order-signed-by-body",
        "令署机关名",
        "K012",
        labelled("issuer_signature", when=_IS_ORDER),
        r"^市长",
        "清江市人民政府",
    ),
    runs_operator(
        "attendance-label-fangsong",
        "出席标签用仿宋",
        "K014",
        labelled("attendance"),
        font_change("仿宋_GB2312"),
        LEAD_ROUTES,
    ),
    runs_operator(
        "attendance-names-heiti",
        "出席名单用黑体",
        "K014",
        labelled("attendance"),
        font_change("黑体", "rest_font"),
        LEAD_ROUTES,
    ),
    blank_operator("attendance-close", "出席名单与正文之间不空行", "K014", first_of(labelled("attendance")), 0),
    paragraph_operator(
        "attendance-flush",
        "出席名单顶格",
        "K014",
        last_of(labelled("attendance")),
        indented("left_chars", first=-3, left=3),
    ),
    blank_operator(
        "order-signature-close", "签名章与正文之间不空行", "S006 K012", labelled("issuer_signature", when=_IS_ORDER), 0
    ),
    paragraph_operator(
        "order-signature-flush",
        "签名章右边不空字",
        "S006 K012",
        labelled("issuer_signature", when=_IS_ORDER),
        indented("right_chars"),
    ),
    blank_operator(
        "order-date-close", "签名章与日期之间不空行", "S006 K012", labelled("signing_date", when=_IS_ORDER), 0
    ),
]
