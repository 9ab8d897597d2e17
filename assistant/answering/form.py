"""The form of an answer: a question for a number is answered by a text with one, a question for a list by a list."""

from __future__ import annotations

import re

_QUANTITY = re.compile(
    r"[零〇一二两三四五六七八九十百千万\d.]+\s*"
    r"(?:个?工作日|日|天|年|个?月|周岁|小时|元|万元|倍|%|％|人|次|名|户|厘米|mm|字|号)|百分之|分之"
)


def states_quantity(text: str) -> bool:
    """Whether a number with a unit stands in a text."""
    return bool(_QUANTITY.search(text))


def is_enumeration(text: str) -> bool:
    """Whether a text introduces a list and gives it, line by line."""
    return "：\n" in text or ":\n" in text


_NUMBER = r"[零〇一二两三四五六七八九十百千万\d.]+"
_KINDS = {
    "time": (
        re.compile(
            r"多久|多长时间|几天|几日|几个?(?:工作日|月|小时|钟头)|(?<!好)几年|几岁|多少(?:天|日|年|个?月|小时|个?工作日|岁)|"
            r"(?:啥时候|什么时候|何时|几时)(?!能|可以|要|该|算)|好久要|最[晚迟]|多大"
        ),
        re.compile(rf"{_NUMBER}个?(?:工作日|日|天|月|年|小时|周|周岁|分钟)|当日|当天|立即|及时|长期|终身|随时"),
    ),
    "money": (
        re.compile(
            r"(?<!值)多少钱|几块|几百|几千|几万|多少元|多少块|[罚赔补交缴给收退掏报扣折]多少|(?:工资|补助|补贴|罚款|价|费|金)(?:是|有|要)?多少|"
            r"几倍|几成|几折|百分之几"
        ),
        re.compile(
            rf"{_NUMBER}(?:万|亿)?元|{_NUMBER}倍|百分之|{_NUMBER}[%％]|工资|免收|不(?:得)?收取|全额|{_NUMBER}分之|双倍|罚款"
        ),
    ),
}
"""The kinds of numbers that are asked for: how a question asks, and how a text answers."""


def kinds_wanted(question: str) -> frozenset[str]:
    """Which kinds of numbers a question asks for: ``time``, ``money``; empty for none, or for one of another kind."""
    return frozenset(kind for kind, (asked, _) in _KINDS.items() if asked.search(question))


def states_kind(text: str, kinds: frozenset[str]) -> bool:
    """Whether a number of one of these kinds stands in a text."""
    return any(_KINDS[kind][1].search(text) for kind in kinds)
