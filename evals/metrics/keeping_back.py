"""Whether sensitive text is kept back before it leaves, and nothing else is."""

from __future__ import annotations

import re
import unicodedata

from evals.harness.metric import Better, Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"sensitive"})
_MARKS = frozenset({"classification", "internal_mark"})
_NUMBERS = frozenset({"cn_id", "bank_card"})
_PHONES = frozenset({"cn_phone"})
_LONG_NUMBER = re.compile(r"\d{7}")
"""Seven digits in a row are enough of a telephone number, an identity number or a card to know whose it is."""


def _marks(case: Case) -> Score:
    if not _is(case, _MARKS):
        return UNSCORED
    return passed(case.output["stopped"], f"没有拦住：{case.sample.input.question}")


def _numbers(case: Case) -> Score:
    return _masked(case) if _is(case, _NUMBERS) else UNSCORED


def _phones(case: Case) -> Score:
    return _masked(case) if _is(case, _PHONES) else UNSCORED


def _others(case: Case) -> Score:
    known = _MARKS | _NUMBERS | _PHONES
    if not case.sample.facts["sensitive"] or case.sample.facts["kind"] in known:
        return UNSCORED
    return passed(_flagged(case), f"没有发现：{case.sample.input.question}")


def _masked(case: Case) -> Score:
    left = re.sub(r"[\s.·—–-]", "", unicodedata.normalize("NFKC", case.output["masked"]))
    hidden = bool(case.output["found"]) and not _LONG_NUMBER.search(left)
    return passed(hidden, f"没有遮住：{case.output['masked']}")


def _precise(case: Case) -> Score:
    if not _flagged(case):
        return UNSCORED
    return passed(
        case.sample.facts["sensitive"], f"误报 {'、'.join(case.output['found'])}：{case.sample.input.question}"
    )


def _alarm(case: Case) -> Score:
    if case.sample.facts["sensitive"]:
        return UNSCORED
    return Score(float(_flagged(case)))


def _restored(case: Case) -> Score:
    return passed(case.output["restored"], f"没有还原：{case.output['masked']}")


def _is(case: Case, kinds: frozenset[str]) -> bool:
    return case.sample.facts["sensitive"] and case.sample.facts["kind"] in kinds


def _flagged(case: Case) -> bool:
    return bool(case.output["found"])


METRICS = (
    Metric("marks_stopped", "涉密、内部标志拦住了", _TASKS, each(_marks), fails=True, after=1),
    Metric("numbers_masked", "身份证号、银行卡号遮住了", _TASKS, each(_numbers), fails=True, after=2),
    Metric("phones_masked", "电话号码遮住了", _TASKS, each(_phones), fails=True, after=3),
    Metric("others_found", "其他敏感信息发现了", _TASKS, each(_others), fails=True, after=4),
    Metric("flagged_rightly", "发现的确属敏感", _TASKS, each(_precise), fails=True, after=5),
    Metric("false_alarms", "不敏感的文字误报", _TASKS, each(_alarm), better=Better.LOW, after=6),
    Metric("restored", "遮住的能原样还原", _TASKS, each(_restored), fails=True, after=7),
)
