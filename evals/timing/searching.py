"""Searches in a process that has the library open, validity filter included."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from assistant.answering.searching import search_articles
from evals.harness.libraries import opened

QUESTIONS = 200
WARM_UP = 10
LIMIT = 10
_OPENINGS = ("", "请问，", "想了解一下，", "麻烦问一下，", "关于这件事：")


def distinct_questions(asked: Sequence[str], count: int) -> list[str]:
    """As many different questions; those of the data set, then the same with other words in front.

    No two are alike, so that remembered vectors of questions do not help.
    """
    texts = list(dict.fromkeys(asked))
    worded = (opening + text for opening in _OPENINGS for text in texts)
    numbered = (f"{text}（{number}）" for number, text in enumerate(cycle(texts), 1))
    return list(islice((question for source in (worded, numbered) for question in source), count))


def search_seconds(asked: Sequence[str], library: Path, vectors: bool) -> list[float]:
    """One search each for :data:`QUESTIONS` different questions, after a few that are not counted."""
    questions = distinct_questions(asked, WARM_UP + QUESTIONS)
    today = date.today()
    values: list[float] = []
    with opened(library, vectors) as search:
        for question in questions:
            started = time.perf_counter()
            search_articles(question, (), search, today, LIMIT)
            values.append(time.perf_counter() - started)
    return values[WARM_UP:]
