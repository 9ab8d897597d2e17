"""Who issues a document, by its mark, its title and its signatures."""

from __future__ import annotations

import re

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument

_MARK_END = re.compile(r"(?:文件|公文|便函|办公会议纪要|会议纪要|纪要|命令|令|通报|公报|信笺)$")


def mark_issuers(document: IdentifiedDocument) -> tuple[str, ...]:
    """The names in the mark, without 文件."""
    names = [_bare(each.paragraph.text) for each in document.of(Element.ISSUING_AUTHORITY_MARK)]
    return tuple(name for name in (_MARK_END.sub("", each) for each in names) if name)


def title_issuer(document: IdentifiedDocument) -> str:
    """What stands before 关于 in the title; empty where that is no name."""
    title = document.text_of(Element.TITLE)
    before, about, _ = title.partition("关于")
    return before if about and 2 <= len(before) <= 40 and not re.search(r"[《》“”]|转发|印发", before) else ""


def signatures(document: IdentifiedDocument) -> tuple[str, ...]:
    """The names of the signatures, several in one line told apart."""
    texts = [
        found.paragraph.text[span.start : span.end]
        for found in document.of(Element.ISSUER_SIGNATURE)
        for span in found.spans
        if span.element is Element.ISSUER_SIGNATURE
    ]
    return tuple(name for text in texts for piece in re.split(r"\s{2,}|[、，,\t]", text) if (name := _bare(piece)))


def same_issuer(one: str, other: str) -> bool:
    """Whether two names may mean the same body: one is made of characters of the other, in their order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
