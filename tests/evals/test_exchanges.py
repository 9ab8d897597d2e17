"""Recorded answers of a real small model: what is wrong in them never stands, and the file is what it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.drafting import Draft
from assistant.errors import InputError
from evals.exchanges.recorded import Exchange, load_exchanges
from tests.evals.command import run_as_json

EXCHANGES = load_exchanges()


def kept(exchange: Exchange, answer: str) -> str:
    draft = Draft(exchange.passages, exchange.question)
    list(draft.feed(answer))
    list(draft.end())
    return "".join(sentence.text for _, sentence, _ in draft.numbered())


def test_there_are_sixty_answers_with_sentences_of_both_kinds() -> None:
    assert len(EXCHANGES) >= 60
    assert sum(len(exchange.wrong) for exchange in EXCHANGES) >= 15
    assert sum(len(exchange.right) for exchange in EXCHANGES) >= 30


def test_no_wrong_sentence_stands_and_most_right_ones_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, result = run_as_json(capsys, "exchanges", "--out", tmp_path)
    metrics = result["metrics"]
    assert code == 0
    assert metrics["wrong_sentences_kept_out"]["value"] == 1
    assert metrics["right_sentences_kept"]["value"] >= 0.7


@pytest.mark.parametrize("exchange", [e for e in EXCHANGES if e.wrong], ids=lambda exchange: exchange.id)
def test_a_wrong_sentence_stands_under_no_label(exchange: Exchange) -> None:
    for label in ("", *(f"[{passage.label}]" for passage in exchange.passages)):
        for words in exchange.wrong:
            bare = words.rstrip("。")
            assert bare not in kept(exchange, f"{bare}{label}。")


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "exchanges.jsonl").write_text('{"id": "R01", "question": "问"}\n', encoding="utf-8")
    with pytest.raises(InputError):
        load_exchanges(tmp_path / "exchanges.jsonl")
