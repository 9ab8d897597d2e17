"""Automatic numbering: lists, their levels, and the counting of numbered paragraphs (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.ooxml.number_formats import format_number
from assistant.ooxml.paragraph_properties import paragraph_properties
from assistant.ooxml.run_properties import Properties, run_properties
from assistant.ooxml.styles import Styles
from assistant.ooxml.values import child, integer, is_on, value
from assistant.ooxml.xml import MC, Element, W

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, eq=False)
class Level:
    """One level of a list.

    Attributes:
        start: The first number.
        number_format: The value of w:numFmt.
        pattern: The value of w:lvlText, as ``（%1）``.
        suffix: tab, space or nothing.
        restart: The level (counted from 1) whose use starts this one anew; 0 for never; None for every higher one.
        legal: Whether all numbers in the label are Arabic (w:isLgl).
        style_id: The paragraph style that stands for this level, or empty.
        run: Run properties of the label.
        paragraph: Paragraph properties that the level gives.
    """

    start: int
    number_format: str
    pattern: str
    suffix: str
    restart: int | None
    legal: bool
    style_id: str
    run: Properties
    paragraph: Properties


@dataclass(frozen=True, eq=False)
class _List:
    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document.

    Args:
        root: Root of the numbering part, or None.
        styles: The styles, in which numbering styles are looked up.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstract = {value(e, "abstractNumId"): e for e in root.findall(f"{W}abstractNum")}
        lists = {value(e, "numId"): e for e in root.findall(f"{W}num")}
        levels = {key: _levels(element, self._styles) for key, element in abstract.items()}
        for list_id, element in lists.items():
            key = self._abstract_of(element, abstract, lists)
            overrides = element.findall(f"{W}lvlOverride")
            own = dict(levels.get(key, {}))
            for override in overrides:
                own |= _levels(override, self._styles)
            self._lists[list_id] = _List(key, own, _start_overrides(overrides))

    def _abstract_of(self, element: Element, abstract: dict[str, Element], lists: dict[str, Element]) -> str:
        """The definition of a list; one that only names a numbering style stands for the list of that style."""
        key = value(child(element, "abstractNumId"))
        link = value(child(abstract.get(key), "numStyleLink"))
        linked = lists.get(self._styles.list_of_numbering_style(link)) if link else None
        return value(child(linked, "abstractNumId")) or key

    def level(self, list_id: str, level: int) -> Level | None:
        """A level of a list, or None where there is none."""
        found = self._lists.get(list_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """The level of a list for which a paragraph style stands, or None."""
        found = self._lists.get(list_id)
        levels = found.levels.items() if found else ()
        return next((number for number, level in levels if level.style_id == style_id), None)

    def counter(self) -> Counter:
        """A new counting of the paragraphs of one story."""
        return Counter(self._lists)


class Counter:
    """Counts numbered paragraphs, which must be told in order.

    Lists of one definition count together, as Word does; a list that overrides a start begins anew at its first use.
    """

    def __init__(self, lists: dict[str, _List]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def next_label(self, list_id: str, level: int) -> tuple[str, int]:
        """The label of the next paragraph and its number on its level.

        Raises:
            KeyError: There is no such list or level.
        """
        found = self._lists[list_id]
        counts = self._counts.setdefault(found.counters, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for number, start in found.starts.items():
                counts[number] = start - 1
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for deeper, shape in found.levels.items():
            if deeper > level and (shape.restart is None or level < shape.restart):
                counts.pop(deeper, None)
        return _label(found.levels, level, counts), counts[level]


def _label(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.number_format == "bullet":
        return own.pattern

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        shape = levels.get(index, own)
        return format_number(counts.get(index, shape.start), "decimal" if own.legal else shape.number_format)

    return _PLACEHOLDER.sub(number, own.pattern)


def _levels(element: Element, styles: Styles) -> dict[int, Level]:
    """The levels of w:abstractNum or w:lvlOverride."""
    found: dict[int, Level] = {}
    for entry in element.findall(f"{W}lvl"):
        number = integer(value(entry, "ilvl"))
        if number is not None and 0 <= number < _LEVELS:
            found[number] = _level(entry, styles)
    return found


def _level(entry: Element, styles: Styles) -> Level:
    start, restart = integer(value(child(entry, "start"))), integer(value(child(entry, "lvlRestart")))
    level = Level(
        start=1 if start is None else start,
        number_format=_number_format(entry),
        pattern=_pattern(child(entry, "lvlText")),
        suffix=value(child(entry, "suff")) or "tab",
        restart=restart,
        legal=is_on(child(entry, "isLgl")),
        style_id=value(child(entry, "pStyle")),
        run=run_properties(child(entry, "rPr"), styles.theme),
        paragraph=paragraph_properties(child(entry, "pPr")),
    )
    return replace(level, pattern="") if level.number_format == "none" and "%" not in level.pattern else level


def _number_format(entry: Element) -> str:
    """Formats that Word 2010 added stand beside an older one (markup compatibility); the older one is read."""
    direct = child(entry, "numFmt")
    if direct is None:
        direct = entry.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return value(direct) or "decimal"


def _pattern(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _start_overrides(overrides: list[Element]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for override in overrides:
        level, start = integer(value(override, "ilvl")), integer(value(child(override, "startOverride")))
        if level is not None and start is not None:
            starts[level] = start
    return starts
