"""版记的分隔线与版心等宽。

依据：GB/T 9704—2012 7.4.1。
错误示例：版记表格宽 145 mm；画线的段落左右各缩进一字。
正确示例：版记表格与版心等宽，156 mm。
修复方式：把表格宽度改为版心宽度，去掉画线的空段落的左右缩进；线画在文字段落上的，文字要左右各空一字，请人工把线移到单独的段落。
例外：表格加上单元格边距宽出 4 mm 以内的不计；用图形画线的、表格宽度没有写明的不判断；信函的版记没有分隔线。
"""

from __future__ import annotations

from assistant.documents.edits import SetTable, TableChange
from assistant.documents.page_setup import PageSetup
from assistant.documents.tables import Table
from assistant.documents.units import ZERO
from assistant.rules.imprint._groups import IMPRINT
from assistant.rules.imprint._lines import imprint_lines, imprint_table
from assistant.rules.layout import in_characters, type_size
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

_LEAST_GRID = 120
_TYPE_AREA = Length.of_mm(156)


@dataclass(frozen=True)
class ImprintWidth(Rule):
    """Rule F002.

    Attributes:
        tolerance: How much the width may differ, in mm.
        table_tolerance: The same for tables, to which Word adds the margins of cells.
    """

    code = "F002"
    title = "版记分隔线的长度"
    clause = "GB/T 9704—2012 7.4.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    tolerance: float = 2
    table_tolerance: float = 4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """An imprint whose lines are not as wide as the type area."""
        if document.format is DocumentFormat.LETTER:
            return
        table, elements = imprint_table(document), document.of(*IMPRINT)
        if table is not None and elements:
            change = TableChange(width=_page(document, elements[0]).text_width, indent=ZERO if table.indent else None)
            edits = (SetTable(table.address, change),)
            yield from self._judged(document, elements[0], _table_width(table), self.table_tolerance, edits)
            return
        seen: set[int] = set()
        for line in imprint_lines(document):
            at = document.position(line.at)
            if line.border is not None and at not in seen and line.at.place.text_box is None:
                seen.add(at)
                edits = _from_edge_to_edge(line.at)
                yield from self._judged(document, line.at, _width(document, line.at), self.tolerance, edits)

    def _judged(
        self,
        document: IdentifiedDocument,
        paragraph: IdentifiedParagraph,
        width: Length,
        tolerance: float,
        edits: tuple[Edit, ...],
    ) -> Iterator[Violation]:
        wanted = _page(document, paragraph).text_width
        # Where the type area itself is another, that is what has to be put right.
        fits = any(width.is_near(each, Length.of_mm(tolerance)) for each in (wanted, _TYPE_AREA))
        if width and not fits:
            message = f"版记分隔线长 {width.mm:.0f} mm，应与版心等宽（{wanted.mm:.0f} mm）。"
            actual, expected = f"长 {width.mm:.0f} mm", f"长 {wanted.mm:.0f} mm"
            repair = None if edits else Repair.PERSON
            yield Violation(in_paragraph(paragraph), message, actual, expected, repair=repair, edits=edits)


def _from_edge_to_edge(paragraph: IdentifiedParagraph) -> tuple[Edit, ...]:
    """No indents for a paragraph that is only a line; those of text are its own, and a frame has its own width."""
    if paragraph.own_text.strip() or paragraph.format.frame.value is not None:
        return ()
    hangs = paragraph.format.first_line.value.length.emu < 0
    return set_paragraph(paragraph, ParagraphChange(left=0, right=0, first_line=0 if hangs else None))


def _table_width(table: Table) -> Length:
    """As stated; that of the grid where it can be one: where widths are given in per cent, programs leave it as it was."""
    if table.width:
        return table.width
    grid = sum(table.grid, Length(0))
    return grid if grid > Length.of_mm(_LEAST_GRID) else Length(0)


def _page(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> PageSetup:
    return document.page_of(paragraph)


def _width(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Length:
    """A border goes from indent to indent of its paragraph; a first line that hangs draws it out to the left."""
    form, size = paragraph.format, type_size(paragraph)
    frame = form.frame.value
    if frame is not None:
        whole = frame.width or Length(0)
        if not whole:
            return Length(0)
    else:
        whole = _page(document, paragraph).text_width
    left = in_characters(paragraph, form.left.value) + min(in_characters(paragraph, form.first_line.value), 0)
    return whole - Length.of_characters(left + in_characters(paragraph, form.right.value), size)
