"""The form of an answer: a question for a number is answered by a text with one, a question for a list by a list."""

from __future__ import annotations

import re
from collections.abc import Callable

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
        re.compile(
            rf"(?:{_NUMBER}|半)个?(?:工作日|日|天|月|年|小时|周|周岁|分钟)|当日|当天|立即|及时|每[年月季周日天]|季度|长期|终身|随时"
        ),
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


_FORMS = (
    (
        re.compile(
            r"会(?:怎|咋|挨|被|受|背)|(?:怎么|咋|如何|咋个)(?:处理|罚|处分|处罚|收拾|追究|追责)|后果|挨(?:罚|什么|啥)|罚(?:多少|几|什么|啥)|关几|"
            r"(?:什么|啥)(?:处分|处罚|责任|罪)|怎么着|咋样$|判几|往后会"
        ),
        re.compile(
            r"罚款|拘留|给予[^。；]{0,12}处分|处分|责令|追究|吊销|没收|警告|取消|辞退|赔偿|撤职|开除|降低|不得享受|滞纳金"
        ),
    ),
    (
        re.compile(
            r"谁(?!都|也|的)|哪(?:一|个)?(?:部门|机关|单位|级|里|儿|家)|归哪|找哪|去哪|上哪|说了算|(?:什么|啥)(?:部门|机关|单位)|谁(?:批|定|管)"
        ),
        re.compile(
            r"批准|决定|审批|负责|主管|管辖|签发|审核|向[^。；]{2,20}(?:申请|报告|提出)|由[^。；]{2,24}(?:承担|确定|办理|行使)"
        ),
    ),
    (
        re.compile(
            r"(?:啥|什么|哪些|哪种)(?:情况|情形|时候|条件)|(?:啥时候|什么时候|何时)(?:能|可以|要|该)|够(?:哪|啥|什么)|哪些.{0,4}(?:能|可以|不能|不得)"
        ),
        re.compile(r"下列情形|情形之一|下列条件|符合[^。；]{0,20}条件|下列[^。；]{0,8}(?:可以|应当|不得)|情况下"),
    ),
    (
        re.compile(
            r"几[步道]|手续|流程|程序|步骤|怎么(?:办|走|申请|弄)|咋(?:办|走|申请|弄)|[带备交]啥|(?:带|备|交)(?:什么|哪些)"
        ),
        re.compile(r"程序|步骤|手续|依次|应当提交|提交下列|下列材料|持[^。；]{2,20}(?:办理|申请)|申请|材料"),
    ),
)
"""How a question asks for a consequence, a decision, a situation, a procedure, and how a text gives it."""


def forms_wanted(question: str) -> tuple[Callable[[str], object], ...]:
    """What a text must hold to have the form of answer that a question asks for, as searches over it."""
    return tuple(given.search for asked, given in _FORMS if asked.search(question))
