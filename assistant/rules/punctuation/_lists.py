"""Paragraphs that are the items of a list: labels of one kind that count up, with what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.numbering import LabelKind, chinese_to_int, parse_label
from assistant.rules.prose import RUNNING

_ITEM_IS = re.compile(r"^\s*(?P<number>[一二三四五六七八九十]{1,2})是")
_CIRCLED = re.compile(r"^\s*(?P<sign>[①-⑳])")
_LISTS = (LabelKind.BRACKETED, LabelKind.ARABIC, LabelKind.ARABIC_BRACKETED)
CIRCLED, ITEM_IS = "①", "一是"
_FEWEST = 2
_SOON = 4


@dataclass(frozen=True)
class Item:
    """A paragraph that opens with a label.

    Attributes:
        paragraph: The paragraph.
        kind: The shape of its label.
        number: Its number.
        at: Where it stands among the written paragraphs.
    """

    paragraph: IdentifiedParagraph
    kind: str
    number: int
    at: int


@dataclass(frozen=True)
class ItemList:
    """Items that follow one another without anything between.

    Attributes:
        items: The items, from the first on.
        following: The paragraph behind the last one; None at the end of the document.
        leading: The paragraph before the first one.
        resumed: Whether the next number comes soon behind paragraphs that explain the last item.
    """

    items: tuple[Item, ...]
    following: IdentifiedParagraph | None
    leading: IdentifiedParagraph | None = None
    resumed: bool = False


def written(document: IdentifiedDocument) -> list[IdentifiedParagraph]:
    """The paragraphs of the text itself that are not blank."""
    return [each for each in document.paragraphs if each.own_text.strip() and each.flows]


def item_of(paragraph: IdentifiedParagraph, at: int = 0) -> Item | None:
    """The paragraph as an item; None where it opens with no label."""
    text = paragraph.text
    if match := _ITEM_IS.match(text):
        return Item(paragraph, ITEM_IS, chinese_to_int(match["number"]), at)
    if match := _CIRCLED.match(text):
        return Item(paragraph, CIRCLED, ord(match["sign"]) - ord("①") + 1, at)
    label = parse_label(text)
    return Item(paragraph, label.kind.value, label.numbers[-1], at) if label else None


def item_lists(document: IdentifiedDocument) -> Iterator[ItemList]:
    """The lists of which every item is one paragraph, in the text and in attachments."""
    paragraphs = written(document)
    run: list[Item] = []
    for at, paragraph in enumerate(paragraphs):
        item = item_of(paragraph, at) if paragraph.element in RUNNING or paragraph.element.heading_level else None
        if run and (item is None or item.kind != run[-1].kind or item.number != run[-1].number + 1):
            yield from _closed(run, paragraphs, at)
            run = []
        if item is not None and _is_listed(item) and (run or item.number == 1):
            run.append(item)
    yield from _closed(run, paragraphs, len(paragraphs))


def _is_listed(item: Item) -> bool:
    return item.kind in (ITEM_IS, CIRCLED) or item.kind in {kind.value for kind in _LISTS}


def _closed(run: list[Item], paragraphs: list[IdentifiedParagraph], at: int) -> Iterator[ItemList]:
    if len(run) >= _FEWEST:
        following = paragraphs[at] if at < len(paragraphs) else None
        leading = paragraphs[run[0].at - 1] if run[0].at else None
        yield ItemList(tuple(run), following, leading, _is_resumed(run[-1], paragraphs[at : at + _SOON]))


def _is_resumed(last: Item, paragraphs: list[IdentifiedParagraph]) -> bool:
    for paragraph in paragraphs:
        item = item_of(paragraph)
        if item is not None:
            return item.kind == last.kind and item.number == last.number + 1
    return False
