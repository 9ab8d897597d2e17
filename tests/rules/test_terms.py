"""Every entry of the tables is executed: its wrong sentence is reported, its right one is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.documents.identify import identify
from assistant.documents.plain import plain_document
from assistant.resources import knowledge_folder
from assistant.rules.registry import rule_of
from assistant.rules.rule import Violation
from assistant.rules.term_files import read_as_yaml, read_plainly
from assistant.rules.terms import Term, names, table_names, term_table, user_words_at
from assistant.rules.wording._misspellings import misspellings

RULES = {"confusable_words": "W001", "renamed_bodies": "W005", "repealed_documents": "R006", "document_numbers": "R007"}
LISTS = {"law_titles", "official_words", "similar_characters", "fixed_formulations", "set_phrases", "core_words"}
ENTRIES = [
    pytest.param(table, term, id=f"{table}-{term.wrong}-{number}")
    for table in RULES
    for entries in term_table(table).terms.values()
    for number, term in enumerate(entries)
]


def found(code: str, sentence: str) -> list[Violation]:
    kind = rule_of(code)
    assert kind is not None
    verdicts = kind().check(identify(plain_document(sentence, "句子")))
    return [each for each in verdicts if isinstance(each, Violation)]


def test_every_file_is_a_table_or_a_list() -> None:
    assert set(table_names()) == set(RULES) | LISTS


@pytest.mark.parametrize("path", sorted((knowledge_folder() / "terms").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_read_line_by_line_holds_what_yaml_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_plainly(text) in (None, read_as_yaml(text))


def test_what_files_are_made_of_is_read_line_by_line() -> None:
    text = """# 说明
title: 表（试行）
entries:
  - wrong: 甲
    right: ''
    after: '[省市]|''甲'''
    since: 2003
    severity: info
  - source: 《办法》（2012年）：第三条
    names: >-
      甲 乙
      丙=丁
"""
    first = {"wrong": "甲", "right": "", "after": "[省市]|'甲'", "since": 2003, "severity": "info"}
    second = {"source": "《办法》（2012年）：第三条", "names": "甲 乙 丙=丁"}
    assert read_plainly(text) == read_as_yaml(text) == {"title": "表（试行）", "entries": [first, second]}


@pytest.mark.parametrize(
    "entry",
    [
        '  - wrong: "甲"',
        "  - wrong: 甲 # 说明",
        "  - wrong: 甲: 乙",
        "  - wrong: [甲, 乙]",
        "  - wrong: yes",
        "  - wrong: 12",
        "  - wrong: 甲 ",
        "  - {wrong: 甲}",
        "  - wrong: 甲\n      乙",
        "  - names: >-\n      甲\n\n      乙",
        "  - wrong: 甲\n    wrong: 乙",
        "    wrong: 甲",
    ],
)
def test_what_yaml_may_read_otherwise_is_left_to_it(entry: str) -> None:
    assert read_plainly(f"title: 表\nentries:\n{entry}\n") is None


@pytest.mark.parametrize(("table", "term"), ENTRIES)
def test_the_wrong_sentence_is_reported_and_the_right_one_is_not(table: str, term: Term) -> None:
    assert term.source
    (violation,) = found(RULES[table], term.bad)
    numbered = table == "document_numbers"
    assert numbered or term.wrong in violation.place.text
    assert (term.number if numbered else term.right) in violation.expected
    assert found(RULES[table], term.good) == []


@pytest.mark.parametrize("table", ["confusable_words", "renamed_bodies"])
def test_the_right_sentence_is_the_wrong_one_repaired(table: str) -> None:
    for entries in term_table(table).terms.values():
        for term in entries:
            assert term.wrong != term.right
            assert term.bad.replace(term.wrong, term.right, 1) == term.good


@pytest.mark.parametrize("name", ["law_titles", "official_words"])
def test_no_name_is_listed_empty_or_with_a_sign(name: str) -> None:
    listed = names(name)
    assert len(listed) > 100
    assert all(re.fullmatch(r"[\u4e00-\u9fff（）、，]{2,40}", each) for each in listed)


def test_no_official_word_is_taken_for_a_misspelling() -> None:
    for word in names("official_words"):
        assert list(misspellings(word)) == [], word


@pytest.mark.parametrize("name", [name for name in names("law_titles") if name.endswith("条例")])
def test_a_regulation_without_marks_is_reported(name: str) -> None:
    (violation,) = found("R003", f"根据{name}第三条的规定，制定本方案。")
    assert violation.replacement == f"《{name}》"
    assert found("R003", f"根据《{name}》第三条的规定，制定本方案。") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("由市场兼督管理部门负责", "监督"),
        ("各级人民政符应当组织实施", "人民政府"),
        ("推进招标头标工作", "招标投标"),
        ("坚持应地制宜", "因地制宜"),
        ("按照国务完有关部门的要求", "国务院"),
        ("加强政府菜狗管理", "政府采购"),
    ],
)
def test_a_misspelling_that_is_in_no_table(text: str, right: str) -> None:
    (found_one,) = misspellings(text)
    assert right in found_one.right
    assert text[found_one.start : found_one.end] != found_one.right


@pytest.mark.parametrize(
    "text",
    [
        "中美两国经济深度融合",
        "作出贡献和做出贡献",
        "张明远、李思源同志出席",
        "省级、市级、县级人民政府",
        "抗疫物资储备",
    ],
)
def test_what_is_written_rightly_is_left_alone(text: str) -> None:
    assert list(misspellings(text)) == []


def test_words_of_the_users_own_cover_a_stretch() -> None:
    assert user_words_at("建立问题台帐制度", frozenset({"问题台帐"}), 4, 6)
    assert not user_words_at("建立问题台帐制度", frozenset({"制度", ""}), 4, 6)
