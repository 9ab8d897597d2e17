"""Searches are shared by the steps of one question: each is made once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.answer import Turn
from assistant.answering.pipeline import answer_question
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch, Ranking
from assistant.library.source import Validity
from tests.answering.conftest import LEAVE, TODAY


class CountedSearch(LibrarySearch):
    """A library that writes down what it is asked."""

    def search(
        self,
        query: str,
        limit: int,
        validities: Collection[Validity],
        today: date,
        context: str = "",
        terms: str = "",
    ) -> Ranking:
        """Searches."""
        self.asked.append((query, frozenset(validities), context))
        return super().search(query, limit, validities, today, context, terms)

    asked: list[tuple[str, frozenset[Validity], str]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[CountedSearch]:
    (tmp_path / "leave.md").write_text(LEAVE, encoding="utf-8")
    assert not index_into(tmp_path / "library", [tmp_path / "leave.md"]).failed
    search = CountedSearch(tmp_path / "library", None)
    search.asked = []
    yield search
    search.close()


@pytest.mark.parametrize("question", ["要提前几天申请？", "那要提前几天申请，多久答复？"])
def test_a_follow_up_searches_for_nothing_twice(library: CountedSearch, question: str) -> None:
    history = [Turn("user", "探亲假每年有多少天？"), Turn("assistant", "每年二十日。")]
    answer = answer_question(question, history, library, TODAY)
    assert answer.citations
    assert len(set(library.asked)) == len(library.asked) <= 6
