"""The conversation column: marks, refusals, interruptions, what is copied."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.events import ReasoningDelta, StepStarted, TextDelta, Withdrawn
from assistant.page.question_answering.answer_html import (
    answer_text_html,
    copied_text,
    exchanges_html,
    streamed_text_html,
)
from assistant.page.question_answering.conversation import Exchange
from tests.page.in_memory import HOSTILE, leave_answer, leave_citation, unknown_answer, vague_answer


def shown(exchange: Exchange) -> lxml_html.HtmlElement:
    """The exchange as the page shows it, parsed."""
    return lxml_html.fromstring(exchanges_html([exchange]))


def answered(answer: Answer) -> Exchange:
    """The first exchange of a conversation, completed."""
    return Exchange(1, answer.question).after(answer)


def answer_with(text: str, *labels: str) -> Answer:
    """An answer that cites under these labels."""
    return Answer("问", AnswerStatus.ANSWERED, text, tuple(leave_citation(label) for label in labels))


def test_marks_are_links_to_the_cards_of_their_own_answer() -> None:
    element = lxml_html.fragment_fromstring(answer_text_html(leave_answer(), 3), create_parent=True)
    links = element.xpath(".//a[@class='cite']/@href")
    assert links == ["#evidence-3-1", "#evidence-3-1", "#evidence-3-2", "#evidence-3-2"]
    assert "查看依据2：《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第十条" in element.text_content()


def test_marks_without_a_citation_are_dropped() -> None:
    html = answer_text_html(answer_with("甲[1]乙[2]丙[1][3]", "1"), 1)
    assert lxml_html.fromstring(html).xpath("//a[@class='cite']/text()") == ["[1]", "[1]"]
    assert "[2]" not in html
    assert "[3]" not in html


def test_years_in_square_brackets_are_not_marks() -> None:
    assert "国发[2012]33号" in answer_text_html(answer_with("依国发[2012]33号[1]", "1"), 1)


def test_text_of_an_answer_is_data() -> None:
    element = shown(answered(answer_with(f"{HOSTILE} [链接](javascript:alert(1)) [1]", "1")))
    assert element.xpath("//script | //img") == []
    assert element.xpath("//a/@href") == ["#evidence-1-1"]


def test_a_question_is_data() -> None:
    assert shown(Exchange(1, HOSTILE)).xpath("//script | //img") == []


def test_marks_of_text_still_coming_in_lead_nowhere() -> None:
    element = lxml_html.fromstring(streamed_text_html("甲[1]乙[1"))
    assert element.xpath("//a") == []
    assert element.xpath("//span[@class='cite-pending']/text()") == ["[1]"]
    assert element.text_content().strip() == "甲[1]乙[1"


@pytest.mark.parametrize("status", [status for status in AnswerStatus if status is not AnswerStatus.ANSWERED])
def test_every_refusal_is_labelled_with_its_reason(status: AnswerStatus) -> None:
    notice = shown(answered(replace(unknown_answer(), status=status))).xpath("//*[contains(@class, 'notice ')]")[0]
    assert notice.xpath("./*[@class='notice-label']/text()") == [status.value]
    assert "下一步：" in notice.text_content()


def test_suggestions_are_chips() -> None:
    chips = shown(answered(vague_answer())).xpath("//button[@class='chip']/text()")
    assert chips == ["年休假由谁审批？", "病假由谁审批？", "事假由谁审批？"]


def test_an_answer_that_cites_asks_to_check_the_original() -> None:
    assert "正式行文前请核对原文" in shown(answered(leave_answer())).text_content()
    assert "正式行文前请核对原文" not in shown(answered(unknown_answer())).text_content()


def test_what_is_copied_carries_its_sources() -> None:
    lines = copied_text(leave_answer()).splitlines()
    assert lines[0] == leave_answer().question
    assert lines[-4:-2] == [
        "[1] 《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第八条",
        "[2] 《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第十条",
    ]
    copied = shown(answered(leave_answer())).xpath("//*[@class='copy-source']")[0].text_content()
    assert copied == copied_text(leave_answer())


def test_while_it_runs_the_step_is_told_and_then_the_text() -> None:
    exchange = Exchange(1, "问")
    assert "正在准备……" in shown(exchange).text_content()
    exchange = exchange.after(StepStarted("正在检索…"))
    assert "正在检索……" in shown(exchange).text_content()
    exchange = exchange.after(TextDelta("试用期")).after(TextDelta("一年"))
    assert shown(exchange).xpath("//*[contains(@class, 'is-running')]")[0].text_content().strip() == "试用期一年"


@pytest.mark.parametrize(
    ("exchange", "label"),
    [
        (Exchange(1, "问", streamed="半句", stopped=True), "已停止"),
        (Exchange(1, "问", streamed="半句", failure="知识库正在更新。"), "没有完成"),
    ],
)
def test_an_interrupted_answer_says_so_after_what_came_in(exchange: Exchange, label: str) -> None:
    element = shown(exchange)
    assert element.xpath("//*[@class='notice-label']/text()") == [label]
    assert "半句" in element.text_content()
    assert exchange.failure in element.text_content()
    assert element.xpath("//button[@class='chip']/text()") == ["问"]


def test_html_for_the_page_is_one_line() -> None:
    assert "\n" not in exchanges_html([answered(leave_answer()), Exchange(2, "多行\n问题")])


def test_what_a_model_thinks_is_folded_and_no_part_of_the_answer() -> None:
    running = Exchange(1, "问").after(ReasoningDelta("先看第八条。")).after(ReasoningDelta(HOSTILE))
    for exchange in (running, running.after(leave_answer())):
        element = shown(exchange)
        (thoughts,) = element.xpath("//details[@class='thoughts']")
        assert "先看第八条。" in thoughts.text_content()
        assert "未经核对" in thoughts.text_content()
        assert thoughts.get("open") is None
        assert element.xpath("//script | //img") == []
        assert "先看第八条" not in "".join(element.xpath("//div[contains(@class, 'prose')]//text()"))


def test_what_is_withdrawn_is_not_shown_any_more() -> None:
    exchange = Exchange(1, "问").after(TextDelta("三十五日。")).after(Withdrawn("作废。"))
    assert "三十五日" not in shown(exchange).text_content()


def test_a_notice_stands_under_the_answer_and_is_data() -> None:
    element = shown(answered(replace(leave_answer(), notices=(f"模型没有答完{HOSTILE}。",))))
    (notice,) = element.xpath("//p[@class='answer-notice']")
    assert notice.text_content().startswith("模型没有答完")
    assert element.xpath("//script | //img") == []
    assert shown(answered(leave_answer())).xpath("//p[@class='answer-notice']") == []


@pytest.mark.parametrize(
    ("answer", "offered"),
    [
        (replace(leave_answer(), model="qwen"), True),
        (replace(leave_answer(), notices=("模型没有答完。",)), True),
        (leave_answer(), False),
    ],
)
def test_an_answer_in_which_a_model_had_a_part_can_be_asked_for_again(answer: Answer, offered: bool) -> None:
    element = shown(answered(answer))
    assert bool(element.xpath("//button[contains(@class, 'again')]")) is offered
    assert element.xpath("//*[@class='again-question']/text()") == ([answer.question] if offered else [])


def test_an_answer_of_the_office_itself_is_marked_and_not_asked_for_again() -> None:
    own = replace(leave_answer(), standard="leave", notices=("本单位标准答复：人事处 2026-12-01 撰写。",))
    element = shown(answered(own))

    assert element.xpath("//div[@class='answer']/p[@class='standard-mark']/text()") == ["本单位标准答复"]
    assert element.xpath("//a[@class='cite']") != []
    assert element.xpath("//button[contains(@class, 'again')]") == []
    assert shown(answered(leave_answer())).xpath("//*[@class='standard-mark']") == []
