"""Which kind of answer a question asks for: a number and of what, a yes or no, who decides, what follows, a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import Value, values_of
from assistant.answering.question import wants_comparison, wants_list

TIME = frozenset("工作日 日 小时 分钟 月 季度 学时 秒".split())
_AGE = frozenset(["周岁"])
_MONEY = frozenset("元 倍 % 分之 折 成".split())
_PERSONS = frozenset("人 人次 户 个 家 位".split())
_SHARE = frozenset("% 分之 倍 折 成 百分点".split())
_TIMES = frozenset(["次", "届", "期"])
ANY_UNIT = frozenset(["*"])
"""A number of whatever kind."""

_NUMBERS = (
    (_AGE, re.compile(r"多大(?:年纪|岁|年龄)|(?:得|要|满|够|须)多大|几岁|多少(?:周)?岁|年龄")),
    (_SHARE, re.compile(r"几成|百分之几|比例|占(?:多少|几)|税率|几折|几倍|多少倍|[交缴]几|抽几个点|几个点")),
    (_TIMES, re.compile(r"几[次回遍届]|多少[次回遍]")),
    (_PERSONS, re.compile(r"(?:几|多少)(?:个)?(?:人|名|户|位|家|会员|业主|代表|选民)|得几个(?=[，。？]|$)|人数")),
    (_MONEY, re.compile(r"多少(?:块)?钱|几块|多少元|罚(?:款)?(?:多少|几)|赔(?:偿)?(?:多少|几)|[退发加扣收补](?:我|他)?多少|几个?钱|金额|数额|额度")),
    (TIME, re.compile(
        r"几(?:个)?(?:天|日|月|年|小时|钟头|工作日|星期|周|点)|多少(?:个)?(?:天|日|月|年|小时|钟头)|多久|多长时间|多长|何时|啥时候|什么时候"
        r"|几时|期限|时限|年限|年头|好久|最[迟晚]|提前(?:几|多)|有效期|时效|得隔|顶多能|关多")),
)  # fmt: skip
_SOME_NUMBER = re.compile(r"多少|几(?![乎何道种样步类条项关])|多高|多远|多重|多大")
_WH = re.compile(r"谁|哪|啥|什么|怎|咋|几(?![乎何])|多少|多久|多长|多大|何时|如何")
_VERDICT = re.compile(
    r"吗|(?<![什怎多那这])么$|(?P<word>.)不(?P=word)|可不可以|需不需要|有没有|[^不]不$|吧$|[能可是]否|(?<!有)没$|[算能会了过][^，]{0,6}没有$|[不没][^，]{0,9}了$"
)
_CLAUSE_ENDS = re.compile(r"[，,。？?；;！!\s]+")
_DECIDER = re.compile(
    r"谁(?!都|也|的)|哪(?:一|个)?(?:部门|机关|单位|级|里|儿|边|家|种机构)|找哪|归哪|去哪|上哪|到哪|在哪|向哪|哪里|说了算|什么(?:部门|机关|单位)|啥(?:部门|机关|单位)|交给"
)
_CONSEQUENCE = re.compile(
    r"会(?:怎|咋|挨|被|受|背|丢)|怎么(?:处理|罚|处分|处罚|收拾|办他|算账)|咋(?:处理|罚|处分|收拾|整|样|弄)|后果|挨罚|罚(?:多少|几|不罚|什么|啥)|关几|(?:什么|啥)(?:处分|处罚|责任|罪)"
    r"|被(?:查|逮|抓|发现)|判几|够不够拘"
)


@dataclass(frozen=True)
class Asked:
    """What kinds of answer fit a question; several may.

    Attributes:
        numbers: Units of the number that is asked for, as ``values_of`` names them; ``*`` for any, empty for none.
        verdict: The clause that wants a yes or no; empty where none does.
        decider: Who decides, or where one has to go.
        consequence: What follows for somebody who breaks a rule.
        listing: A list or a procedure.
        comparison: Two things set side by side.
    """

    numbers: frozenset[str]
    verdict: str
    decider: bool
    consequence: bool
    listing: bool
    comparison: bool


@lru_cache(maxsize=512)
def asked(question: str) -> Asked:
    """The kinds of answer that a question wants, read from its words."""
    return Asked(
        numbers=_numbers(question),
        verdict=_verdict(question),
        decider=bool(_DECIDER.search(question)),
        consequence=bool(_CONSEQUENCE.search(question)),
        listing=wants_list(question),
        comparison=wants_comparison(question),
    )


def values_of_kind(text: str, units: frozenset[str]) -> list[Value]:
    """The values of a text that have one of the units, in their order."""
    found = values_of(blanked(text))
    return [value for value in found if value.unit in units or (units == ANY_UNIT and value.unit)]


def asks_yes_or_no(clause: str) -> bool:
    """Whether a clause asks for a yes or no in words."""
    return bool(_VERDICT.search(clause) and not _WH.search(clause))


def asks_only_yes_or_no(question: str) -> bool:
    """Whether a question asks for a yes or no and in no clause for anything else: 花的那些天算不算在时限里."""
    return any(asks_yes_or_no(clause) for clause in _clauses(question)) and not _WH.search(question)


def _clauses(question: str) -> list[str]:
    return [clause for clause in _CLAUSE_ENDS.split(question) if clause]


def _numbers(question: str) -> frozenset[str]:
    kinds = [units for units, pattern in _NUMBERS if pattern.search(question)]
    if kinds:
        return frozenset[str]().union(*kinds)
    return ANY_UNIT if _SOME_NUMBER.search(question) else frozenset()


def _verdict(question: str) -> str:
    """The last clause that asks for a yes or no; the last clause of all where nothing is asked in words."""
    clauses = _clauses(question)
    marked = [clause for clause in clauses if asks_yes_or_no(clause)]
    if marked:
        return marked[-1]
    return clauses[-1] if clauses and not _WH.search(question) else ""
