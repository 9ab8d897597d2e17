# pyright: strict
"""What routing rules need: the kind that the title states, the text of the body, the closing phrase."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.document_types import DocumentType
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.rules.layout import main_part

RUNNING_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


def stated_kind(document: IdentifiedDocument) -> DocumentType | None:
    """The kind that the title states; None where only phrases tell it."""
    found = document.document_type
    return found.type if found is not None and found.from_title else None


def body_paragraphs(document: IdentifiedDocument) -> Iterator[IdentifiedParagraph]:
    """The paragraphs of running text before the attachments that are not blank."""
    return (each for each in main_part(document, *RUNNING_BODY) if each.paragraph.text.strip())
