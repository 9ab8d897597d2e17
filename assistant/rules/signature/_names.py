"""The name that is signed, against those that mark and title give."""

from __future__ import annotations

import re

from assistant.documents.identification import forms
from assistant.documents.issuers import mark_issuers, same_issuer, title_issuer
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_WITHIN = re.compile(r"[\u4e00-\u9fff]{0,8}(?:办公厅|办公室|科|处|股|室|组|站|中心|党组|党委|支部|小组)")
# What drafts and templates leave open.
_TO_FILL = re.compile(r"[×＊*_＿〇○…\[\]【】]|[xXＸ]{2}|某")


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
    def is_sub_office(self) -> bool:
        """Whether it is the given name with the name of an office within it behind: 水利局办公室 for 水利局."""
        return self.name.startswith(self.given) and _WITHIN.fullmatch(self.name[len(self.given) :]) is not None

    @property
    def is_short(self) -> bool:
        """Whether it is the given name with something left out."""
        return self.related and len(self.name) < len(self.given)


def signed_name(document: IdentifiedDocument) -> SignedName | None:
    """How the body signs; None where none or several do, which joint documents have a rule for, or a name is to be filled."""
    signed = [(each, name) for each in main_part(document, Element.ISSUER_SIGNATURE) if (name := _name_of(each))]
    if len(signed) != 1:
        return None
    paragraph, name = signed[0]
    if _TO_FILL.search("".join((name, *mark_issuers(document), title_issuer(document)))):
        return None
    given = [
        bare
        for each in (*mark_issuers(document), *title_issuer(document).split("、"))
        if (bare := each.rstrip("，,、。：:"))
    ]
    if name in given:
        return SignedName(paragraph, name, name, True)
    alike = [each for each in given if same_issuer(name, each)]
    return SignedName(paragraph, name, min(alike or given, key=len, default=""), bool(alike))


def _name_of(paragraph: IdentifiedParagraph) -> str:
    """The name that is signed; empty where a person signs."""
    name = re.sub(r"\s", "", paragraph.own_text[: paragraph.spans[0].end])
    return name if forms.is_organisation(name) or name.endswith("股") else ""
