"""The parts of a paragraph that holds several elements."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.paragraph import Paragraph


@dataclass(frozen=True)
class Span:
    """A stretch of a paragraph's text that is one element; ``end`` is exclusive."""

    element: Element
    start: int
    end: int


def spans_of(element: Element, paragraph: Paragraph) -> tuple[Span, ...]:
    """The parts of a paragraph, which together are its whole text."""
    text = paragraph.text
    at, second = _division(element, text)
    if not 0 < at < len(text):
        return (Span(element, 0, len(text)),)
    return (Span(element, 0, at), Span(second, at, len(text)))


def _division(element: Element, text: str) -> tuple[int, Element]:
    """Where the second element begins, and which it is; 0 where there is none."""
    if element.heading_level is not None:
        end = text.find("。") + 1
        return (end if text[end:].strip() else 0), Element.BODY
    if element is Element.DOCUMENT_NUMBER:
        name = re.search(r"(?<=号)\s+(?=[\u4e00-\u9fff·]{1,2}\s?[\u4e00-\u9fff·]{1,3}\s*$)", text)
        return max(text.find("签发"), name.end() if name else 0), Element.SIGNATORY
    if element is Element.ISSUER_SIGNATURE:
        return _date_at_end(text), Element.SIGNING_DATE
    if element is Element.ATTACHMENT_LABEL and forms.REMARKED_LABEL.fullmatch(re.sub(r"\s", "", text)) is None:
        found = re.match(r"\s*附件?\s*之?\s*[一二三四五六七八九十\d]*\s*[:：.．、]?\s*", text)
        return (found.end() if found else 0), Element.ATTACHMENT_TITLE
    return 0, element


def _date_at_end(text: str) -> int:
    """Where the date begins with which a text ends; 0 where there is none. Blanks may stand within it, as drafts leave them."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    found = re.search(rf"{forms.DATE.pattern}$", "".join(text[at] for at in places))
    return places[found.start()] if found else 0
