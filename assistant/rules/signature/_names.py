"""The name that is signed, against those that mark and title give."""

from __future__ import annotations

import re

from assistant.documents.identification import forms
from assistant.documents.issuers import mark_issuers, same_issuer, title_issuer
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SignedName:
    """The name that a single body signs with.

    Attributes:
        paragraph: Its paragraph.
        name: The name, without white space.
        given: The nearest of the names in mark and title; empty where they give none.
        related: Whether the two may mean the same body.
    """

    paragraph: IdentifiedParagraph
    name: str
    given: str
    related: bool

    @property
    def is_short(self) -> bool:
        """Whether it is the given name with something left out."""
        return self.related and len(self.name) < len(self.given)


def signed_name(document: IdentifiedDocument) -> SignedName | None:
    """How the body signs; None where none or several do, for which there is a rule on joint documents."""
    signed = [(each, name) for each in main_part(document, Element.ISSUER_SIGNATURE) if (name := _name_of(each))]
    if len(signed) != 1:
        return None
    paragraph, name = signed[0]
    given = [bare for each in (*mark_issuers(document), title_issuer(document)) if (bare := each.rstrip("，,、。：:"))]
    if name in given:
        return SignedName(paragraph, name, name, True)
    alike = [each for each in given if same_issuer(name, each)]
    return SignedName(paragraph, name, min(alike or given, key=len, default=""), bool(alike))


def _name_of(paragraph: IdentifiedParagraph) -> str:
    """The name that is signed; empty where a person signs."""
    name = re.sub(r"\s", "", paragraph.own_text[: paragraph.spans[0].end])
    return name if forms.is_organisation(name) else ""
