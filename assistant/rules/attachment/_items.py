"""The names in the list of attachments, and the attachments themselves, by their numbers."""

from __future__ import annotations

import re

from assistant.documents.numbering import chinese_to_int
from assistant.rules.layout import width_of
from assistant.rules.vocabulary import *

_WORD = re.compile(r"\s*(?P<word>[《〈]?附\s*件?[》〉]?|附件如下)(?P<colon>\s*[：:，,、.．]?)\s*")
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<after>[.．、，,。：:]|(?=[\u4e00-\u9fff《“])(?![年月日季周个项条类级期届号户人名家批]))\s*"
)
# A further name in the same paragraph: in a line of its own, or behind white space or a stop.
_NEXT = re.compile(r"\n(?!\s*$)|[\s；;，,]+(?=\d{1,2}[.．、](?!\d))(?<=[^\n])")
_BETWEEN = "；;，, \t\n　"
# A line that is fuller than that, in 字, may go on in the next one.
_FULL = 18
_LABEL_NUMBER = re.compile(
    r"[（(【《]?附\s*件?\s*[之（(]?\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<part>\s*[-—－]\s*\d)?"
)


@dataclass(frozen=True)
class Item:
    """A name in the list.

    Attributes:
        paragraph: Its paragraph.
        word: Offsets of 附件 in front of it, and ``colon`` those of what follows the word; None where there is no word.
        number: Its number; None where it has none.
        number_at: Offsets of the number with the sign after it.
        after: The sign after the number.
        start: Offset of the first character of the name; ``end`` is that after its last.
    """

    paragraph: IdentifiedParagraph
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
        return self.paragraph.own_text[self.start : self.end]


def items_of(document: IdentifiedDocument) -> tuple[Item, ...]:
    """The names in the list of attachments; lines that only continue a name are left out."""
    items = [item for item in pieces_of(document) if item.name]
    numbered, attachments = any(item.number is not None for item in items), attachments_of(document)

    def stands_alone(item: Item) -> bool:
        """Whether a line does not only continue a name: a number or the name of an attachment tells."""
        return bool(item.number is not None or item.word or any(a.is_named(plain(item.name)) for a in attachments))

    kept = [item for at, item in enumerate(items) if at == 0 or not numbered or stands_alone(item)]
    return tuple(kept) if numbered else tuple(_without_continuations(document, kept))


def pieces_of(document: IdentifiedDocument) -> tuple[Item, ...]:
    """All lines of the list, those that only continue a name and a 附件： in a line of its own too.

    Where 附件：1. begins anew, what stands above it is a sentence about attachments, or another list.
    """
    lines = [each for each in document.of(Element.ATTACHMENT_LIST) if each.own_text.strip()]
    pieces = tuple(item for each in lines for item in _items(each))
    return pieces[max((at for at, item in enumerate(pieces) if item.word and item.number == 1), default=0) :]


def _without_continuations(document: IdentifiedDocument, items: list[Item]) -> Iterator[Item]:
    """Names without numbers: a line goes on with the one before that filled its line, or with the only attachment's name."""
    only = len(document.of(Element.ATTACHMENT_LABEL)) == 1
    for at, item in enumerate(items):
        if at == 0 or item.word or not (only or width_of(items[at - 1].name) > _FULL):
            yield item


def _items(paragraph: IdentifiedParagraph) -> Iterator[Item]:
    """The names in a paragraph: one, or one a line, or several behind one another."""
    text, start = paragraph.own_text, 0
    if paragraph.number is not None and paragraph.number.number_format != "bullet":
        yield _item(paragraph, 0, len(text), first=True)
        return
    for end in (*(match.start() for match in _NEXT.finditer(text)), len(text)):
        if text[start:end].strip(_BETWEEN):
            yield _item(paragraph, start, end, first=start == 0)
        start = end


def _item(paragraph: IdentifiedParagraph, start: int, end: int, *, first: bool) -> Item:
    text = paragraph.own_text
    at, end = _trimmed(text, start, end, first=first)
    word = colon = None
    if match := _WORD.match(text, at, end):
        word, colon, at = match.span("word"), match.span("colon"), match.end()
    automatic = paragraph.number
    if automatic is not None and automatic.number_format != "bullet":
        return Item(paragraph, word, colon, automatic.value, (at, at), ".", at, end)
    number = _NUMBER.match(text, at, end)
    if number is None or (number["number"][0] in "一二三四五六七八九十" and not number["after"]):
        return Item(paragraph, word, colon, None, (at, at), "", at, end)
    value = chinese_to_int(number["number"])
    return Item(
        paragraph, word, colon, value, (number.start(), number.end("after")), number["after"], number.end(), end
    )


def _trimmed(text: str, start: int, end: int, *, first: bool) -> tuple[int, int]:
    """A stretch without the white space round it, and without the sign that parts it from the name before."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip() if first else piece.lstrip(_BETWEEN)), start + len(piece.rstrip())


@dataclass(frozen=True)
class Attachment:
    """An attachment: its label, the number in it, and the paragraphs of its title."""

    label: IdentifiedParagraph
    number: int | None
    title: tuple[IdentifiedParagraph, ...]

    @property
    def name(self) -> str:
        """Its title, lines joined."""
        return self._joined(0, len(self.title))

    def is_named(self, name: str) -> bool:
        """Whether its title, or some neighbouring lines of it, are that name: a line may name a body or a date."""
        count = len(self.title)
        return any(plain(self._joined(at, end)) == name for at in range(count) for end in range(at + 1, count + 1))

    def _joined(self, start: int, end: int) -> str:
        return "".join("".join(each.text.split()) for each in self.title[start:end])


def attachments_of(document: IdentifiedDocument) -> tuple[Attachment, ...]:
    """The attachments that follow the document."""
    found: list[Attachment] = []
    for label in document.of(Element.ATTACHMENT_LABEL):
        number = _LABEL_NUMBER.match(label.own_text.strip())
        if number is not None and number["part"]:
            # A part of an attachment, as 附件1-2, is none of its own.
            continue
        title = [each for each in document.of(Element.ATTACHMENT_TITLE) if each.attachment == label.attachment]
        found.append(Attachment(label, chinese_to_int(number["number"]) if number else None, tuple(title)))
    return tuple(found)


def plain(name: str) -> str:
    """A name without what may differ between the list and the title: white space, marks of titles, stops at its end."""
    return re.sub(r"[\s《》〈〉“”]|[。；，、;,.]+$", "", name)
