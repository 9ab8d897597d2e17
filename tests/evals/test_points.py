"""How often the matcher of points agrees with people, on pairs that it was not tuned on; and that it is what it says."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evals.answers.support import numbers_of
from evals.points.carried import carries
from evals.points.spelling import canonical
from tests.yaml_files import read_yaml

FIXTURES = Path(__file__).parent.parent / "fixtures" / "metrics"
HELD_BACK, TUNING = FIXTURES / "point_pairs.yaml", FIXTURES / "point_pairs_tuning.yaml"

IN_THE_WORDS_OF_THE_LAW = {"verbatim", "numeral_script", "word_order", "split", "insertion", "omitted_subject"}
"""Kinds of matching answers that keep the statute's words, as extractive answers do."""


@cache
def pairs(path: Path) -> list[dict[str, Any]]:
    return read_yaml(path)


def agreements(path: Path, matches: bool | None = None) -> tuple[Counter[str], Counter[str]]:
    """How many pairs of each kind the matcher judges as people do, and how many there are."""
    agreed: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for pair in pairs(path):
        if matches in (None, pair["matches"]):
            all_of[pair["kind"]] += 1
            agreed[pair["kind"]] += carries(pair["answer"], pair["point"]) == pair["matches"]
    return agreed, all_of


def test_there_are_enough_labelled_pairs_of_both_sorts() -> None:
    for path, least in ((HELD_BACK, 60), (TUNING, 60)):
        labels = Counter(pair["matches"] for pair in pairs(path))
        assert labels.total() >= least
        assert labels[True] == labels[False]


def test_no_pair_was_both_tuned_on_and_held_back() -> None:
    held_back, tuning = ({canonical(pair["point"]) for pair in pairs(path)} for path in (HELD_BACK, TUNING))
    assert held_back & tuning == set()


def test_it_agrees_with_people_on_pairs_that_it_was_not_tuned_on() -> None:
    agreed, all_of = agreements(HELD_BACK)
    # 57 of 80: answers in everyday words and changed conditions are beyond a matcher of words, which evals/README.md says.
    assert agreed.total() >= 55, f"{agreed.total()} of {all_of.total()}: {dict(agreed)}"


def test_answers_in_the_words_of_the_law_are_recognised() -> None:
    agreed, all_of = agreements(HELD_BACK, matches=True)
    right = sum(agreed[kind] for kind in IN_THE_WORDS_OF_THE_LAW)
    assert right >= 27, f"{right} of {sum(all_of[kind] for kind in IN_THE_WORDS_OF_THE_LAW)}"


def test_answers_that_say_nothing_of_the_matter_are_not_taken_for_it() -> None:
    agreed, all_of = agreements(HELD_BACK, matches=False)
    assert [kind for kind in ("vague", "refusal_or_echo") if agreed[kind] < all_of[kind]] == []


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("试用期为一年。[1]", "试用期为1年"),
        ("> 自收到申请之日起20个工作日内予以答复。[1]", "自收到申请之日起二十个工作日内予以答复"),
        ("罚款 2,000 元以下的，可以当场作出决定。", "二千元以下罚款可以当场作出决定"),
    ],
)
def test_spelling_does_not_matter(answer: str, point: str) -> None:
    assert carries(answer, point)


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("试用期为两年。", "试用期为一年"),
        ("应当在二十日内答复。", "应当在二十个工作日内答复"),
        ("延长的时间计算在内。", "延长的时间不计算在内"),
        ("行政机关应当公开。", "行政机关不得公开"),
        ("", "试用期为一年"),
        ("试用期是一年吗？", "试用期为一年"),
    ],
)
def test_another_number_unit_or_polarity_does(answer: str, point: str) -> None:
    assert not carries(answer, point)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("自收到之日起三十日", "自收到之日起30日"),
        ("30 天", "30日"),
        ("十五个工作日", "15工作日"),
        ("百分之三十", "30%"),
        ("二万元", "20000元"),
        ("20万元", "200000元"),
        ("1.5亿元", "150000000元"),
        ("五千万元", "50000000元"),
        ("20万人", "200000人"),
        ("半年", "6个月"),
        ("3,000元", "3000元"),
    ],
)
def test_numbers_come_to_one_spelling(text: str, spelled: str) -> None:
    assert canonical(text) == spelled
    assert canonical(spelled) == spelled


@pytest.mark.parametrize(
    ("line", "numbers"),
    [("共三项：甲、乙、丙。", []), ("共四项：甲、乙、丙。", ["4项"]), ("共三项材料。", ["3项"])],
)
def test_how_many_things_a_line_lists_is_no_statement_of_its_own(line: str, numbers: list[str]) -> None:
    assert numbers_of(line) == numbers
