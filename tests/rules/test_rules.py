"""The reviewer of rules: every one has a manual, a clause, and cases that are read from real .docx files."""

from __future__ import annotations

import re
from itertools import zip_longest

import pytest

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.rules.registry import GROUPS, all_rules, group_of, manual_of
from assistant.rules.rule import Change, Level, Repair, Rule, Violation
from tests.rules.fixture import FOLDER, RuleCase, all_cases, differences, fixture

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
HEADINGS = ("依据：", "错误示例：", "正确示例：", "修复方式：", "例外：")
SOURCE = re.compile(r"GB/T \d+(?:\.\d+)?—\d{4}|GB 3100—1993|《[^》]+》|通行做法")


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in all_rules()}) == len({rule.name for rule in all_rules()}) == len(all_rules())


def test_every_fixture_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {rule.code for rule in all_rules()}


@RULES
def test_a_rule_says_what_it_is(rule: type[Rule]) -> None:
    assert rule.__module__.endswith(f".{rule.code.lower()}_{rule.name.replace('-', '_')}")
    assert group_of(rule) in GROUPS
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", rule.name)
    assert 2 <= len(rule.title) <= 24
    assert SOURCE.search(rule.clause), rule.clause


@RULES
def test_a_rule_has_a_manual(rule: type[Rule]) -> None:
    manual = manual_of(rule)
    places = [manual.find(f"\n{heading}") for heading in HEADINGS]
    assert places[0] > 0, "the first line says the rule, then the headings follow"
    assert places == sorted(places)
    assert -1 not in places
    assert rule.level is not Level.PRACTICE or "国标规定" not in manual, "practice is not what the standard says"


@RULES
def test_a_fixture_has_cases_of_every_kind(rule: type[Rule]) -> None:
    cases = fixture(rule.code)
    failing, passing = [c for c in cases if c.fails], [c for c in cases if not c.fails]
    assert len(failing) >= 2
    assert len(passing) >= 2
    assert any(case.said.get("exception") for case in passing), "one from the exceptions"
    if rule.changes is Change.LAYOUT and rule.elements:
        assert any(case.inherits for case in failing), "one through a style or defaults"
    if rule.changes is Change.TEXT:
        assert any(case.in_runs for case in failing), "one whose text is spread over runs"


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_case_is_judged_as_its_fixture_says(case: RuleCase) -> None:
    document = case.document()
    _assert_elements(case, document.document.blocks and [p.element for p in document.paragraphs])

    violations, abstentions = case.verdicts(document)

    for wanted, found in zip_longest(case.said["report"], violations):
        assert wanted is not None, f"reported too: {found}"
        assert found is not None, f"not reported: {wanted}"
        assert differences(wanted, found) == []
    assert bool(abstentions) is bool(case.said.get("cannot_tell"))
    _assert_places(case, document, violations)


def _assert_elements(case: RuleCase, found: list[Element]) -> None:
    """What a fixture calls its paragraphs is what identification makes of them."""
    if any("table" in block or "box" in block or "xml" in block for block in case.said["given"]):
        return
    said = [block.get("element") for block in case.said["given"]]
    assert [f.value for f, s in zip(found, said, strict=True) if s] == [s for s in said if s]


def _assert_places(case: RuleCase, document: IdentifiedDocument, violations: list[Violation]) -> None:
    """What is reported stands where it is said to stand, and reads as a report does."""
    for violation in violations:
        place = violation.place
        assert re.search(r"[。！？；）]$", violation.message), violation.message
        assert violation.actual
        assert violation.expected
        assert (place.start is None) is (place.end is None)
        if place.start is not None and place.end is not None:
            assert 0 <= place.start <= place.end
            paragraphs = [p for p in document.paragraphs if _stands_at(p.place, place)]
            if paragraphs:
                assert paragraphs[0].paragraph.text[place.start : place.end] == place.text
        if violation.replacement is not None:
            assert case.rule().changes is Change.TEXT
            assert violation.replacement != place.text


def _stands_at(where: object, place: object) -> bool:
    part = place.part.value  # type: ignore[attr-defined]
    own = (where.paragraph, where.table, where.row, where.column, where.text_box)  # type: ignore[attr-defined]
    if part == "body":
        return own == (place.paragraph, None, None, None, None)  # type: ignore[attr-defined]
    if part == "table":
        return own == (place.paragraph, place.index, place.row, place.column, None)  # type: ignore[attr-defined]
    return part == "textbox" and own == (place.paragraph, None, None, None, place.index)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if rule.repair is Repair.PERSON], ids=lambda rule: rule.code
)
def test_a_person_decides_what_no_program_can(rule: type[Rule]) -> None:
    violations = [v for case in fixture(rule.code) for v in case.verdicts(case.document())[0]]
    assert violations
    assert all(v.replacement is None for v in violations), "what only a person can repair has no replacement"
