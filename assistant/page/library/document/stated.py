"""What a document's own text says of itself and of others, where the catalogue holds it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.library.source import Article, SourceDocument

_RELATIONS = {
    "repeals": "它废止的",
    "repealed_by": "废止它的",
    "amends": "它修改的",
    "amended_by": "修改它的",
    "issues": "它印发的",
    "issued_by": "印发它的",
}
"""What replaces and is replaced is told by the succession, which knows more than the text."""


def doubts_of(source: SourceDocument) -> tuple[str, ...]:
    """What is not certain about it, a sentence each."""
    return source.doubts


def part_of(article: Article) -> str:
    """Title of the regulation that a notice issues and that the article belongs to; empty for the document itself."""
    return article.part


def related(source: SourceDocument) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What other documents are to it: the relation, and (title, id) pairs; the id is empty where the library holds none."""
    known = sorted(
        (link for link in source.links if link.relation.code in _RELATIONS), key=lambda link: link.relation.code
    )
    for code, group in groupby(known, key=lambda link: link.relation.code):
        yield _RELATIONS[code], [(link.title, link.target if link.target != source.id else "") for link in group]
