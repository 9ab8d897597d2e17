"""What gives the double lines of the letter format their look, length and place (GB/T 9704—2012, 10.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.documents.colours import RED, is_red
from assistant.documents.drawings import Picture
from assistant.documents.edits import NO_LINE, InsertParagraph, MoveParagraphs, SetLine, SetParagraphFormat
from assistant.documents.formatting import Border, LineRule, LineSpacing
from assistant.documents.paragraph import Paragraph
from assistant.documents.units import ZERO
from assistant.rules.special._lines import THICK_ABOVE, THIN_ABOVE, BorderLine, is_double, upper_lines
from assistant.rules.vocabulary import *

# The standard names no weight; 10.1 sets the upper line 4 mm below the mark.
_WEIGHT, _BELOW_MARK = Length.of_pt(4.5), Length.of_mm(4)
_GAP = "SmallGap"


def redrawn(document: IdentifiedDocument, line: BorderLine, order: str, length: Length) -> tuple[Edit, ...]:
    """A line as a red double one of that order; where its length is wrong its paragraph reaches beyond the type area.

    Args:
        document: The document.
        line: The line.
        order: Which of its lines is the thick one.
        length: How long it should be; ``line.length`` for a line whose length stays.
    """
    border = line.border
    style = _turned(border.style, order) if is_double(border) else f"{order}{_GAP}"
    border = replace(border, style=style, colour=border.colour if is_red(border.colour) else RED)
    change = ParagraphChange(top_border=border) if line.is_top else ParagraphChange(bottom_border=border)
    if line.length is not None and line.length != length:
        if line.paragraph.format.frame.value is not None:
            return ()
        beyond = _beyond(document, length, line.paragraph)
        change = replace(change, first_line=0, left=beyond, right=beyond)
    return (SetParagraphFormat(line.paragraph.address, change),)


def taken_away(line: BorderLine) -> tuple[Edit, ...]:
    """A paragraph without that line."""
    off = Border(NO_LINE, ZERO, None, ZERO)
    change = ParagraphChange(top_border=off) if line.is_top else ParagraphChange(bottom_border=off)
    return (SetParagraphFormat(line.paragraph.address, change),)


def set_on(document: IdentifiedDocument, paragraph: Paragraph, order: str, length: Length) -> tuple[Edit, ...]:
    """A double line above a paragraph that has none, as in the footer."""
    beyond = _beyond(document, length, paragraph)
    border = Border(f"{order}{_GAP}", _WEIGHT, RED, ZERO)
    change = ParagraphChange(first_line=0, left=beyond, right=beyond, top_border=border)
    return (SetParagraphFormat(paragraph.address, change),)


def drawn_below(document: IdentifiedDocument, mark: IdentifiedParagraph, length: Length) -> tuple[Edit, ...]:
    """A paragraph below a mark that is nothing but the upper line; nothing where tables or boxes hold the mark."""
    if not mark.flows:
        return ()
    beyond = _beyond(document, length, mark.paragraph)
    change = ParagraphChange(
        alignment=Alignment.LEFT,
        first_line=0,
        left=beyond,
        right=beyond,
        space_before=ZERO,
        space_after=ZERO,
        line_spacing=LineSpacing(LineRule.EXACT, _BELOW_MARK),
        snap_to_grid=False,
        bottom_border=Border(f"{THICK_ABOVE}{_GAP}", _WEIGHT, RED, ZERO),
    )
    return (InsertParagraph(mark.address, after=True, change=change),)


def painted(drawn: Iterable[Picture]) -> tuple[Edit, ...]:
    """Drawn lines in red; where they are fixed decides how long they may be, so their length is left to people."""
    wrong = [each for each in drawn if each.line_colour is not None and not is_red(each.line_colour)]
    return tuple(SetLine(each.address, colour=RED) for each in wrong if each.address >= 0)


def moved_below(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> tuple[Edit, ...]:
    """An element that stands above the upper line, moved to the first place below it."""
    line = next(upper_lines(document), None)
    at = next((n for n, each in enumerate(document.paragraphs) if line and each.paragraph is line.paragraph), None)
    if line is None or at is None or line.paragraph is paragraph.paragraph or line.is_top:
        return ()
    following = document.paragraphs[at + 1 : at + 2]
    address = paragraph.address
    return tuple(MoveParagraphs(address, address, each.address) for each in following if each is not paragraph)


def _turned(style: str, order: str) -> str:
    wrong = THIN_ABOVE if order == THICK_ABOVE else THICK_ABOVE
    return style.replace(wrong, order, 1) if style.startswith(wrong) else style


def _beyond(document: IdentifiedDocument, length: Length, paragraph: Paragraph) -> float:
    """The indent on either side that makes a line so long, in 字 of the paragraph: negative where it is wider than the text."""
    width = document.document.sections[0].page.text_width
    size = (paragraph.runs[0].format if paragraph.runs else paragraph.mark_format).size.value
    return ((width - length) * 0.5).in_characters(size)
