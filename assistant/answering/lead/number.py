"""The number that is asked for, with its bound and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked import asked, values_of_kind
from assistant.answering.extract import scores
from assistant.answering.grounding.values import Value
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.contradiction import contradicts
from assistant.answering.lead.fitting import fits
from assistant.answering.lead.lead import Lead
from assistant.answering.lead.length import shortened
from assistant.answering.lead.table_rows import is_asked_cell
from assistant.answering.lead.tiers import tier_of

_BEFORE = re.compile(
    r"(?:不得|不能|不)?(?:少于|超过|低于|高于|早于|多于)(?:工资的|同期[^，。]{0,6}的)?$|不足$|不满$|(?:至少|最[长多高低少迟]|提前|年满|(?<!届)满|每)(?:为|不超过)?$"
)
_AFTER = re.compile(r"^(?:以内|之内|内|以上单数|以上|以下|以前|前|以后|后|左右)?")
_CLOCK = re.compile(
    r"(?:每日|晚上|次日)?[零一二三四五六七八九十\d]{1,3}[时点](?:至(?:次日)?[零一二三四五六七八九十\d]{1,3}[时点])?|[零一二三四五六七八九十\d]{1,2}月[零一二三四五六七八九十\d]{1,3}日(?:至[^，。]{1,8}日)?|当[日月年]|每(?:季度|月|日|年|周)"
)
_CLOCK_ASKED = re.compile(r"几点|几月|啥时候|什么时候|何时|哪个?月|多长时间.{0,4}一[回次]|多久.{0,6}一[回次]")

_CONDITION = re.compile(r"(?:以上|以下|以内|内)?[^，。]{0,12}(?:的|时)[，,]")
_UNITS_SAID = (
    (r"天|日", r"[日天]"),
    (r"个月|几月", "月"),
    (r"几年|多少年|年限|年头|哪年", "年"),
    (r"小时|钟头", "小时"),
    (r"多少?钱|几块|多少元", "元"),
    (r"倍", "倍"),
    (r"几成|百分|比例|税率", "百分|%|分之"),
)
_PERIODS = ((r"一个月|每个?月", "每月"), (r"一天|每天", "[每按][日天]"), (r"一年|每年", "每年"))
UNIT_BONUS = 0.2


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``三十日内：……``, the clause that states the number behind it; the tier that the question names where there are tiers."""
    units = asked(question).numbers
    if not units or asked(question).comparison:
        return None
    clauses = clauses_of(quoted)
    tier = tier_of(question, clauses, units)
    if tier is not None:
        return _of(tier.clause, _phrase(tier.clause.text, tier.value))
    stated = [(clause, [v for v in values_of_kind(clause.text, units) if not v.names_one]) for clause in clauses]
    having = [
        (clause, values)
        for clause, values in stated
        if values and not contradicts(question, clause.text) and is_asked_cell(question, clause)
    ]
    if _CLOCK_ASKED.search(question):
        clock = _by_the_clock(question, clauses)
        if clock is not None:
            return clock
    if not having:
        return None
    fitting = fits(question, clauses)
    best, values = max(having, key=lambda pair: (fitting[pair[0]] + _kind_bonus(question, *pair), -pair[0].order))
    return _of(best, _phrase(best.text, _meant(question, best.text, values)))


def _by_the_clock(question: str, clauses: Sequence[Clause]) -> Lead | None:
    having = [clause for clause in clauses if _CLOCK.search(clause.text)]
    if not having:
        return None
    fitting = fits(question, clauses)
    best = max(having, key=lambda clause: (fitting[clause], -clause.order))
    match = _CLOCK.search(best.text)
    assert match is not None
    return _of(best, match[0])


def _of(clause: Clause, written: str) -> Lead:
    said = shortened(clause.text, max(0, clause.text.find(written)))
    exception = f"；{clause.exception}" if clause.exception and len(said) + len(clause.exception) < 70 else ""
    return Lead(f"{written}：{said}{exception}。", clause.sentence)


def _kind_bonus(question: str, clause: Clause, values: Sequence[Value]) -> float:
    period = next((written for said, written in _PERIODS if re.search(said, question)), "")
    return _in_its_unit(question, values) + UNIT_BONUS * bool(period and re.search(period, clause.text))


def _in_its_unit(question: str, values: Sequence[Value]) -> float:
    """What a clause gains whose number has the very unit of the question: 几天, 几个月."""
    wanted = [written for said, written in _UNITS_SAID if re.search(said, question)]
    return UNIT_BONUS if any(re.search(unit, value.written) for unit in wanted for value in values) else 0.0


def _meant(question: str, text: str, values: Sequence[Value]) -> Value:
    """Of several values of a clause, the one that the clause states, not one of its conditions."""
    stating = [value for value in values if not _CONDITION.match(text[value.end :])] or list(values)
    period = next((written for said, written in _PERIODS if re.search(said, question)), "")
    parts = [_part(text, value) for value in stating]
    worth = scores(question, tuple(parts))
    order = sorted(
        range(len(stating)),
        key=lambda n: (
            -bool(period and re.search(period, parts[n])),
            -worth[n] - _in_its_unit(question, [stating[n]]),
            n,
        ),
    )
    return stating[order[0]]


def _part(text: str, value: Value) -> str:
    """What stands between commas around a value."""
    start = max(text.rfind(comma, 0, value.start) for comma in "，,、：") + 1
    end = min((at for comma in "，,、" if (at := text.find(comma, value.end)) >= 0), default=len(text))
    return text[start:end]


def _phrase(text: str, value: Value) -> str:
    """A value with the words that bound it: 不少于五个工作日, 一千元以上二千元以下."""
    before, after = text[: value.start], text[value.end :]
    front = _BEFORE.search(before)
    behind = _AFTER.match(after)
    start = front.start() if front else value.start
    above = re.search(r"[^，。；、处的]{1,9}以上$", before)
    if above and after.startswith("以下"):
        return text[above.start() : value.end + 2]
    end = value.end + (behind.end() if behind else 0)
    more = (
        re.match(r"[^，。；、]{1,9}以下", text[end:])
        if text[value.end : end].endswith("以上")
        else re.match(r"[至—-][^，。；、]{1,8}?[天日月年元人次%]", text[end:])
    )
    return text[start : end + (more.end() if more else 0)]
