"""The tables of terms that rules about wording and references look up: ``knowledge/terms/*.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from assistant.resources import knowledge_folder
from assistant.rules.rule import Severity
from assistant.rules.term_files import content_of

# How far a context may reach on either side of a term.
_REACH = 24
_KEYS = {"wrong", "right", "source", "bad", "good"}
_MORE = {"after", "before", "not_after", "not_before", "number", "since", "severity", "note"}


@dataclass(frozen=True)
class Term:
    """One entry: what should not be written, what should, who says so, and a sentence of each.

    Attributes:
        wrong: What is reported.
        right: What should stand there; empty where nothing takes its place.
        source: The law, standard, decision or dictionary.
        bad: A sentence that is reported.
        good: The same repaired.
        contexts: What must, and what must not, stand before and after it, as regular expressions; empty where anything may.
        number: The document number, for documents.
        since: The year from which the entry holds; 0 where it always does.
        severity: Lighter than the rule's own, where the case is.
        note: What people should know, in Chinese.
    """

    wrong: str
    right: str
    source: str
    bad: str
    good: str
    contexts: tuple[str, str, str, str] = ("", "", "", "")
    number: str = ""
    since: int = 0
    severity: Severity | None = None
    note: str = ""

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether what stands around a stretch of a text lets the entry apply."""
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        led, followed, not_led, not_followed = self.contexts
        if (led and not _context(led).search(before)) or (followed and not _context(followed).match(after)):
            return False
        return not (
            (not_led and _context(not_led).search(before)) or (not_followed and _context(not_followed).match(after))
        )


@dataclass(frozen=True)
class TermTable:
    """A table, with one pattern that finds all its terms.

    Attributes:
        title: Its Chinese name.
        terms: The entries by what should not be written.
        pattern: Finds any of them, the longest first.
    """

    title: str
    terms: dict[str, tuple[Term, ...]]
    pattern: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Where terms stand in a text in a context in which they are wrong."""
        at = 0
        while (match := self.pattern.search(text, at)) is not None:
            term = next((each for each in self.terms[match[0]] if each.fits(text, *match.span())), None)
            if term is not None:
                yield match, term
            # Where a long term does not fit, a shorter one may begin within it.
            at = match.end() if term is not None else match.start() + 1


def user_words_at(text: str, words: frozenset[str], start: int, end: int) -> bool:
    """Whether a stretch belongs to a word of the user's own."""
    # Only what reaches into the stretch can be found between these two places.
    around = ((word, max(start - len(word) + 1, 0), end + len(word) - 1) for word in words if word)
    return any(text.find(word, first, last) >= 0 for word, first, last in around)


@cache
def term_table(name: str) -> TermTable:
    """A table by its file's name.

    Raises:
        ValueError: The file is not such a table; a test reads all of them.
    """
    content = content_of(_folder() / f"{name}.yaml")
    terms: dict[str, tuple[Term, ...]] = {}
    for said in content["entries"]:
        term = _term(name, said)
        terms[term.wrong] = (*terms.get(term.wrong, ()), term)
    longest_first = sorted(terms, key=len, reverse=True)
    return TermTable(content["title"], terms, re.compile("|".join(map(re.escape, longest_first))))


@cache
def names(name: str) -> tuple[str, ...]:
    """All names of a file that lists names under the sources that they are taken from."""
    content = content_of(_folder() / f"{name}.yaml")
    groups = cast(list[dict[str, Any]], content["entries"])
    if any(group.keys() != {"source", "names"} for group in groups):
        raise ValueError(f"{name}.yaml: every group has source and names")
    return tuple(each for group in groups for each in str(group["names"]).split())


def table_names() -> tuple[str, ...]:
    """The files that hold tables."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def _folder() -> Path:
    return knowledge_folder() / "terms"


def _term(name: str, said: Any) -> Term:
    given = cast(dict[str, Any], said)
    if not given.keys() >= _KEYS or given.keys() - _KEYS - _MORE:
        raise ValueError(f"{name}.yaml: {given.get('wrong')} has {sorted(given)}")
    severity = given.get("severity")
    return Term(
        **{key: str(given[key]) for key in sorted(_KEYS)},
        contexts=_contexts(given),
        number=str(given.get("number", "")),
        since=int(given.get("since", 0)),
        severity=Severity(severity) if severity else None,
        note=str(given.get("note", "")),
    )


def _contexts(said: dict[str, Any]) -> tuple[str, str, str, str]:
    """``after`` and ``not_after`` are matched at the end of what stands before the term."""
    led, not_led = (f"(?:{said[key]})$" if said.get(key) else "" for key in ("after", "not_after"))
    followed, not_followed = (f"(?:{said[key]})" if said.get(key) else "" for key in ("before", "not_before"))
    return led, followed, not_led, not_followed


@cache
def _context(pattern: str) -> re.Pattern[str]:
    """Made when a term is found: hardly a document has more than two of them."""
    return re.compile(pattern)
