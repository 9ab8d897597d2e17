"""The line that an answer opens with, kind by kind, on articles that we made up."""

from __future__ import annotations

import pytest

from assistant.answering.lead import Lead, lead_for
from assistant.answering.lead.guard import holds

TRADE = "公务员不得违反有关规定从事或者参与营利性活动。"
TIERS = "合同期限三个月以上不满一年的，试用期不得超过一个月；合同期限一年以上不满三年的，试用期不得超过二个月；三年以上的，试用期不得超过六个月。"
STEPS = "晋升职务，按照下列程序办理：\n（一）动议；\n（二）民主推荐；\n（三）组织考察；\n（四）讨论决定；\n（五）任职。"
GROUNDS = "职工有下列情形之一的，单位不得辞退：\n（一）因公致残的；\n（二）患病在医疗期内的；\n（三）女职工在孕期、产假期内的。"


def _text(question: str, article: str) -> str:
    lead = lead_for(question, article, article.split("\n"))
    return lead.text if lead else ""


@pytest.mark.parametrize(
    ("question", "article", "opening"),
    [
        ("公务员能不能开网店？", TRADE, "不能："),
        ("公务员开网店做生意，违规吗", TRADE, "是："),
        ("现场不给票据，我可以不交罚款吗", "不出具专用票据的，当事人有权拒绝缴纳罚款。", "可以："),
        ("捡到的东西可以不还给失主吗", "拾得遗失物，应当返还权利人。", "不能："),
        ("申请调解要交钱吗", "人民调解委员会调解民间纠纷，不收取任何费用。", "不用："),
        ("一直没答复，算同意吗", "逾期未答复的，视为同意。", "算："),
        ("一直没表示，算放弃吗", "期满没有表示的，视为放弃。", "算："),
        ("一直没表示，算拒绝赠与吗", "没有表示的，视为接受赠与。", "不算："),
        ("复议期间处罚是不是先停一停", "复议期间，不停止处罚决定的执行。", "不停："),
        ("年假能挪到明年休吗", "年休假一般不跨年度安排，确有必要的，可以跨一个年度安排。", "视情况："),
        ("女职工怀孕了能辞退吗", GROUNDS, "不能："),
        ("我亲戚想再婚，子女能拦着吗", "子女不得干涉老年人再婚。", "不能："),
        ("老年人想再婚，能自己做主吗", "子女不得干涉老年人再婚。", "能："),
    ],
)
def test_a_yes_or_no_is_said_in_relation_to_how_it_is_asked(question: str, article: str, opening: str) -> None:
    assert _text(question, article).startswith(opening)


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("公务员能不能养狗？", TRADE),
        ("县政府能不能自己定规章", "省人民政府可以根据法律制定规章。"),
        ("没人受伤，要不要报警", "造成人身伤亡的，驾驶人应当立即报警。"),
        ("满了十六岁的能招吗", "任何单位不得招用未满十六周岁的人员。"),
        ("公务员一年有几天年假", TRADE),
    ],
)
def test_where_it_cannot_be_told_nothing_is_said(question: str, article: str) -> None:
    assert _text(question, article) == ""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("一年的合同，试用期最多几个月", "二个月"),
        ("合同签了六个月，试用期最长多久", "一个月"),
        ("签五年，试用期最多几个月", "六个月"),
    ],
)
def test_of_tiers_the_one_that_the_question_names_is_given(question: str, value: str) -> None:
    assert value in _text(question, TIERS)[:12]


def test_a_number_stands_in_front_with_its_bound() -> None:
    article = "公示期不少于五个工作日。公示由人事部门负责。"

    assert _text("公示要挂几天", article).startswith("不少于五个工作日：")
    assert _text("公示归谁管", article) == "由人事部门负责。"


def test_a_consequence_is_told_with_its_graver_cases() -> None:
    article = "违反本条例设置广告的，由城管部门责令改正；拒不改正的，处一万元以上十万元以下罚款。"

    assert _text("乱设广告会怎么处罚", article) == "由城管部门责令改正；拒不改正的，处一万元以上十万元以下罚款。"


def test_a_prohibition_is_no_penalty() -> None:
    article = "任何单位不得乱设广告。\n违反前款规定的，处五千元罚款。"

    assert _text("能乱设广告吗", article).startswith("不能：")
    assert _text("乱设广告会怎么处罚", article) == "处五千元罚款。"


def test_a_short_list_is_said_in_one_line() -> None:
    assert _text("晋升职务要走哪几步", STEPS) == "共五步：动议、民主推荐、组织考察、讨论决定、任职。"


def test_two_things_that_are_compared_have_a_line_each() -> None:
    article = "处分的期间为：\n（一）警告，六个月；\n（二）记过，十二个月；\n（三）降级，二十四个月。"

    assert _text("警告和记过哪个背得久", article) == "警告：六个月。\n记过：十二个月。"


def test_two_questions_have_a_line_each() -> None:
    article = "提出申请应当提前十五日。\n单位应当在五个工作日内答复。"

    assert [
        line.split("：")[0] for line in _text("申请要提前几天提出？单位几个工作日内答复？", article).split("\n")
    ] == [
        "提前十五日",
        "五个工作日内",
    ]


@pytest.mark.parametrize(
    "text", ["不能：公务员不得经商三十日。", "可以：公务员可以从事营利性活动。", "由省人民政府批准。"]
)
def test_what_the_quotation_does_not_carry_is_not_said(text: str) -> None:
    assert not holds(Lead(text, TRADE), TRADE)
    assert holds(Lead(f"不能：{TRADE}", TRADE), TRADE)


def test_the_line_says_only_what_is_quoted() -> None:
    article = "申请应当提前十五日提出。\n单位应当在五日内答复。"

    assert lead_for("申请要提前几天", article, ["单位应当在五日内答复。", "没有的句子提前九十日。"]) != Lead(
        "九十日", ""
    )
    assert "十五日" not in (lead_for("几日内答复", article, ["单位应当在五日内答复。"]) or Lead("", "")).text
