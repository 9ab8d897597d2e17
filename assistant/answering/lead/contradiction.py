"""Whether a clause is about another case than the question tells: under sixteen and over it, hurt and not hurt."""

from __future__ import annotations

import re

from assistant.answering.grounding.forms import blanked
from assistant.answering.grounding.values import Value, values_of
from assistant.answering.lead.tiers import range_of

_RANGED = frozenset(["周岁", "月", "日"])
_SAID_NOT = re.compile(r"没(?:有|人)?(?P<what>[\u4e00-\u9fff]{1,3})")
_KINDS = (
    ("绝密", "机密", "秘密级"),
    ("警告", "记过", "记大过", "降级", "撤职", "开除"),
    ("请示", "报告", "函"),
    ("孕期", "产假", "哺乳期"),
)
"""Of things of one kind a rule on another says nothing."""

_UNDER = re.compile(r"未满|不满|不足")
_OVER = re.compile(r"(?<![未不])满(?!意)")


def contradicts(question: str, clause: str) -> bool:
    """Whether what a question tells rules out that a clause is the one meant."""
    tests = (_out_of_range, _over_and_under, _after_and_within, _denied, _of_another_kind)
    return any(test(question, clause) for test in tests)


def _out_of_range(question: str, clause: str) -> bool:
    """A quantity of the question outside the range for which alone the clause holds."""
    for value in values_of(blanked(question)):
        found = range_of(clause, value.unit) if value.unit in _RANGED else None
        if found and found.end and not found.low <= value.number < found.high:
            return True
    return False


def _over_and_under(question: str, clause: str) -> bool:
    over, under = bool(_OVER.search(question)), bool(_UNDER.search(question))
    if over == under:
        return False
    return bool(_UNDER.search(clause)) != under and bool(_OVER.search(clause)) != over


def _after_and_within(question: str, clause: str) -> bool:
    """两年后 against 二年内."""
    within = {value.number for value in _values(clause) if re.match(r"(?:以|之)?内", clause[value.end :])}
    after = [value for value in _values(question) if re.match(r"(?:以|之|多)?后", question[value.end :])]
    return bool(within) and any(value.number >= max(within) for value in after)


def _values(text: str) -> list[Value]:
    return [value for value in values_of(blanked(text)) if value.unit in _RANGED]


def _of_another_kind(question: str, clause: str) -> bool:
    """机密 against 绝密级公文一般不得复制."""
    for kind in _KINDS:
        asked, said = ({name for name in kind if name in text} for text in (question, clause))
        if asked and said and not asked & said:
            return True
    return False


def _denied(question: str, clause: str) -> bool:
    """没人受伤 against 造成人身伤亡的."""
    condition = re.match(r"[^。；]{2,40}的[，,]", clause)
    if not condition:
        return False
    denied = [match["what"][-1] for match in _SAID_NOT.finditer(question)]
    return any(
        character in condition[0] and not re.search(rf"[未没无不][^，]{{0,4}}{character}", condition[0])
        for character in denied
    )
