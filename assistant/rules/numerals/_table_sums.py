"""Tables with one row for the total, so that the columns above it can be added up. What is not plain is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.documents.tables import Cell, Row, Table

_TOTAL = ("合计", "总计", "共计")
_OTHER_SUMS = re.compile(r"小计|其中|平均|合计|总计|共计")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
# What such columns hold is not added up.
_NOT_ADDED = re.compile(r"率|比|％|%|均|序|号|单价|占|排名|名次|时间|日期|年|得分|分数|电话")
_FEWEST = 2


@dataclass(frozen=True)
class ColumnSum:
    """A total in a table and the sum of the column above it."""

    cell: Cell
    total: Decimal
    column: Decimal


def column_sums(table: Table) -> Iterator[ColumnSum]:
    """The columns of which all cells between the head and the total are numbers, and whose sum is not the total."""
    at = _row_of_total(table)
    if at is None:
        return
    for cell in table.rows[at].cells:
        column = [_cell_at(row, cell) for row in table.rows[:at]]
        head, numbers = _parted(column)
        total = _number(cell)
        if total is None or len(numbers) < _FEWEST or not head or _NOT_ADDED.search(head):
            continue
        column_sum = sum(numbers, Decimal())
        if abs(column_sum - total) > _rounding(total, len(numbers)):
            yield ColumnSum(cell, total, column_sum)


def _row_of_total(table: Table) -> int | None:
    """The last row where it begins with 合计 and no other row is a sum of any kind."""
    if not table.rows or any(cell.merged_above for cell in table.rows[-1].cells):
        return None
    last = _first_text(table.rows[-1])
    others = any(_OTHER_SUMS.search(_bare(cell)) for row in table.rows[:-1] for cell in row.cells)
    return len(table.rows) - 1 if last in _TOTAL and not others else None


def _first_text(row: Row) -> str:
    return next((text for cell in row.cells if (text := _bare(cell))), "")


def _parted(column: list[Cell | None]) -> tuple[str, list[Decimal]]:
    """The head of a column and its numbers; none where anything but numbers follows the head."""
    numbers: list[Decimal] = []
    head = ""
    for cell in column:
        number = _number(cell) if cell else None
        if number is not None:
            numbers.append(number)
        elif cell is None or numbers:
            return "", []
        else:
            head += _bare(cell)
    return head, numbers


def _cell_at(row: Row, like: Cell) -> Cell | None:
    same = (cell for cell in row.cells if cell.grid_column == like.grid_column)
    return next((cell for cell in same if not cell.merged_above or not _number(cell)), None)


def _number(cell: Cell) -> Decimal | None:
    text = _bare(cell)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) and len(cell.paragraphs) == 1 else None


def _rounding(total: Decimal, count: int) -> Decimal:
    """What rounding may make of a sum: half of the last place for each number; nothing for whole numbers."""
    places = -int(total.as_tuple().exponent)
    return Decimal(count).scaleb(-places) / 2 if places > 0 else Decimal()


def _bare(cell: Cell) -> str:
    return "".join(cell.text.split())
