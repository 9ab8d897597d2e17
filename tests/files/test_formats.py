"""The table of formats: it agrees with what reads files, and every refusal says what to do."""

from __future__ import annotations

import pytest

from assistant.files.formats import (
    FORMATS,
    ZIP,
    Format,
    Judging,
    Wing,
    converted,
    copy_ending,
    endings,
    format_of,
    loaded,
    repaired,
    unsupported,
)
from assistant.files.kinds import KINDS
from assistant.library.loaders.registry import loaders
from assistant.proofreading.inputs import inputs

REFUSED = [(suffix, wing) for wing in Wing for each in FORMATS if not wing.reads(each) for suffix in each.suffixes]


def test_an_ending_stands_in_one_row() -> None:
    all_endings = [suffix for each in FORMATS for suffix in each.suffixes]

    assert len(set(all_endings)) == len(all_endings)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in all_endings)
    assert [format_of(suffix) for suffix in all_endings] == [each for each in FORMATS for _ in each.suffixes]
    assert format_of(".unheard") is None


def test_kinds_of_the_table_are_told_from_bytes() -> None:
    assert {each.kind for each in FORMATS} <= {None, *KINDS}


def test_the_loaders_found_are_those_of_the_table() -> None:
    found = loaders()

    assert set(found) == set(endings(loaded))
    others = [each for each in FORMATS if each.in_library and not loaded(each)]
    assert all(each is ZIP or converted(each) for each in others)
    assert all(loader.FORMAT is format_of(suffix) for suffix, loader in found.items())


def test_the_inputs_found_are_those_of_the_table() -> None:
    found = inputs()

    assert set(found) == set(endings(Wing.PROOFREADING.reads))
    assert {suffix for suffix, each in found.items() if each.prepare} == {
        suffix for each in FORMATS if each.judging is Judging.CONVERTED for suffix in each.suffixes
    }


def test_what_is_judged_whole_is_repaired_and_what_is_converted_in_a_docx() -> None:
    assert endings(repaired) == endings(lambda each: each.judging is Judging.LAYOUT) == (".docx", ".dotx")
    assert {copy_ending(each) for each in FORMATS if repaired(each)} == {".docx", ".dotx"}
    of_converted = [each for each in FORMATS if each.judging is Judging.CONVERTED]
    assert all(each.repaired and copy_ending(each) == ".docx" for each in of_converted)
    assert not [each for each in FORMATS if each.repaired and each.judging in (None, Judging.TEXT)]


@pytest.mark.parametrize(("suffix", "wing"), REFUSED)
def test_a_refusal_says_what_to_do_and_which_other_wing_reads_the_file(suffix: str, wing: Wing) -> None:
    refused = format_of(suffix)
    assert isinstance(refused, Format)
    message = unsupported(suffix, wing).message

    assert message.startswith(f"{wing.value}不支持 {suffix} 文件")
    assert message.endswith("再试。")
    assert refused.advice in message
    others = [other for other in Wing if other is not wing and other.reads(refused)]
    assert [f"（{other.value}支持）" in message for other in others] == [True] * len(others)
    assert ("支持）" in message) == bool(others)


def test_a_format_without_advice_and_a_name_without_ending_are_told_what_is_read() -> None:
    for suffix in (".unheard", ""):
        assert (
            "可以使用的格式是 .docx、.dotx、.doc、.wps、.rtf、.odt、.pdf、.ofd、.txt、.html、.htm、.xhtml、.mht、.mhtml、"
            ".md、.markdown、.xlsx、.csv、.pptx、.zip、.png、.jpg、.jpeg、.tif、.tiff、.bmp，"
            in unsupported(suffix, Wing.LIBRARY).message
        )
    assert unsupported("", Wing.PROOFREADING).message.startswith("公文校对不支持没有扩展名的文件；")


def test_who_has_a_table_is_told_that_the_library_reads_it() -> None:
    assert unsupported(".xlsx", Wing.PROOFREADING).message == (
        "公文校对不支持 .xlsx 文件（知识库支持）；请粘贴其中的文字，或另存为 .docx 后再试。"
    )
