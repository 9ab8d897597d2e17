"""要素的缺失与多余 (党政机关公文处理工作条例 8, 9; GB/T 9704—2012 7): by kind of document."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.layout.paragraphs import line_paragraph
from evals.format.making import first_of, in_format, labelled, last_of, of_type
from evals.format.names import LABEL, w
from evals.format.operator import Operator, Site, Target
from evals.format.wider.making import BESIDE, put_in, taken_out, when, whole

TITLE = "要素缺失与多余"
# What must be there is told by the kind of document, so each kind has an operator of its own.
_ADDRESSED = {
    "notice": "通知",
    "circular": "通报",
    "opinions": "意见",
    "request": "请示",
    "report": "报告",
    "reply": "批复",
    "letter": "函",
    "proposal": "议案",
}
_UNADDRESSED = {
    "announcement": "公告",
    "public-notice": "通告",
    "communique": "公报",
    "resolution": "决议",
    "order": "命令",
    "minutes": "纪要",
}
_SIGNED = {**_ADDRESSED, "announcement": "公告", "public-notice": "通告", "decision": "决定"}
_DATED = {**_SIGNED, "communique": "公报", "minutes": "纪要", "order": "命令"}
_NUMBERED = {key: kind for key, kind in _ADDRESSED.items() if key not in {"letter", "request", "report", "proposal"}}
_LINE = ("separator#* *", "document_number#* *")


def _joint(draft: Draft) -> bool:
    return bool(draft.about["joint"])


def _first_line(draft: Draft) -> list[Target]:
    """What follows the title."""
    return first_of(labelled("body", "heading_1"))(draft)


def _line_only(at: Site) -> None:
    """The number goes, the red line stays as a paragraph of its own."""
    line = at.paragraph.find(f".//{w('pBdr')}")
    if line is not None:
        made = line_paragraph("separator", "bottom", "single", 12, "FF0000", 227)
        made.set(LABEL, "separator")
        at.paragraph.addprevious(made)
    at.paragraph.getparent().remove(at.paragraph)


def _numbers(kind: str) -> Operator:
    find = labelled("document_number", when=lambda draft: of_type(kind)(draft) and not draft.about["upward"])
    return Operator(
        f"{kind}-number-missing",
        f"{kind}没有发文字号",
        ("D001",),
        "count of document_number",
        whole(find),
        _line_only,
        along=(*BESIDE, *_LINE),
    )


def _imprint_targets(draft: Draft) -> list[Target]:
    printed = draft.labelled("printing_authority")
    return [Target(element="document#0")] if printed and printed[0].getparent().tag == w("tc") else []


def _drop_imprint(at: Site) -> None:
    cell = at.draft.labelled("printing_authority")[0].getparent()
    table = cell.getparent().getparent()
    table.getparent().remove(table)


def _drop_printing_row(at: Site) -> None:
    row = at.draft.labelled("printing_authority")[0].getparent().getparent()
    row.getparent().remove(row)


_IMPRINT = (*BESIDE, "imprint_separator#* *", "printing_authority#* *", "copy_recipients#* *")

OPERATORS = [
    *(
        taken_out(f"{key}-addressee-missing", f"{kind}没有主送机关", "B005", "main_recipients", find)
        for key, kind in _ADDRESSED.items()
        for find in [labelled("main_recipients", when=of_type(kind))]
    ),
    *(
        put_in(
            f"{key}-addressed",
            f"{kind}写了主送机关",
            "B005" if key != "minutes" else "B005 L115",
            "main_recipients",
            "各县（市、区）人民政府，市政府各部门、各直属机构：",
            when(_first_line, of_type(kind)),
            after=False,
        )
        for key, kind in _UNADDRESSED.items()
    ),
    *(
        taken_out(
            f"{key}-title-missing",
            f"{kind}没有标题",
            "T001 T022",
            "title",
            last_of(labelled("title", when=of_type(kind))),
        )
        for key, kind in _SIGNED.items()
    ),
    *(
        taken_out(
            f"{key}-issuer-missing",
            f"{kind}没有发文机关署名",
            "S008 S011 S018",
            "issuer_signature",
            first_of(labelled("issuer_signature", when=lambda d, kind=kind: of_type(kind)(d) and not _joint(d))),
        )
        for key, kind in _SIGNED.items()
    ),
    *(
        taken_out(
            f"{key}-date-missing",
            f"{kind}没有成文日期",
            "S001 S007 S019",
            "signing_date",
            labelled("signing_date", when=of_type(kind)),
        )
        for key, kind in _DATED.items()
    ),
    *(_numbers(kind) for kind in _NUMBERED.values()),
    taken_out(
        "mark-missing",
        "没有发文机关标志",
        "H006 H015",
        "issuing_authority_mark",
        first_of(labelled("issuing_authority_mark", when=lambda d: in_format("general")(d) and not _joint(d))),
    ),
    taken_out(
        "order-number-missing",
        "令没有令号",
        "D009 K011 D001",
        "document_number",
        labelled("document_number", when=in_format("order")),
    ),
    taken_out(
        "minutes-attendance-missing", "纪要没有出席名单", "K014 L115", "attendance", first_of(labelled("attendance"))
    ),
    Operator(
        "imprint-missing",
        "红头文件没有版记",
        ("F001", "F009"),
        "count of printing_authority",
        _imprint_targets,
        _drop_imprint,
        along=(*_IMPRINT, "table#* *"),
    ),
    Operator(
        "printing-line-missing",
        "版记没有印发机关和印发日期",
        ("F009", "F001"),
        "count of printing_authority",
        _imprint_targets,
        _drop_printing_row,
        along=_IMPRINT,
    ),
    put_in(
        "minutes-signed",
        "纪要署了机关名",
        "S016 L115",
        "issuer_signature",
        "清江市人民政府办公室",
        labelled("signing_date", when=of_type("纪要")),
        after=False,
    ),
    put_in(
        "order-titled",
        "令又写标题",
        "K011 K010",
        "title",
        "清江市人民政府关于公布《清江市户外广告设施管理办法》的命令",
        first_of(labelled("body", when=in_format("order"))),
        after=False,
    ),
]
