"""Automatic numbers: their forms, and how lists count."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.documents.formatting import Origin
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build


def labels(given: list[dict[str, Any]], lists: dict[Any, Any], **document: Any) -> list[str]:
    read = read_document(build({"given": given, "lists": lists, **document}), "文.docx")
    return [paragraph.number_text for paragraph in read.paragraphs]


def items(*places: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"text": "文", "list": place} for place in places]


@pytest.mark.parametrize(
    ("number_format", "start", "label"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("japaneseCounting", 11, "十一"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographEnclosedCircle", 4, "㊃"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""),
        ("hindiVowels", 3, "3"),
    ],
)
def test_numbers_have_the_form_that_the_list_names(number_format: str, start: int, label: str) -> None:
    """ECMA-376 part 1, 17.18.59."""
    level = {"format": number_format, "start": start, "text": "%1"}

    assert labels(items((1, 0)), {1: [level]}) == [label]


OUTLINE = [
    {"text": "%1、", "format": "chineseCounting"},
    {"text": "（%2）", "format": "chineseCounting"},
    {"text": "%3.", "format": "decimal"},
    {"text": "（%4）", "format": "decimal"},
]


def test_four_levels_count_and_begin_anew_below_a_higher_one() -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 2)]

    assert labels(items(*places), {1: OUTLINE}) == ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）", "1."]


def test_labels_may_name_higher_levels_and_count_those_that_were_skipped_from_their_start() -> None:
    levels = [{"text": "%1", "format": "chineseCounting", "start": 3}, {"text": "%1.%2"}]

    assert labels(items((1, 1), (1, 0), (1, 1)), {1: levels}) == ["三.1", "三", "三.1"]


def test_legal_numbering_makes_all_numbers_arabic() -> None:
    levels = [{"text": "第%1章", "format": "chineseCounting"}, {"text": "%1.%2", "more": "<w:isLgl/>"}]

    assert labels(items((1, 0), (1, 1)), {1: levels}) == ["第一章", "1.1"]


@pytest.mark.parametrize(("restart", "last"), [("", "（一）"), ('<w:lvlRestart w:val="0"/>', "（二）")])
def test_a_level_can_go_on_counting_over_higher_ones(restart: str, last: str) -> None:
    levels = [OUTLINE[0], {**OUTLINE[1], "more": restart}]

    assert labels(items((1, 0), (1, 1), (1, 0), (1, 1)), {1: levels})[-1] == last


def number(list_id: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def test_lists_of_one_definition_count_together_unless_one_says_where_it_starts() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = {1: OUTLINE, 2: number(2, 1), 3: number(3, 1, start)}

    assert labels(items((1, 0), (2, 0), (3, 0), (3, 0)), lists) == ["一、", "二、", "五、", "六、"]


def test_a_list_can_override_a_level() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>'
    lists = {1: OUTLINE, 2: number(2, 1, f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>')}

    assert labels(items((2, 0), (2, 0)), lists) == ["3)", "4)"]


def test_styles_carry_lists_and_the_level_that_names_the_style() -> None:
    levels = [{**OUTLINE[0], "style": "H1"}, {**OUTLINE[1], "style": "H2"}]
    styles = {"H1": {"list": 1}, "H2": {"list": 1}, "H3": {"based_on": "H2"}}
    given = [{"text": "文", "style": style} for style in ("H1", "H2", "H3")]

    assert labels(given, {1: levels}, styles=styles) == ["一、", "（一）", "（二）"]


def test_list_zero_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    given = [{"text": "文", "style": {"list": 1}, "list": (0, 0)}]

    assert labels(given, {1: OUTLINE}) == [""]


def test_a_list_may_stand_for_that_of_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
    styles = {"L": {"type": "numbering", "list": 1}}

    assert labels(items((9, 0)), {1: OUTLINE, 9: linked + number(9, 9)}, styles=styles) == ["一、"]


@pytest.mark.parametrize("place", [(7, 0), (1, 8)])
def test_lists_and_levels_that_are_missing_give_no_number(place: tuple[int, int]) -> None:
    assert labels(items(place), {1: OUTLINE}) == [""]


def test_numbers_are_no_part_of_the_text_and_have_a_look_of_their_own() -> None:
    level = {**OUTLINE[0], "font": "黑体", "suffix": "space"}
    document = build({"given": [{"text": "总体要求", "size": "三号", "list": (1, 0)}], "lists": {1: [level]}})

    read = read_document(document, "文.docx")

    number = read.paragraphs[0].number
    assert number is not None
    assert (read.paragraphs[0].text, number.text, number.value, number.level) == ("总体要求", "一、", 1, 0)
    assert (number.number_format, number.suffix) == ("chineseCounting", "space")
    assert (number.format.east_asian_font.value, number.format.east_asian_font.origin) == ("黑体", Origin.NUMBERING)
    assert number.format.size.value.pt == 16
    assert read.text == "一、总体要求"


def test_bullets_are_labels_without_a_number() -> None:
    document = build({"given": items((1, 0)), "lists": {1: [{"text": "●", "format": "bullet"}]}})

    number = read_document(document, "文.docx").paragraphs[0].number

    assert number is not None
    assert (number.text, number.number_format) == ("●", "bullet")
