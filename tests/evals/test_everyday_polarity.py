"""The yes-or-no questions: every one holds against its article, none is asked elsewhere, and the halves are what the README says."""

from __future__ import annotations

from collections import Counter

import pytest

from evals.data.everyday import everyday_data
from evals.datasets.everyday_training.verify import built_in_articles, read_questions, verify
from evals.harness.locations import DATASETS
from evals.harness.progress import TerminalProgress
from evals.harness.task import Wanted
from tests.needs import needs_laws

FOLDER = DATASETS / "everyday_polarity"
HALVES = {name: read_questions(FOLDER / f"{name}.jsonl") for name in ("tuning", "apart")}


@needs_laws
def test_the_questions_hold_against_the_articles() -> None:
    assert verify([*HALVES["tuning"], *HALVES["apart"]], {"builtin": built_in_articles()}) == []


def test_no_question_stands_in_the_training_set() -> None:
    trained = {row["question"] for row in read_questions()}
    assert not trained & {row["question"] for half in HALVES.values() for row in half}


def test_the_readme_counts_as_the_questions_do() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name, half in HALVES.items():
        counts = Counter(row["polarity"] for row in half)
        assert f"| {name} | {len(half)} | {counts['yes']} | {counts['no']} | {counts['depends']} |" in readme


@pytest.mark.parametrize("name", HALVES)
def test_the_task_reads_them(name: str) -> None:
    data = everyday_data(Wanted(FOLDER / f"{name}.jsonl", True, ""), TerminalProgress())
    assert len(data.drafts) == len(HALVES[name])
    assert not data.faults
