"""Figures of the task ``format`` that are no metrics: parts, clusters, categories, damage, cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean, quantiles

from evals.harness.figures import Figure, average, measurement, pooled
from evals.harness.samples import Case
from evals.harness.scoring import CaseScores, figures
from evals.harness.task import Metrics
from evals.proofreading.records import judged

NAME = "format"
CLUSTERED = ("located_recall", "correction_accuracy", "correction_accuracy_safe")
REPAIRABLE = ("safe", "confirm")
_RUNS = ("confirm", "safe", "tracked")


def parts(scores: CaseScores, cases: Sequence[Case]) -> dict[str, Metrics]:
    """The metrics by set, tier, repair and route."""
    groups: dict[str, Metrics] = {}
    for trait in ("set", "tier", "repair", "route"):
        for value in sorted({found for case in cases if (found := case.sample.metadata.get(trait))}):
            part = [case for case in cases if case.sample.metadata.get(trait) == value]
            groups[f"by {trait} {value}"] = figures(NAME, scores, part)
    return groups


def clusters(scores: CaseScores, cases: Sequence[Case]) -> dict[str, Metrics]:
    """Intervals that allow for mutants of one operator, or of one base, being alike."""
    defects = [case for case in cases if "defect" in case.sample.facts]
    return {
        f"clustered by {trait}": {name: _clustered(scores, defects, trait, name) for name in CLUSTERED}
        for trait in ("operator", "base")
    }


def _clustered(scores: CaseScores, defects: Sequence[Case], trait: str, metric: str) -> Figure:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in defects:
        value = scores[case.sample.id][metric].value
        if value is not None:
            right, of = counts[case.sample.metadata[trait]]
            counts[case.sample.metadata[trait]] = [right + int(value), of + 1]
    return pooled([(k, n) for k, n in counts.values()])


def categories(scores: CaseScores, cases: Sequence[Case]) -> dict[str, Metrics]:
    """The macro average over categories with repairable defects, and the lowest of them."""
    values = dict(_accuracies(scores, cases))
    if not values:
        return {}
    return {
        "correction over categories": {
            "macro_average": average(list(values.values())),
            "lowest_category": measurement(min(values.values()), len(values)),
        }
    }


def without_repairs(cases: Sequence[Case]) -> list[str]:
    """The categories in which nothing can be repaired without a person."""
    seen: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        if "defect" in case.sample.facts:
            seen[case.sample.metadata["type"]].add(case.sample.metadata["repair"])
    return sorted(kind for kind, repairs in seen.items() if not repairs & set(REPAIRABLE))


def _accuracies(scores: CaseScores, cases: Sequence[Case]) -> Iterator[tuple[str, float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for case in cases:
        value = scores[case.sample.id]["correction_accuracy"].value
        if "defect" in case.sample.facts and value is not None:
            found[case.sample.metadata["type"]].append(value)
    yield from ((kind, fmean(values)) for kind, values in found.items())


def damage(cases: Sequence[Case]) -> dict[str, Metrics]:
    """What was made wrong, by the way of repairing: wrong facts per 1,000 right ones, characters, objects, parts, nodes."""
    groups: dict[str, Metrics] = {}
    for run in _RUNS:
        records = [record for case in cases if (record := judged(case, run)) is not None]
        right = sum(record["right"] for record in records)
        if not right:
            continue
        groups[f"damage {run}"] = {
            "wrong_facts_per_1000": measurement(1000 * sum(r["wrong"] for r in records) / right, right),
            "characters_changed": measurement(
                sum(r["changed"] for r in records), sum(r["characters"] for r in records)
            ),
            **{
                f"{name}_lost": measurement(sum(r[name]["lost"] for r in records), sum(r[name]["of"] for r in records))
                for name in ("objects", "parts", "nodes")
                if name in records[0]
            },
        }
    return groups


def cost(cases: Sequence[Case]) -> dict[str, Figure]:
    """Seconds a document, of checking and of each repair, and how often nothing was decided."""
    seconds = [case.output["seconds"] for case in cases if not case.output["error"]]
    untold = [case.output["cannot_tell"] for case in cases]
    if len(seconds) < 2:
        return {}
    found = {
        "p95_seconds": measurement(quantiles(seconds, n=20)[-1], len(seconds)),
        "abstentions_per_document": measurement(fmean(untold), len(untold)),
    }
    fixes = [r for case in cases for r in case.output.get("fix", {}).values() if not r["error"]]
    if len(fixes) < 2:
        return found
    found["p95_fix_seconds"] = measurement(quantiles([r["seconds"] for r in fixes], n=20)[-1], len(fixes))
    told = [record for record in fixes if "person" in record]
    if told:
        found["person_per_document"] = measurement(fmean(record["person"] for record in told), len(told))
        found["failed_per_document"] = measurement(fmean(record["failed"] for record in told), len(told))
    return found


TITLES: Mapping[str, str] = {
    "located": "缺陷在原处按规则查出，不分核心和扩展",
    "macro_average": "各类缺陷修正率的平均",
    "lowest_category": "修正率最低的一类",
    "wrong_facts_per_1000": "每千个对的事实里变错的",
    "characters_changed": "不该改而改的字数",
    "objects_lost": "有损的对象数",
    "parts_lost": "没有改动却变了的部件数",
    "nodes_lost": "未涉及却变了的节点数",
    "p95_seconds": "每份文件校对用时 p95（秒）",
    "p95_fix_seconds": "每份文件修正用时 p95（秒）",
    "abstentions_per_document": "每份文件不作判断的项数",
    "person_per_document": "每份文件留给人改的处数",
    "failed_per_document": "每份文件试改后放弃的处数",
}
