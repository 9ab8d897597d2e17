# pyright: strict
"""The tables of words in ``knowledge/terms``: what is wrong, what is right, and contexts in which it is not wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from assistant.resources import knowledge_folder


@dataclass(frozen=True)
class Term:
    """An entry of a table.

    Attributes:
        wrong: The wrong word, as it stands in a text.
        right: What should stand there.
        source: Where that is laid down.
        bad: A sentence in which it is wrong.
        good: The same sentence as it should read.
        before: A pattern that, ending directly before the word, makes it no mistake.
        after: A pattern that, beginning directly after it, makes it none.
    """

    wrong: str
    right: str
    source: str
    bad: str
    good: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class TermTable:
    """A table of words, with one pattern that finds any of them."""

    name: str
    title: str
    terms: tuple[Term, ...]

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Where its words stand in a text: start, end and entry."""
        for match in _pattern(self).finditer(text):
            term = _by_word(self)[match[0]]
            if not _is_context(term, text, match.start(), match.end()):
                yield match.start(), match.end(), term


def table_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of all tables."""
    return tuple(sorted(path.stem for path in (folder or _folder()).glob("*.yaml")))


@cache
def term_table(name: str) -> TermTable:
    """A table by its name.

    Raises:
        ValueError: An entry lacks a field or has an unknown one.
    """
    import yaml

    said = cast(dict[str, Any], yaml.safe_load((_folder() / f"{name}.yaml").read_text(encoding="utf-8")))
    try:
        terms = tuple(Term(**{key: str(value) for key, value in entry.items()}) for entry in said["entries"])
    except TypeError as error:
        raise ValueError(f"knowledge/terms/{name}.yaml: {error}") from error
    return TermTable(name, str(said["title"]), terms)


@cache
def _pattern(table: TermTable) -> re.Pattern[str]:
    words = sorted((term.wrong for term in table.terms), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in words))


@cache
def _by_word(table: TermTable) -> dict[str, Term]:
    return {term.wrong: term for term in table.terms}


def _is_context(term: Term, text: str, start: int, end: int) -> bool:
    before = bool(term.before) and re.search(f"(?:{term.before})$", text[:start]) is not None
    return before or (bool(term.after) and re.match(term.after, text[end:]) is not None)


def _folder() -> Path:
    return knowledge_folder() / "terms"
