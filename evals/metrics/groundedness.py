"""The axis of groundedness: whether the answer rests on its sources, whatever it says."""

from __future__ import annotations

from evals.answers.outcome import (
    citations_of,
    cited_articles,
    cites_gold,
    is_answered,
    is_verbatim,
    rests_wrongly_on_outdated,
    status_of,
)
from evals.answers.support import unsupported_numbers
from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.metrics.correctness import correct

TASKS = frozenset({"answers"})


def _outdated(case: Case) -> list[str]:
    return [c["title"] for c in citations_of(case) if rests_wrongly_on_outdated(case, c)]


def _grounded(case: Case) -> Score:
    if not is_answered(case):
        return UNSCORED
    faults: list[str] = []
    if not citations_of(case):
        faults.append("没有引用")
    if not all(is_verbatim(citation) for citation in citations_of(case)):
        faults.append("引文与条文不一致")
    if outdated := _outdated(case):
        faults.append(f"以失效文件为依据（{'、'.join(outdated)}）")
    if numbers := unsupported_numbers(case):
        faults.append(f"所引条文中没有 {'、'.join(numbers)}")
    return passed(not faults, "；".join(faults))


def _both(case: Case) -> Score:
    correctness = correct(case)
    if correctness.value is None:
        return UNSCORED
    grounded = _grounded(case)
    right = correctness.value >= 1 and grounded.value == 1 and any(cites_gold(case))
    return passed(right, correctness.explanation or grounded.explanation or "没有引用标准条文")


def _gold_cited(case: Case) -> Score:
    if not is_answered(case):
        return Score(0.0, f"没有作答（{status_of(case).value}）")
    return passed(any(cites_gold(case)), f"没有引用标准条文（引用了 {cited_articles(case)}）")


def _cited_that_are_gold(case: Case) -> Score:
    gold = cites_gold(case) if is_answered(case) else []
    return part(sum(gold), len(gold))


def _all_gold_cited(case: Case) -> Score:
    gold = {article.key for article in case.sample.target.gold}
    if len(gold) < 2:
        return UNSCORED
    cited = {(c["source_id"], c["article"]) for c in citations_of(case)} if is_answered(case) else set()
    return part(len(gold & cited), len(gold), "引用的标准条文不齐")


def _verbatim(case: Case) -> Score:
    held = [is_verbatim(citation) for citation in citations_of(case)]
    return part(sum(held), len(held), "引文与条文不一致")


def _not_outdated(case: Case) -> Score:
    if not is_answered(case):
        return UNSCORED
    outdated = _outdated(case)
    return passed(not outdated, f"以失效文件为依据（{'、'.join(outdated)}）")


METRICS = (
    Metric("grounded", "有据：引文逐字、依据有效、数字有出处", TASKS, each(_grounded), fails=True, after=3),
    Metric("correct_and_grounded", "正确且有据，并引到标准条文", TASKS, each(_both), after=4),
    Metric("gold_cited", "引到标准条文", TASKS, each(_gold_cited), after=7),
    Metric("cited_that_are_gold", "所引条文是标准条文", TASKS, each(_cited_that_are_gold), Summary.POOLED, after=8),
    Metric("several_gold_cited", "需要多条的题引齐的条文", TASKS, each(_all_gold_cited), Summary.POOLED, after=9),
    Metric(
        "quotes_verbatim",
        "引文与条文逐字一致",
        frozenset({"answers", "citations"}),
        each(_verbatim),
        Summary.POOLED,
        fails=True,
        after=10,
    ),
    Metric("rests_on_nothing_outdated", "不以失效文件为依据", TASKS, each(_not_outdated), fails=True, after=11),
)
