"""Everyday speech of a question in the words of the law: the tables ``knowledge/terms/everyday_speech/*.yaml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from assistant.library.knowledge_files import read_knowledge
from assistant.resources import knowledge_folder

GAP = "…"
"""Stands in a form of speech where other words may stand."""

# “老婆在他手底下”, “扣了我的工资”: what people put between is short; a longer gap joins what does not belong together.
_WIDEST_GAP = 8
_KEYS = {"speech", "terms", "law", "article"}
_CONDITIONS = {"when", "unless"}


@dataclass(frozen=True)
class Translation:
    """What was said, and how the law says it.

    Attributes:
        speech: The form of speech that was met, with “…” where other words stood.
        terms: The law's words, the best first.
        law: The law's full title, or the ``doc_id`` of a built-in guide.
        article: Where the terms stand in it, as the library numbers it.
    """

    speech: str
    terms: tuple[str, ...]
    law: str
    article: str


@dataclass(frozen=True)
class SpeechEntry:
    """One meaning: the forms of speech that have it, and the terms of the article on it.

    Attributes:
        speech: As people say it.
        terms: Words of the article, the best first.
        law: The law's full title, or the ``doc_id`` of a built-in guide.
        article: The article's number.
        when: One of these must stand in the question too; empty where none need.
        unless: None of these may.
    """

    speech: tuple[str, ...]
    terms: tuple[str, ...]
    law: str
    article: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def holds(self, question: str) -> bool:
        """Whether the question's other words let the speech have this meaning."""
        if self.when and not any(word in question for word in self.when):
            return False
        return not any(word in question for word in self.unless)


@dataclass(frozen=True)
class _Form:
    said: str
    parts: tuple[str, ...]
    entry: SpeechEntry

    def stretches(self, question: str, start: int) -> tuple[range, ...]:
        """Where its parts stand in a question in which the first begins at a place; none where one is missing."""
        found: list[range] = []
        first, last = start, start
        for part in self.parts:
            at = question.find(part, first, last + len(part))
            if at < 0:
                return ()
            found.append(range(at, at + len(part)))
            first, last = at + len(part), at + len(part) + _WIDEST_GAP
        return tuple(found)


@dataclass(frozen=True)
class _Met:
    form: _Form
    stretches: tuple[range, ...]

    def order(self) -> tuple[int, int]:
        """The longest first, of two alike the one that is said first."""
        return -sum(map(len, self.stretches)), self.stretches[0].start


def statute_terms(question: str) -> tuple[Translation, ...]:
    """The law's terms for the everyday speech of a question, the longest speech first, each stretch of it used once."""
    said = question.casefold()
    used: set[int] = set()
    entries: set[SpeechEntry] = set()
    translations: list[Translation] = []
    for met in sorted(_met(said), key=_Met.order):
        entry = met.form.entry
        if entry in entries or any(not used.isdisjoint(stretch) for stretch in met.stretches):
            continue
        used.update(*met.stretches)
        entries.add(entry)
        translations.append(Translation(met.form.said, entry.terms, entry.law, entry.article))
    return tuple(translations)


def _met(question: str) -> Iterator[_Met]:
    forms = _forms_by_beginning()
    for at in range(len(question) - 1):
        for form in (*forms.get(question[at : at + 2], ()), *forms.get(question[at], ())):
            stretches = form.stretches(question, at)
            if stretches and form.entry.holds(question):
                yield _Met(form, stretches)


@cache
def _forms_by_beginning() -> Mapping[str, Sequence[_Form]]:
    """All forms by their first two characters, or one before a gap, so that a question is compared with few of them."""
    forms: dict[str, list[_Form]] = defaultdict(list)
    for entries in speech_tables().values():
        for entry in entries:
            for said in entry.speech:
                parts = tuple(said.casefold().split(GAP))
                forms[parts[0][:2]].append(_Form(said, parts, entry))
    return dict(forms)


@cache
def speech_tables() -> Mapping[str, tuple[SpeechEntry, ...]]:
    """The entries of every table by its file's name.

    Raises:
        ValueError: A file is not such a table; a test reads all of them.
    """
    folder = knowledge_folder() / "terms" / "everyday_speech"
    return {path.stem: tuple(_entries(path)) for path in sorted(folder.glob("*.yaml"))}


def _entries(path: Path) -> Iterator[SpeechEntry]:
    content = read_knowledge(path)
    for given in cast(list[dict[str, Any]], content["entries"]):
        if not given.keys() >= _KEYS or given.keys() - _KEYS - _CONDITIONS:
            raise ValueError(f"{path.name}: {given.get('speech')} has {sorted(given)}")
        yield SpeechEntry(
            speech=_words(given["speech"]),
            terms=_words(given["terms"]),
            law=str(given["law"]),
            article=str(given["article"]),
            when=_words(given.get("when", ())),
            unless=_words(given.get("unless", ())),
        )


def _words(listed: Any) -> tuple[str, ...]:
    """The words of a list; a list within it is a named situation."""
    words: list[str] = []
    for each in cast(list[Any], listed):
        words.extend(_words(each) if isinstance(each, list) else (str(each),))
    return tuple(words)
