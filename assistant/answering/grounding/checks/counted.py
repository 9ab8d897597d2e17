"""A number must count what it counts in the passage: thirty days of one term are not the thirty days of another.

Dates and numbers of articles are compared in the same way.

Presence alone cannot tell: an article often holds several numbers of the same unit. Where it does, the words around the
sentence's number (what it counts, of whom, under which condition) and the values beside it are compared with those around
each of them; another number that fits clearly better is the right one, and the sentence has put the wrong one in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from assistant.answering.grounding.checks.articles import articles_as_values
from assistant.answering.grounding.checks.dates import dates_as_values
from assistant.answering.grounding.checks.quantities import same
from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.named_source import names_only_a_source
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import Value, values_of

BEFORE = 14
AFTER = 8
"""How many characters on each side say what a number counts."""

MARGIN = 0.15
"""By how much another number must fit better, on a scale of 0 to 1; chosen on sentences written by us, see ``evals lying``."""

VALUES_BESIDE = 0.4
"""The weight of the values in the same and the neighbouring clauses, against that of the words: 满10年的，休10天."""

NEXT_DOOR = 0.8
"""What a value in the neighbouring clause counts, against one in the same clause."""

TELLING = 3
"""So many pairs of characters that stand around one of two numbers only say which of them is meant."""

_PART_ENDS = re.compile(r"[。；！？\n]")
_CLAUSE_ENDS = re.compile(r"[，：,]")
_LEADS_ON = re.compile(r"[的后起时][，：,]$|(?:满|超过|不足)[\d〇零一二三四五六七八九十百两]")
"""A condition and what follows from it: 满10年的，休10天."""

_BELOW = re.compile(r"(?:未满|不满|不足|不到|未达|不超过|未超过)$")
_ABOVE = re.compile(r"(?:满|超过|达到|多于)$")
_NOISE = re.compile(r"[的了为是在自之以内日起应当可以不超过至少最多最长最短得须要即则，、：:“”《》（）()\s\0]")


@dataclass(frozen=True)
class _Placed:
    """A value where it stands.

    Attributes:
        value: Itself.
        before: Pairs of characters right before it.
        subject: Those of them that stand in its clause.
        after: Pairs right behind it.
        part: Pairs of its part of the sentence, up to semicolons.
        here: The other values of its clause, each with the side of it that is meant (满 or 未满).
        beside: Those of the clauses that it is the condition of, or the consequence.
        clause: Its clause.
        whole: Its part of the sentence.
        own: Pairs from the value of the same kind before it to the one behind it: whom and what it is for.
    """

    value: Value
    before: frozenset[str]
    subject: frozenset[str]
    after: frozenset[str]
    part: frozenset[str]
    here: frozenset[_Sided]
    beside: frozenset[_Sided]
    clause: str
    whole: str
    own: frozenset[str]


_Sided = tuple[Fraction, str, str]


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The values that a source gives to something else, while another value of it fits the sentence's words."""
    if names_only_a_source(sentence):
        return  # it says nothing of what the article is about: see named_source
    stated = _placed(normal(sentence))
    held = [placed for source in sources for placed in _placed(source.text)]
    homes = [_home(placed, held) for placed in stated]
    for own in stated:
        alike = [other for other in held if _comparable(own.value, other.value)]
        right = [other for other in alike if _same(own.value, other.value)]
        # What another value of the sentence says already is no rival.
        taken = {
            home.clause
            for home, said in zip(homes, stated, strict=True)
            if home and said.clause != own.clause and said.value.unit == own.value.unit
        }
        wrong = [
            other
            for other in alike
            if not _same(own.value, other.value) and other not in homes and other.clause not in taken
        ]
        if not right or not wrong:
            continue
        better = max(wrong, key=lambda other: _likeness(own, other))
        best = max(right, key=lambda other: _likeness(own, other))
        if _likeness(own, better) - _likeness(own, best) > MARGIN or _speaks_only_of(own, better, best):
            yield f"“{own.value.written}”在所引条文中说的是另一件事，此处条文写的是“{better.value.written}”"
        elif all(_is_one_of_several(own, other, wrong) for other in right):
            yield f"“{own.value.written}”在条文中只适用于其中一种情形，句子没有说明"


def _speaks_only_of(own: _Placed, better: _Placed, best: _Placed) -> bool:
    """Whether all that tells the two apart speaks for one: 适用简易程序的 where the other says 适用普通程序的."""
    return len(own.part & better.part - best.part) >= TELLING and not own.part & best.part - better.part


def _is_one_of_several(own: _Placed, right: _Placed, wrong: Sequence[_Placed]) -> bool:
    """Whether the same part gives others another value, and the sentence has no word that tells whose it states."""
    rivals = [other for other in wrong if other.whole == right.whole]
    return any(len(right.own - other.own) >= TELLING and not own.part & (right.own - other.own) for other in rivals)


def _home(own: _Placed, held: Sequence[_Placed]) -> _Placed | None:
    """Where a value of the sentence comes from: the place of the same value that fits best."""
    places = [other for other in held if _comparable(own.value, other.value) and _same(own.value, other.value)]
    return max(places, key=lambda other: _likeness(own, other), default=None)


def _comparable(value: Value, other: Value) -> bool:
    return value.unit == other.unit or (_is_date(value) and _is_date(other))


def _same(value: Value, other: Value) -> bool:
    if not _is_date(value) or not _is_date(other):
        return same(value, other)
    parts = zip(_parts_of_date(value), _parts_of_date(other), strict=True)
    return all(not said or said == held for said, held in parts)


def _is_date(value: Value) -> bool:
    return value.unit.startswith("日期")


def _parts_of_date(value: Value) -> tuple[int, int, int]:
    number = int(value.number)
    return number // 10_000, number // 100 % 100, number % 100


@lru_cache(maxsize=256)
def _placed(text: str) -> tuple[_Placed, ...]:
    """The values, the dates and the articles that a text names, each where it stands."""
    plain = blanked(text)
    counted = values_of(plain)
    every = (*counted, *dates_as_values(text), *articles_as_values(text))
    return tuple(_place(plain, value, counted) for value in every)


def _place(text: str, value: Value, counted: Sequence[Value]) -> _Placed:
    start, end = _span(_PART_ENDS, text, value, 0, len(text))
    clauses = [start, *(match.end() for match in _CLAUSE_ENDS.finditer(text, start, end)), end]
    at = max(n for n, begin in enumerate(clauses[:-1]) if begin <= value.start or n == 0)
    around = [other for other in counted if start <= other.start < end and other.start != value.start]
    here = frozenset(_sided(text, other) for other in around if clauses[at] <= other.start < clauses[at + 1])
    spans = list(pairwise(clauses))
    near = frozenset(
        _sided(text, other)
        for n, (begin, stop) in enumerate(spans)
        if abs(n - at) == 1 and _leads_on(text[slice(*spans[min(n, at)])])
        for other in around
        if begin <= other.start < stop
    )
    return _Placed(
        value,
        _pairs(text[max(start, value.start - BEFORE) : value.start]),
        _pairs(text[max(clauses[at], value.start - BEFORE) : value.start]),
        _pairs(text[value.end : min(clauses[at + 1], value.end + AFTER)]),
        _pairs(text[start : value.start] + "\0" + text[value.end : end]),
        here,
        near,
        text[clauses[at] : clauses[at + 1]],
        text[start:end],
        _pairs(text[_since(value, around, start) : value.start] + "\0" + text[value.end : _until(value, around, end)]),
    )


def _since(value: Value, around: Sequence[Value], start: int) -> int:
    return max((other.end for other in around if other.unit == value.unit and other.end <= value.start), default=start)


def _until(value: Value, around: Sequence[Value], end: int) -> int:
    return min((other.start for other in around if other.unit == value.unit and other.start >= value.end), default=end)


def _span(ends: re.Pattern[str], text: str, value: Value, start: int, stop: int) -> tuple[int, int]:
    starts = [match.end() for match in ends.finditer(text, start, value.start)]
    end = ends.search(text, value.end, stop)
    return (starts[-1] if starts else start), (end.start() if end else stop)


def _leads_on(clause: str) -> bool:
    return _LEADS_ON.search(clause) is not None


def _sided(text: str, value: Value) -> _Sided:
    before = text[max(0, value.start - 3) : value.start]
    side = "<" if _BELOW.search(before) else ">" if _ABOVE.search(before) else ""
    return value.number, value.unit, side


def _pairs(text: str) -> frozenset[str]:
    runs = _NOISE.sub("\0", text).split("\0")
    return frozenset(run[n : n + 2] for run in runs for n in range(max(1, len(run) - 1)) if run)


def _likeness(own: _Placed, other: _Placed) -> float:
    """0 to 1: how much of what stands around the sentence's value stands around the other."""
    weighed = [
        (0.2, own.before, other.before | other.after),
        (0.2, own.subject, other.subject | other.after),
        (0.3, own.after, other.after | other.before),
        (0.35, own.part, other.part),
    ]
    used = [(weight, len(wanted & held) / len(wanted)) for weight, wanted, held in weighed if wanted]
    words = sum(weight * share for weight, share in used) / (sum(weight for weight, _ in used) or 1.0)
    around = own.here | own.beside
    if not around:
        return words
    values = sum(_held_by(other, sided) for sided in around) / len(around)
    return (1 - VALUES_BESIDE) * words + VALUES_BESIDE * values


def _held_by(other: _Placed, sided: _Sided) -> float:
    """1 where the value stands in the other's clause and means the same side of it, less where it stands beside."""
    for held, worth in ((other.here, 1.0), (other.beside, NEXT_DOOR)):
        sides = [side for number, unit, side in held if (number, unit) == sided[:2]]
        if sides:
            agrees = sided[2] in sides or "" in sides or not sided[2]
            return worth if agrees else 0.0
    return 0.0
