"""The operators: each makes its one fact wrong, and its undo brings the base back."""

from __future__ import annotations

from random import Random

import pytest

from evals.format.catalogue import rule_facts
from evals.format.draft import Draft
from evals.format.facts import facts, value_of
from evals.format.norms import permits
from evals.format.operator import Operator, make_defect
from evals.format.operators import all_operators, families
from tests.evals.undoing import apply_undo, canonical

OPERATORS = all_operators()
NAMED = {operator.name: operator for operator in OPERATORS}


def test_there_are_enough_and_their_names_are_unique() -> None:
    assert len(OPERATORS) >= 100
    assert len(NAMED) == len(OPERATORS)
    assert {operator.family for operator in OPERATORS} == set(families())


@pytest.mark.thorough
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_one_fact_is_wrong_and_the_undo_restores_the_base(operator: Operator, bases: dict[str, Draft]) -> None:
    fit = [name for name, draft in sorted(bases.items()) if operator.find(draft)]
    assert fit, "the operator has no place in any base"
    for turn, route in enumerate(operator.routes):
        base = bases[fit[turn % len(fit)]]
        # It raises where any other fact has changed.
        defect = make_defect(base, operator, route, Random(turn))
        assert defect is not None
        before, after = facts(base), facts(defect.draft)
        key = (defect.element, operator.property)
        assert value_of(before, key) != value_of(after, key) == defect.value
        assert permits(defect.allowed, value_of(before, key))
        assert not permits(defect.allowed, defect.value)
        assert canonical(apply_undo(defect.draft, defect.undo)) == canonical(base)


@pytest.mark.thorough
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_its_rules_are_known(operator: Operator) -> None:
    assert operator.rules
    assert set(operator.rules) <= set(rule_facts())


def test_the_same_look_is_reached_in_six_ways(bases: dict[str, Draft]) -> None:
    operator = NAMED["body-songti"]
    assert set(operator.routes) == {"direct", "part", "character", "style", "defaults", "theme"}
    for route in operator.routes:
        defect = make_defect(bases["notice"], operator, route, Random(3))
        assert defect is not None
        expected = "仿宋_GB2312+宋体+仿宋_GB2312" if route == "part" else "宋体"
        assert str(defect.value).split("+")[:2] == expected.split("+")[:2]


def test_a_text_defect_says_where_it_is(bases: dict[str, Draft]) -> None:
    defect = make_defect(bases["notice"], NAMED["number-square-brackets"], "direct", Random(0))
    assert defect is not None
    assert defect.element == "document_number#0"
    assert defect.value == "清政发[2026]12号"
    assert defect.allowed == {"values": ["清政发〔2026〕12号"]}
    # The mark is paragraph 0, two empty lines follow; from [ to ] are the characters 3 to 8.
    assert defect.place == {"part": "body", "paragraph": 3, "start": 3, "end": 9}


def test_an_operator_that_changes_too_much_is_refused(bases: dict[str, Draft]) -> None:
    from dataclasses import replace

    from evals.format.operator import NotOneFact

    wrong = replace(NAMED["title-left"], property="text")
    with pytest.raises(NotOneFact):
        make_defect(bases["notice"], wrong, "direct", Random(0))


def test_the_signs_beside_a_number_are_changed_only_where_they_stand(bases: dict[str, Draft]) -> None:
    hyphens = NAMED["number-hyphens"]
    base = bases["notice"]
    once = make_defect(base, hyphens, "direct", Random(0))
    assert once is not None
    assert len(hyphens.find(base)) == 2
    assert {target.element for target in hyphens.find(once.draft)} == {"page_number#odd", "page_number#even"} - {
        once.element
    }
