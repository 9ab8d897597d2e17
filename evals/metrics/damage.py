"""What a clean copy with confirmations granted leaves as it was: right facts, words, objects, parts, and nodes of edited parts."""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Metric, Summary, each, part
from evals.harness.samples import UNSCORED, Case, Score
from evals.proofreading.records import judged

_TASKS = frozenset({"format"})
_RUN = "confirm"


def _facts_kept(case: Case) -> Score:
    record = judged(case, _RUN)
    if record is None:
        return UNSCORED
    wrong = min(record["wrong"], record["right"])
    return part(record["right"] - wrong, record["right"], "由对变错：" + "；".join(record["wrong_facts"][:3]))


def _text_kept(case: Case) -> Score:
    record = judged(case, _RUN)
    if record is None:
        return UNSCORED
    changed = min(record["changed"], record["characters"])
    return part(record["characters"] - changed, record["characters"], "不该改的字：" + "；".join(record["texts"][:3]))


def _kept(name: str, said: str) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        record = judged(case, _RUN)
        if record is None:
            return UNSCORED
        found = record[name]
        return part(found["of"] - found["lost"], found["of"], f"{said}：" + "；".join(found["named"][:3]))

    return score


def _metric(name: str, title: str, score: Callable[[Case], Score]) -> Metric:
    return Metric(name, title, _TASKS, each(score), Summary.POOLED, fails=True, after=9)


METRICS = (
    _metric("facts_kept", "原来对的事实仍对", _facts_kept),
    _metric("text_kept", "不该改的字没有改", _text_kept),
    _metric("objects_kept", "表格、图、注释、域等对象原样", _kept("objects", "对象有损")),
    _metric("parts_kept", "没有改动的部件逐字节相同", _kept("parts", "部件有变")),
    _metric("nodes_kept", "改动的部件里未涉及的节点不变", _kept("nodes", "节点有变")),
)
