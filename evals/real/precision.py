"""Precision from judged findings: of all of them, of each rule, and as a reader meets them.

Findings are drawn evenly over the rules, so a rule with thousands of findings counts as much as one with three among what was
judged. Weighted by rule, each rule counts with all its findings in the documents, as a reader meets them. The rules of face,
size, indent and spacing repeat themselves on every paragraph; without them the rest can be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean

from evals.harness.figures import Figure, average, measurement, share, share_of
from evals.harness.samples import Output
from evals.harness.task import Metrics
from evals.real.log import Verdict
from evals.real.looking import UNJUDGED

MASS_RULES = frozenset(
    "P001 P002 P003 P004 P005 P007 P008 P013 B006 B007 B008 B009 B013 N003 N004 N005 N008 G002 G003 G004 G005".split()
)
TITLES = {
    **{each.code: f"判为{each.value}的份额" for each in Verdict},
    "wrong_weighted": "错误的份额，按各规则的发现数加权",
    "wrong_weighted_without_mass": "错误的份额，按规则加权，不计成片的字体、缩进、间距规则",
    "debatable_weighted": "可商榷的份额，按规则加权",
    "documents": "文件数",
    "kinds": "文件的种类",
    "producers": "生成文件的软件",
    "judged": "看过的发现",
    "unjudged": "还没有看过的发现",
    "safe_copies_wrong": "只改可自动修正的，副本有错的文件",
    "confirmed_copies_wrong": "连同需要确认的都改，副本有错的文件",
    "report_lines_median": "报告行数的中位数",
}


def figures(outputs: Sequence[Output]) -> Metrics:
    """The figures of the whole."""
    documents = [each for each in outputs if each["kind"] == "document"]
    findings = [each for each in outputs if each["kind"] == "finding"]
    judged = [each for each in findings if each["verdict"] != UNJUDGED]
    counts = _counts(documents)
    return {
        **verdicts(judged),
        "wrong_weighted": weighted(judged, counts, Verdict.WRONG),
        "wrong_weighted_without_mass": weighted(judged, counts, Verdict.WRONG, lambda rule: rule not in MASS_RULES),
        "debatable_weighted": weighted(judged, counts, Verdict.DEBATABLE),
        "documents": measurement(len(documents), len(documents)),
        "kinds": measurement(len({each["kind_of_document"] for each in documents}), len(documents)),
        "producers": measurement(len({each["producer"] for each in documents}), len(documents)),
        "judged": measurement(len(judged), len(findings)),
        "unjudged": measurement(len(findings) - len(judged), len(findings)),
        **_copies(documents),
        "report_lines_median": average([each["lines"] for each in documents], "median"),
    }


def by_rule(outputs: Sequence[Output], of: str = "") -> dict[str, Metrics]:
    """The figures of each rule that has a judged finding, with Wilson's intervals; ``of`` begins the names of the groups."""
    judged = [each for each in outputs if each["kind"] == "finding" and each["verdict"] != UNJUDGED]
    return {
        f"{of}by rule {rule}": verdicts([each for each in judged if each["rule"] == rule])
        for rule in sorted({each["rule"] for each in judged})
    }


def verdicts(judged: Sequence[Output]) -> Metrics:
    """The share of each verdict."""
    return {each.code: share(sum(one["verdict"] == each.code for one in judged), len(judged)) for each in Verdict}


def weighted(
    judged: Iterable[Output],
    counts: Mapping[str, int],
    verdict: Verdict,
    wanted: Callable[[str], bool] = lambda _: True,
) -> Figure:
    """The share of a verdict where each rule counts with all its findings in the documents."""
    of: dict[str, list[bool]] = {}
    for each in judged:
        if wanted(each["rule"]):
            of.setdefault(each["rule"], []).append(each["verdict"] == verdict.code)
    all_findings = sum(counts[rule] for rule in of)
    if not all_findings:
        return Figure(None, 0)
    weight = sum(counts[rule] * fmean(said) for rule, said in of.items())
    return measurement(weight / all_findings, sum(len(said) for said in of.values()))


def _counts(documents: Iterable[Output]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for each in documents:
        counts.update(each["findings"])
    return counts


def _copies(documents: Iterable[Output]) -> Metrics:
    looked_at = [each["repairs"] for each in documents if each["repairs"] is not None]
    return {
        "safe_copies_wrong": share_of([not each["safe"] for each in looked_at]),
        "confirmed_copies_wrong": share_of([not each["confirmed"] for each in looked_at]),
    }
