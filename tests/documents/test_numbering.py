"""Numerals and labels of official documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbering import LabelKind, chinese_to_int, int_to_chinese, parse_label


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十五", 25),
        ("一百零七", 107),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("一万零一十", 10_010),
        ("二〇二六", 2026),
        ("37", 37),
        ("３７", 37),
    ],
)
def test_numeral_has_its_value(text: str, value: int) -> None:
    assert chinese_to_int(text) == value


@pytest.mark.parametrize("text", ["", "甲", "十x", "第一"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        chinese_to_int(text)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_numerals_are_read_back_as_written(number: int) -> None:
    assert chinese_to_int(int_to_chinese(number)) == number


@pytest.mark.parametrize(("number", "text"), [(10, "十"), (18, "十八"), (110, "一百一十"), (1001, "一千零一")])
def test_numerals_are_spelled_as_laws_do(number: int, text: str) -> None:
    assert int_to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        int_to_chinese(number)


@pytest.mark.parametrize(
    ("line", "kind", "numbers", "text", "rest"),
    [
        ("第二编　合同", LabelKind.PART, (2,), "第二编", "合同"),
        ("第一分编 通则", LabelKind.SUBPART, (1,), "第一分编", "通则"),
        ("第 一 章 总 则", LabelKind.CHAPTER, (1,), "第一章", "总 则"),
        ("第三节 期限", LabelKind.SECTION, (3,), "第三节", "期限"),
        ("第一百零七条　车辆应当登记。", LabelKind.ARTICLE, (107,), "第一百零七条", "车辆应当登记。"),
        ("第十条之二 车辆", LabelKind.ARTICLE, (10, 2), "第十条之二", "车辆"),
        ("第12条 车辆", LabelKind.ARTICLE, (12,), "第12条", "车辆"),
        ("十一、附则", LabelKind.CHINESE, (11,), "十一、", "附则"),
        ("(二)登记", LabelKind.BRACKETED, (2,), "（二）", "登记"),
        ("（ 三 ）登记", LabelKind.BRACKETED, (3,), "（三）", "登记"),
        ("1. 登记", LabelKind.ARABIC, (1,), "1.", "登记"),
        ("2、登记", LabelKind.ARABIC, (2,), "2.", "登记"),
        ("（3）登记", LabelKind.ARABIC_BRACKETED, (3,), "（3）", "登记"),
        ("7.3.1 标题", LabelKind.DECIMAL, (7, 3, 1), "7.3.1", "标题"),
    ],
)
def test_label_is_read(line: str, kind: LabelKind, numbers: tuple[int, ...], text: str, rest: str) -> None:
    label = parse_label(line)

    assert label is not None
    assert (label.kind, label.numbers, label.text, label.rest) == (kind, numbers, text, rest)


@pytest.mark.parametrize("line", ["车辆应当登记。", "2014年起施行", "10.5%以上的部分", "一般车辆", "第三方", ""])
def test_running_text_has_no_label(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize(("line", "separated"), [("第五条 车辆", True), ("第五条", True), ("第五条规定的车辆", False)])
def test_label_knows_whether_space_follows(line: str, separated: bool) -> None:
    label = parse_label(line)

    assert label is not None
    assert label.separated is separated
