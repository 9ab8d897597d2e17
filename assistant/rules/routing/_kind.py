"""What routing rules need: the kind that the title states, the text of the body, the closing phrase."""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

# Where a title joins two kinds, neither is stated (T009 tells of it).
_TWO_KINDS = re.compile(
    r"(?:请示|报告|通知|通报|批复|决定|公告|通告)(?:报告|请示|通知|函|通报|批复|意见)(?:[（(〔][^（()）〕]*[)）〕])?[。．.]?$"
)
# What stands in these is the wording of others.
_QUOTED = re.compile(r"《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》|“[^“”]*”")
_WORDS_OF_SPEECHES = re.compile(r"各位|代表|委员(?!会)")

RUNNING_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


def stated_kind(document: IdentifiedDocument) -> DocumentType | None:
    """The kind that the title states; None where only phrases tell it, or where the title joins two."""
    found = document.document_type
    if found is None or not found.from_title or _TWO_KINDS.search(document.text_of(Element.TITLE)):
        return None
    return found.type


def body_paragraphs(document: IdentifiedDocument) -> Iterator[IdentifiedParagraph]:
    """The paragraphs of running text before the attachments that are not blank."""
    return (each for each in main_part(document, *RUNNING_BODY) if each.own_text.strip())


def recipients(document: IdentifiedDocument) -> tuple[IdentifiedParagraph, ...]:
    """The paragraphs of main recipients; none where it is a speech to delegates."""
    lines = tuple(main_part(document, Element.MAIN_RECIPIENTS))
    return () if any(_WORDS_OF_SPEECHES.search(each.own_text) for each in lines) else lines


def own_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern stands outside quotation marks and titles."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield match
