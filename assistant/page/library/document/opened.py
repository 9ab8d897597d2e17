"""A document that somebody reads: its articles, the names by which these are addressed, and the documents beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.errors import InputError
from assistant.library.catalogue import DocumentEntry
from assistant.library.search import LibrarySearch
from assistant.library.source import Article, SourceDocument, Validity
from assistant.library.succession import Succession
from assistant.library.validity import validity_on
from assistant.page.library.document.stated import part_of

GUIDE = "指南"
WHOLE_ARTICLES, WHOLE_CHARACTERS = 400, 300_000
"""Up to so many articles and characters a document is sent at once; a larger one comes in blocks, as it is read."""

BLOCK = 100
"""Articles that are fetched together."""

_PLACE = re.compile(r"(.*?)(?:@(\d{1,7}))?", re.DOTALL)


@dataclass(frozen=True, eq=False)
class OpenedDocument:
    """One document with its articles.

    Attributes:
        validity: On the day on which it was opened.
        replaced_by: The document that holds in its place, or took its place at least, where the library has it.
        replaces: Those whose place it took.
    """

    entry: DocumentEntry
    articles: tuple[Article, ...]
    validity: Validity
    replaced_by: SourceDocument | None
    replaces: tuple[SourceDocument, ...]

    @property
    def source(self) -> SourceDocument:
        """What is known of it."""
        return self.entry.document

    @property
    def is_guide(self) -> bool:
        """Whether it only explains the law: a guide is nothing that one may cite."""
        return self.source.level == GUIDE

    @cached_property
    def is_whole(self) -> bool:
        """Whether it is sent at once."""
        characters = sum(len(article.text) for article in self.articles)
        return len(self.articles) <= WHOLE_ARTICLES and characters <= WHOLE_CHARACTERS

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each article is addressed by: its number, with a count where another has it too."""
        return tuple(_distinct(_name(article, at) for at, article in enumerate(self.articles)))

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.names)}

    def position_of(self, place: str) -> int | None:
        """The article that an address means: its name, or its number and position as ``第一条@57``; None for none.

        A library that was indexed anew may have it elsewhere: then the number counts.
        """
        match = _PLACE.fullmatch(place)
        number, at = (match[1], match[2]) if match else (place, None)
        if at is not None and int(at) < len(self.articles) and number in ("", self.articles[int(at)].number):
            return int(at)
        return self._positions.get(_without_spaces(number))

    def reference(self, position: int) -> str:
        """An article as an official document names it: 《title》（文号）第X条; one of an issued regulation under its title."""
        source, article = self.source, self.articles[position]
        number = f"（{source.document_number}）" if source.document_number else ""
        return f"《{(part_of(article) or source.title).strip('《》')}》{number}{article.number or ''}"

    def path_of(self, position: int) -> tuple[str, ...]:
        """The headings above an article, the title of an issued regulation before them."""
        article = self.articles[position]
        return (part, *article.path) if (part := part_of(article)) else article.path


def open_document(library: LibrarySearch, source_id: str, today: date) -> OpenedDocument:
    """Reads a document of the library.

    Raises:
        InputError: There is none of this id.
        LibraryDamaged: It cannot be read.
    """
    entry = library.documents.get(source_id)
    if entry is None:
        raise InputError("知识库中没有这份文件，可能已移除或换了编号；请回到问答或知识库重新打开。")
    succession = Succession(each.document for each in library.documents.values())
    return OpenedDocument(
        entry,
        library.catalogue.articles(source_id),
        validity_on(entry.document, today),
        succession.current(entry.document, today) or succession.successor(entry.document),
        tuple(succession.predecessors(entry.document)),
    )


def _name(article: Article, position: int) -> str:
    return _without_spaces(article.number or f"第{position + 1}段")


def _without_spaces(name: str) -> str:
    return "".join(name.split())


def _distinct(names: Iterable[str]) -> Iterable[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}~{seen[name]}"
