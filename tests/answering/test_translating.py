"""A model that says a question in the law's words: what it adds is searched and shown, and what nobody has said is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

import pytest

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question, stream_answer
from assistant.library.search import LibrarySearch
from assistant.models.fake import ScriptedModel, passages_of
from assistant.models.messages import Message
from tests.answering.conftest import TODAY

SPEECH = "回老家看爹妈能歇多少天？"


def asked(library: LibrarySearch, said: str, question: str = SPEECH, **given: object) -> tuple[Answer, list[str]]:
    """The answer where a model says ``said`` to the first prompt and nothing to the one with passages."""
    seen: list[str] = []

    def reply(messages: Sequence[Message]) -> str:
        seen.append("\n".join(message.content for message in messages))
        return "" if "<资料>" in seen[-1] or passages_of(messages) else said

    use = ModelUse(ScriptedModel(reply, **given), understand=True)  # type: ignore[arg-type]
    return answer_question(question, [], library, TODAY, use), seen


def noticed(answer: Answer) -> list[str]:
    return [notice for notice in answer.notices if "一并检索" in notice]


def test_the_laws_words_find_the_article_that_speech_does_not(library: LibrarySearch) -> None:
    def place(answer: Answer) -> int:
        keys = [(hit.source_id, hit.article) for hit in answer.hits]
        return keys.index(("leave", "第三条")) if ("leave", "第三条") in keys else len(keys) + 99

    without = answer_question(SPEECH, [], library, TODAY)
    answer, _ = asked(library, "享受探亲假")
    assert noticed(answer) == ["按“享受探亲假”一并检索。"]
    assert place(answer) < 3
    assert place(answer) <= place(without)
    assert answer.tokens["translate"].completion > 0
    assert answer.question == SPEECH


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("探亲假\n不享受探亲假", ["探亲假", "不享受探亲假"]),
        ("1. 探亲假。\n2. 路途时间\n3. 事假", ["探亲假", "路途时间"]),
        ("关键词：“探亲假”", ["探亲假"]),
        ("探亲假\n探亲假", ["探亲假"]),
        ("无", []),
        ("探亲假三十日", []),
        ("探亲假20日", []),
        ("青岛市探亲假", []),
        ("休假管理条例", []),
        ("《探亲路费报销办法》", []),
        ("张建国探亲假", []),
        ("魑魅魍魉", []),
        ("您好，这个问题需要看本单位的规定，一般可以休假二十日以上，请咨询人事部门。", []),
        ("", []),
    ],
)
def test_phrases_bring_in_words_of_the_library_and_nothing_else(
    library: LibrarySearch, said: str, taken: list[str]
) -> None:
    answer, _ = asked(library, said)
    assert noticed(answer) == ([f"按{''.join(f'“{phrase}”' for phrase in taken)}一并检索。"] if taken else [])


def test_numbers_of_the_question_may_come_again(library: LibrarySearch) -> None:
    answer, _ = asked(library, "病假累计超过六十日", "病假歇了六十日还有探亲的假吗？")
    assert noticed(answer)


def test_it_is_off_unless_it_is_wanted_and_a_fault_costs_the_phrases_only(library: LibrarySearch) -> None:
    alone = answer_question(SPEECH, [], library, TODAY, ModelUse(ScriptedModel(lambda _: "享受探亲假")))
    assert noticed(alone) == []
    broken, seen = asked(library, "享受探亲假", end="length")
    assert noticed(broken) == []
    assert (broken.status, broken.text) == (alone.status, alone.text)
    assert len(seen) >= 1


def test_identifiers_are_masked_and_classified_questions_are_not_sent(library: LibrarySearch) -> None:
    _, seen = asked(library, "探亲假", f"电话13812345678的同志问：{SPEECH}", host="api.example.com")
    assert seen
    assert "13812345678" not in "".join(seen)
    stopped, seen = asked(library, "探亲假", f"机密★5年 {SPEECH}", host="api.example.com")
    assert stopped.status is AnswerStatus.REFUSED_SENSITIVE
    assert seen == []


def test_a_stop_while_the_words_are_looked_for_ends_without_an_answer(library: LibrarySearch) -> None:
    cancelled = Event()

    def reply(_: Sequence[Message]) -> str:
        cancelled.set()
        return "享受探亲假"

    use = ModelUse(ScriptedModel(reply), understand=True)
    *_, answer = stream_answer("探亲假每年有多少天？", [], library, TODAY, use, cancelled)
    assert isinstance(answer, Answer)
    assert answer.status is AnswerStatus.INCOMPLETE
