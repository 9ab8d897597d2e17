# pyright: strict
"""Document numbers with their usual slips: the document's own, and those cited in titles and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.rules.prose import RUNNING

_YEAR = r"(?:19|20)\d\d|\d{2}|[一二][〇零○ＯOo0一二三四五六七八九]{3}"
_FORM = (
    r"(?P<code>[\u4e00-\u9fffA-Za-z]{{1,16}}?)\s*(?P<open>[〔\[(（【［﹝{{〖])\s*(?P<year>{year})\s*年?\s*"
    r"(?P<close>[〕\])）】］﹞}}〗])(?P<gap>\s*)(?P<ordinal>第?)(?P<gap2>\s*)(?P<serial>\d{{1,5}})(?P<gap3>\s*)(?P<end>{end})"
)
_OWN = re.compile(_FORM.format(year=_YEAR, end="[号期]?"))
# In text 号 must follow, so that no year in brackets is taken for a number.
_CITED = re.compile(_FORM.format(year=_YEAR, end="号"))


@dataclass(frozen=True)
class FoundNumber:
    """A document number: its paragraph, the match with its parts, and whether it is the document's own."""

    found: IdentifiedParagraph
    match: re.Match[str]
    own: bool

    @property
    def written(self) -> str:
        """The number as it should be written."""
        return f"{self.match['code']}〔{self.match['year']}〕{self.match['serial']}{self.match['end'] or '号'}"


def own_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """The number of the document, without what stands beside it."""
    for found in document.of(Element.DOCUMENT_NUMBER):
        match = _OWN.search(found.paragraph.text[: found.spans[0].end])
        if match is not None:
            yield FoundNumber(found, match, own=True)


def cited_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """The numbers cited in titles and text."""
    for found in document.of(Element.TITLE, Element.ATTACHMENT_LIST, *RUNNING):
        for match in _CITED.finditer(found.paragraph.text):
            yield FoundNumber(found, match, own=False)


def all_numbers(document: IdentifiedDocument) -> Iterator[FoundNumber]:
    """All of them."""
    yield from own_numbers(document)
    yield from cited_numbers(document)
