"""Every word of the tables is executed: its wrong sentence is reported, its right one is not."""

from __future__ import annotations

import pytest

from assistant.documents.identify import identify
from assistant.documents.plain import plain_document
from assistant.rules.registry import rule_of
from assistant.rules.rule import Violation
from assistant.rules.terms import Term, table_names, term_table

RULES = {"confusable_words": "W001", "renamed_bodies": "W005", "repealed_documents": "R006"}
ENTRIES = [(table, term) for table in table_names() for term in term_table(table).terms]


def found(table: str, sentence: str) -> list[Violation]:
    kind = rule_of(RULES[table])
    assert kind is not None
    verdicts = kind().check(identify(plain_document(sentence, "句子")))
    return [each for each in verdicts if isinstance(each, Violation)]


def test_every_table_belongs_to_a_rule() -> None:
    assert set(table_names()) == set(RULES)


def test_no_word_is_told_twice() -> None:
    for table in table_names():
        words = [term.wrong for term in term_table(table).terms]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(("table", "term"), ENTRIES, ids=lambda value: getattr(value, "wrong", value))
def test_the_wrong_sentence_is_reported_and_the_right_one_is_not(table: str, term: Term) -> None:
    assert term.source
    (violation,) = found(table, term.bad)
    assert violation.place.text == term.wrong
    assert term.right in violation.expected
    assert term.bad.replace(term.wrong, term.right, 1) == term.good
    assert found(table, term.good) == []
