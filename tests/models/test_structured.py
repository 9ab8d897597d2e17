"""Sentences with sources, in the form that a service enforces: read as they come, refused without harm."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from assistant.models.chat import ChatModel
from assistant.models.fake import FakeModel, ScriptedModel
from assistant.models.fake_server import FakeServer
from assistant.models.messages import Limits, Message, TextPiece
from assistant.models.structured import SentencesReader, stream_sentences

MESSAGES = (
    Message("system", "只依据资料。"),
    Message("user", "<资料>\n[1]《休假办法》第三条\n探亲假二十日。\n</资料>\n\n【问题】\n几天"),
)
FORM = json.dumps(
    {"sentences": [{"text": "探亲假{二十}日。", "source": 1}, {"text": "路程“另算”", "source": 2}]}, ensure_ascii=False
)


def read(text: str, piece: int) -> str:
    reader = SentencesReader()
    pieces = [said for n in range(0, len(text), piece) for said in reader.feed(text[n : n + piece])]
    return "".join([*pieces, *reader.end()])


@pytest.mark.parametrize("piece", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FORM, "探亲假{二十}日[1]。路程“另算”[2]。"),
        (f"```json\n{FORM}\n```", "探亲假{二十}日[1]。路程“另算”[2]。"),
        ('{"sentences": []}', ""),
        ('{"sentences": [{"text": "甲“乙。”丙。丁", "source": 2}]}', "甲“乙。”丙[2]。丁[2]。"),
        ('{"sentences": [{"text": "", "source": 1}, {"text": "甲"}, 3, {"text": "乙！", "source": 2}]}', "甲。乙[2]！"),
        ("探亲假二十日[1]。", "探亲假二十日[1]。"),
        ('{"answer": "别的格式"}', '{"answer": "别的格式"}'),
    ],
)
def test_the_form_becomes_plain_text_and_plain_text_stays(text: str, piece: int, expected: str) -> None:
    assert read(text, piece) == expected


def test_a_sentence_is_given_as_soon_as_it_is_complete() -> None:
    reader = SentencesReader()
    assert "".join(reader.feed('{"sentences":[{"text":"甲。","source":1},{"te')) == "甲[1]。"


def text_of(model: ChatModel) -> str:
    events = stream_sentences(model, MESSAGES, Limits.of(60))
    return "".join(event.text for event in events if isinstance(event, TextPiece))


def test_a_service_that_knows_the_form_is_asked_for_it() -> None:
    def reply(messages: Sequence[Message]) -> str:
        assert "JSON" in messages[-1].content
        return FORM

    with FakeServer(ScriptedModel(reply, name="fake")) as server:
        assert text_of(ChatModel(server.url, "fake")) == "探亲假{二十}日[1]。路程“另算”[2]。"
        assert server.asked[0]["response_format"]["type"] == "json_schema"


def test_a_service_that_refuses_the_form_is_asked_plainly_from_then_on() -> None:
    with FakeServer(FakeModel(), knows_form=False) as server:
        model = ChatModel(server.url, "fake")
        assert text_of(model) == text_of(model) == "探亲假二十日[1]。"
        assert ["response_format" in body for body in server.asked] == [True, False, False]
        assert "JSON" not in server.asked[1]["messages"][-1]["content"]
        assert not model.structured


def test_a_service_that_ignores_the_form_is_understood() -> None:
    with FakeServer(FakeModel()) as server:
        assert text_of(ChatModel(server.url, "fake")) == "探亲假二十日[1]。"


def test_the_form_can_be_switched_off() -> None:
    with FakeServer(FakeModel()) as server:
        text_of(ChatModel(server.url, "fake", structured=False))
        assert "response_format" not in server.asked[0]
