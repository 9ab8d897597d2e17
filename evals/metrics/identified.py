"""Paragraphs that are taken for what they are, and documents whose 文种 is told."""

from __future__ import annotations

from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score

_TASKS = frozenset({"identification"})


def _identified(case: Case) -> Score:
    """Of the labelled paragraphs, those that are found to be what the label says; a missing one is wrong."""
    wanted, found = case.sample.facts["elements"], case.output["elements"]
    wrong = [
        f"第 {at + 1} 段是{names[0]}，认作{found[at] if at < len(found) else '（缺）'}"
        for at, names in enumerate(wanted)
        if at >= len(found) or found[at] not in names
    ]
    return part(len(wanted) - len(wrong), len(wanted), case.output["error"] or "；".join(wrong[:5]))


def _typed(case: Case) -> Score:
    wanted = case.sample.facts.get("document_type")
    if not wanted:
        return UNSCORED
    found = case.output["document_type"]
    return passed(found == wanted, f"文种是{wanted}，认作{found or '（未识别）'}")


METRICS = (
    Metric("identified", "认对的段落", _TASKS, each(_identified), Summary.POOLED, fails=True, after=1),
    Metric("document_type", "认对文种的文件", _TASKS, each(_typed), fails=True, after=2),
)
