"""The double lines of the letter format (GB/T 9704—2012, 10.1): the one under the mark, and the one at the foot of page one.

They are borders of paragraphs in the body, in frames and in footers, or drawn lines of which only length and colour show.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.documents.colours import is_red
from assistant.documents.drawings import Picture
from assistant.documents.formatting import Border
from assistant.documents.page_setup import HeaderFooter, MarginKind, PageSetup
from assistant.documents.paragraph import Paragraph
from assistant.documents.places import Location, in_margin
from assistant.documents.tables import Table
from assistant.rules.masthead._marks import marks
from assistant.rules.vocabulary import *

# Word names the outer line first: thick over thin is 上粗下细.
THICK_ABOVE, THIN_ABOVE = "thickThin", "thinThick"
# Where no title says where the masthead ends.
_LONGEST_HEAD = 12
# A drawn thing is a line where it is no higher and no shorter than this.
_HIGHEST_LINE, _SHORTEST_LINE = Length.of_mm(4), Length.of_mm(100)
# How many paragraphs below the title a line of the head may be fixed to.
_NEAR_TITLE = 2
_SHAPES = ("line", "shape", "picture")


@dataclass(frozen=True)
class BorderLine:
    """A line that a paragraph draws.

    Attributes:
        place: Where.
        paragraph: The paragraph.
        border: How the line looks.
        is_top: Whether it stands above the paragraph.
        length: How long it is; None where the file does not say it.
    """

    place: Location
    paragraph: Paragraph
    border: Border
    length: Length | None
    is_top: bool = False

    @property
    def is_double(self) -> bool:
        """Whether it is of a thick and a thin line."""
        return is_double(self.border)


def is_double(border: Border) -> bool:
    """Whether it is a thick and a thin line side by side."""
    return border.style.startswith((THICK_ABOVE, THIN_ABOVE))


def is_letter(document: IdentifiedDocument) -> bool:
    """Whether it is in the letter format: by its elements, or by a double line, which no other format has."""
    if document.format is DocumentFormat.LETTER:
        return bool(marks(document))
    number = next(iter(document.of(Element.DOCUMENT_NUMBER)), None)
    if document.format is not DocumentFormat.GENERAL or number is None:
        return False
    # In the general format the separator stands below the number.
    above = _lines_before(document, document.position(number))
    return any(line.is_double for line in (*above, *lower_lines(document)))


def upper_lines(document: IdentifiedDocument) -> Iterator[BorderLine]:
    """The lines between the upper edge of page one and the title."""
    return _lines_before(document, _end_of_head(document))


def _lines_before(document: IdentifiedDocument, end: int) -> Iterator[BorderLine]:
    page = document.document.sections[0].page
    for paragraph in document.paragraphs[:end]:
        flows = paragraph.flows
        for is_top, border in _borders_of(paragraph.paragraph):
            if not _is_low(paragraph.paragraph, page):
                length = _length(paragraph.paragraph, page) if flows else None
                yield BorderLine(in_paragraph(paragraph), paragraph.paragraph, border, length, is_top)


def stands_above_line(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether the upper line follows a paragraph in the text, where both flow with the text."""
    line = next(upper_lines(document), None)
    flows = paragraph.flows
    if line is None or line.length is None or not flows or line.place.paragraph is None:
        return False
    if any(each.format.frame.value is not None for each in (line.paragraph, paragraph.paragraph)):
        return False
    below = line.paragraph.format.bottom_border.value is line.border
    at, own = line.place.paragraph, paragraph.place.paragraph
    return at > own or (at == own and below)


def lower_lines(document: IdentifiedDocument) -> Iterator[BorderLine]:
    """The lines in the footer that page one shows, and those of the body that are fixed to the foot of a page."""
    page = document.document.sections[0].page
    footer = first_footer(document)
    if footer is not None:
        yield from lines_of_margin(footer, page)
    for paragraph in document.paragraphs:
        if _is_low(paragraph.paragraph, page):
            for is_top, border in _borders_of(paragraph.paragraph):
                yield BorderLine(
                    in_paragraph(paragraph), paragraph.paragraph, border, _length(paragraph.paragraph, page), is_top
                )


def lines_of_margin(margin: HeaderFooter, page: PageSetup) -> Iterator[BorderLine]:
    """The lines in a header or footer."""
    for paragraph in margin.all_paragraphs:
        flows = any(paragraph is each for each in margin.paragraphs)
        for is_top, border in _borders_of(paragraph):
            length = _length(paragraph, page) if flows else None
            yield BorderLine(in_margin(0, margin, paragraph), paragraph, border, length, is_top)


def first_footer(document: IdentifiedDocument) -> HeaderFooter | None:
    """The footer that page one shows."""
    section = document.document.sections[0]
    return section.footer(MarginKind.FIRST if section.page.title_page else MarginKind.DEFAULT)


def line_fault(line: BorderLine, order: str, wanted: Length, tolerance: Length) -> str:
    """How a line departs from a red double line of that order and length; empty where it does not."""
    if not is_red(line.border.colour):
        return "不是红色"
    if not line.is_double:
        return "不是双线"
    if not line.border.style.startswith(order):
        return "粗细上下颠倒"
    return _length_fault(line.length, wanted, tolerance)


def drawn_fault(lines: Iterable[Picture], wanted: Length, tolerance: Length) -> str:
    """What can be seen to be wrong with drawn lines: their colour and their length; empty where nothing is."""
    told = list(lines)
    if any(each.line_colour is not None and not is_red(each.line_colour) for each in told):
        return "不是红色"
    widths = [each.width for each in told if each.width is not None]
    return _length_fault(max(widths, default=None), wanted, tolerance)


def is_printed_here(document: IdentifiedDocument) -> bool:
    """Whether the file itself prints the red of the letterhead: its mark or one of its lines is red."""
    runs = [run for each in document.of(Element.ISSUING_AUTHORITY_MARK) for run in each.runs if run.text.strip()]
    if any(is_red(run.format.colour.value) for run in runs):
        return True
    borders = (*upper_lines(document), *lower_lines(document))
    drawn = (*drawn_lines(document, low=False), *drawn_lines(document, low=True))
    return bool(borders) or bool(drawn)


def drawn_lines(document: IdentifiedDocument, *, low: bool) -> tuple[Picture, ...]:
    """The lines drawn at the head of page one, or at the foot of a page."""
    section = document.document.sections[0]
    inside = [each for margin in section.margins for each in margin.pictures]
    found = [each for each in (*document.document.pictures, *inside) if _may_be_line(each)]
    return tuple(each for each in found if _stands_low(each, section.page, document) is low)


def has_table_lines(tables: Iterable[Table]) -> bool:
    """Whether tables draw lines, of which it is not told whether they are these."""
    return any(
        border is not None and border.style not in ("none", "nil")
        for table in tables
        for borders in (table.borders, *(cell.borders for cell in table.cells))
        for border in (borders.top, borders.bottom, borders.inside_horizontal)
    )


def tables_of_head(document: IdentifiedDocument) -> tuple[Table, ...]:
    """The tables above the title."""
    head = {each.place.table for each in document.paragraphs[: _end_of_head(document)]}
    return tuple(table for table in document.document.tables if table.index in head)


def _end_of_head(document: IdentifiedDocument) -> int:
    title = next(iter(document.of(Element.TITLE)), None)
    return document.position(title) if title else _LONGEST_HEAD


def _borders_of(paragraph: Paragraph) -> tuple[tuple[bool, Border], ...]:
    """The borders that show, each with whether it stands above the paragraph."""
    form = paragraph.format
    found = ((True, form.top_border.value), (False, form.bottom_border.value))
    return tuple((top, each) for top, each in found if each is not None and each.style not in ("none", "nil"))


def _is_low(paragraph: Paragraph, page: PageSetup) -> bool:
    """Whether it is fixed in the lower half of a page."""
    frame = paragraph.format.frame.value
    return frame is not None and frame.vertical_anchor == "page" and frame.y is not None and frame.y > page.height * 0.5


def _length(paragraph: Paragraph, page: PageSetup) -> Length | None:
    """Lines of paragraphs run from indent to indent, of the text or of the frame."""
    form = paragraph.format
    frame = form.frame.value
    width = frame.width if frame is not None else page.text_width
    return None if width is None else width - form.left.value.length - form.right.value.length


def _length_fault(length: Length | None, wanted: Length, tolerance: Length) -> str:
    if length is None or length.is_near(wanted, tolerance):
        return ""
    return f"长约 {length.mm:.0f} mm"


def _may_be_line(drawn: Picture) -> bool:
    flat = drawn.height is None or drawn.height <= _HIGHEST_LINE
    long = drawn.width is None or drawn.width >= _SHORTEST_LINE
    return drawn.kind in _SHAPES and flat and long


def _stands_low(drawn: Picture, page: PageSetup, document: IdentifiedDocument) -> bool:
    """By its height on the page where that is told; else by the part, or by how far below its paragraph it is."""
    anchor, middle = drawn.anchor, page.height * 0.5
    if anchor.y is not None and anchor.vertical_from in ("page", "margin", "topMargin"):
        edge = page.top if anchor.vertical_from == "margin" else Length(0)
        return anchor.y + edge > middle
    if anchor.vertical_from == "bottomMargin":
        return True
    below = anchor.y or Length(0)
    if anchor.part == "footer":
        return below > middle * -1
    if anchor.part == "header" or below > middle:
        return below > middle
    title = next(iter(document.of(Element.TITLE)), None)
    # Lines of the head may be fixed to the title or to what follows it, and pulled up from there.
    return title is not None and title.flows and anchor.paragraph > title.place.paragraph + _NEAR_TITLE


def hides_lines(document: IdentifiedDocument) -> bool:
    """Whether something wide and high is drawn in the head, a header or a footer, as a group or a picture with the lines is."""
    section = document.document.sections[0]
    head = {each.place.paragraph for each in document.paragraphs[: _end_of_head(document)] if each.flows}
    own = [each for each in document.document.pictures if each.anchor.part == "body" and each.anchor.paragraph in head]
    drawn = [*own, *(each for margin in section.margins for each in margin.pictures)]
    return any(each.width is None or each.width >= _SHORTEST_LINE for each in drawn if not _may_be_line(each))
