"""The upper left corner of a masthead: copy number, classification and urgency (GB/T 9704—2012, 7.2.1 to 7.2.3)."""

from __future__ import annotations

import re

from assistant.rules.masthead._place import floats, leading_space
from assistant.rules.repairs import at_the_left
from assistant.rules.vocabulary import *

_UNSEEN = 0.3


def bare(paragraph: IdentifiedParagraph) -> str:
    """Its text without white space: two characters may be set one 字 apart."""
    return re.sub(r"\s", "", paragraph.own_text)


def off_the_corner(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """A paragraph of the corner that is not flush left."""
    form, name = paragraph.format, paragraph.element.value
    if paragraph.place.table is not None or floats(paragraph):
        return
    space, actual = leading_space(paragraph), ""
    if form.alignment.value in (Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE):
        actual = form.alignment.value.value
    elif abs(space) > _UNSEEN:
        actual = f"左空 {space:.1f} 字"
    if actual:
        message = f"{name}{actual}，一般顶格排在版心左上角。"
        yield Violation(in_paragraph(paragraph), message, actual, "左上角顶格", edits=at_the_left(paragraph))
