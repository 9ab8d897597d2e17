"""Whether citations lead to real articles and whether what the answer states stands in them."""

from __future__ import annotations

import re

from evals.answers.outcome import citations_of, is_answered, is_verbatim
from evals.answers.support import document_numbers_of, numbers_of, unsupported_document_numbers, unsupported_numbers
from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score

TASKS = frozenset({"citations"})
_MARK = re.compile(r"\[(\d{1,2})\]")


def _resolves(case: Case) -> Score:
    citations = citations_of(case)
    broken = [f"[{c['label']}] {c['title']} {c['article'] or ''}".strip() for c in citations if not c["articles"]]
    return part(len(citations) - len(broken), len(citations), f"知识库中没有所引的条文：{'、'.join(broken)}")


def _marks(case: Case) -> Score:
    """Marks of the text and citations belong together one to one."""
    if not is_answered(case):
        return UNSCORED
    labels = {citation["label"] for citation in citations_of(case)}
    marks = set(_MARK.findall(case.output["text"]))
    unlike = "、".join(sorted(labels ^ marks))
    return passed(bool(labels) and not unlike, f"正文的标记与引用对不上：{unlike}" if labels else "没有引用")


def _numbers(case: Case) -> Score:
    if not is_answered(case):
        return UNSCORED
    unsupported = unsupported_numbers(case)
    of = len(numbers_of(case.output["text"]))
    return part(of - len(unsupported), of, f"所引条文中没有 {'、'.join(unsupported)}")


def _document_numbers(case: Case) -> Score:
    if not is_answered(case):
        return UNSCORED
    unsupported = unsupported_document_numbers(case)
    of = len(document_numbers_of(case.output["text"]))
    return part(of - len(unsupported), of, f"所引文件没有文号 {'、'.join(unsupported)}")


def _faultless(case: Case) -> Score:
    if not is_answered(case):
        return UNSCORED
    faults = [
        score
        for metric in _PARTS
        for score in metric.score([case])
        if (score.value or 0) < 1 and score.value is not None
    ]
    verbatim = all(is_verbatim(citation) for citation in citations_of(case))
    return passed(verbatim and not faults, "；".join(fault.explanation for fault in faults) or "引文与条文不一致")


_PARTS = (
    Metric("citations_resolve", "引用都指向真实条文", TASKS, each(_resolves), Summary.POOLED, fails=True, after=2),
    Metric("marked_citations", "引用都在正文标出", TASKS, each(_marks), fails=True, after=3),
    Metric("numbers_supported", "数字都在所引条文中", TASKS, each(_numbers), Summary.POOLED, fails=True, after=12),
    Metric(
        "document_numbers_supported",
        "文号都属于所引文件",
        TASKS,
        each(_document_numbers),
        Summary.POOLED,
        fails=True,
        after=13,
    ),
)
METRICS = (Metric("faultless", "引用毫无差错的答案", TASKS, each(_faultless), after=1), *_PARTS)
