"""Misspelt sentences in which the misspelling is found at its place, and findings on correct sentences."""

from __future__ import annotations

from evals.harness.metric import Better, Metric, Summary, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"text"})


def _found(case: Case) -> Score:
    if case.sample.facts["kind"] != "pair":
        return UNSCORED
    places = [finding["place"] for finding in case.output["findings"]]
    hit = any(_meets(place, start, end) for place in places for start, end in case.sample.facts["spans"])
    return passed(hit, f"没有查出；应为：{case.sample.facts['right']}")


def _meets(place: dict[str, int | None], start: int, end: int) -> bool:
    return place["start"] is not None and place["end"] is not None and place["start"] < end and place["end"] > start


def _alarms(case: Case) -> Score:
    if case.sample.facts["kind"] != "correct":
        return UNSCORED
    said = "；".join(f"{finding['rule']} {finding['message']}" for finding in case.output["findings"])
    return Score(float(len(case.output["findings"])), said)


METRICS = (
    Metric("misspellings_found", "错别字在原处查出", _TASKS, each(_found), fails=True, after=1),
    Metric("findings_per_sentence", "每个正确句子的误报", _TASKS, each(_alarms), Summary.MEAN, Better.LOW, after=2),
)
