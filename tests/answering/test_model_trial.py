"""What ``gongwu doctor`` finds out about a model, with services on the loopback interface."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.answering.model_trial import PASSAGES, try_out
from assistant.diagnosis import Check, diagnose
from assistant.models.chat import ChatModel
from assistant.models.fake import FakeModel, ScriptedModel
from assistant.models.fake_server import FakeServer
from assistant.models.messages import Message
from assistant.settings import Settings


def answering(plain: str, form: str = "") -> ScriptedModel:
    def reply(messages: Sequence[Message]) -> str:
        assert PASSAGES in messages[-1].content
        return form if form and "JSON" in messages[-1].content else plain

    return ScriptedModel(reply, name="fake")


def test_a_good_model_on_a_service_that_knows_the_form() -> None:
    model = answering("不得超过四小时[2]。", '{"sentences":[{"text":"不得超过四小时","source":2}]}')
    with FakeServer(model) as server:
        trial = try_out(ChatModel(server.url, "fake"), 60)
    assert (trial.right, trial.labelled, trial.structured) == (True, True, True)
    assert trial.first >= 0
    assert trial.speed > 1


@pytest.mark.parametrize(
    ("said", "right", "labelled"), [("不得超过4小时。", True, False), ("提前三日[1]。", False, False)]
)
def test_what_it_cannot_do_is_found_out(said: str, right: bool, labelled: bool) -> None:
    with FakeServer(answering(said), knows_form=False) as server:
        trial = try_out(ChatModel(server.url, "fake"), 60)
    assert (trial.right, trial.labelled, trial.structured) == (right, labelled, False)


def checked(url: str, model: str) -> Check:
    return next(check for check in diagnose(Settings(chat_base_url=url, chat_model=model)) if check.name == "语言模型")


def test_doctor_says_what_the_configured_model_can_do() -> None:
    with FakeServer(answering("使用会议室不得超过四小时[2]。"), knows_form=False) as server:
        check = checked(server.url, "fake")
    assert check.state == "ok"
    for said in ("答对", "每秒约", "会注明依据", "不支持按格式作答"):
        assert said in check.detail


def test_doctor_says_what_is_wrong_with_it() -> None:
    with FakeServer(FakeModel()) as server:
        assert checked(server.url, "other").state == "failed"
    assert checked("", "").state == "missing"
