"""The wider set: each operator makes its one fact wrong, and every line of the catalogue is broken or said to be out of reach."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from evals.format import wider
from evals.format.cases import read_cases, read_clean
from evals.format.catalogue import rule_facts
from evals.format.draft import Draft, open_draft
from evals.format.facts import facts, value_of
from evals.format.norms import norms, permits
from evals.format.operator import Operator, make_defect
from evals.format.operators import all_operators
from evals.format.undo import undo_of
from evals.format.wider.cases import SET, own_bases, wider_plan, write_wider_cases
from evals.format.wider.facts import wider_facts
from evals.format.wider.operators import wider_families, wider_operators
from tests.evals.undoing import apply_undo, canonical
from tests.needs import SHARED, needs_shared

OPERATORS = wider_operators()
_UNMADE = Path(wider.__file__).parent / "unmade.yaml"


@pytest.fixture(scope="module")
def all_bases(bases: dict[str, Draft]) -> dict[str, Draft]:
    return {**bases, **own_bases()}


def test_names_are_unique_beside_those_of_the_benchmark() -> None:
    names = [operator.name for operator in [*all_operators(), *OPERATORS]]
    assert len(set(names)) == len(names)
    assert {operator.family for operator in OPERATORS} == set(wider_families())
    assert all(set(operator.rules) & set(rule_facts()) for operator in OPERATORS)


@needs_shared
def test_every_line_of_the_catalogue_is_broken_or_said_to_be_out_of_reach() -> None:
    assert SHARED is not None
    text = (SHARED / "domain" / "gbt9704" / "catalogue.yaml").read_text(encoding="utf-8")
    lines = {rule["id"] for rule in yaml.safe_load(text)["rules"]}
    broken = {code for operator in [*all_operators(), *OPERATORS] for code in operator.rules}
    unmade = yaml.safe_load(_UNMADE.read_text(encoding="utf-8"))
    # Some are broken under a code of ours that judges the very same thing, too.
    assert lines <= broken | set(unmade)
    assert not broken & set(unmade)
    assert all(reason for reason in unmade.values())


def test_its_bases_are_conformant() -> None:
    for name, draft in own_bases().items():
        found = facts(draft)
        allowed = norms(draft, found)
        assert {key: found[key] for key in allowed if not permits(allowed[key], found[key])} == {}, name


def test_an_operator_of_each_family_makes_its_fact_wrong(all_bases: dict[str, Draft]) -> None:
    for family in wider_families():
        operator = next(each for each in OPERATORS if each.family == family)
        _makes_one_wrong(operator, all_bases, operator.routes[:1])


# A fifth of them: whoever makes the set makes every defect with the same check of its one fact.
@pytest.mark.thorough
@pytest.mark.parametrize("operator", OPERATORS[::5], ids=lambda operator: operator.name)
def test_one_fact_is_wrong_and_the_undo_restores_the_base(operator: Operator, all_bases: dict[str, Draft]) -> None:
    _makes_one_wrong(operator, all_bases, operator.routes)


def _makes_one_wrong(operator: Operator, bases: dict[str, Draft], routes: tuple[str, ...]) -> None:
    fit = [name for name, draft in sorted(bases.items()) if operator.find(draft)]
    assert fit, "the operator has no place in any base"
    for turn, route in enumerate(routes):
        base = bases[fit[turn % len(fit)]]
        # It raises where any other fact has changed.
        defect = make_defect(base, operator, route, Random(turn), wider_facts)
        assert defect is not None
        key = (defect.element, operator.property)
        assert value_of(wider_facts(base), key) != value_of(wider_facts(defect.draft), key) == defect.value
        assert not permits(defect.allowed, defect.value)
        assert canonical(apply_undo(defect.draft, undo_of(base, defect.draft))) == canonical(base)


def test_every_wording_has_a_case_of_its_own(all_bases: dict[str, Draft]) -> None:
    steps = wider_plan(all_bases)
    assert len(steps) == sum(len(operator.routes) for operator in OPERATORS) == len(set(steps))
    assert {step.operator.family for step in wider_plan(all_bases, 60)} == set(wider_families())


def test_its_folder_is_read_as_others_are(all_bases: dict[str, Draft], tmp_path: Path) -> None:
    written = write_wider_cases(tmp_path, all_bases, wider_plan(all_bases, 20))
    cases = read_cases(tmp_path)
    assert [case.id for case in cases] == [case.id for case in written]
    assert {case.set for case in cases} == {SET}
    assert len(read_clean(tmp_path)) == len(own_bases())
    for case in cases:
        assert value_of(wider_facts(open_draft(tmp_path / case.mutant)), (case.element, case.property)) == case.value
