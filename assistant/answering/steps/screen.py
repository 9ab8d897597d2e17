"""Refuses what no policy library can answer, before anything is looked up."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.inquiry import Inquiry
from assistant.errors import InputError

LONGEST_QUESTION = 500
"""In characters; longer texts are documents, not questions."""


class _OutOfScope(NamedTuple):
    pattern: re.Pattern[str]
    reason: str
    next_step: str


_OUT_OF_SCOPE = (
    _OutOfScope(
        re.compile(
            r"(?:本|我|我们|咱们?)(?:单位|局|处|科|部门|委|厅|办|市|县|区)?.{0,8}(?:上个?月|上季度|去年|今年|昨天|目前|现在|本月|还剩).{0,12}"
            r"(?:实际|支出数|花了|余额|还剩|剩多少|用了多少|完成了多少|执行率|人数是)"
            r"|(?:办|审|走|批)到哪(?:一步|了|里)|什么进度|进展如何|排到几号"
        ),
        "这是本单位的业务数据或某个具体事项的进展，不在政策文件里",
        "请到财务、业务或督办系统中查询，或询问经办部门",
    ),
    _OutOfScope(
        re.compile(r"(?:股票|基金|彩票|比特币|理财产品|汇率|油价|房价|天气|气温|降雨).{0,12}(?:涨|跌|推荐|多少|怎么样|如何|预测|走势)|推荐.{0,8}(?:股票|基金|饭店|餐厅|酒店|电影)"),
        "这不是政策法规问题",
        "请使用相应的专业渠道查询",
    ),
    _OutOfScope(
        re.compile(r"(?:会不会|有没有可能|可能会|是否会|预计|估计|猜).{0,10}(?:涨工资|降薪|延长|取消|改革|出台)|(?:20(?:2[7-9]|[3-9]\d)|明|后)年.{0,12}(?:什么时候|何时|哪天|几月|会不会|会是)"),
        "这是对将来的预测，现有文件没有规定",
        "请关注主管部门届时发布的公告或通知",
    ),
    _OutOfScope(
        re.compile(r"(?:帮|给|替|为)我?.{0,4}(?:写|作|编|画|翻译|讲).{0,4}(?:一?首|一?篇|一?个|一?段|一?份|诗|歌|故事|笑话)|^(?:写|作)一?[首篇]"),
        "本助手现在不代写文稿",
        "可以先问清相关规定，再据此起草",
    ),
)  # fmt: skip

_GREETING = re.compile(
    r"^(?:你好|您好|在吗|hi|hello|嗨|早上好|下午好|谢谢|你是谁|你能做什么|你会什么)[！!。.？?～~啊呀吗]*$", re.I
)
_READABLE = re.compile(r"[\u4e00-\u9fff]")


def screen(inquiry: Inquiry) -> Inquiry | Answer:
    """Passes questions about rules; greets; names the reason and the next step for the rest.

    Raises:
        InputError: The question is empty or too long.
    """
    question = inquiry.question
    if not question:
        raise InputError("请先输入问题，例如：新录用公务员的试用期是多长？")
    if len(question) > LONGEST_QUESTION:
        raise InputError(f"问题超过 {LONGEST_QUESTION} 字，请只写要问的事项。")
    if _GREETING.match(question):
        return inquiry.conclude(AnswerStatus.CLARIFICATION, f"您好。{wording.ASK_ABOUT_RULES}请直接写出要问的事项。")
    if not _READABLE.search(question):
        return inquiry.conclude(
            AnswerStatus.CLARIFICATION, "没有看懂这个问题，请用中文写出要问的事项，例如：信访事项多长时间办结？"
        )
    for kind in _OUT_OF_SCOPE:
        if kind.pattern.search(question):
            return inquiry.conclude(
                AnswerStatus.OUT_OF_SCOPE, f"{kind.reason}，因此不作回答。{kind.next_step}。{wording.ASK_ABOUT_RULES}"
            )
    return inquiry
