"""What is left of a library after kills, races and damage."""

from __future__ import annotations

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"durability"})
OPENS_WITHIN = 10.0
TOLD_WITHIN = 2.0


def _killed_there(case: Case) -> Score:
    if case.output["kind"] != "kill":
        return UNSCORED
    return passed(case.output["reached"], "进程没有走到要结束它的地方，这一次不算数")


def _nothing_partial(case: Case) -> Score:
    return passed(not case.output["partial"], f"看到了写了一半或残缺的内容：{case.output['said'] or '没有任何提示'}")


def _acknowledged_kept(case: Case) -> Score:
    if not case.output.get("acknowledged"):
        return UNSCORED
    return passed(not case.output["lost"], "已经报告完成的内容不见了")


def _recovered(case: Case) -> Score:
    if case.output["kind"] != "kill":
        return UNSCORED
    return passed(case.output["recovered"], "再运行一次之后仍不完整")


def _opens_in_time(case: Case) -> Score:
    return passed(case.output["seconds"] <= OPENS_WITHIN, f"用了 {case.output['seconds']:.1f} 秒才打开")


def _loser_told(case: Case) -> Score:
    seconds = case.output.get("told_seconds")
    if case.output["kind"] != "race" or (seconds is None and case.output["ended"]):
        return UNSCORED
    right = seconds is not None and seconds <= TOLD_WITHIN and "另一个进程" in case.output["told"]
    return passed(
        bool(right), f"没有及时说明另一个进程正在写入（{seconds or 0:.1f} 秒）：{case.output['told'] or '没有提示'}"
    )


def _named_or_harmless(case: Case) -> Score:
    if case.output["kind"] != "damage":
        return UNSCORED
    right = case.output["named"] or case.output["harmless"]
    return passed(right, f"损坏没有说明：{case.output['said'] or '没有任何提示'}")


def _doctor_agrees(case: Case) -> Score:
    if case.output["kind"] != "damage":
        return UNSCORED
    return passed(case.output["doctor"], f"gongwu doctor 与检索说的不一致：{case.output['said'] or '检索没有提示'}")


def _never_replaced(case: Case) -> Score:
    if case.output["kind"] != "damage":
        return UNSCORED
    return passed(not case.output["replaced"], "启动网页或收录别的文件夹，悄悄换掉了原来的内容")


METRICS = (
    Metric("nothing_partial", "没有看到写了一半的内容", _TASKS, each(_nothing_partial), fails=True, after=1),
    Metric("acknowledged_kept", "报告完成的都在", _TASKS, each(_acknowledged_kept), fails=True, after=2),
    Metric("recovered", "再运行一次就完整", _TASKS, each(_recovered), fails=True, after=3),
    Metric("opens_in_time", "10 秒内打开", _TASKS, each(_opens_in_time), fails=True, after=4),
    Metric("loser_told", "同时写入的另一个 2 秒内得到说明", _TASKS, each(_loser_told), fails=True, after=5),
    Metric("named_or_harmless", "损坏有说明，或者没有影响", _TASKS, each(_named_or_harmless), fails=True, after=6),
    Metric("doctor_agrees", "doctor 与检索说的一致", _TASKS, each(_doctor_agrees), fails=True, after=7),
    Metric("never_replaced", "没有悄悄换掉原来的内容", _TASKS, each(_never_replaced), fails=True, after=8),
    Metric("killed_there", "在要结束的地方结束", _TASKS, each(_killed_there), fails=True, after=9),
)
