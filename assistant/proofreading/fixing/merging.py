"""The edits of several findings as one list: equal ones once, and of two that contradict each other only the first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from assistant.documents.edits import (
    Edit,
    InsertParagraph,
    MoveParagraphs,
    RemovePageBreaks,
    RemoveParagraph,
    ReplaceText,
    SetLine,
    SetNumberFormat,
    SetOddAndEven,
    SetPage,
    SetPageNumber,
    SetParagraphFormat,
    SetRunFormat,
    SetStyle,
    SetTable,
    stated,
)
from assistant.proofreading.findings import Finding

_Target: TypeAlias = tuple[object, ...]


@dataclass
class Merged:
    """What is to be done in one pass.

    Attributes:
        edits: In the order of the findings; equal insertions as often as one finding wants them.
        of: The edits of each finding that is taken up, by its id.
    """

    edits: list[Edit] = field(default_factory=list[Edit])
    of: dict[str, tuple[Edit, ...]] = field(default_factory=dict[str, tuple[Edit, ...]])


def merged(findings: Iterable[Finding]) -> Merged:
    """The edits of some findings as one list; a finding that contradicts one taken up is left to the next pass."""
    result = Merged()
    values: dict[_Target, object] = {}
    texts: dict[int, list[ReplaceText]] = {}
    have: Counter[Edit] = Counter()
    for finding in findings:
        edits = finding.violation.all_edits
        if not edits or _contradicts(edits, values, texts):
            continue
        for edit in edits:
            values.update(_properties(edit))
            if isinstance(edit, ReplaceText) and not have[edit]:
                insort(texts.setdefault(edit.paragraph, []), edit, key=lambda each: each.start)
        _add(result.edits, have, edits)
        result.of[finding.id] = edits
    return result


def _add(known: list[Edit], have: Counter[Edit], edits: Sequence[Edit]) -> None:
    """Adds edits, so that each stands as often as the finding that wants it most often."""
    for edit, wanted in Counter(edits).items():
        missing = max(wanted - have[edit], 0)
        known += [edit] * missing
        have[edit] += missing


def _contradicts(
    edits: Sequence[Edit], values: dict[_Target, object], texts: Mapping[int, Sequence[ReplaceText]]
) -> bool:
    for edit in edits:
        if any(target in values and values[target] != value for target, value in _properties(edit)):
            return True
        if isinstance(edit, ReplaceText) and any(
            _overlap(edit, other) for other in _beside(edit, texts) if other != edit
        ):
            return True
    return False


def _beside(edit: ReplaceText, texts: Mapping[int, Sequence[ReplaceText]]) -> Iterator[ReplaceText]:
    """The replacements that may touch one: those taken up do not overlap, so that only the nearest can."""
    here = texts.get(edit.paragraph, ())
    first = bisect_left(here, edit.start, key=lambda each: each.start)
    for at in range(first - 1, -1, -1):
        yield here[at]
        if here[at].start < here[at].end:
            break
    for at in range(first, len(here)):
        if here[at].start > max(edit.end, edit.start):
            break
        yield here[at]


def _overlap(one: ReplaceText, other: ReplaceText) -> bool:
    """Whether two replacements touch the same characters, or put two things in at the same place.

    What is put in at an end of a stretch that is replaced does not touch it: it comes before or after.
    """
    if one.paragraph != other.paragraph:
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    return one.start < other.end and other.start < one.end


def _properties(edit: Edit) -> Iterator[tuple[_Target, object]]:
    """What an edit sets, as pairs of a target and a value; two edits contradict where a target has two values."""
    match edit:
        case SetRunFormat(paragraph, change, start, end):
            yield from ((("run", paragraph, start, end, name), value) for name, value in stated(change).items())
        case SetParagraphFormat(paragraph, change):
            yield from ((("paragraph", paragraph, name), value) for name, value in stated(change).items())
        case SetPage(section, change):
            yield from ((("page", section, name), value) for name, value in stated(change).items())
        case SetTable(table, change):
            rows = {"row_bottom": change.row_bottom[0]} if change.row_bottom else {}
            yield from ((("table", table, name, rows.get(name)), value) for name, value in stated(change).items())
        case SetNumberFormat(paragraph, change):
            yield from ((("number", paragraph, name), value) for name, value in stated(change).items())
        case SetStyle(style):
            yield ("style", style), edit
        case SetOddAndEven(value):
            yield ("odd and even",), value
        case SetPageNumber(section, margin):
            yield ("page number", section, margin), edit
        case SetLine(picture):
            yield ("line", picture), edit
        case InsertParagraph(paragraph, _, after):
            yield ("inserted", paragraph, after), edit
        case RemoveParagraph(paragraph):
            yield ("kept", paragraph), False
        case MoveParagraphs(first):
            yield ("moved", first), edit
        case RemovePageBreaks() | ReplaceText():
            return
