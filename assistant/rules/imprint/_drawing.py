"""What draws the lines of an imprint as they should be: black, of a width, from edge to edge."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.edits import InsertParagraph, RunChange, SetTable, TableChange
from assistant.documents.formatting import Border, LineRule, LineSpacing
from assistant.documents.units import ZERO
from assistant.rules.imprint._lines import ImprintLine, imprint_table
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

# How high an empty paragraph is that is only a line.
_HEIGHT = LineSpacing(LineRule.EXACT, Length.of_pt(3))
_SMALLEST = Length.of_pt(1)


def drawn(
    document: IdentifiedDocument, lines: Sequence[ImprintLine], line: ImprintLine, width: Length
) -> tuple[Edit, ...]:
    """A line of the imprint as it should be; one that is missing is drawn.

    Args:
        document: The document.
        lines: All lines of its imprint.
        line: The line.
        width: Its width.

    Returns:
        The edits; none where the imprint is set in frames, in which nothing can be put between.
    """
    border = Border("single", width, "000000", line.border.space if line.border else ZERO)
    table = imprint_table(document)
    if table is not None:
        return (SetTable(table.address, _in_table(lines, line, border, len(table.rows))),)
    if line.side:
        return set_paragraph(line.at, _on(line.side, border))
    framed = line.at.format.frame.value is not None
    return () if framed else (_separator(lines, line, border),)


def _in_table(lines: Sequence[ImprintLine], line: ImprintLine, border: Border, rows: int) -> TableChange:
    """An edge, all lines between rows where each is one of the middle ones, or the line below one row."""
    over, under = line.rows
    if over is None:
        return TableChange(top=border)
    if under is None:
        return TableChange(bottom=border)
    between = {each.rows for each in lines if each.where == "middle"}
    if between == {(row, row + 1) for row in range(rows - 1)}:
        return TableChange(inside=border)
    return TableChange(row_bottom=(over, border))


def _on(side: str, border: Border) -> ParagraphChange:
    return ParagraphChange(top_border=border) if side == "top" else ParagraphChange(bottom_border=border)


def _separator(lines: Sequence[ImprintLine], line: ImprintLine, border: Border) -> InsertParagraph:
    """An empty paragraph with the line: like the others of the imprint, else as low as can be."""
    other = next((each for each in lines if each.side and not each.at.own_text.strip()), None)
    address, after = line.at.address, line.where == "last"
    if other is not None:
        like, change = other.at.address, _on(other.side, border)
        return InsertParagraph(address, after=after, like=like, change=change)
    change = ParagraphChange(
        alignment=Alignment.LEFT,
        first_line=0,
        left=0,
        right=0,
        space_before=ZERO,
        space_after=ZERO,
        line_spacing=_HEIGHT,
        snap_to_grid=False,
        numbered=False,
        bottom_border=border,
    )
    return InsertParagraph(address, after=after, change=change, run=RunChange(size=_SMALLEST))
