"""The cases of the wider set: its bases, its plan, and its folder."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from evals.format.cases import Case, CleanCase, write_lines, write_singles
from evals.format.description import base_names, read_description
from evals.format.draft import Draft
from evals.format.facts import Facts
from evals.format.layout.document import base as base_draft
from evals.format.layout.document import lay_out
from evals.format.plan import Step, defects, plan
from evals.format.wider.facts import wider_facts
from evals.format.wider.operators import wider_operators

BASES = Path(__file__).resolve().parent / "bases"
SET = "W"


def wider_bases() -> dict[str, Draft]:
    """The bases of the benchmark and those that only this set has."""
    return {**{name: base_draft(name) for name in base_names()}, **own_bases()}


def own_bases() -> dict[str, Draft]:
    """The bases that only this set has."""
    return {name: lay_out(read_description(name, BASES)) for name in base_names(BASES)}


def wider_plan(bases: dict[str, Draft], count: int | None = None, seed: int = 0) -> list[Step]:
    """Every operator once by each of its routes and wordings; ``count`` of them, families in turn, where it is named."""
    if count is not None:
        return plan(bases, count, seed, wider_operators())
    steps: list[Step] = []
    for operator in wider_operators():
        fit = [name for name, draft in bases.items() if operator.find(draft)]
        random.Random(f"{seed}/{operator.name}").shuffle(fit)
        steps += [Step(operator, route, fit[turn % len(fit)]) for turn, route in enumerate(operator.routes)]
    return steps


def write_wider_cases(folder: Path, bases: dict[str, Draft], steps: list[Step], seed: int = 0) -> list[Case]:
    """Write a folder of cases; the same arguments give the same bytes.

    The bases that only this set has are its conformant documents: an error found in them is a false one.
    """
    for name in ("bases", "mutants", "clean"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, draft in bases.items():
        draft.save(folder / "bases" / f"{name}.docx")
    cases = list(write_singles(folder, defects(bases, steps, seed, _reading(bases)), SET))
    write_lines(folder / "cases.jsonl", cases)
    write_lines(folder / "clean.jsonl", list(_clean(folder)))
    return cases


def _clean(folder: Path) -> Iterator[CleanCase]:
    for name, draft in own_bases().items():
        draft.save(folder / "clean" / f"{name}.docx")
        yield CleanCase(f"W-{name}", f"clean/{name}.docx", f"宽集底稿 {name}")


def _reading(bases: dict[str, Draft]) -> Callable[[Draft], Facts]:
    """Reads facts; those of the bases, which every defect is compared with, once."""
    known = {id(draft): wider_facts(draft) for draft in bases.values()}
    return lambda draft: known[id(draft)] if id(draft) in known else wider_facts(draft)
