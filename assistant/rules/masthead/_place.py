"""Whether a line stands in the middle of the type area, whatever brings it there."""

from __future__ import annotations

from assistant.rules.layout import first_indent, in_characters, type_size, width_of
from assistant.rules.vocabulary import *

# Twice the shift that nobody sees, in 字.
_UNSEEN = 1.5


def leading_space(paragraph: IdentifiedParagraph) -> float:
    """What stands empty before the first character, in 字: indents and blanks; a tab counts as two."""
    text = paragraph.own_text
    blanks = text[: len(text) - len(text.lstrip())]
    indent = first_indent(paragraph)
    return indent + width_of(blanks) + 2 * blanks.count("\t")


def misplaced(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> str:
    """How a paragraph that should be centred stands instead; empty where it is in the middle."""
    align = paragraph.format.alignment.value
    if align is Alignment.DISTRIBUTE:
        return ""
    if align is Alignment.CENTER:
        right = in_characters(paragraph, paragraph.format.right.value)
        shift = (leading_space(paragraph) - right) / 2
        return f"居中但偏{'右' if shift > 0 else '左'} {abs(shift):.1f} 字" if 2 * abs(shift) >= _UNSEEN else ""
    return "" if align is not Alignment.RIGHT and _is_in_the_middle(document, paragraph) else align.value


def _is_in_the_middle(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether blanks push it there; a tab may end anywhere, so that it is believed."""
    text = paragraph.own_text
    if text.startswith("\t"):
        return True
    page = document.page_of(paragraph)
    space = leading_space(paragraph)
    middle = space + width_of(text.strip()) / 2
    return space > 0 and abs(middle - page.text_width.in_characters(type_size(paragraph)) / 2) <= _UNSEEN


def floats(paragraph: IdentifiedParagraph) -> bool:
    """Whether its place is told by a text box or a frame and not by the text."""
    return paragraph.place.text_box is not None or paragraph.format.frame.value is not None
