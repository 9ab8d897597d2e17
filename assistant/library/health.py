"""The health of a library: what in it is law no more, lapses soon, is not law yet, or leans on texts that were repealed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assistant.library.chunks import short_title
from assistant.library.source import Article, SourceDocument, Validity
from assistant.library.succession import Succession
from assistant.library.validity import begins, validity_on

if TYPE_CHECKING:
    from assistant.library.store import PolicyLibrary

SOON = timedelta(days=90)
"""What ends within so many days lapses soon."""

_TITLE = re.compile(r"《([^》\n]{2,60})》")
_REPEALS = re.compile(r"废止|失效|停止执行|不再执行")
_SENTENCE_ENDS = "。；\n"


@dataclass(frozen=True)
class Outdated:
    """A document that grounds no answer any more.

    Attributes:
        state: 已被新版取代 or 已废止.
        successor: What holds in its place, where the library holds it.
        named: Title of what holds in its place, also where only its name is known; empty where nobody says.
    """

    document: SourceDocument
    state: Validity
    successor: SourceDocument | None
    named: str


@dataclass(frozen=True)
class Lapsing:
    """A document in force that ends soon.

    Attributes:
        on: The first day on which it is law no more.
        days: How many days are left.
        successor: What takes its place, where the library holds it.
    """

    document: SourceDocument
    on: date
    days: int
    successor: SourceDocument | None


@dataclass(frozen=True)
class Upcoming:
    """A document that is not in force yet.

    Attributes:
        on: When it will be; None where it does not say.
        replaces: Documents whose place it takes.
    """

    document: SourceDocument
    on: date | None
    replaces: tuple[SourceDocument, ...]


@dataclass(frozen=True)
class StaleReference:
    """An article in force that names a text which is law no more.

    Attributes:
        article: Number of the article; None where it bears none.
        position: Which article of the document it is, from 0.
        title: The text it names, as it is written there.
        cited: The newest document of that title.
        state: 已被新版取代 or 已废止.
        named: Title of what holds in its place; empty where nobody says.
    """

    document: SourceDocument
    article: str | None
    position: int
    title: str
    cited: SourceDocument
    state: Validity
    named: str


@dataclass(frozen=True)
class SameTitle:
    """Documents of one title, more than one of which would ground answers today, or which are one text twice."""

    title: str
    documents: tuple[SourceDocument, ...]


@dataclass(frozen=True)
class LibraryHealth:
    """What a librarian should look at.

    Attributes:
        day: The day on which validity was judged.
        documents: How many documents there are.
        unverified: Documents of whose validity nothing is known.
    """

    day: date
    documents: int
    outdated: tuple[Outdated, ...]
    lapsing: tuple[Lapsing, ...]
    upcoming: tuple[Upcoming, ...]
    stale_references: tuple[StaleReference, ...]
    unverified: tuple[SourceDocument, ...]
    same_titles: tuple[SameTitle, ...]


ArticlesOf = Callable[[str], Sequence[Article]]


def health_of(documents: Iterable[SourceDocument], articles_of: ArticlesOf, day: date) -> LibraryHealth:
    """Looks a library through.

    Args:
        documents: All of its documents; their articles are not looked at.
        articles_of: Gives the articles of a document by its id.
        day: The day on which validity is judged.
    """
    held = list(documents)
    succession = Succession(held)
    return LibraryHealth(
        day=day,
        documents=len(held),
        outdated=tuple(_outdated(held, succession, day)),
        lapsing=tuple(sorted(_lapsing(held, succession, day), key=lambda each: each.on)),
        upcoming=tuple(sorted(_upcoming(held, succession, day), key=lambda each: each.on or date.max)),
        stale_references=tuple(_stale_references(held, articles_of, succession, day)),
        unverified=tuple(each for each in held if validity_on(each, day) is Validity.UNVERIFIED),
        same_titles=tuple(_same_titles(held, day)),
    )


def library_health(library: PolicyLibrary, today: date | None = None) -> LibraryHealth:
    """The health of a library today, or on another day.

    Raises:
        LibraryError: The library cannot be read.
    """
    held = library.current()
    documents = [entry.document for entry in held.documents.values()]
    return health_of(documents, held.catalogue.articles, today or date.today())


def _outdated(documents: Sequence[SourceDocument], succession: Succession, day: date) -> Iterator[Outdated]:
    for document in documents:
        state = validity_on(document, day)
        if state in (Validity.SUPERSEDED, Validity.REPEALED):
            current = succession.current(document, day)
            yield Outdated(document, state, current, succession.name_of_successor(document, day))


def _lapsing(documents: Sequence[SourceDocument], succession: Succession, day: date) -> Iterator[Lapsing]:
    for document in documents:
        ends = document.expires
        if ends and day < ends <= day + SOON and validity_on(document, day).may_ground:
            yield Lapsing(document, ends, (ends - day).days, succession.successor(document))


def _upcoming(documents: Sequence[SourceDocument], succession: Succession, day: date) -> Iterator[Upcoming]:
    for document in documents:
        if validity_on(document, day) is Validity.NOT_YET_IN_FORCE:
            replaced = [each for each in succession.predecessors(document) if validity_on(each, day).may_ground]
            yield Upcoming(document, begins(document), tuple(replaced))


def _stale_references(
    documents: Sequence[SourceDocument], articles_of: ArticlesOf, succession: Succession, day: date
) -> Iterator[StaleReference]:
    stale = _stale_titles(documents, day)
    for document in documents:
        if not stale or not validity_on(document, day).may_ground:
            continue
        for position, article in enumerate(articles_of(document.id)):
            for title in dict.fromkeys(_named_as_law(article.text)):
                cited = stale.get(short_title(title))
                if cited is not None and cited.id != document.id:
                    state, named = validity_on(cited, day), succession.name_of_successor(cited, day)
                    yield StaleReference(document, article.number, position, title, cited, state, named)


def _stale_titles(documents: Sequence[SourceDocument], day: date) -> dict[str, SourceDocument]:
    """The titles of which no version is or will be law, with the newest of each."""
    versions: dict[str, list[SourceDocument]] = defaultdict(list)
    for document in documents:
        versions[short_title(document.title)].append(document)
    gone = (Validity.SUPERSEDED, Validity.REPEALED)
    return {
        title: max(held, key=lambda each: begins(each) or date.min)
        for title, held in versions.items()
        if all(validity_on(each, day) in gone for each in held)
    }


def _named_as_law(text: str) -> Iterator[str]:
    """The titles that a text names, but for those of which it says in the same sentence that they are law no more."""
    for match in _TITLE.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in _SENTENCE_ENDS) + 1
        ends = [end for mark in _SENTENCE_ENDS if (end := text.find(mark, match.end())) >= 0]
        if not _REPEALS.search(text[start : min(ends, default=len(text))]):
            yield match[1]


def _same_titles(documents: Sequence[SourceDocument], day: date) -> Iterator[SameTitle]:
    held: dict[tuple[str, str], list[SourceDocument]] = defaultdict(list)
    for document in documents:
        held[short_title(document.title), document.region].append(document)
    for (title, _), same in held.items():
        in_force = [each for each in same if validity_on(each, day).may_ground]
        dates = [(each.promulgated, each.version) for each in same]
        if len(in_force) > 1 or len(set(dates)) < len(dates):
            yield SameTitle(title, tuple(same))
