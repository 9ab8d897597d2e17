"""The signatory of an upward document, in a paragraph of its own or beside the document number."""

from __future__ import annotations

import re

from assistant.rules.elements._table import TABLE, Need
from assistant.rules.routing._kind import stated_kind
from assistant.rules.vocabulary import *

_FORM = re.compile(r"(?P<label>签\s*发\s*人?)\s*(?P<colon>[：:]?)\s*(?P<names>.*?)\s*$", re.DOTALL)


@dataclass(frozen=True)
class Signatory:
    """Offsets of the parts within the paragraph."""

    paragraph: IdentifiedParagraph
    label: tuple[int, int]
    colon: tuple[int, int]
    names: tuple[int, int]


def signatories(document: IdentifiedDocument) -> tuple[Signatory, ...]:
    """The signatories that are given."""
    given: list[Signatory] = []
    for paragraph in document.of(Element.SIGNATORY, Element.DOCUMENT_NUMBER):
        for span in paragraph.spans:
            if span.element is not Element.SIGNATORY:
                continue
            match = _FORM.search(paragraph.own_text, span.start, span.end)
            if match is not None:
                given.append(Signatory(paragraph, match.span("label"), match.span("colon"), match.span("names")))
    return tuple(given)


def downward_kind(document: IdentifiedDocument) -> DocumentType | None:
    """Its kind, where that never goes up and so has no signatory; what one that stands there looks like is of no concern."""
    kind = stated_kind(document)
    return kind if kind is not None and TABLE[kind].signatory is Need.UNUSUAL else None
