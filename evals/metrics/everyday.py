"""What a person who asks in everyday words gets: the right article, first, with everything it says, or a wrong refusal.

Of the questions that must be answered every one counts in every share, whatever became of it.
"""

from __future__ import annotations

from evals.answers.outcome import cited_articles, cites_gold, is_answered, is_refused, status_of
from evals.harness.metric import Better, Metric, each, passed
from evals.harness.samples import UNSCORED, Behavior, Case, Score
from evals.points.spelling import QUANTITY, canonical
from evals.points.values import missing_values, plain

TASKS = frozenset({"everyday"})
NUMBERS = "数字期限"
EARLY = 30
"""Characters within which whoever asks for a number has read it."""


def _must_answer(case: Case) -> bool:
    return case.sample.target.behavior is Behavior.ANSWER and case.sample.answerable


def _gold(case: Case) -> str:
    gold = (f"《{article.title}》{article.article or ''}" for article in case.sample.target.gold)
    return "、".join(dict.fromkeys(gold))


def _no_answer(case: Case) -> Score | None:
    return None if is_answered(case) else Score(0.0, f"没有作答（{status_of(case).value}），标准是{_gold(case)}")


def _cited(case: Case) -> Score:
    if not _must_answer(case):
        return UNSCORED
    why = f"标准是{_gold(case)}，引用的是{cited_articles(case)}"
    return _no_answer(case) or passed(any(cites_gold(case)), why)


def _first(case: Case) -> Score:
    if not _must_answer(case):
        return UNSCORED
    why = f"标准是{_gold(case)}，先引的不是（{cited_articles(case)}）"
    return _no_answer(case) or passed(any(cites_gold(case)[:1]), why)


def _said(case: Case) -> Score:
    if not _must_answer(case) or not case.sample.target.key_values:
        return UNSCORED
    missing = missing_values(case)
    return _no_answer(case) or passed(not missing, f"没有说到 {'、'.join(missing)}")


def _without_gold(case: Case) -> Score:
    if not _must_answer(case):
        return UNSCORED
    cited = _cited(case)
    return Score(1.0, cited.explanation) if is_answered(case) and cited.value == 0 else Score(0.0)


def _wrongly_refused(case: Case) -> Score:
    if not _must_answer(case):
        return UNSCORED
    return Score(1.0, f"能够回答，却{status_of(case).value}") if is_refused(case) else Score(0.0)


def _value_early(case: Case) -> Score:
    """Of answers to questions that ask for a number."""
    values = _numbers(case)
    if not (_must_answer(case) and is_answered(case) and values):
        return UNSCORED
    start = canonical(plain(case.output["text"].replace("*", "").replace(">", ""))[:EARLY])
    return passed(any(value in QUANTITY.findall(start) for value in values), f"前 {EARLY} 字没有数值")


def _numbers(case: Case) -> set[str]:
    """The quantities among the key values, where the question asks for one."""
    metadata, spellings = case.sample.metadata, [s for group in case.sample.target.key_values for s in group]
    asks = NUMBERS in (metadata.get("shape", ""), *metadata.get("also", "").split("、"))
    return {quantity for s in spellings for quantity in QUANTITY.findall(canonical(s))} if asks else set()


METRICS = (
    Metric("cited", "引到标准条文", TASKS, each(_cited), fails=True, after=0),
    Metric("cited_first", "标准条文引在最前", TASKS, each(_first), after=0),
    Metric("all_said", "要点的字样都说到", TASKS, each(_said), fails=True, after=0),
    Metric("answered_without_gold", "作答而没有引到标准条文", TASKS, each(_without_gold), better=Better.LOW, after=0),
    Metric("wrongly_refused", "能答的题误拒了", TASKS, each(_wrongly_refused), better=Better.LOW, after=0),
    Metric("value_early", f"问数字的，前 {EARLY} 字有数值", TASKS, each(_value_early), after=34),
)
