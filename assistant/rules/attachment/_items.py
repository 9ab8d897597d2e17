# pyright: strict
"""The names in the list of attachments, and the attachments themselves, by their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.numbering import chinese_to_int

_WORD = re.compile(r"\s*(?P<word>[《〈]?附\s*件?[》〉]?|附件如下)(?P<colon>\s*[：:，,、.．]?)\s*")
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<after>[.．、，,。：:]|(?=[\u4e00-\u9fff《“]))\s*"
)
_LABEL_NUMBER = re.compile(r"附\s*件?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})")


@dataclass(frozen=True)
class Item:
    """A name in the list.

    Attributes:
        found: Its paragraph.
        word: Offsets of 附件 in front of it, and ``colon`` those of what follows the word; None where there is no word.
        number: Its number; None where it has none.
        number_at: Offsets of the number with the sign after it.
        after: The sign after the number.
        start: Offset of the first character of the name; ``end`` is that after its last.
    """

    found: IdentifiedParagraph
    word: tuple[int, int] | None
    colon: tuple[int, int] | None
    number: int | None
    number_at: tuple[int, int]
    after: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name."""
        return self.found.paragraph.text[self.start : self.end]


def items_of(document: IdentifiedDocument) -> tuple[Item, ...]:
    """The names in the list of attachments; lines that only continue a name are left out."""
    lines = [each for each in document.of(Element.ATTACHMENT_LIST) if each.paragraph.text.strip()]
    items = [_item(each) for each in lines]
    numbered = any(item.number is not None for item in items)
    return tuple(
        item for at, item in enumerate(items) if at == 0 or item.number is not None or item.word or not numbered
    )


def _item(found: IdentifiedParagraph) -> Item:
    text = found.paragraph.text
    at, word, colon = len(text) - len(text.lstrip()), None, None
    if match := _WORD.match(text):
        word, colon, at = match.span("word"), match.span("colon"), match.end()
    automatic = found.paragraph.number
    number = _NUMBER.match(text, at)
    end = len(text.rstrip())
    if automatic is not None and automatic.number_format != "bullet":
        return Item(found, word, colon, automatic.value, (at, at), ".", at, end)
    if number is None or (number["number"][0] in "一二三四五六七八九十" and not number["after"]):
        return Item(found, word, colon, None, (at, at), "", at, end)
    value = chinese_to_int(number["number"])
    return Item(found, word, colon, value, (number.start(), number.end("after")), number["after"], number.end(), end)


@dataclass(frozen=True)
class Attachment:
    """An attachment: its label, the number in it, and the paragraphs of its title."""

    label: IdentifiedParagraph
    number: int | None
    title: tuple[IdentifiedParagraph, ...]

    @property
    def name(self) -> str:
        """Its title, lines joined."""
        return "".join("".join(each.text.split()) for each in self.title)


def attachments_of(document: IdentifiedDocument) -> tuple[Attachment, ...]:
    """The attachments that follow the document."""
    found: list[Attachment] = []
    for label in document.of(Element.ATTACHMENT_LABEL):
        number = _LABEL_NUMBER.match(label.paragraph.text.strip())
        title = [each for each in document.of(Element.ATTACHMENT_TITLE) if each.attachment == label.attachment]
        found.append(Attachment(label, chinese_to_int(number["number"]) if number else None, tuple(title)))
    return tuple(found)


def plain(name: str) -> str:
    """A name without what may differ between the list and the title: white space, marks of titles, stops at its end."""
    return re.sub(r"[\s《》〈〉“”]|[。；，、;,.]+$", "", name)
