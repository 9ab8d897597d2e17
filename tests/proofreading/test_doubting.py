"""Doubt first: what rests on an element that is not sure is lighter and asks; what is wrong whatever it is stays an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.documents.document_types import StatedKind
from assistant.ooxml.reader import read_document
from assistant.proofreading.check import CheckReport, check_document
from assistant.proofreading.findings import Finding
from assistant.rules.profile import load_profile
from assistant.rules.registry import all_rules
from assistant.rules.rule import Change, Level, Repair, Severity
from tests.ooxml.building import build
from tests.proofreading.flawed import PARAGRAPHS

PROFILE = load_profile()
BREAK = {"xml": "<w:r><w:br/></w:r>"}
TYPE = {"font": "仿宋_GB2312", "size": "三号"}


def checked(*given: Mapping[str, Any], stated: StatedKind | None = None) -> CheckReport:
    """The report on a description."""
    document = read_document(build(list(given)), "测试.docx")
    return check_document(document, PROFILE, stated=stated or StatedKind())


def of(report: CheckReport, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule.code == code]


def test_a_finding_on_a_likely_element_is_a_warning_that_says_so_and_asks() -> None:
    label = {"text": "附件1（样式）", "page_break_before": True, **TYPE}
    found = of(checked(*PARAGRAPHS, label, {"text": "检查表", **TYPE}), "A008")

    assert found
    for finding in found:
        assert finding.severity is Severity.WARNING
        assert finding.repair is not Repair.SAFE
        assert "这一段看来是附件标识" in finding.violation.message


def test_a_finding_on_an_unsure_element_is_a_note_for_people_and_what_is_wrong_in_its_words_stays_an_error() -> None:
    long = "各站要组织力量对坝体、溢洪道、闸门和放水设施等开展全面检查,建立台账，逐项落实整改责任和时限。"
    other = {**TYPE, "font": "宋体"}
    joined = {"runs": [{"text": long, **other}, BREAK, {"text": "发现险情要报告。", **other}]}
    report = checked(*PARAGRAPHS[:4], {**joined, "first_line": 2}, *PARAGRAPHS[4:])

    typed = next(finding for finding in of(report, "B006") if finding.violation.place.paragraph == 4)
    assert (typed.severity, typed.repair) == (Severity.INFO, Repair.PERSON)
    assert "不能确定" in typed.violation.message
    assert [(comma.severity, comma.repair) for comma in of(report, "M001")] == [(Severity.ERROR, Repair.SAFE)]


def test_a_document_as_usual_is_repaired_as_ever() -> None:
    assert [(each.severity, each.repair) for each in of(checked(*PARAGRAPHS), "B006")] == [
        (Severity.WARNING, Repair.SAFE)
    ]


def test_what_is_only_usual_is_never_an_error() -> None:
    assert not [rule.code for rule in all_rules() if rule.level is Level.USUAL and rule.severity is Severity.ERROR]


def test_layout_of_what_is_no_official_document_is_never_repaired_unless_asked() -> None:
    plan = [{"text": "白河县水利局2026年防汛工作方案"}, {"text": "为做好防汛工作，制定本方案。", "font": "宋体"}]
    layout = [each for each in checked(*plan).findings if each.rule.changes is Change.LAYOUT]

    assert layout
    assert {(each.severity, each.repair) for each in layout} == {(Severity.INFO, Repair.PERSON)}
    assert of(checked(*plan, stated=StatedKind(as_official=True)), "B006")[0].repair is Repair.SAFE
