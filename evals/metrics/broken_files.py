"""What becomes of files that went wrong: an answer or a sentence, in time, the original as it was, and a copy that is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from evals.harness.metric import Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"fuzz"})
_DOORS = {"check": "校对", "fix": "修正", "index": "收录"}


def _ends(case: Case) -> Iterator[tuple[str, dict[str, Any]]]:
    """How each door ended that was tried, with its Chinese name."""
    return ((name, case.output[door]) for door, name in _DOORS.items() if case.output[door])


def _known_errors(case: Case) -> Score:
    unknown = [f"{name}出现 {end['unknown']}" for name, end in _ends(case) if end["unknown"]]
    return passed(not unknown, "；".join(unknown))


def _ended_in_time(case: Case) -> Score:
    late = [f"{name}用了 {end['seconds']:.0f} 秒" for name, end in _ends(case) if end["late"]]
    return passed(not late, "；".join(late))


def _read_without_crash(case: Case) -> Score:
    """Of Word documents alone: those who read them here are our own; a library that breaks on a PDF only costs that file."""
    if case.output["format"] != "docx":
        return UNSCORED
    crashes = [f"{name}读时出错：{end['crash']}" for name, end in _ends(case) if end["crash"]]
    return passed(not crashes, "；".join(crashes))


def _original_kept(case: Case) -> Score:
    return passed(bool(case.output["kept"]), "原件被改动")


def _of_the_copy(judge: Callable[[dict[str, Any]], str]) -> Callable[[Case], Score]:
    def score(case: Case) -> Score:
        copy = case.output["copy"]
        if not copy:
            return UNSCORED
        why = judge(copy)
        return passed(not why, why)

    return score


METRICS = (
    Metric("known_errors", "没有程序内部出错", _TASKS, each(_known_errors), fails=True, after=1),
    Metric("ended_in_time", "都在时限之内", _TASKS, each(_ended_in_time), fails=True, after=2),
    Metric("read_without_crash", "读 Word 文档没有半途出错", _TASKS, each(_read_without_crash), fails=True, after=3),
    Metric("originals_kept", "原件没有改动", _TASKS, each(_original_kept), fails=True, after=4),
    Metric(
        "copies_readable", "副本能再读", _TASKS, each(_of_the_copy(lambda copy: copy["unread"])), fails=True, after=5
    ),
    Metric(
        "copies_with_all_parts",
        "副本里没动的部件逐字节相同",
        _TASKS,
        each(_of_the_copy(lambda copy: "；".join(copy["parts"]))),
        fails=True,
        after=6,
    ),
    Metric(
        "copies_with_all_words",
        "副本没有丢字",
        _TASKS,
        each(_of_the_copy(lambda copy: copy["words"])),
        fails=True,
        after=7,
    ),
)
