"""What a fixer says that it repaired, as places: everything else of a document must stay as it was.

Places are those of ``gongwu check --json``; of a defect of ours its own place or element.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.format.cases import Case
from evals.format.draft import Draft
from evals.format.fingerprints import local
from evals.format.names import w
from evals.format.reader import paragraph_text
from evals.format.xml import Node

Json = Mapping[str, Any]
_PARTS = {"page": "page", "page_number": "footer", "table": "table", "imprint_separator": "table", "document": "page"}


@dataclass(frozen=True)
class Targets:
    """The places of repairs.

    Attributes:
        looks: Numbers of the paragraphs, among all of the main part, whose look may have changed.
        texts: Those whose words may have changed.
        parts: What else: ``page``, ``footer``, ``header``, ``table``, ``textbox``, ``footnote``.
        some: Whether anything was repaired at all.
    """

    looks: frozenset[int]
    texts: frozenset[int]
    parts: frozenset[str]
    some: bool


def targets(draft: Draft, fixed: Sequence[Json], cases: Sequence[Case] = ()) -> Targets:
    """The places of findings that were fixed, and of defects; neighbours of a place may be moved with it."""
    places = [each["place"] for each in fixed] + [case.place for case in cases if case.place]
    paragraphs = draft.paragraphs()
    numbers = _numbers(draft)
    looks = {number for place in places for number in _at(place, numbers)}
    reworded = [each["place"] for each in fixed if each.get("changes") == "text"]
    reworded += [case.place for case in cases if case.place and case.property == "text"]
    texts = {number for place in reworded for number in _at(place, numbers)}
    parts = {str(place["part"]) for place in places}
    parts |= {_PARTS[kind] for case in cases if (kind := case.element.partition("#")[0]) in _PARTS}
    near = {other for number in looks for other in _beside(number, paragraphs)}
    return Targets(frozenset(looks | near), frozenset(texts), frozenset(parts), bool(fixed or cases))


def _numbers(draft: Draft) -> dict[int, tuple[str, int | None, int | None, int]]:
    """Part, row, column and number within of every paragraph, by its number among all."""
    places = {p: ("body", None, None, at) for at, p in enumerate(_own(draft.body))}
    for table in draft.body.iter(w("tbl")):
        for row, each in enumerate(node for node in table if local(node) == "tr"):
            for column, cell in enumerate(node for node in each if local(node) == "tc"):
                places |= {p: ("table", row, column, at) for at, p in enumerate(_own(cell))}
    other = ("textbox", None, None, 0)
    return {number: places.get(p, other) for number, p in enumerate(draft.paragraphs())}


def _own(holder: Node) -> Iterator[Node]:
    """The paragraphs of a body or cell, those inside content controls included, those of tables apart."""
    for child in holder:
        if local(child) == "p":
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "del", "moveTo", "moveFrom"):
            yield from _own(child)


def _at(place: Json, numbers: Mapping[int, tuple[str, int | None, int | None, int]]) -> Iterator[int]:
    """The paragraphs at a place; where it names no row or column, those of any."""
    for number, (part, row, column, at) in numbers.items():
        rows = place.get("row") in (None, row) and place.get("column") in (None, column)
        if part == place["part"] and rows and place.get("paragraph") in (None, at):
            yield number


def _beside(number: int, paragraphs: Sequence[Node]) -> Iterator[int]:
    """The blank paragraphs around a place and the next ones with text."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(paragraphs):
            yield at
            if paragraph_text(paragraphs[at]).strip():
                break
            at += step
