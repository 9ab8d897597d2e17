"""Whether questions that ask if something may be done are answered with a clear word first, and with the right one."""

from __future__ import annotations

from evals.answers.polarity import TITLES, opening_polarity
from evals.harness.metric import Better, Metric, each, passed
from evals.harness.samples import UNSCORED, Case, Score

TASKS = frozenset({"everyday"})


def _wanted(case: Case) -> str:
    return case.sample.metadata.get("polarity", "")


def _said(case: Case) -> str | None:
    return opening_polarity(case.output["text"])


def _opens_clearly(case: Case) -> Score:
    if not _wanted(case):
        return UNSCORED
    return passed(_said(case) is not None, f"第一行没有说{TITLES[_wanted(case)]}")


def _right(case: Case) -> Score:
    said = _said(case)
    if not _wanted(case) or said is None:
        return UNSCORED
    return passed(said == _wanted(case), _why(case, said))


def _wrong(case: Case) -> Score:
    if not _wanted(case):
        return UNSCORED
    said = _said(case)
    return Score(1.0, _why(case, said)) if said not in (None, _wanted(case)) else Score(0.0)


def _why(case: Case, said: str | None) -> str:
    return f"应答{TITLES[_wanted(case)]}，第一行说的是{TITLES.get(said or '', '')}"


METRICS = (
    Metric("polarity_said", "是非题第一行就说能、不能、视情况", TASKS, each(_opens_clearly), after=31),
    Metric("polarity_right", "第一行说了的，说对了", TASKS, each(_right), fails=True, after=32),
    Metric("polarity_wrong", "是非题第一行说错了", TASKS, each(_wrong), better=Better.LOW, after=33),
)
