# pyright: strict
"""The double lines of the letter format (GB/T 9704—2012, 10.1): the one under the mark, and the one at the foot of page one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.formatting import Border
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.page_setup import HeaderFooter, MarginKind
from assistant.documents.paragraph import Paragraph

# Word names the outer line first: thick over thin is 上粗下细.
THICK_ABOVE, THIN_ABOVE = "thickThin", "thinThick"


@dataclass(frozen=True)
class MarginLine:
    """A line in a header or footer."""

    margin: HeaderFooter
    paragraph: Paragraph
    border: Border


def borders_of(paragraph: Paragraph) -> tuple[Border, ...]:
    """The lines above and below a paragraph."""
    form = paragraph.format
    found = (form.top_border.value, form.bottom_border.value)
    return tuple(each for each in found if each is not None and each.style not in ("none", "nil"))


def upper_lines(document: IdentifiedDocument) -> Iterator[tuple[IdentifiedParagraph, Border]]:
    """The lines between the mark and the title."""
    title = next(iter(document.of(Element.TITLE)), None)
    end = document.position(title) if title else 12
    for found in document.paragraphs[:end]:
        for border in borders_of(found.paragraph):
            yield found, border


def lower_lines(document: IdentifiedDocument) -> Iterator[MarginLine]:
    """The lines in the footer of the first page."""
    section = document.document.sections[0]
    footer = section.footer(MarginKind.FIRST) if section.page.title_page else section.footer()
    for paragraph in footer.all_paragraphs if footer else ():
        for border in borders_of(paragraph):
            assert footer is not None
            yield MarginLine(footer, paragraph, border)


def has_drawn_lines(document: IdentifiedDocument) -> bool:
    """Whether lines or shapes are drawn on the first page or in its margins, which may be these lines."""
    margins = [each for margin in document.document.sections[0].margins for each in margin.pictures]
    return any(each.kind in ("line", "shape", "picture") for each in (*document.document.pictures[:4], *margins))


def is_red(border: Border) -> bool:
    """Whether a line is red."""
    colour = border.colour or ""
    if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) is None:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 160 and green <= 90 and blue <= 90


def line_fault(border: Border, order: str) -> str:
    """How a line departs from a red double line of that order; empty where it does not."""
    if not is_red(border):
        return "不是红色"
    if border.style.startswith(order):
        return ""
    return "粗细上下颠倒" if border.style.startswith((THICK_ABOVE, THIN_ABOVE)) else "不是双线"
