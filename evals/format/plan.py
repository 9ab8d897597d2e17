"""Which defects a run makes: spread over operators, seeded."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from evals.format.draft import Draft
from evals.format.facts import Facts, facts
from evals.format.operator import Defect, Operator, make_defect
from evals.format.operators import all_operators

DEFAULT_COUNT = 1200
CI_COUNT = 150


@dataclass(frozen=True)
class Step:
    """One operator by one route in one base."""

    operator: Operator
    route: str
    base: str

    def random(self, seed: int) -> Random:
        """The source of choice for this step alone, so that other steps do not change it."""
        return Random(f"{seed}/{self.operator.name}/{self.route}/{self.base}")


def plan(
    bases: dict[str, Draft],
    count: int | None = DEFAULT_COUNT,
    seed: int = 0,
    operators: Sequence[Operator] | None = None,
) -> list[Step]:
    """The steps of a run: operators take turns, each with its combinations of route and base in an order of its own.

    Where ``count`` is smaller than the number of operators, families take turns too, so that none is left out. The
    operators are those of the benchmark where no others are named.
    """
    queues = [(operator.family, _combinations(operator, bases, seed)) for operator in operators or all_operators()]
    if count is None:
        return [step for _, queue in queues for step in queue]
    rounds = itertools.zip_longest(*(queue for _, queue in queues))
    steps: list[Step] = []
    for number, one_round in enumerate(rounds):
        found = [step for step in one_round if step is not None]
        steps += _by_family(found, Random(f"{seed}/{number}"))
        if len(steps) >= count:
            break
    return sorted(steps[:count], key=lambda step: (step.operator.family, step.operator.name, step.base, step.route))


def defects(
    bases: dict[str, Draft], steps: list[Step], seed: int = 0, read: Callable[[Draft], Facts] = facts
) -> Iterator[Defect]:
    """Make the defects of a plan, of the facts that ``read`` gives."""
    for step in steps:
        defect = make_defect(bases[step.base], step.operator, step.route, step.random(seed), read)
        assert defect is not None
        yield defect


def _combinations(operator: Operator, bases: dict[str, Draft], seed: int) -> list[Step]:
    """Every route and base where the operator has a place, shuffled so that routes come in turn."""
    random = Random(f"{seed}/{operator.name}")
    fit = [name for name, draft in bases.items() if operator.find(draft)]
    random.shuffle(fit)
    routes = list(operator.routes)
    random.shuffle(routes)
    turns = [
        (base, routes[(place + turn) % len(routes)]) for turn in range(len(routes)) for place, base in enumerate(fit)
    ]
    return [Step(operator, route, base) for base, route in turns]


def _by_family(steps: list[Step], random: Random) -> list[Step]:
    """Families in turn, the steps of each in random order."""
    families: dict[str, list[Step]] = {}
    for step in steps:
        families.setdefault(step.operator.family, []).append(step)
    for queue in families.values():
        random.shuffle(queue)
    return [step for one_round in itertools.zip_longest(*families.values()) for step in one_round if step is not None]
