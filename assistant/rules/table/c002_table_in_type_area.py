"""表格不超出版心的左右边缘。

依据：通行做法；GB/T 9704—2012 5.2.1 定了版心的宽度，没有单说表格。
错误示例：版心宽 156 mm，表格宽 170 mm，右边伸进白边。
正确示例：表格与版心等宽，或比版心窄。
修复方式：把表格宽度改为版心的 100%；列多的改小字号或改用横排，请本人确认。
例外：横排的节、浮动的表格、版头和版记用来排版的表格不判断；没有写明宽度的，软件会自动收进版心，不作判断；允差 2 mm。
"""

from __future__ import annotations

from assistant.documents.edits import SetTable, TableChange
from assistant.documents.page_setup import PageSetup
from assistant.documents.tables import Table
from assistant.documents.units import ZERO
from assistant.rules.table._tables import beginning, data_tables
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TableInTypeArea(Rule):
    """Rule C002.

    Attributes:
        tolerance: How far a table may stand out on either side, in mm.
    """

    code = "C002"
    title = "表格不出版心"
    clause = "通行做法；参看 GB/T 9704—2012 5.2.1"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM

    tolerance: float = 2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each table that stands out of the type area on either side."""
        for table in data_tables(document):
            page = document.document.sections[table.section].page
            if page.landscape or table.floating or table.width is None:
                continue
            left, right = _overhang(table, table.width, page)
            out = max(left, right)
            if out > Length.of_mm(self.tolerance):
                side = "左" if left > right else "右"
                yield Violation(
                    beginning(document, table),
                    f"表格宽 {table.width.mm:.0f} mm，向{side}伸出版心 {out.mm:.0f} mm，通行做法是不超出版心。",
                    f"伸出版心 {out.mm:.0f} mm",
                    f"不超出版心，宽不过 {page.text_width.mm:.0f} mm",
                    edits=(SetTable(table.address, _within(table, table.width, page)),),
                )


def _within(table: Table, width: Length, page: PageSetup) -> TableChange:
    """As wide as the type area where it is wider, and beginning at its left edge."""
    indented = table.indent and table.alignment not in (Alignment.CENTER, Alignment.RIGHT)
    return TableChange(width=page.text_width if width > page.text_width else None, indent=ZERO if indented else None)


def _overhang(table: Table, width: Length, page: PageSetup) -> tuple[Length, Length]:
    """How far a table stands out on the left and on the right."""
    over = width - page.text_width
    if table.alignment is Alignment.CENTER:
        return over * 0.5, over * 0.5
    if table.alignment is Alignment.RIGHT:
        return over, ZERO
    return -table.indent, over + table.indent
