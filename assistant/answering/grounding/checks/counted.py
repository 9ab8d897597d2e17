"""A number must count what it counts in the passage: thirty days of one term are not the thirty days of another.

Dates and numbers of articles are compared in the same way.

Presence alone cannot tell: an article often holds several numbers of the same unit. Where it does, the words around the
sentence's number are compared with the words around each of them; another number that fits clearly better is the right
one, and the sentence has put the wrong one in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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

_CLAUSE_ENDS = re.compile(r"[。；！？\n]")
_NOISE = re.compile(r"[的了为是在自之以内日起应当可以不超过至少最多最长最短得须要即则，、：:“”《》（）()\s\0]")


@dataclass(frozen=True)
class _Context:
    """The pairs of characters around a number: right before, right after, and in the whole clause."""

    before: frozenset[str]
    after: frozenset[str]
    clause: frozenset[str]


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The values that a source gives to something else, while another value of it fits the sentence's words."""
    if names_only_a_source(sentence):
        return  # it says nothing of what the article is about: see named_source
    said, stated = blanked(normal(sentence)), _values(normal(sentence))
    held = [(value, source.blanked) for source in sources for value in _values(source.text)]
    for value in stated:
        alike = [(other, text) for other, text in held if other.unit == value.unit]
        right = [_context(text, other) for other, text in alike if same(value, other)]
        wrong = [(_context(text, other), other) for other, text in alike if not same(value, other)]
        # A value that the sentence states as well is where it belongs already.
        wrong = [(context, other) for context, other in wrong if not any(same(other, v) for v in stated)]
        if not right or not wrong:
            continue
        own = _context(said, value)
        fits = max(_likeness(own, context) for context in right)
        better, other = max(((_likeness(own, context), other) for context, other in wrong), key=lambda pair: pair[0])
        if better - fits > MARGIN:
            yield f"“{value.written}”在所引条文中说的是另一件事，此处条文写的是“{other.written}”"


def _values(text: str) -> tuple[Value, ...]:
    """The values, the dates and the articles that a text names."""
    return (*values_of(blanked(text)), *dates_as_values(text), *articles_as_values(text))


def _context(text: str, value: Value) -> _Context:
    starts = [match.end() for match in _CLAUSE_ENDS.finditer(text, 0, value.start)]
    end = _CLAUSE_ENDS.search(text, value.end)
    start, stop = (starts[-1] if starts else 0), (end.start() if end else len(text))
    return _Context(
        _pairs(text[max(start, value.start - BEFORE) : value.start]),
        _pairs(text[value.end : min(stop, value.end + AFTER)]),
        _pairs(text[start : value.start] + "\0" + text[value.end : stop]),
    )


def _pairs(text: str) -> frozenset[str]:
    runs = _NOISE.sub("\0", text).split("\0")
    return frozenset(run[n : n + 2] for run in runs for n in range(max(1, len(run) - 1)) if run)


def _likeness(own: _Context, other: _Context) -> float:
    """0 to 1: how much of the words around the sentence's number stand around the other."""
    return (
        0.35 * _share(own.before, other.before | other.after)
        + 0.3 * _share(own.after, other.after | other.before)
        + 0.35 * _share(own.clause, other.clause)
    )


def _share(wanted: frozenset[str], held: frozenset[str]) -> float:
    return len(wanted & held) / len(wanted) if wanted else 0.0
