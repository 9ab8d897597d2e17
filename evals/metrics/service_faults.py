"""What a user gets when the model service goes wrong."""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"faults"})
_NOT_COMPLETE = frozenset({"incomplete", "model_unavailable"})
_INSIDE = ("Traceback", 'File "', "Error(", "wrong-key-that-must-never-show", "right-key")
_VOID = "作废"


def _no_traceback(case: Case) -> Score:
    output = case.output
    seen = [sign for sign in _INSIDE if sign in f"{output['text']}{output['notice']}{output['shown']}"]
    why = output["traceback"].strip().splitlines()[-1:] or seen
    return passed(not why, f"露出内部错误或密钥：{'、'.join(why)}")


def _not_taken_for_whole(case: Case) -> Score:
    output = case.output
    by_the_model = output["model"] not in ("", "extractive") and output["status"] not in _NOT_COMPLETE
    if by_the_model:
        return passed(False, f"没有说完的话当成了完整答案：{output['text'][:60]}")
    first = output["said"].split("[")[0]
    kept = first and first in output["shown"].split(_VOID)[0] and _VOID not in output["shown"]
    extract = first and first in output["text"]
    return passed(not kept or bool(extract), f"作废的话没有说明：{first[:60]}")


def _fell_back(case: Case) -> Score:
    output = case.output
    back = output["status"] == "answered" and output["model"] == "extractive" and output["citations"]
    return passed(bool(back and output["notice"]), f"没有摘录条文并说明原因（{output['status']}，{output['notice']}）")


def _in_time(case: Case) -> Score:
    late = case.output["seconds"] > case.output["deadline"]
    return passed(not late, f"用了 {case.output['seconds']:.1f} 秒，超过 {case.output['deadline']:g} 秒")


def _finished_well(case: Case) -> Score:
    if case.output["door"] != "api":
        return UNSCORED
    incomplete = case.output["status"] in _NOT_COMPLETE
    right = case.output["finish_reason"] == ("length" if incomplete else "stop")
    return passed(right, f"接口的结束标志不对：{case.output['finish_reason']}")


METRICS = (
    Metric("no_traceback", "没有露出内部错误和密钥", _TASKS, each(_no_traceback), fails=True, after=1),
    Metric("not_taken_for_whole", "截断的话没有当成完整答案", _TASKS, each(_not_taken_for_whole), fails=True, after=2),
    Metric("fell_back", "改为摘录条文并说明原因", _TASKS, each(_fell_back), fails=True, after=3),
    Metric("in_time", "在时限内答复", _TASKS, each(_in_time), fails=True, after=4),
    Metric("ended_rightly", "接口的结束标志与状态一致", _TASKS, each(_finished_well), fails=True, after=5),
)
