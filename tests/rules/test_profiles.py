"""House norms: each has cases that it judges otherwise than the standard, and what is wrong in a profile is told in Chinese."""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.identify import IdentifiedDocument, identify
from assistant.errors import ProfileError
from assistant.ooxml.reader import read_document
from assistant.rules.profile import STANDARD, Profile, RuleSetting, load_profile, parse_profile, profile_names
from assistant.rules.registry import all_rules, select
from assistant.rules.rule import Severity, Violation
from tests.ooxml.building import build
from tests.rules.fixture import differences
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "profiles"
ABOUT = {"name", "report", "standard"}


@cache
def cases() -> tuple[tuple[str, dict[str, Any]], ...]:
    """The cases of all profiles, each with the name of its profile."""
    said = [read_yaml(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return tuple((each["profile"], case) for each in said for case in each["cases"])


CASES = pytest.mark.parametrize(("name", "case"), cases(), ids=[f"{name}-{case['name']}" for name, case in cases()])


def document_of(case: dict[str, Any]) -> IdentifiedDocument:
    return identify(read_document(build({key: said for key, said in case.items() if key not in ABOUT}), "profile.docx"))


def violations(profile: Profile, case: dict[str, Any], codes: set[str]) -> list[tuple[str, Violation]]:
    """What the rules of some codes find under a profile."""
    document = document_of(case)
    rules = [rule for rule, _ in select(profile) if rule.code in codes]
    return [(rule.code, found) for rule in rules for found in rule.check(document) if isinstance(found, Violation)]


def test_every_profile_has_cases_that_fail_and_that_pass() -> None:
    for name in set(profile_names()) - {STANDARD}:
        reports = [case["report"] for of, case in cases() if of == name]
        assert any(reports)
        assert not all(reports)


@CASES
def test_a_profile_judges_as_its_fixture_says(name: str, case: dict[str, Any]) -> None:
    profile = load_profile(name)
    for wanted, found in zip_longest(case["report"], violations(profile, case, set(profile.rules))):
        assert wanted is not None, f"reported too: {found}"
        assert found is not None, f"not reported: {wanted}"
        code, violation = found
        assert code == wanted["rule"]
        assert differences({key: said for key, said in wanted.items() if key != "rule"}, violation) == []


@CASES
def test_the_standard_judges_the_same_document_by_its_own_measure(name: str, case: dict[str, Any]) -> None:
    codes = set(load_profile(name).rules)
    assert sorted({code for code, _ in violations(load_profile(), case, codes)}) == case["standard"]


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_that_we_ship_says_what_it_is_and_can_be_used(name: str) -> None:
    profile = load_profile(name)
    assert profile.title
    assert profile.source
    assert select(profile)


def made(rules: str) -> Profile:
    return parse_profile("house", f"title: 本单位规范\nrules:\n  {rules}")


def test_a_profile_switches_rules_off_and_on() -> None:
    optional = next(rule for rule in all_rules() if not rule.enabled)
    default = {rule.code for rule, _ in select(load_profile())}
    wanted = {rule.code for rule, _ in select(made(f"P001: {{on: false}}\n  {optional.code}: {{on: true}}"))}
    assert default - wanted == {"P001"}
    assert wanted - default == {optional.code}


def test_a_profile_says_how_heavy_a_rule_is() -> None:
    heavy = {rule.code: severity for rule, severity in select(made("P001: {severity: info}"))}
    assert heavy["P001"] is Severity.INFO
    assert heavy["P002"] is Severity.ERROR


def test_lists_and_whole_numbers_become_what_the_rule_holds() -> None:
    rules = {rule.code: rule for rule, _ in select(made("P007: {parameters: {typefaces: [仿宋, 宋体]}}"))}
    assert rules["P007"].typefaces == ("仿宋", "宋体")  # type: ignore[attr-defined]
    rules = {rule.code: rule for rule, _ in select(made("P002: {parameters: {tolerance: 2}}"))}
    assert rules["P002"].tolerance == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rules: [", "不是有效的 YAML"),
        ("- P002", "应当有 title 和 rules"),
        ("rules: {}", "必须有 title"),
        ("title: 12", "必须有 title"),
        ("title: 规范\nrule: {}", "只能有 title、source、rules、words"),
        ("title: 规范\nrules: [P002]", "按规则编号分项"),
        ("title: 规范\nwords: 二〇二六", "一列词语"),
        ("title: 规范\nrules: {P002: error}", "P002 只能有 on、severity、parameters"),
        ("title: 规范\nrules: {P002: {enabled: true}}", "P002 只能有 on、severity、parameters"),
        ("title: 规范\nrules: {P002: {severity: fatal}}", "只能是 error、warning 或 info"),
        ("title: 规范\nrules: {P002: {on: maybe}}", "true 或 false"),
        ("title: 规范\nrules: {P002: {parameters: [37]}}", "按参数分项"),
    ],
)
def test_a_profile_that_is_none_is_refused_in_chinese(text: str, said: str) -> None:
    with pytest.raises(ProfileError, match=said) as refused:
        parse_profile("house", text)
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("Z999: {on: false}", "Z999 不存在"),
        ("P002: {parameters: {margins: 37}}", "没有参数 margins；可用的有：area、margin、tolerance"),
        ("P008: {parameters: {margin: 37}}", "可用的有：无"),
        ("P002: {parameters: {margin: 三十七}}", "应当是数字"),
        ("P002: {parameters: {margin: true}}", "应当是数字"),
        ("P005: {parameters: {lines: 22.5}}", "应当是整数"),
        ("P007: {parameters: {size: 16}}", "应当是文字"),
        ("P007: {parameters: {typefaces: 仿宋}}", "应当是一列值"),
    ],
)
def test_rules_and_parameters_that_do_not_exist_or_do_not_fit_are_named(rules: str, said: str) -> None:
    with pytest.raises(ProfileError, match=said) as refused:
        select(made(rules))
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize("name", ["missing", "../profiles/standard", ""])
def test_a_profile_that_does_not_exist_is_told_with_those_that_do(name: str) -> None:
    with pytest.raises(ProfileError, match="standard"):
        load_profile(name)


def test_profiles_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("title: 本单位规范\nwords: [清江速度]\n", encoding="utf-8")
    assert profile_names(tmp_path) == ("house",)
    assert load_profile("house", tmp_path).words == {"清江速度"}


def test_a_profile_without_some_rules_keeps_what_else_it_says_of_them() -> None:
    profile = made("P002: {severity: info}").without(frozenset({"P002"}))
    assert profile.rules["P002"] == RuleSetting(on=False, severity=Severity.INFO)
    assert "P002" not in {rule.code for rule, _ in select(profile)}
