"""The time whose law a question asks for, and years that are none."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.understanding.times import compares_versions, period_asked

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("question", "day", "rest"),
    [
        ("2019年时信访事项多久办结？", date(2019, 12, 31), "信访事项多久办结？"),
        ("2015年3月的时候，会议室要提前几天预约？", date(2015, 3, 31), "会议室要提前几天预约？"),
        ("信访事项在2010年那会儿多久办结", date(2010, 12, 31), "信访事项多久办结"),
        ("按2012年的规定，探亲假有几天？", date(2012, 12, 31), "规定，探亲假有几天？"),
        ("2018年1月1日当时探亲假有几天？", date(2018, 1, 1), "探亲假有几天？"),
        ("二〇一五年时探亲假有几天？", date(2015, 12, 31), "探亲假有几天？"),
        ("15年那会儿探亲假有几天？", date(2015, 12, 31), "探亲假有几天？"),
        ("去年的规定里探亲假有几天？", date(2025, 12, 31), "规定里探亲假有几天？"),
        ("五年前怎么规定探亲假的？", date(2021, 12, 1), "怎么规定探亲假的？"),
        ("2019年以前怎么规定探亲假的？", date(2018, 12, 31), "怎么规定探亲假的？"),
        ("截至2015年底，探亲假有几天？", date(2015, 12, 31), "探亲假有几天？"),
    ],
)
def test_a_time_is_read_and_the_question_is_left(question: str, day: date, rest: str) -> None:
    period = period_asked(question, TODAY)

    assert period is not None
    assert period.end == day
    assert period.rest.replace("的", "") == rest.replace("的", "")


@pytest.mark.parametrize(
    "question",
    [
        "修订前预约会议室要提前几天？",
        "旧法怎么规定预约时间的？",
        "探亲假当年是怎么规定的？",
        "以前的规定里预约要几天？",
        "公务员法修订前第三十四条怎么规定？",
        "老办法规定要提前几天？",
    ],
)
def test_before_an_amendment_is_a_time_without_a_day(question: str) -> None:
    period = period_asked(question, TODAY)

    assert period is not None
    assert period.end is None


@pytest.mark.parametrize(
    "question",
    [
        "2019年度考核怎么定等次？",
        "国发〔2019〕5号怎么规定的？",
        "《2019年放假安排》怎么规定的？",
        "2019年入职的公务员试用期多久？",
        "2015年3月签的合同，能解除吗？",
        "我2015年的时候签的合同还有效吗？",
        "2015年的时候办的证，现在还能用吗？",
        "当年事假累计超过多少天不能休？",
        "工作满15年那年能休几天？",
        "合同到期时怎么办？",
        "2020年时间紧怎么办？",
        "以前年度结转资金怎么用？",
        "退休前的规定有哪些？",
        "去年没休的年休假能补吗？",
        "2015年2月30日的时候探亲假几天？",
        "今年的规定是什么？",
        "2026年怎么规定的？",
    ],
)
def test_a_year_of_something_else_is_no_time_of_the_law(question: str) -> None:
    assert period_asked(question, TODAY) is None


@pytest.mark.parametrize(
    "question",
    ["新旧两版第三条有什么变化", "公务员法修订前后第三十四条有什么不同", "这个办法改了哪些", "和旧法相比有什么不同"],
)
def test_versions_side_by_side_are_no_question_about_one_time(question: str) -> None:
    assert compares_versions(question)
    assert period_asked(question, TODAY) is None


def test_most_questions_compare_no_versions() -> None:
    assert not compares_versions("请示和报告有什么区别？")
    assert not compares_versions("修改章程要几个人同意？")
