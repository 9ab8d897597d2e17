"""No manual lies: what a rule's manual calls wrong is reported, and what it calls right is not.

An example is executed in one of two ways: as a case of the rule's fixture that names it (``example``), which the tests of
fixtures judge, or, where it is a text that the rule judges by itself, as a paragraph of its own.
"""

from __future__ import annotations

import pytest

from assistant.rules.registry import all_rules
from assistant.rules.rule import Rule
from tests.rules.fixture import fixture
from tests.rules.manual import Example, examples_of, is_put_right, words_of

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
WRONG = [example for rule in all_rules() for example in examples_of(rule, wrong=True)]
RIGHT = [example for rule in all_rules() for example in examples_of(rule, wrong=False)]


@pytest.mark.parametrize("example", WRONG, ids=lambda example: example.name)
def test_what_a_manual_calls_wrong_is_reported(example: Example) -> None:
    assert example.cases() or example.is_reported(), "neither a case of the fixture nor a text that the rule reports"


@pytest.mark.parametrize("example", RIGHT, ids=lambda example: example.name)
def test_what_a_manual_calls_right_is_not_reported(example: Example) -> None:
    if not example.cases():
        wrong = examples_of(example.rule, wrong=True)
        assert is_put_right(example, wrong), "neither a case of the fixture nor a wrong text put right"
        assert not example.is_reported()


@pytest.mark.parametrize("example", [*WRONG, *RIGHT], ids=lambda example: example.name)
def test_what_an_example_quotes_stands_in_its_case(example: Example) -> None:
    words = "\n".join(words_of(case.document()) for case in example.cases()) or example.text
    assert [quoted for quoted in example.quoted() if quoted not in words] == []


@RULES
def test_an_example_of_a_fixture_stands_in_the_manual(rule: type[Rule]) -> None:
    for case in fixture(rule.code):
        known = {example.statement for example in examples_of(rule, wrong=case.fails)}
        assert set(case.examples) - known == set()
