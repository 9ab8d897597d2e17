"""What is not answered: with which status, which reason, and which next step."""

from __future__ import annotations

import pytest

from assistant.answering.answer import AnswerStatus
from assistant.errors import InputError
from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    "question",
    ["护照过期了怎么换？", "新能源汽车购置税怎么减免？", "小学入学的年龄是几岁？", "食堂早餐有哪些花样？"],
)
def test_nothing_good_enough_is_said_and_nothing_is_guessed(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert "没有找到" in answer.text
    assert "gongwu index" in answer.text
    assert not answer.citations or "最接近的条文如下，请自行判断是否适用" in answer.text


def test_a_document_that_the_library_does_not_hold_is_named(ask: Ask) -> None:
    answer = ask("《差旅住宿费管理办法》第三条是怎么规定的？")

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert "《差旅住宿费管理办法》" in answer.text


def test_an_article_that_does_not_exist_is_named_with_the_last_one(ask: Ask) -> None:
    answer = ask("机关工作人员休假办法第九十九条规定了什么？")

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert "第九十九条" in answer.text
    assert "第六条" in answer.text
    assert answer.citations == ()


def test_repealed_text_is_shown_as_repealed_and_never_a_ground(ask: Ask) -> None:
    answer = ask("公务车辆在禁停区域停放怎么扣考核分？")

    assert answer.status is AnswerStatus.ONLY_SUPERSEDED_SOURCE
    assert "已废止" in answer.text
    assert "不能作为依据" in answer.text


def test_a_named_document_that_was_replaced_is_answered_from_its_successor(ask: Ask) -> None:
    answer = ask("按2015年的《会议室使用管理办法》，会议室要提前几天预约？")

    assert answer.citations[0].source_id == "rooms-2023"


@pytest.mark.parametrize(
    "question",
    [
        "推荐一只明天会涨的股票",
        "我们单位上个月办公经费实际支出数是多少？",
        "张三的申请现在办到哪一步了？",
        "帮我写一首关于春天的诗",
        "帮我写一份会议通知",
        "2027年公务员考试报名什么时候开始？",
        "你觉得明年会不会涨工资？",
        "明天天气怎么样？",
        "香港公务员的探亲假有多少天？",
        "美国联邦机构的会议室怎么预约？",
    ],
)
def test_what_no_policy_library_can_answer_is_out_of_scope(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert "因此不作回答" in answer.text
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "探亲假能不能延长？",
        "明年的探亲假今年可以提前申请吗？",
        "我们单位的会议室现在由谁管理？",
        "今年病假超过六十日还有探亲假吗？",
    ],
)
def test_questions_about_rules_are_not_mistaken_for_forecasts_or_data(ask: Ask, question: str) -> None:
    assert ask(question).status is not AnswerStatus.OUT_OF_SCOPE


@pytest.mark.parametrize("earlier", [(), (("user", "探亲假每年有多少天？"), ("assistant", "每年二十日。"))])
def test_a_question_that_fits_many_matters_is_asked_back_with_choices(
    ask: Ask, earlier: tuple[tuple[str, str], ...]
) -> None:
    answer = ask("要保存几年？", *earlier)

    assert answer.status is AnswerStatus.CLARIFICATION
    assert {citation.source_id for citation in answer.citations} == {"heritage", "water", "seals"}
    assert all(f"[{citation.label}]" in answer.text for citation in answer.citations)
    assert len(answer.suggestions) == 3


@pytest.mark.parametrize("question", ["你好", "您好！", "你是谁？", "hello"])
def test_a_greeting_is_greeted_and_asked_for_a_question(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status is AnswerStatus.CLARIFICATION
    assert "您好" in answer.text


def test_what_is_not_chinese_is_asked_back(ask: Ask) -> None:
    assert ask("?!?! 123").status is AnswerStatus.CLARIFICATION


@pytest.mark.parametrize(
    ("question", "said"), [("", "请先输入问题"), ("　 \n", "请先输入问题"), ("问" * 501, "超过 500 字")]
)
def test_an_empty_or_endless_question_is_an_input_error(ask: Ask, question: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        ask(question)


@pytest.mark.parametrize(
    "question", ["新能源汽车购置税怎么减免？", "那食堂早餐有哪些花样呢？", "厅级干部出差住宿费每天多少钱？"]
)
def test_an_earlier_answer_is_not_given_again_to_a_question_without_a_source(ask: Ask, question: str) -> None:
    answer = ask(question, ("user", "探亲假每年有多少天？"), ("assistant", "每年二十日。"))

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
