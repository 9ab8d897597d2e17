"""Answers that a model composes: what its passages do not carry never reaches the user, and no failure is left uncovered."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from threading import Event

import pytest

from assistant.answering.answer import Answer, AnswerStatus, Turn
from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta, Withdrawn
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question, stream_answer
from assistant.answering.prompts import fingerprint, step_prompt
from assistant.library.search import LibrarySearch
from assistant.models.fake import Behavior, FakeModel, ScriptedModel, passages_of, question_of
from assistant.models.messages import LanguageModel, Message
from tests.answering.conftest import TODAY

QUESTION = "探亲假每年有多少天？"
TRUTH = "每年的探亲假是20天，路上的时间另算"


def reply_with(text: str, article: str = "第三条") -> Callable[[Sequence[Message]], str]:
    """Says ``text``, with the label of the article in place of ``[S]``."""

    def reply(messages: Sequence[Message]) -> str:
        label = next(p.label for p in passages_of(messages) if p.source.endswith(article))
        return text.replace("[S]", f"[{label}]")

    return reply


def events_of(library: LibrarySearch, model: LanguageModel, question: str = QUESTION, **use: bool) -> list[AnswerEvent]:
    return list(stream_answer(question, [], library, TODAY, ModelUse(model, **use)))  # type: ignore[arg-type]


def answer_of(events: list[AnswerEvent]) -> Answer:
    assert isinstance(events[-1], Answer)
    return events[-1]


def said(library: LibrarySearch, text: str, article: str = "第三条", question: str = QUESTION) -> Answer:
    return answer_of(events_of(library, ScriptedModel(reply_with(text, article)), question))


def shown_by(events: list[AnswerEvent]) -> str:
    """What somebody who watched has before them in the end."""
    text = ""
    for event in events:
        text = "" if isinstance(event, Withdrawn) else text + (event.text if isinstance(event, TextDelta) else "")
    return text


# A true answer


def test_a_true_answer_is_shown_with_citations_in_place_of_labels(library: LibrarySearch) -> None:
    answer = said(library, f"{TRUTH}[S]。")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith(f"{TRUTH}[1]。")
    assert [citation.article for citation in answer.citations] == ["第三条"]
    assert answer.citations[0].quote in answer.citations[0].text
    assert answer.model == "scripted"
    assert (answer.notice, answer.removed) == ("", ())


def test_it_says_what_to_check_before_formal_use(library: LibrarySearch) -> None:
    assert "正式使用前请核对" in said(library, f"{TRUTH}[S]。").text


def test_prompt_tokens_and_durations_are_recorded(library: LibrarySearch) -> None:
    answer = said(library, f"{TRUTH}[S]。")
    assert answer.prompt_fingerprint == fingerprint(step_prompt("compose"))
    assert answer.tokens["compose"].prompt > 100
    assert answer.tokens["compose"].completion > 5
    assert answer.timings["compose"] >= 0


@pytest.mark.parametrize("piece", [1, 4, 1000])
def test_what_was_streamed_is_the_answer(library: LibrarySearch, piece: int) -> None:
    model = ScriptedModel(reply_with(f"{TRUTH}[S]。\n\n要提前申请，见《机关工作人员休假办法》[S]。"), piece=piece)
    events = events_of(library, model)
    assert shown_by(events) == answer_of(events).text


def test_sentences_come_one_by_one(library: LibrarySearch) -> None:
    events = events_of(library, ScriptedModel(reply_with(f"{TRUTH}[S]。工作满一年的才有[S]。")))
    assert len([event for event in events if isinstance(event, TextDelta)]) == 3  # two sentences, and what to check


def test_the_labels_of_several_passages_become_numbers_in_order_of_use(library: LibrarySearch) -> None:
    def reply(messages: Sequence[Message]) -> str:
        labels = {p.source[-3:]: p.label for p in passages_of(messages)}
        return f"有异议的十日内申请复核[{labels['第六条']}]。探亲假二十日[{labels['第三条']}]。满一年就有[{labels['第三条']}]。"

    answer = answer_of(events_of(library, ScriptedModel(reply), "探亲假几天，不批准探亲假怎么申请复核"))
    assert [citation.article for citation in answer.citations] == ["第六条", "第三条"]
    assert answer.text.startswith("有异议的十日内申请复核[1]。探亲假二十日[2]。满一年就有[2]。")


def test_thoughts_are_events_of_their_own_and_no_part_of_the_answer(library: LibrarySearch) -> None:
    events = events_of(library, ScriptedModel(reply_with(f"<think>应该是九十九天吧</think>{TRUTH}[S]。")))
    thought = "".join(event.text for event in events if isinstance(event, ReasoningDelta))
    assert thought == "应该是九十九天吧"
    assert "九十九" not in answer_of(events).text + shown_by(events)


# Lies


@pytest.mark.parametrize(
    "lie",
    [
        "探亲假每年三十五日[S]。",
        "探亲假每年享受二十个工作日[S]。",
        "工资按百分之八十发[S]。",
        "该办法自2019年6月1日起施行[S]。",
        "依据是《机关工作人员休假办法》第三十条[S]。",
        "依据是《劳动法》[S]。",
        "文号是滨政办发〔2024〕9号[S]。",
        "条文写的是“每年享受探亲假三十日”[S]。",
        "探亲假每年三十五日[77]。",
        "出国旅游也照此办理，可以放心。",
        "请访问 https://example.test/leave 登记探亲假[S]。",
        "![图](https://example.test/a.png)[S]",
    ],
)
def test_a_lie_beside_the_truth_is_taken_out_and_the_record_says_so(library: LibrarySearch, lie: str) -> None:
    events = events_of(library, ScriptedModel(reply_with(f"{TRUTH}[S]。\n\n{lie}\n\n工作满一年的才有[S]。")))
    answer = answer_of(events)
    bare = lie.replace("[S]", "").rstrip("。")
    assert answer.text.startswith(f"{TRUTH}[1]。")
    assert bare not in shown_by(events)
    assert "example.test" not in shown_by(events)
    assert len(answer.removed) == 1
    assert answer.removed[0].reason
    assert "1 句" in answer.notice


# Citing is ours


@pytest.mark.parametrize("label", ["", "[77]", "[2]", "[1][2]", "【S3】"])
def test_a_sentence_without_its_label_is_attributed_to_the_article_that_carries_it(
    library: LibrarySearch, label: str
) -> None:
    answer = answer_of(events_of(library, ScriptedModel(lambda _: f"工作满一年的职工，每年享受探亲假二十日{label}。")))
    assert answer.text.startswith("工作满一年的职工，每年享受探亲假二十日[1]")
    assert answer.citations[0].article == "第三条"
    assert not answer.removed


@pytest.mark.parametrize("behavior", [Behavior.UNKNOWN_LABELS, Behavior.NO_LABELS])
def test_a_model_that_forgets_labels_is_shown_nevertheless(library: LibrarySearch, behavior: Behavior) -> None:
    answer = answer_of(events_of(library, FakeModel(behavior)))
    assert (answer.model, answer.notice) == ("fake", "")
    assert "享受探亲假二十日" in answer.text
    assert "第三条" in [citation.article for citation in answer.citations]


def test_what_an_answer_leaves_out_is_completed_by_the_article_itself(library: LibrarySearch) -> None:
    answer = said(library, "探亲假每年二十日[S]。")
    quoted = [line.removeprefix("> ") for line in answer.text.splitlines() if line.startswith("> ")]
    assert quoted
    assert all(line in answer.citations[0].text for line in quoted)


@pytest.mark.parametrize(("opener", "kept"), [("不能。", False), ("可以。", True), ("", True)])
def test_a_bare_yes_or_no_stands_only_where_the_article_bears_it_out(
    library: LibrarySearch, opener: str, kept: bool
) -> None:
    answer = said(library, f"{opener}工作满一年的，可以每年享受探亲假二十日[S]。")
    assert answer.model == "scripted"
    assert answer.text.startswith(opener or "工作") is kept


def test_the_question_said_again_counts_for_nothing(library: LibrarySearch) -> None:
    answer = said(library, f"{QUESTION}{TRUTH}[S]。")
    assert answer.text.startswith(TRUTH)
    assert not answer.removed


@pytest.mark.parametrize("behavior", [Behavior.INVENT_NUMBERS])
def test_an_answer_that_nothing_carries_gives_way_to_extracts(library: LibrarySearch, behavior: Behavior) -> None:
    answer = answer_of(events_of(library, FakeModel(behavior)))
    assert (answer.status, answer.model) == (AnswerStatus.ANSWERED, "extractive")
    assert "享受探亲假二十日" in answer.text
    assert "八百八十八" not in answer.text
    assert answer.removed
    assert answer.notice.endswith("以下直接摘录条文。")


def test_where_most_sentences_fall_what_was_shown_is_withdrawn(library: LibrarySearch) -> None:
    lies = "探亲假每年三十五日[S]。补助2000元[S]。还可以续休9天[S]。"
    events = events_of(library, ScriptedModel(reply_with(f"{TRUTH}[S]。{lies}")))
    assert [type(event) for event in events].count(Withdrawn) == 1
    assert answer_of(events).model == "extractive"
    assert shown_by(events) == answer_of(events).text


def test_a_model_that_finds_nothing_is_believed_and_the_nearest_articles_are_shown(library: LibrarySearch) -> None:
    answer = said(library, "资料中没有关于此事的规定。")
    assert answer.model == "extractive"
    assert "没有从所给条文中找到" in answer.notice


def test_a_part_that_the_passages_do_not_answer_is_said_to_be_open(library: LibrarySearch) -> None:
    events = events_of(library, ScriptedModel(reply_with(f"{TRUTH}[S]。\n\n资料中没有关于此事的规定。")))
    answer = answer_of(events)
    assert answer.model == "scripted"
    assert "没有规定问题的其余部分" in answer.text
    assert shown_by(events) == answer.text


# What a model is given


def asked_of(library: LibrarySearch, question: str, history: Sequence[Turn] = (), **use: int) -> list[Message]:
    seen: list[Message] = []

    def reply(messages: Sequence[Message]) -> str:
        seen.extend(messages)
        return "资料中没有关于此事的规定。"

    answer_question(question, history, library, TODAY, ModelUse(ScriptedModel(reply), **use))  # type: ignore[arg-type]
    return seen


def test_a_model_sees_no_text_that_is_law_no_more(library: LibrarySearch) -> None:
    sources = [passage.source for passage in passages_of(asked_of(library, "使用会议室要提前几天预约？"))]
    texts = " ".join(message.content for message in asked_of(library, "使用会议室要提前几天预约？"))
    assert any(source.startswith("《会议室使用管理办法》") for source in sources)
    assert "提前一日预约" in texts
    assert "提前三日" not in texts


def test_a_question_about_an_earlier_version_is_left_to_extracts(library: LibrarySearch) -> None:
    assert asked_of(library, "会议室预约的新旧规定有什么不同？") == []


def test_the_passages_keep_within_their_budget(library: LibrarySearch) -> None:
    few = passages_of(asked_of(library, QUESTION, passage_tokens=120))
    many = passages_of(asked_of(library, QUESTION, passage_tokens=4000))
    assert 1 <= len(few) < len(many) <= 8


def test_a_refusal_asks_no_model(library: LibrarySearch) -> None:
    assert asked_of(library, "上海迪士尼的门票多少钱？") == []


def test_the_conversation_is_sent_shortened(library: LibrarySearch) -> None:
    history = [Turn("user", "探亲假的条件是什么？" + "长" * 900), Turn("assistant", "工作满一年。")]
    text = asked_of(library, "那每年有多少天？", history)[1].content
    assert "用户：探亲假的条件是什么？" in text
    assert "长" * 400 not in text
    assert question_of([Message("user", text)]) == "那每年有多少天？"


# Failure


@pytest.mark.parametrize("behavior", [Behavior.STOP_SHORT, Behavior.SILENT])
def test_a_model_that_fails_gives_way_to_extracts_with_a_notice(library: LibrarySearch, behavior: Behavior) -> None:
    events = events_of(library, FakeModel(behavior))
    answer = answer_of(events)
    assert (answer.status, answer.model) == (AnswerStatus.ANSWERED, "extractive")
    assert "没有给出完整的回答" in answer.notice
    assert answer.notice.count("。") == 1
    assert shown_by(events) == answer.text


def test_half_an_answer_is_withdrawn(library: LibrarySearch) -> None:
    model = ScriptedModel(reply_with(f"{TRUTH}[S]。工作满一年的才有[S]。另外"), end="length")
    events = events_of(library, model)
    assert [type(event) for event in events].count(Withdrawn) == 1
    assert TRUTH not in shown_by(events)
    assert shown_by(events) == answer_of(events).text


def test_somebody_can_stop_it(library: LibrarySearch) -> None:
    cancelled = Event()
    seen: list[AnswerEvent] = []
    model = ScriptedModel(reply_with(f"{TRUTH}[S]。工作满一年的才有[S]。"), piece=1)
    for event in stream_answer(QUESTION, [], library, TODAY, ModelUse(model), cancelled):
        seen.append(event)
        if isinstance(event, TextDelta):
            cancelled.set()
    assert answer_of(seen).status is AnswerStatus.INCOMPLETE
    assert answer_of(seen).citations == ()


# The second look, and rewriting


def test_a_second_look_takes_sentences_away_and_numbers_the_rest_anew(library: LibrarySearch) -> None:
    def reply(messages: Sequence[Message]) -> str:
        if "【各句】" in messages[1].content:
            return "1"
        labels = {p.source[-3:]: p.label for p in passages_of(messages)}
        return f"有异议的十日内申请复核[{labels['第六条']}]。探亲假二十日[{labels['第三条']}]。"

    events = events_of(library, ScriptedModel(reply), "探亲假几天，不批准探亲假怎么申请复核", second_look=True)
    answer = answer_of(events)
    assert answer.text.startswith("探亲假二十日[1]。")
    assert answer.citations[0].article == "第三条"
    assert [removed.sentence for removed in answer.removed] == ["有异议的十日内申请复核。"]
    assert set(answer.tokens) == {"compose", "second_look"}
    assert answer.prompt_fingerprint == fingerprint(step_prompt("compose"), step_prompt("judge"))
    assert shown_by(events) == answer.text


@pytest.mark.parametrize(
    ("completed", "used"), [("探亲假每年有多少天？", True), ("探亲假每年有九十天吗？", False), ("", False)]
)
def test_a_follow_up_is_completed_by_the_model_unless_it_brings_in_what_nobody_said(
    library: LibrarySearch, completed: str, used: bool
) -> None:
    def reply(messages: Sequence[Message]) -> str:
        return reply_with(f"{TRUTH}[S]。")(messages) if passages_of(messages) else completed

    history = [Turn("user", "探亲假要工作满几年才有？"), Turn("assistant", "工作满一年。")]
    use = ModelUse(ScriptedModel(reply), rewrite=True)
    answer = answer_question("那每年有多少天？", history, library, TODAY, use)
    assert answer.status is AnswerStatus.ANSWERED
    assert ("rewrite" in answer.tokens) is used


# What may not leave


def test_a_classified_question_does_not_leave_and_identifiers_are_masked(library: LibrarySearch) -> None:
    seen: list[str] = []

    def reply(messages: Sequence[Message]) -> str:
        seen.append(messages[1].content)
        return reply_with(f"{TRUTH}[S]。")(messages)

    outside = ModelUse(ScriptedModel(reply, host="api.example.com"))
    masked = answer_question("电话13812345678的同志问：探亲假每年有多少天？", [], library, TODAY, outside)
    assert masked.status is AnswerStatus.ANSWERED
    assert "13812345678" not in seen[0]

    inside = dataclasses.replace(outside, intranet_hosts=frozenset({"api.example.com"}))
    answer_question("电话13812345678的同志问：探亲假每年有多少天？", [], library, TODAY, inside)
    assert "13812345678" in seen[1]

    stopped = answer_question("机密★5年 探亲假每年有多少天？", [], library, TODAY, outside)
    assert stopped.status is AnswerStatus.REFUSED_SENSITIVE
    assert len(seen) == 2
