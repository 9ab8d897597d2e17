"""Set B: documents with 5 to 15 defects, each of another element, so that none hides or mends another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from evals.format.draft import Draft
from evals.format.facts import facts
from evals.format.operator import Defect, NotOneFact, Operator, make_defect, place_in
from evals.format.operators import all_operators
from evals.format.undo import undo_of


@dataclass(frozen=True)
class Compound:
    """A document with several defects; the undo of every defect is that of the whole document."""

    id: str
    draft: Draft
    defects: list[Defect]


def compounds(bases: dict[str, Draft], count: int, seed: int = 0) -> Iterator[Compound]:
    """``count`` compound documents, the bases in turn."""
    names = sorted(bases)
    for number in range(count):
        random = Random(f"{seed}/compound/{number}")
        base = bases[names[number % len(names)]]
        draft, made = _many(base, random.randint(5, 15), random)
        undo = undo_of(base, draft)
        placed = [replace(each, draft=draft, undo=undo, place=place_in(draft, each)) for each in made]
        yield Compound(f"B{number + 1:03}", draft, placed)


def _many(base: Draft, wanted: int, random: Random) -> tuple[Draft, list[Defect]]:
    draft, made = base, []
    # An element has one defect at most, and what stands beside it none of order or number.
    taken: set[str] = set()
    for operator in random.sample(all_operators(), 200):
        if len(made) == wanted:
            break
        defect = _next(base, draft, operator, random)
        if defect is None or defect.element in taken:
            continue
        taken.add(defect.element)
        draft, made = defect.draft, [*made, defect]
    return draft, made


def _next(base: Draft, draft: Draft, operator: Operator, random: Random) -> Defect | None:
    """One more defect; None where it does not fit, or touches a fact that is wrong already."""
    try:
        defect = make_defect(draft, operator, random.choice(operator.routes), random)
    except NotOneFact:
        return None
    if defect is None:
        return None
    key = (defect.element, operator.property)
    return defect if facts(base).get(key) == facts(draft).get(key) else None
