"""The lines of a page in the order in which people read them: columns one after the other, each from the top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

# Beside so long a column another one may hold a few short lines.
_LONG_COLUMN = 8
# The gutter of two columns is looked for in the middle of the text.
_MIDDLE = (0.35, 0.65)
_TRIED = 31
_LEAST_LINES_OF_A_COLUMN = 3
# Justified text fills its column; cells of a table do not.
_FILLS = 0.75
_BESIDE_EACH_OTHER = 0.6
_SAME_ROW = 0.5
_BLANK = 0.4


@dataclass(frozen=True)
class RecognisedLine:
    """A line of text on an upright page.

    Attributes:
        text: What it says.
        certainty: How certain that is, from 0 to 1.
        left: Its edges in pixels from the top left corner of the page; so with the others.
        columns: How many columns stand side by side where it is.
        origin: The left edge of its column; of a page without columns 0.
    """

    text: str
    certainty: float
    left: float
    top: float
    right: float
    bottom: float
    columns: int = 1
    origin: float = 0.0

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return self.bottom - self.top


def in_reading_order(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """The lines of a page in order, pieces of one line put together."""
    gutter = _gutter(lines)
    if gutter is None:
        return _rows(lines)
    found: list[RecognisedLine] = []
    band: list[RecognisedLine] = []
    for line in sorted(lines, key=lambda line: line.top):
        if line.left < gutter < line.right:
            found += [*_columns(band, gutter), line]
            band = []
        else:
            band.append(line)
    return found + _columns(band, gutter)


def _columns(band: Sequence[RecognisedLine], gutter: float) -> list[RecognisedLine]:
    """The left column, then the right one."""
    found: list[RecognisedLine] = []
    for side in (_left_of(gutter), _right_of(gutter)):
        column = [line for line in band if side(line)]
        origin = min((line.left for line in column), default=0.0)
        found += [replace(line, columns=2, origin=origin) for line in _rows(column)]
    return found


def _left_of(gutter: float) -> Callable[[RecognisedLine], bool]:
    return lambda line: line.right <= gutter


def _right_of(gutter: float) -> Callable[[RecognisedLine], bool]:
    return lambda line: line.left >= gutter


def _gutter(lines: Sequence[RecognisedLine]) -> float | None:
    """Where the blank strip between two columns is; None where the page has one column."""
    if len(lines) < 2 * _LEAST_LINES_OF_A_COLUMN:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    first, last = (left + part * (right - left) for part in _MIDDLE)
    places = [first + (last - first) * n / (_TRIED - 1) for n in range(_TRIED)]
    crossing = {x: sum(line.left < x < line.right for line in lines) for x in places}
    fewest = min(crossing.values())
    best = [x for x in places if crossing[x] == fewest]
    x = best[len(best) // 2]
    return x if _are_columns(lines, x) else None


def _are_columns(lines: Sequence[RecognisedLine], x: float) -> bool:
    """Whether the lines on both sides fill a column each, and stand beside each other."""
    sides = [[line for line in lines if side(line)] for side in (_left_of(x), _right_of(x))]
    if min(len(side) for side in sides) < _LEAST_LINES_OF_A_COLUMN:
        return False
    if not all(_fill(side) for side in sides if len(side) >= _LONG_COLUMN or not _is_long(sides)):
        return False
    left, right = sides
    fewer, others = (left, right) if len(left) <= len(right) else (right, left)
    beside = sum(any(_same_row(line, other) for other in others) for line in fewer)
    return beside >= _BESIDE_EACH_OTHER * len(fewer)


def _is_long(sides: Sequence[Sequence[RecognisedLine]]) -> bool:
    return max(len(side) for side in sides) >= _LONG_COLUMN


def _fill(column: Sequence[RecognisedLine]) -> bool:
    width = max(line.right for line in column) - min(line.left for line in column)
    return median(line.right - line.left for line in column) >= _FILLS * width


def _same_row(line: RecognisedLine, other: RecognisedLine) -> bool:
    shared = min(line.bottom, other.bottom) - max(line.top, other.top)
    return shared > _SAME_ROW * min(line.height, other.height)


def _rows(lines: Sequence[RecognisedLine]) -> list[RecognisedLine]:
    """The lines from the top; pieces that stand beside each other are one."""
    rows: list[list[RecognisedLine]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        if rows and _same_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(sorted(row, key=lambda line: line.left)) for row in rows]


def _joined(row: Sequence[RecognisedLine]) -> RecognisedLine:
    whole = row[0]
    for piece in row[1:]:
        blank = " " if piece.left - whole.right > _BLANK * piece.height else ""
        length, added = len(whole.text), len(piece.text)
        whole = replace(
            whole,
            text=whole.text + blank + piece.text,
            certainty=(whole.certainty * length + piece.certainty * added) / max(length + added, 1),
            top=min(whole.top, piece.top),
            right=max(whole.right, piece.right),
            bottom=max(whole.bottom, piece.bottom),
        )
    return whole
