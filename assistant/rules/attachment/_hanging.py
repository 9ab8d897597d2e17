"""How the list of attachments hangs: 附件： at 2 字, each name under the first one's, numbers one under another (7.3.4)."""

from __future__ import annotations

from assistant.rules.attachment._items import Item, items_of
from assistant.rules.layout import first_indent, in_characters, width_of
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

_BEGINS = 2
_ALIGNED = (Alignment.LEFT, Alignment.JUSTIFY)


def hang_list(document: IdentifiedDocument, first: IdentifiedParagraph) -> Iterator[Edit]:
    """Brings a list to its place: the paragraph of its 附件：, and the lines of further names with it."""
    items = items_of(document)
    own = next((item for item in items if item.paragraph is first), None)
    begins = _start(first)
    if own is None or _by_hand(first):
        # What is aligned by hand keeps its own alignment and only moves as a whole.
        yield from _placed(first, in_characters(first, first.format.left.value) + _BEGINS - begins, None)
    else:
        yield from hang(items, own)
    seen = {first.place}
    for item in items:
        if item.paragraph.place not in seen and not _by_hand(item.paragraph) and own is not None:
            seen.add(item.paragraph.place)
            yield from hang(items, item)


def hang(items: tuple[Item, ...], item: Item) -> Iterator[Edit]:
    """Makes the lines of a name hang under its first character, as they do once word and number are written right.

    Where a paragraph holds several names, a line each, they hang under the number of the first.
    """
    several = sum(each.paragraph is item.paragraph for each in items) > 1
    number = 0 if several or len(items) == 1 else width_of(f"{items.index(item) + 1}.")
    word = width_of("附件：") if item is items[0] and item.word else 0
    begins = _BEGINS if item is items[0] and item.word else _BEGINS + width_of("附件：")
    if not items[0].word:
        # 附件： stands in a line of its own.
        begins = _start(item.paragraph)
    yield from strip_blanks(item.paragraph)
    yield from _placed(item.paragraph, begins + word + number, -(word + number))


def _placed(paragraph: IdentifiedParagraph, left: float, first_line: float | None) -> Iterator[Edit]:
    moved = paragraph.format.alignment.value not in _ALIGNED
    alignment = Alignment.JUSTIFY if moved else None
    yield from set_paragraph(paragraph, ParagraphChange(alignment=alignment, first_line=first_line, left=left))


def _start(paragraph: IdentifiedParagraph) -> float:
    """Where the first character that is seen stands, in 字."""
    text = paragraph.own_text
    leading = width_of(text[: len(text) - len(text.lstrip())])
    return first_indent(paragraph) + leading


def _by_hand(paragraph: IdentifiedParagraph) -> bool:
    """Whether line breaks, tabs, an automatic number, a table or a text box place its lines."""
    apart = not paragraph.flows
    text = paragraph.own_text
    return apart or "\n" in text or "\t" in text or paragraph.number is not None
