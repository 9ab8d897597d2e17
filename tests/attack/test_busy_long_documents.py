"""Documents that are long, or in which one thing stands very often, are checked: time grows as they do, and no faster.

Each is so long that a rule which compares each thing with each, or looks at the whole text for each place, would use up the
processor time that is allowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from assistant.documents.numbering import int_to_chinese
from assistant.errors import DocumentTooLarge
from assistant.isolation.limits import Limits
from assistant.proofreading.check import MOST_OF_A_RULE
from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.report.page import page_html
from assistant.proofreading.report.text import report_lines
from assistant.rules.profile import load_profile
from evals.timing.shapes import SHAPES, notice_with
from tests.ooxml.building import build

PROFILE = load_profile()
# What the older rules could not do within the 20 s that a file may take; each takes a second or two now.
LONG = {
    "blank paragraphs": 5_000,
    "paragraphs, each in another font": 2_500,
    "headings of level 1": 120,
    "headings of level 2": 120,
    "Latin letters": 200_000,
    "opening quotation marks": 5_000,
    "quotations": 20_000,
    "straight quotation marks": 4_000,
    "titles in 《》": 10_000,
    "brackets": 10_000,
    "brackets that never end": 2_000,
    "quoted documents": 1_000,
}
# One of each kind: many paragraphs, one long text, pairs that are closed and pairs that are not.
ALWAYS = {
    "paragraphs, each in another font",
    "headings of level 1",
    "straight quotation marks",
    "titles in 《》",
    "brackets that never end",
}


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as checker:
        yield checker


def shaped(name: str, size: int) -> bytes:
    return notice_with(SHAPES[name][1](size))


@pytest.mark.parametrize(
    "name", [name if name in ALWAYS else pytest.param(name, marks=pytest.mark.thorough) for name in LONG]
)
def test_a_long_document_is_checked_and_its_report_is_whole(checker: Checker, name: str) -> None:
    report = checker.check(shaped(name, LONG[name]), PROFILE, "长.docx")

    assert report["official"]
    lines, page = list(report_lines(report, every_place=True)), page_html([report], "今天")
    for finding in report["findings"]:
        assert f'id="f0-{finding["id"]}"' in page
    assert sum("编号" in line for line in lines) >= len(report["findings"])


@pytest.mark.thorough
@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_checked_at_twice_its_usual_size(checker: Checker, name: str) -> None:
    assert checker.check(shaped(name, 2 * SHAPES[name][0]), PROFILE, "长.docx")["summary"]


@pytest.mark.thorough
@pytest.mark.parametrize(("line", "count"), [("第{}项工作,要抓紧完成。", 99_000), ("第{}段", 99_000)])
def test_the_longest_document_is_checked(checker: Checker, line: str, count: int) -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line.format(n)}</w:t></w:r></w:p>" for n in range(count))
    report = checker.check(build([{"xml": paragraphs}]), PROFILE, "长.docx")

    assert len(report["paragraphs"]) == count
    of_rules = Counter(each["rule"] for each in report["findings"])
    assert max(of_rules.values()) == MOST_OF_A_RULE
    untold = {each["rule"] for each in report["cannot_tell"] if "只列出前" in each["reason"]}
    assert untold == {rule for rule, number in of_rules.items() if number == MOST_OF_A_RULE}
    assert page_html([report], "今天").count("<article") == len(report["groups"])


def test_many_flaws_are_repaired(checker: Checker) -> None:
    data = shaped("paragraphs, each with a half-width comma", 1_000)
    report, copy = checker.fix(data, PROFILE, FixMode.CLEAN, Choice(), "长.docx")

    assert [each["outcome"] for each in report["findings"]] == ["fixed"] * 1_000
    assert not report["remaining"]
    assert checker.check(copy, PROFILE, "长.docx")["findings"] == []


@pytest.mark.parametrize("shape", ["{}、工作要求", "（{}）工作要求"])
def test_headings_are_numbered_beyond_a_hundred(checker: Checker, shape: str) -> None:
    numbers = [*range(1, 103), 104]
    text = "\n".join(["关于做好工作的通知", "各单位：", *(shape.format(int_to_chinese(each)) for each in numbers)])
    report = checker.check_text(text, PROFILE)

    assert ["一百零三" in each["expected"] for each in report["findings"] if each["rule"] == "N010"] == [True]


def test_more_time_is_given_to_long_documents_only() -> None:
    # Reading alone is over the limit: what is costly before it is known to be long is refused, and not as a damaged file.
    with Checker(Limits(cpu_seconds=0)) as checker, pytest.raises(DocumentTooLarge, match="过长或结构过于复杂"):
        checker.check(shaped("paragraphs", 15_000), PROFILE, "长.docx")


def test_one_text_that_the_parser_finds_too_long_is_not_called_damaged(checker: Checker) -> None:
    text = "".join(f"第{number}项工作" for number in range(600_000))
    document = build([{"xml": f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"}])

    with pytest.raises(DocumentTooLarge, match="文字过长"):
        checker.check(document, PROFILE, "长.docx")
