"""Puts headings, starts of articles and running text together to articles with their paths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from assistant.documents.numbering import LabelKind
from assistant.library.source import Article
from assistant.library.structure.lines import Line, clean, compact

Place: TypeAlias = tuple[int | None, int | None]
"""Page and paragraph at which a line stands."""

_RANKS = {kind: rank for rank, kind in enumerate(LabelKind)}
_ATTACHMENT = re.compile(
    r"附\s*(?:件|表|录|图)?\s*[0-9一二三四五六七八九十]{0,3}\s*(?:[:：].{0,60}|[.．、]?\s.{1,60}|$)"
    r"|附(?:件|表|录|图)\s*[0-9A-Z一二三四五六七八九十]{1,3}[^，。；]{0,40}"
)


def is_attachment(line: Line) -> bool:
    """Whether a line opens an attachment: 附件, 附表1, 附录：…, 附：…"""
    return line.label is None and _ATTACHMENT.fullmatch(line.text) is not None and not line.text.endswith(("。", "；"))


@dataclass
class _Heading:
    title: str
    rank: tuple[int, int] | None
    level: int | None

    def holds(self, other: _Heading) -> bool:
        """Whether the other heading stands below this one."""
        if self.rank is not None and other.rank is not None:
            return self.rank < other.rank
        if self.level is not None and other.level is not None:
            return self.level < other.level
        return self.rank is not None and other.rank is None and other.level is None


def _rank(line: Line) -> tuple[int, int] | None:
    """The rank of a label: by its kind, and for 7.3.1 by the number of its parts."""
    return (_RANKS[line.label.kind], len(line.label.numbers)) if line.label else None


@dataclass
class _Draft:
    number: str | None
    path: tuple[str, ...]
    place: Place
    heading: str = ""
    lines: list[str] = field(default_factory=list[str])


class ArticleBuilder:
    """Collects articles in the order of the text. Text without a number before it becomes an article without number."""

    def __init__(self) -> None:
        self._headings: list[_Heading] = []
        self._draft: _Draft | None = None
        self._drafts: list[_Draft] = []

    def heading(self, line: Line) -> None:
        """A heading: it ends the article before it and stands above those that follow."""
        self._headings.append(self._leave(line))

    def continue_heading(self, line: Line) -> bool:
        """Adds a line to the heading above it, if no text has come between; whether it did."""
        if self._draft is not None or not self._headings:
            return False
        self._headings[-1].title += line.text
        return True

    def numbered_heading(self, line: Line, number: str) -> None:
        """A heading that is itself numbered as an article: what stands right below it is that article."""
        self.heading(line)
        self._open(number, line.place, line.rest)

    def sibling(self, line: Line, number: str) -> None:
        """A numbered article begins that ends the headings of its own and of lower rank."""
        self._leave(line)
        self.start(number, line.rest, line.place)

    def part(self, line: Line) -> None:
        """An attachment or another document begins: none of the headings above holds for it."""
        self._headings = [_Heading(line.text.rstrip("：:"), (-1, 0), 0)]
        self._open(None, line.place, line.text)

    def start(self, number: str, text: str, place: Place) -> None:
        """A numbered article begins."""
        self._open(number, place)
        if text:
            self.text(text, place)

    def text(self, text: str, place: Place) -> None:
        """Running text of the article that is open, or of one without number."""
        draft = self._draft or self._open(None, place)
        draft.lines.append(clean(text))

    def close(self) -> None:
        """Ends the article that is open."""
        self._draft = None

    def closing(self, line: Line) -> None:
        """A closing sentence that belongs to the whole document and not to its last section."""
        self._headings = []
        self._open(None, line.place).lines.append(line.text)

    def articles(self) -> tuple[Article, ...]:
        """The articles that hold text; a copy of an article that comes again is left out.

        A heading under which nothing stands is text after all: an item of a list, or the name of an attachment.
        """
        used = {path for draft in self._drafts if draft.lines for path in _beginnings(draft.path)}
        seen: set[tuple[str, str]] = set()
        found: list[Article] = []
        for draft in self._drafts:
            text, path = "\n".join(draft.lines), draft.path
            if not text and draft.heading and path not in used:
                text, path = draft.heading, path[:-1] if draft.number else path
            key = (draft.number or "", compact(text))
            if text and key not in seen:
                seen.add(key)
                page, paragraph = draft.place
                found.append(Article(draft.number, path, text, page=page, paragraph=paragraph))
        return tuple(found)

    def _leave(self, line: Line) -> _Heading:
        new = _Heading(line.heading, _rank(line), line.level)
        while self._headings and not self._headings[-1].holds(new):
            self._headings.pop()
        self._draft = None
        return new

    def _open(self, number: str | None, place: Place, heading: str = "") -> _Draft:
        self._draft = _Draft(number, tuple(heading.title for heading in self._headings), place, heading)
        self._drafts.append(self._draft)
        return self._draft


def _beginnings(path: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [path[:length] for length in range(1, len(path) + 1)]
