"""Mutants of documents by number, some of every format: none ends in an unknown error, and copies lose nothing.

``python -m evals fuzz`` does the same with thousands; here the judges are shown what they must find, too.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.fuzz.archive import opened, written
from evals.fuzz.bases import bases_of
from evals.fuzz.copies import lost_parts, lost_words
from evals.fuzz.examining import Batch, examine_all
from evals.fuzz.mutants import Base, mutant
from evals.harness.samples import Case, Input, Sample, Target
from evals.tasks.fuzz import SEED, evaluate
from tests.proofreading.flawed import document_with_five_faults

MAIN = "word/document.xml"
COUNT = 24


@pytest.fixture(scope="module")
def bases() -> list[Base]:
    return bases_of(None)


def test_a_number_always_means_the_same_file(bases: list[Base]) -> None:
    first = [mutant(number, bases) for number in range(200)]

    assert first == [mutant(number, bases) for number in range(200)]
    assert len({each.data for each in first}) > 190
    assert {each.suffix for each in first} >= {".docx", ".pdf", ".ofd", ".txt", ".html", ".md", ".odt"}


def test_mutants_end_in_a_report_or_a_sentence(bases: list[Base]) -> None:
    records = [each for found in examine_all([Batch(range(COUNT), SEED)], bases, processes=1) for each in found]

    evaluation = evaluate([Case(Sample(each["id"], Input(""), Target()), each) for each in records])

    figures = {name: figure for name, figure in evaluation.metrics.items() if name != "ended_in_time"}
    assert {name: figure.value for name, figure in figures.items()} == dict.fromkeys(figures, 1.0)
    assert figures["known_errors"].n == COUNT
    assert (figures["copies_with_all_words"].n or 0) > 2
    assert {each["check"]["error"] for each in records} >= {"", "UnreadableDocument"}


def test_a_copy_without_a_part_is_found() -> None:
    data = document_with_five_faults()
    archive = opened(data)

    copy = written(replace(archive, entries=archive.entries[:-1]))

    assert lost_parts(data, copy) == ["少了部件 word/_rels/document.xml.rels"]
    assert lost_parts(data, data) == []


def test_a_copy_with_a_part_that_cannot_be_read_is_found() -> None:
    data = document_with_five_faults()

    assert lost_parts(data, changed(data, "</w:p>", "")) == [f"部件 {MAIN} 改动后读不了"]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_copy_without_some_words_is_found(tracked: bool) -> None:
    data = document_with_five_faults()

    assert lost_words(data, changed(data, "值班电话保持畅通", ""), [], tracked)
    assert lost_words(data, data, [], tracked) == ""


def changed(data: bytes, old: str, new: str) -> bytes:
    """A document with another text in its main part."""
    archive = opened(data)
    at = archive.position(MAIN)
    assert at is not None
    content = archive.entries[at].data.replace(old.encode(), new.encode(), 1)
    return written(archive.with_entry(at, data=content))
