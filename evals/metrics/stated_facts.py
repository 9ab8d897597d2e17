"""Of the facts that a file's text states itself, how many are read right; those it does not state are not counted."""

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
    "level": "层级",
    "region": "地区",
}


def verdict(case: Case, name: str) -> str:
    """``right``, ``wrong`` or ``missing``; empty where the text does not state the fact."""
    if name not in case.output.get("stated", ()) or case.output["error"]:
        return ""
    found, wanted = without_space(case.output[name]), without_space(str(case.sample.facts[name]))
    return "right" if found == wanted else "wrong" if found else "missing"


def _read(name: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        said = verdict(case, name)
        if not said:
            return UNSCORED
        found, wanted = case.output[name], case.sample.facts[name]
        return passed(said == "right", f"文中写明的{FACTS[name]}读作“{found}”，应为“{wanted}”")

    return score


METRICS = tuple(
    Metric(f"stated_{name}", f"文中写明的{title}", TASKS, each(_read(name)), after=20 + position)
    for position, (name, title) in enumerate(FACTS.items())
)
