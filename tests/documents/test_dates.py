"""Dates in the spellings of official documents."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.documents.dates import find_dates, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月5日",
        "2026 年 3 月 5 日",
        "2026-03-05",
        "2026/3/5",
        "2026.3.5",
        "二〇二六年三月五日",
        "二○二六年三月五日",
    ],
)
def test_every_spelling_gives_the_same_day(text: str) -> None:
    assert parse_date(f"自{text}起施行。") == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["2026年2月31日", "2026年3月", "第2026-13-01号", "1-2-3", "三月五日", ""])
def test_what_is_no_day_is_left_out(text: str) -> None:
    assert parse_date(text) is None


def test_dates_come_in_order_with_their_places() -> None:
    text = "2001年1月2日发布，2003年4月5日修订"

    found = find_dates(text)

    assert [item.value for item in found] == [date(2001, 1, 2), date(2003, 4, 5)]
    assert [text[item.start : item.end] for item in found] == ["2001年1月2日", "2003年4月5日"]
