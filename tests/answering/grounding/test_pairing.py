"""A value belongs to what it counts, a consequence to its condition; and code finds the passage that carries a sentence."""

from __future__ import annotations

import pytest

from assistant.answering.attributing import attribute, bears_out, only_opens, opens_with
from assistant.answering.grounding import unsupported
from tests.answering.grounding.test_checks import APPEAL, LEAVE, source

WORKERS = source(
    "女职工生育享受九十八天产假，其中产前可以休假十五天；难产的，增加产假十五天；生育多胞胎的，每多生育一个婴儿，增加产假十五天。\n"
    "女职工怀孕未满四个月流产的，享受十五天产假；怀孕满四个月流产的，享受四十二天产假。"
)
YEARS = source("职工累计工作已满1年不满10年的，年休假5天；已满10年不满20年的，年休假10天；已满20年的，年休假15天。")
FORMER = source(
    "公务员辞去公职或者退休的，原系领导成员的，离职三年内，其他公务员离职两年内，不得到与原工作业务直接相关的企业任职。"
)
PROCEDURE = source(
    "适用普通程序的，应当自受理之日起六十日内作出决定。\n适用简易程序的，应当自受理之日起三十日内作出决定。"
)
DELEGATES = source("申请人超过五人的，推选一至五名代表参加。\n申请人可以委托一至二名律师作为代理人。")
HOLIDAYS = source(
    "全体公民放假的节日：\n1. 元旦，放假1天（1月1日）；\n2. 春节，放假4天（农历除夕、正月初一至初三）；\n"
    "3. 劳动节，放假2天（5月1日、2日）；\n4. 国庆节，放假3天（10月1日至3日）。"
)
APPRAISAL = source(
    "公务员年度考核被确定为不称职的，按照规定程序降低一个职务层次任职。\n在年度考核中连续两年被确定为不称职的，予以辞退。"
)
VERDICTS = source(
    "标题内部除书名号、引号外，一般不用标点。标题里出现法律的名称时，可以用书名号。\n"
    "公务员在受处分期间不得晋升职务和级别；受记过、记大过、降级处分的，也不得晋升工资档次。受警告处分的，只限制职务和级别，不影响工资档次晋升。"
)
KEEPING = source("查封的财物可以委托第三人保管；因第三人原因造成损失的，行政机关先行赔付后有权追偿。")
VISITS = source("国家法定休假日、休息日不计入年休假的假期。\n机关工作人员休的探亲假、婚丧假，也不计入年休假的假期。")


@pytest.mark.parametrize(
    ("sentence", "passage", "right"),
    [
        ("怀孕未满4个月流产的，产假15天。", WORKERS, True),
        ("怀孕未满4个月流产的，产假42天。", WORKERS, False),
        ("怀孕满4个月流产的，产假42天。", WORKERS, True),
        ("多胞胎的，每多生育1个婴儿增加98天。", WORKERS, False),
        ("女职工生育的产假为98天。", WORKERS, True),
        ("满10年不满20年的，休10天；满20年的，休15天。", YEARS, True),
        ("满10年不满20年的，休5天。", YEARS, False),
        ("满10年不满1年的，休10天。", YEARS, False),
        ("适用简易程序的，自受理之日起30日内作出决定。", PROCEDURE, True),
        ("适用简易程序的，自受理之日起60日内作出决定。", PROCEDURE, False),
        ("申请人超过5人的，推选1至5名代表参加。", DELEGATES, True),
        ("申请人超过5人的，推选1至2名代表参加。", DELEGATES, False),
        ("国庆节放假3天，劳动节放假2天。", HOLIDAYS, True),
        ("国庆节放假4天，劳动节放假2天。", HOLIDAYS, False),
    ],
)
def test_a_value_belongs_to_its_subject_and_its_condition(sentence: str, passage: object, right: bool) -> None:
    assert (unsupported(sentence, [passage]) == "") is right  # type: ignore[list-item]


def test_the_value_of_one_case_is_not_said_of_everybody() -> None:
    assert "其中一种情形" in unsupported("离职三年内不得到与原工作业务直接相关的企业任职。", [FORMER])
    assert unsupported("原系领导成员的，离职三年内不得到与原工作业务直接相关的企业任职。", [FORMER]) == ""
    assert unsupported("其他公务员离职两年内不得到与原工作业务直接相关的企业任职。", [FORMER]) == ""


@pytest.mark.parametrize(
    ("sentence", "passage", "missing"),
    [
        ("年度考核不称职的，予以辞退。", APPRAISAL, "连续两年"),
        ("年度考核连续两年不称职的，予以辞退。", APPRAISAL, ""),
        ("年度考核不称职的，降低一个职务层次任职。", APPRAISAL, ""),
        ("查封的财物造成损失的，行政机关先行赔付后有权追偿。", KEEPING, "因第三人原因"),
        ("因第三人原因造成损失的，行政机关先行赔付后追偿。", KEEPING, ""),
    ],
)
def test_a_condition_that_turns_the_meaning_is_not_left_out(sentence: str, passage: object, missing: str) -> None:
    reason = unsupported(sentence, [passage])  # type: ignore[list-item]
    assert missing in reason
    assert bool(reason) is bool(missing)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("标题里不能用书名号。", False),
        ("标题里可以用书名号。", True),
        ("标题内部除书名号外，一般不用标点。", True),
        ("公务员在受处分期间不得晋升职务。", True),
        ("公务员在受处分期间可以晋升职务。", False),
        ("受了处分的，只限制职务和级别，不影响工资档次晋升。", False),
        ("受警告处分的，只限制职务和级别，不影响工资档次晋升。", True),
    ],
)
def test_a_verdict_needs_a_place_that_gives_it(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [VERDICTS]) == "") is right


# Which passage carries it

PASSAGES = {"1": LEAVE, "2": APPEAL, "3": VISITS}


@pytest.mark.parametrize("named", [(), ("2",), ("9",), ("2", "3")])
def test_a_missing_or_wrong_label_is_put_right(named: tuple[str, ...]) -> None:
    found = attribute("申请探亲假应当提前十五日提出。", named, PASSAGES, "探亲假要提前多久申请")
    assert (found.labels, found.reason) == (("1",), "")


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("探亲假路上的时间不算在里面。", "探亲假路上的时间算不算在里面"),
        ("从副科升正科要等二十日。", "从副科升正科要等几年"),
        ("申请探亲假应当提前二十五日提出。", "探亲假要提前多久申请"),
    ],
)
@pytest.mark.parametrize("named", [(), ("1",), ("3",)])
def test_the_words_of_the_question_carry_nothing(sentence: str, question: str, named: tuple[str, ...]) -> None:
    found = attribute(sentence, named, PASSAGES, question)
    assert found.labels == ()
    assert found.reason


@pytest.mark.parametrize(
    ("sentence", "opener", "bare"),
    [
        ("不能。", "no", True),
        ("可以，但要批准。", "yes", False),
        ("不可以。", "no", True),
        ("探亲假二十日。", "", False),
    ],
)
def test_a_yes_or_no_at_the_beginning_is_seen(sentence: str, opener: str, bare: bool) -> None:
    assert (opens_with(sentence), only_opens(sentence)) == (opener, bare)


@pytest.mark.parametrize(
    ("opener", "rest", "right"),
    [
        ("no", "公务员不得从事营利性活动。", True),
        ("yes", "公务员不得从事营利性活动。", False),
        ("yes", "经批准可以兼职。", True),
        ("no", "经批准可以兼职。", False),
    ],
)
def test_a_yes_or_no_must_be_borne_out(opener: str, rest: str, right: bool) -> None:
    assert bears_out(opener, rest) is right
