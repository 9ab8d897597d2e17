"""A document before and after its repair: paragraphs that belong together, words that differ, layout that became another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.report.alignment import paired
from assistant.proofreading.report.comparison import comparison_html
from assistant.proofreading.report.page import page_html
from assistant.proofreading.report.text import report_lines
from assistant.rules.profile import load_profile
from tests.proofreading.flawed import document_with_five_faults, request_to_two_organs

PROFILE = load_profile()


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as checker:
        yield checker


def pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[str | None, str | None]]:
    def paragraphs(texts: Sequence[str]) -> list[dict[str, str]]:
        return [{"text": text} for text in texts]

    found = paired(paragraphs(before), paragraphs(after))
    return [(old["text"] if old else None, new["text"] if new else None) for old, new in found]


def test_paragraphs_that_belong_together_are_paired() -> None:
    assert pairs(["甲", "现将事项通知如下:", "乙"], ["甲", "现将事项通知如下：", "乙"]) == [
        ("甲", "甲"),
        ("现将事项通知如下:", "现将事项通知如下："),
        ("乙", "乙"),
    ]


def test_what_is_put_in_and_taken_out_has_no_partner() -> None:
    assert pairs(["标题", "各单位："], ["标题", "", "各单位："]) == [
        ("标题", "标题"),
        (None, ""),
        ("各单位：", "各单位："),
    ]
    assert pairs(["此致", "敬礼", "清江市人民政府"], ["清江市人民政府"])[:2] == [("此致", None), ("敬礼", None)]


def test_a_paragraph_is_told_again_beside_new_ones() -> None:
    assert pairs(["各单位要做好值班工作,及时报送信息"], ["", "各单位要做好值班工作，及时报送信息。"]) == [
        (None, ""),
        ("各单位要做好值班工作,及时报送信息", "各单位要做好值班工作，及时报送信息。"),
    ]


def compared(checker: Checker, mode: FixMode, rules: set[str]) -> str:
    data = document_with_five_faults()
    found = checker.check(data, PROFILE, "通知.docx")["findings"]
    accept = frozenset(each["id"] for each in found if each["rule"] in rules)
    report, copy = checker.fix(data, PROFILE, mode, Choice(accept=accept, only_accepted=True), "通知.docx")
    return comparison_html(report, checker.check(copy, PROFILE, "通知.docx"))


@pytest.mark.parametrize("mode", FixMode)
def test_words_and_layout_that_changed_are_marked(checker: Checker, mode: FixMode) -> None:
    html = compared(checker, mode, {"M001", "B006"})
    assert html.count('<section class="pair changed">') == 3
    assert "3 段有改动，10 段没有改动" in html
    assert [re.sub("<[^>]+>", "", each) for each in re.findall("<del>.*?</del>", html)] == [","]
    assert [re.sub("<[^>]+>", "", each) for each in re.findall("<ins>.*?</ins>", html)] == ["，"]
    assert "正文字体字号：宋体 → 三号仿宋" in html
    assert "正文字体字号：小三 → 三号仿宋" in html


def test_a_copy_without_changes_says_so(checker: Checker) -> None:
    assert "修改前后没有差别" in compared(checker, FixMode.CLEAN, set())


def test_layout_that_no_finding_speaks_of_is_named() -> None:
    def report(size: float, bold: bool) -> dict[str, Any]:
        look = {"size": size, "typeface": "仿宋"} | ({"bold": True} if bold else {})
        paragraph = {
            "place": {"part": "body", "paragraph": 0},
            "element": "正文",
            "number": "",
            "text": "特此通知。<b>",
            "starts_page": False,
            "align": "left" if bold else "center",
            "runs": [[0, 8, look]],
        }
        return {"paragraphs": [paragraph], "findings": []}

    html = comparison_html(report(16, True), report(14, False))
    for said in ("对齐：左对齐 → 居中", "字号：16 磅 → 14 磅", "加粗：加粗 → 不加粗"):
        assert said in html
    assert "<b>特" not in html
    assert "特此通知。&lt;b&gt;" in html


def test_reports_say_what_became_of_findings_and_who_repairs_them(checker: Checker) -> None:
    data = document_with_five_faults()
    found = checker.check(data, PROFILE, "通知.docx")
    assert found["summary"]["fixable"] == sum(each["fixable"] for each in found["findings"]) == 5
    choice = Choice(accept=frozenset([found["findings"][0]["id"]]), only_accepted=True)
    report, _ = checker.fix(data, PROFILE, FixMode.CLEAN, choice, "通知.docx")
    page = page_html([report], "2026年3月20日")
    assert "公文修正报告：通知.docx" in page
    assert "已修正 1 处，未修正 4 处；复查还有 4 处" in page
    assert (page.count('class="outcome fixed"'), page.count('class="outcome skipped"')) == (1, 4)

    by_hand = checker.check(request_to_two_organs(), PROFILE, "请示.docx")
    kinds = {each["rule"]: (each["repair"], each["fixable"]) for each in by_hand["findings"]}
    assert kinds["L004"] == ("person", False)
    assert kinds["B006"] == ("safe", True)
    assert any("请人工处理" in line for line in report_lines(by_hand))
