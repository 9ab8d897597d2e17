"""跨页的表格在每一页重复表头。

依据：通行做法，国标没有规定。
错误示例：三十行的表格没有设“重复标题行”，第二页起看不到各栏的名称。
正确示例：表头一行设为“在各页顶端以标题行形式重复出现”。
修复方式：把表头行设为重复标题行；请本人确认哪几行是表头。
例外：一页放得下的短表不需要；实际在哪里分页文件里没有，只看行数多于一页行数的表；版头和版记用来排版的表格、没有横向表头的登记表不判断。
"""

from __future__ import annotations

from assistant.documents.edits import SetTable, TableChange
from assistant.documents.tables import Table
from assistant.rules.table._tables import beginning, data_tables, has_content
from assistant.rules.vocabulary import *

_COLUMNS = 2


@dataclass(frozen=True)
class TableHeaderRepeat(Rule):
    """Rule C004.

    Attributes:
        rows: How many rows surely do not fit one page.
    """

    code = "C004"
    title = "跨页表头重复"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.CONFIRM
    enabled = False

    rows: int = 36

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each table with a header that is longer than a page and does not repeat it."""
        for table in data_tables(document):
            if len(table.rows) < self.rows or any(row.is_header for row in table.rows) or not _has_header(table):
                continue
            yield Violation(
                beginning(document, table),
                f"表格有 {len(table.rows)} 行，会排到下一页，没有设重复标题行。",
                "没有设重复标题行",
                "表头在各页重复出现",
                edits=(SetTable(table.address, TableChange(header_rows=_header_rows(table))),),
            )


def _header_rows(table: Table) -> int:
    """The first row, and those into which its cells are merged."""
    merged = (not any(cell.merged_above for cell in row.cells) for row in table.rows[1:])
    return next((at for at, ends in enumerate(merged, 1) if ends), len(table.rows))


def _has_header(table: Table) -> bool:
    """Whether the first row names the columns: every cell has text that is no number, as in most rows below it."""
    cells = table.rows[0].cells
    return len(cells) >= _COLUMNS and all(has_content(each) and not _is_number(each.text) for each in cells)


def _is_number(text: str) -> bool:
    return text.strip().rstrip("%％").replace(".", "").replace(",", "").isdigit()
