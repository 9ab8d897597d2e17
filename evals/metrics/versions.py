"""Whether the text of the right day answers, today's law is named beside it, and disagreeing sources are told."""

from __future__ import annotations

from collections.abc import Callable

from evals.harness.metric import Better, Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"versions"})
CONFLICT = "依据之间不一致"
"""How a notice of sources that disagree begins."""


def _of(kind: str, judge: Callable[[Case], Score]) -> Callable[[Case], Score]:
    return lambda case: judge(case) if case.output["kind"] == kind else UNSCORED


def _right_version(case: Case) -> Score:
    output = case.output
    if output["wanted"] is None:
        refused = output["status"] == "no_source_found" and "没有收录" in output["text"]
        return passed(refused, f"知识库没有那一天的文本，应当说明，结果是 {output['status']}")
    first = [output["cited"][0][:2]] == [output["wanted"]] if output["cited"] else False
    said = output["value"] in output["text"]
    return passed(
        output["status"] == "answered" and first and said,
        f"应引 {output['wanted']}（{output['value']}），结果 {output['status']}：{output['cited'][:2]}",
    )


def _names_today(case: Case) -> Score:
    """Only of texts that are law no more: marked as such, told to be of another time, and today's law cited."""
    output = case.output
    if output["wanted"] is None or output["wanted"][0] == output["now"]:
        return UNSCORED
    marked = [validity for source, _, validity in output["cited"] if source == output["wanted"][0]]
    today = any(source == output["now"] for source, _, _ in output["cited"])
    told = bool(output["as_of"]) and any("的规定回答" in notice for notice in output["notices"])
    right = today and told and bool(marked) and set(marked) <= {"superseded", "repealed"}
    return passed(right, f"没有标明不是现行规定，或者没有引现行规定：{output['cited']}")


def _only_law_of_today(case: Case) -> Score:
    outdated = [source for source, validity in case.output["found"] if validity not in ("in_force", "unverified")]
    return passed(not outdated, f"没有问旧规定，前 10 条里却有 {outdated}")


def _noticed(case: Case) -> Score:
    told = [notice for notice in case.output["notices"] if notice.startswith(CONFLICT)]
    right = len(told) == 1 and all(value in told[0] for value in case.output["values"])
    return passed(right, f"没有提示两处规定不一致：{told}")


def _prevailing(case: Case) -> Score:
    output = case.output
    right = output["cited"][:1] == [output["prevails"]] and output["values"][0] in output["lead"]
    return passed(right, f"应按 {output['prevails']} 回答，结果 {output['cited'][:1]}：{output['lead'][:40]}")


def _not_noticed(case: Case) -> Score:
    told = [notice for notice in case.output["notices"] if notice.startswith(CONFLICT)]
    return passed(not told, f"并不矛盾，却提示不一致：{told}")


def _without_notice(case: Case) -> Score:
    if "notice" not in case.output:
        return UNSCORED
    return passed(CONFLICT not in case.output["notice"], case.output["notice"])


METRICS = (
    Metric("right_version", "引的是所问那天的文本", _TASKS, each(_of("version", _right_version)), fails=True, after=1),
    Metric("names_today", "标明不是现行规定并引出现行规定", _TASKS, each(_of("version", _names_today)), fails=True, after=2),
    Metric("only_law_of_today", "没问旧规定时前 10 条都有效", _TASKS, each(_of("search", _only_law_of_today)), fails=True, after=3),
    Metric("conflicts_noticed", "提示了依据不一致", _TASKS, each(_of("conflict", _noticed)), fails=True, after=4),
    Metric("prevailing_answers", "按效力优先的回答", _TASKS, each(_of("conflict", _prevailing)), fails=True, after=5),
    Metric("no_false_notice", "不矛盾的没有误报", _TASKS, each(_of("control", _not_noticed)), fails=True, after=6),
    Metric("without_conflict_notice", "没有提示依据不一致", frozenset({"answers"}), each(_without_notice), better=Better.NEITHER, after=90),
)  # fmt: skip
