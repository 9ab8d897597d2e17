"""Which of two equally fitting texts is meant: the place, the rank, the title."""

from __future__ import annotations

import pytest

from assistant.library.catalogue import DocumentEntry
from assistant.library.precedence import places_of, precedence
from assistant.library.source import SourceDocument


def entry(title: str, region: str = "", level: str = "") -> DocumentEntry:
    document = SourceDocument("d", title, "d.txt", (), "", region=region, level=level)
    return DocumentEntry(document, article_count=1, root="docs")


@pytest.mark.parametrize(
    ("title", "region", "places"),
    [
        ("甲州市停车条例", "", {"甲州"}),
        ("停车条例", "甲州市", {"甲州"}),
        ("甲州市停车条例", "全国", set()),
        ("停车条例", "", set()),
        ("关于甲州市停车的通知", "", {"甲州"}),
        ("乙州自治区停车条例", "", {"乙州"}),
    ],
)
def test_places_that_a_document_is_for(title: str, region: str, places: set[str]) -> None:
    assert places_of(entry(title, region)) == places


def test_the_named_place_comes_before_the_nation_and_that_before_another_place() -> None:
    question = "甲州市停车怎么收费"
    here = precedence(entry("停车办法", "甲州市"), question)
    nation = precedence(entry("停车办法", "全国"), question)
    elsewhere = precedence(entry("停车办法", "乙州市"), question)

    assert here > nation > elsewhere


def test_law_comes_before_regulation_and_that_before_guides_and_cases() -> None:
    levels = ("法律", "行政法规", "", "指南", "案例")
    ranks = [precedence(entry("停车", "全国", level), "怎么收费") for level in levels]

    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)


def test_a_document_whose_subject_is_named_comes_first() -> None:
    question = "会议费的开支范围有哪些"

    assert precedence(entry("会议费管理办法"), question) > precedence(entry("差旅费管理办法"), question)
