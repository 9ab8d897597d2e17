"""Document numbers in one spelling."""

from __future__ import annotations

import pytest

from assistant.documents.document_number import find_document_numbers, leading_document_number, parse_document_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("示政发〔2021〕12号", "示政发〔2021〕12号"),
        ("示政发[2021]12号", "示政发〔2021〕12号"),
        ("示政发(2021)第012号", "示政发〔2021〕12号"),
        ("示政发【2021】 12 号", "示政发〔2021〕12号"),
        ("示政发﹝2021﹞12号", "示政发〔2021〕12号"),
        ("中华人民共和国国务院令 第9999号", "国务院令第9999号"),
        ("根据2017年3月1日国务院令第9999号修订", "国务院令第9999号"),
        ("示范部令第8号", "示范部令第8号"),
        ("主席令第十五号", "主席令第十五号"),
        ("GB/T9704-2012", "GB/T 9704—2012"),
        ("GB/T 9704—2012", "GB/T 9704—2012"),
        ("DA/T 22-2015", "DA/T 22—2015"),
        ("（根据示政发〔2021〕12号文件）", "示政发〔2021〕12号"),
    ],
)
def test_number_is_read_in_one_spelling(text: str, number: str) -> None:
    assert parse_document_number(text) == number


@pytest.mark.parametrize("text", ["共12号房间", "〔2021〕", "命令如下", "2021-12", ""])
def test_other_text_has_no_number(text: str) -> None:
    assert parse_document_number(text) is None


def test_numbers_come_in_order_without_repeats() -> None:
    text = "示政发〔2021〕12号、国务院令第9999号和示政发[2021]12号"

    assert find_document_numbers(text) == ("示政发〔2021〕12号", "国务院令第9999号")


def test_number_at_the_start_is_parted_from_the_text() -> None:
    assert leading_document_number("示政发〔2021〕12号各科室：") == ("示政发〔2021〕12号", "各科室：")
    assert leading_document_number("根据示政发〔2021〕12号") == ("", "")
