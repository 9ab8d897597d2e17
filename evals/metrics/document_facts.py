"""Whether a file's text says of the file what the manifest says: title, number, issuing body, dates, validity."""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score
from evals.points.values import without_space

TASKS = frozenset({"structure"})
FACTS = {
    "title": "标题",
    "doc_number": "文号",
    "issuing_body": "发文机关",
    "publish_date": "公布日期",
    "effective_date": "施行日期",
    "may_ground": "时效（能否作为依据）",
}


def _agrees(name: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        stated = without_space(case.sample.facts.get(name) or "")
        if not stated or case.sample.facts["scanned"] or case.output["error"]:
            return UNSCORED
        found = case.output[name]
        return passed(without_space(found) == stated, f"{FACTS[name]}读作“{found}”，应为“{case.sample.facts[name]}”")

    return score


METRICS = tuple(
    Metric(name, title, TASKS, each(_agrees(name)), fails=name != "may_ground", after=10 + position)
    for position, (name, title) in enumerate(FACTS.items())
)
