"""The last step: what does not stand in its article word for word is not shown as an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.answer import AnswerStatus
from assistant.answering.inquiry import Inquiry
from assistant.answering.pipeline import STEPS
from assistant.answering.steps.verify import verify
from assistant.library.search import LibrarySearch
from tests.answering.conftest import TODAY


@pytest.fixture
def composed(library: LibrarySearch) -> Inquiry:
    """A question that is answered up to the last step."""
    state = Inquiry.about("探亲假每年有多少天？", (), TODAY, library)
    for step in STEPS[:-1]:
        state = step.run(state)
        assert isinstance(state, Inquiry)
    return state


def test_an_answer_whose_quotes_stand_in_their_articles_is_given(composed: Inquiry) -> None:
    assert verify(composed).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("quote", ["每年享受探亲假三十日。", "", "工作人员参加工作满一年的\n探亲假是三十日"])
def test_an_answer_with_an_invented_quote_is_refused(composed: Inquiry, quote: str) -> None:
    citation = replace(composed.citations[0], quote=quote)

    answer = verify(replace(composed, citations=(citation,)))

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert answer.citations == ()
    assert "三十日" not in answer.text


def test_an_answer_without_a_citation_is_refused(composed: Inquiry) -> None:
    assert verify(replace(composed, citations=())).status is AnswerStatus.NO_SOURCE_FOUND
