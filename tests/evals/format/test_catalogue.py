"""Our facts of the rules agree with the catalogue, where that is at hand."""

from __future__ import annotations

import yaml

from assistant.rules.registry import all_rules
from evals.format.catalogue import rule_facts
from evals.format.operators import all_operators
from evals.format.wider.operators import wider_operators
from tests.needs import SHARED, needs_shared


def test_every_rule_that_is_broken_is_there_and_no_other() -> None:
    operators = [*all_operators(), *wider_operators()]
    broken = {code for operator in operators for code in operator.rules}
    assert set(rule_facts()) <= broken
    # What the catalogue has no line for is a rule of ours that judges the very same thing.
    assert broken - set(rule_facts()) <= {rule.code for rule in all_rules()}
    assert {facts.repair for facts in rule_facts().values()} == {"safe", "confirm", "person"}


@needs_shared
def test_repair_severity_and_tier_are_those_of_the_catalogue() -> None:
    assert SHARED is not None
    text = (SHARED / "domain" / "gbt9704" / "catalogue.yaml").read_text(encoding="utf-8")
    rules = {rule["id"]: rule for rule in yaml.safe_load(text)["rules"]}
    for code, facts in rule_facts().items():
        rule = rules[code]
        assert (facts.repair, facts.severity, facts.tier) == (rule["repair"], rule["severity"], rule["tier"]), code


@needs_shared
def test_most_core_rules_are_broken_by_an_operator() -> None:
    assert SHARED is not None
    text = (SHARED / "domain" / "gbt9704" / "catalogue.yaml").read_text(encoding="utf-8")
    core = {rule["id"] for rule in yaml.safe_load(text)["rules"] if rule["tier"] == "core"}
    assert len(core & set(rule_facts())) >= 0.9 * len(core)
