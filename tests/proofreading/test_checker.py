"""The process that checks: house norms reach it, it can be cancelled, imports little, and gives what a preview needs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import Cancelled, DocumentTooLarge, ProfileError
from assistant.isolation.limits import Limits
from assistant.ooxml.reader import read_document
from assistant.proofreading.check import check_document
from assistant.proofreading.checker import Checker
from assistant.proofreading.report.preview import preview_html
from assistant.proofreading.requests import profile_as_json, profile_of
from assistant.rules.profile import Profile, RuleSetting, load_profile
from assistant.rules.rule import Severity
from tests.needs import ROOT, needs_office
from tests.ooxml.building import build
from tests.proofreading.samples import NOTICE, TEXT, as_docx, converted

PROFILE = load_profile()
LONG = "各级各部门要严格落实值班制度，发现险情立即处置并报告。\n" * 60_000


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as checker:
        yield checker


def test_the_report_is_the_one_that_this_process_would_make(checker: Checker, tmp_path: Path) -> None:
    path = tmp_path / "通知.docx"
    path.write_bytes(as_docx())

    report = checker.check(path, PROFILE)

    assert report == checker.check(as_docx(), PROFILE, "通知.docx")
    here = check_document(read_document(as_docx(), "通知.docx"), PROFILE).as_json()
    assert report == json.loads(json.dumps(here))


def severities(checker: Checker, profile: Profile) -> set[str]:
    report = checker.check_text(TEXT, profile)
    assert report["profile"] == profile.name
    return {each["severity"] for each in report["findings"] if each["rule"] == "M008"}


def test_a_house_norm_reaches_the_child(checker: Checker) -> None:
    lighter = replace(PROFILE, name="本单位", rules={"M008": RuleSetting(severity=Severity.INFO)})

    assert severities(checker, lighter) == {"info"}
    assert severities(checker, PROFILE) - {"info"}
    assert severities(checker, PROFILE.without(frozenset({"M008"}))) == set()


@pytest.mark.parametrize("rules", [{"Z999": RuleSetting()}, {"M008": RuleSetting(parameters={"none": 1})}])
def test_a_norm_that_cannot_be_used_is_refused(checker: Checker, rules: dict[str, RuleSetting]) -> None:
    with pytest.raises(ProfileError, match="。$"):
        checker.check_text(TEXT, replace(PROFILE, rules=rules))


def test_a_norm_survives_the_way() -> None:
    parameters = {"fonts": ("仿宋", "楷体"), "words": frozenset({"b", "a"}), "tolerance_mm": 1.5}
    setting = RuleSetting(on=True, severity=Severity.ERROR, parameters=parameters)
    profile = Profile("本单位", "本单位规范", "办公室", {"B006": setting, "M008": RuleSetting()}, frozenset({"数智"}))

    again = profile_of(json.loads(json.dumps(profile_as_json(profile))))

    assert again.rules["B006"].parameters == {"fonts": ["仿宋", "楷体"], "words": ["a", "b"], "tolerance_mm": 1.5}
    assert replace(again, rules=profile.rules) == profile
    assert again.rules["M008"] == RuleSetting()


def test_paragraphs_hold_what_a_preview_needs(checker: Checker) -> None:
    given: list[dict[str, Any]] = [
        {"text": "示例市人民政府文件", "font": "方正小标宋简体", "size": 60, "colour": "FF0000", "align": "center"},
        {"runs": [{"text": "为了"}, {"text": "重点", "bold": True}], "font": "仿宋", "size": "三号", "first_line": 2},
        {"list": [1, 0], "text": "总体要求", "page_break_before": True},
        {"table": [["序号", "名称"]]},
    ]
    levels = [{"format": "chineseCounting", "text": "%1、"}]
    report = checker.check(build({"given": given, "lists": {1: levels}}), PROFILE, "文.docx")
    mark, body, heading, cell, _ = report["paragraphs"]

    assert mark["place"] == {"part": "body", "paragraph": 0}
    assert (mark["align"], "first_line" in mark) == ("center", False)
    assert mark["runs"] == [[0, 9, {"size": 60.0, "typeface": "小标宋", "colour": "FF0000"}]]
    assert [(start, end, look.get("bold", False)) for start, end, look in body["runs"]] == [(0, 2, False), (2, 4, True)]
    assert body["first_line"] == 2
    assert (heading["number"], heading["text"], heading["starts_page"]) == ("一、", "总体要求", True)
    assert cell["place"] == {"part": "table", "index": 0, "row": 0, "column": 0, "paragraph": 0}
    assert preview_html(report).count("<p ") >= 5


def test_findings_stand_in_paragraphs_of_the_preview(checker: Checker) -> None:
    report = checker.check(as_docx(), PROFILE, "通知.docx")
    texts = {each["place"]["paragraph"]: each["text"] for each in report["paragraphs"]}
    stretches = [each["place"] for each in report["findings"] if each["place"]["start"] is not None]

    assert stretches
    assert all(texts[each["paragraph"]][each["start"] : each["end"]] == each["text"] for each in stretches)


def ends_in(seconds: float, checker: Checker, data: bytes, name: str) -> None:
    started = time.monotonic()
    threading.Timer(0.5, checker.cancel).start()
    with pytest.raises(Cancelled, match="取消"):
        checker.check(data, PROFILE, name)
    assert time.monotonic() - started < seconds


def test_a_check_is_cancelled_from_another_thread(checker: Checker) -> None:
    ends_in(3, checker, LONG.encode(), "长.txt")

    assert checker.check_text(TEXT, PROFILE)["official"]


@needs_office
def test_a_conversion_is_cancelled_from_another_thread(checker: Checker) -> None:
    ends_in(3, checker, converted(".rtf"), "通知.rtf")

    assert checker.check_text(TEXT, PROFILE)["official"]


@needs_office
def test_a_conversion_that_takes_too_long_is_ended() -> None:
    # So little that with the two seconds of grace nothing is left.
    limits = Limits(memory_bytes=4 * 2**30, cpu_seconds=-2)
    with Checker(conversion=limits) as checker, pytest.raises(DocumentTooLarge, match="时间"):
        checker.check(converted(".rtf"), PROFILE, "通知.rtf")


def test_a_check_that_takes_too_long_is_ended() -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>第{number}项工作</w:t></w:r></w:p>" for number in range(80_000))
    with Checker(Limits(cpu_seconds=1)) as checker:
        with pytest.raises(DocumentTooLarge, match="时间"):
            checker.check(build([{"xml": paragraphs}]), PROFILE, "长.docx")
        assert checker.check_text(TEXT, PROFILE)["official"]


def test_several_threads_may_check(checker: Checker) -> None:
    data = as_docx()
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda number: checker.check(data, PROFILE, f"{number}.docx"), range(12)))

    assert [report["file"] for report in reports] == [f"{number}.docx" for number in range(12)]


def test_a_checker_that_was_closed_or_warmed_up_checks() -> None:
    checker = Checker()
    try:
        checker.warm_up()
        checker.check_text(TEXT, PROFILE)
        checker.close()
        assert checker.check_text(TEXT, PROFILE)["paragraphs"][0]["text"] == NOTICE[0][1]
    finally:
        checker.close()


def test_the_worker_imports_nothing_heavy() -> None:
    code = (
        "import sys, assistant.proofreading.worker; from assistant.rules.registry import all_rules; all_rules();"
        "print([n for n in 'pydantic langchain_core gradio numpy chromadb lxml pypdf yaml typer rich'.split() if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
