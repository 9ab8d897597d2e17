"""How the numbers of headings follow each other: where one does not, and whether it or its level is the slip."""

from __future__ import annotations

from dataclasses import field

from assistant.documents.edits import ReplaceText
from assistant.documents.identification.lines import Place
from assistant.rules.numbering._labels import Label, numbered_parts, written
from assistant.rules.vocabulary import *

_ARABIC = 3
# One number alone that comes twice is a slip.
_FEWEST_INNER = 2


@dataclass(frozen=True)
class Step:
    """A heading in its sequence.

    Attributes:
        label: Its label.
        before: The number before it on its level; 0 for the first.
        expected: The number that it should have.
        level: The level on which it counts: a higher one than its label's where the label belongs there.
        part: The labels of the stretch that is numbered on its own.
        at: Where its label stands among them.
        alone: Whether it alone is out of order, so that those after it are right as they are.
    """

    label: Label
    before: int
    expected: int
    level: int
    part: tuple[Label, ...] = field(repr=False)
    at: int
    alone: bool

    @property
    def is_right(self) -> bool:
        """Whether its label is as it should be."""
        return self.level == self.label.level and self.expected == self.label.number

    @property
    def following(self) -> tuple[Label, ...]:
        """The labels after it that count on from it, and so become other ones with it."""
        return () if self.alone else _counting_on(self.label, siblings(self.part, self.at))


def steps(part: tuple[Label, ...]) -> Iterator[Step]:
    """The headings of a stretch that is numbered on its own.

    A number that alone is out of order is taken for what it should be, so that those after it are right; where they count on
    from it, it counts as it is.
    """
    last: dict[int, int] = {}
    for at, label in enumerate(part):
        level = _level_of(part, at, last)
        before = last.get(level, 0)
        last = {upper: number for upper, number in last.items() if upper < level}
        # A list of 1. 2. after a list may begin anew; 一、 may not.
        anew = label.number == 1 and level > 1 and before > 1
        expected = 1 if anew else before + 1
        beside = next(siblings(part, at), None)
        alone = beside is not None and beside.number == expected + 1
        last[level] = expected if alone else label.number
        yield Step(label, before, expected, level, part, at, alone)


def counts(part: tuple[Label, ...]) -> Iterator[tuple[Label, ...]]:
    """A stretch, and apart from it each list within that counts from 1 in a form of its own, below an item that another follows.

    Under 3、 some write 1. and 2. before 4、 comes, or （一） under 1.: that breaks the order of levels, and no count.
    """
    outer: list[Label] = []
    at = 0
    while at < len(part):
        end = _end_of_inner(part, outer[-1], at) if outer else at
        if end > at:
            yield part[at:end]
            at = end
        outer.append(part[at])
        at += 1
    yield tuple(outer)


def _end_of_inner(part: tuple[Label, ...], above: Label, at: int) -> int:
    """Where a list ends that begins there and stands within an item; where it begins if there is none."""
    first = part[at]
    same = first.level == above.level and first.after != above.after and first.opening == above.opening
    if first.number != 1 or not (same or first.level < above.level) or first.compound or above.compound:
        return at
    for end in range(at + 1, len(part)):
        label = part[end]
        if label.level == above.level and label.after == above.after and label.opening == above.opening:
            whole = end - at >= _FEWEST_INNER or not same
            return end if whole and label.number == above.number + 1 and above.level >= _ARABIC else at
    return at


def slipped(document: IdentifiedDocument) -> frozenset[Place]:
    """The headings whose labels belong to another level, so that their look is that of another level too."""
    every = (step for part in numbered_parts(document) for each in counts(part) for step in steps(each))
    return frozenset(step.label.paragraph.place for step in every if step.level != step.label.level)


def renumbered(label: Label, number: int) -> str:
    """A label with another number; its signs stay as they are, which is for other rules."""
    plain = written(label.level, number)
    numeral = plain.strip("（）、.")
    return plain if label.automatic else f"{label.opening}{numeral}{label.closing}{label.after}"


def renumbering(labels: tuple[Label, ...], shift: int) -> tuple[ReplaceText, ...]:
    """Makes typed labels count that much further; those that the program counts follow by themselves."""
    return tuple(
        ReplaceText(each.paragraph.address, each.start, each.end, renumbered(each, each.number + shift))
        for each in labels
        if not each.automatic and not each.compound
    )


def _level_of(part: tuple[Label, ...], at: int, last: dict[int, int]) -> int:
    """（二） that stands between 一、 and 三、 without （一） before it is 二、."""
    label, before = part[at], last.get(part[at].level, 0)
    upper = max((level for level in last if level < label.level), default=None)
    if upper is None or label.number in (1, before + 1) or label.number != last[upper] + 1:
        return label.level
    later = range(at + 1, len(part))
    beside = next((part[each].number for each in later if part[each].level == label.level), 0)
    above = next((part[each] for each in later if part[each].level <= upper), None)
    if above is not None and (above.level == upper and above.number != label.number + 1):
        return label.level
    # Within a list that goes on it is a wrong number; where a new list begins below it, it is a heading above that.
    opens = beside == 1 or (above is not None and above.level == upper)
    return upper if beside not in (label.number + 1, before + 2) and (opens or not before) else label.level


def lists(part: tuple[Label, ...]) -> tuple[tuple[int, int], ...]:
    """What tells the list of each label from others: its level, and where the heading above that level stands, or -1."""
    found: list[tuple[int, int]] = []
    above: dict[int, int] = {}
    for at, label in enumerate(part):
        above = {level: place for level, place in above.items() if level < label.level}
        found.append((label.level, max(above.values(), default=-1)))
        above[label.level] = at
    return tuple(found)


def siblings(part: tuple[Label, ...], at: int) -> Iterator[Label]:
    """The labels after one on its level, up to one of a higher level; one at a time, since most callers need the first."""
    for below in range(at + 1, len(part)):
        if part[below].level < part[at].level:
            return
        if part[below].level == part[at].level:
            yield part[below]


def _counting_on(label: Label, siblings: Iterator[Label]) -> tuple[Label, ...]:
    found: list[Label] = []
    for each in siblings:
        if each.number != label.number + len(found) + 1:
            break
        found.append(each)
    return tuple(found)
