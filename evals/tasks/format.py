"""Whether departures from GB/T 9704—2012 are found at their places, and conformant documents left in peace.

Each document is checked as ``gongwu check`` does it. A defect is found where a finding names one of its rules at its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean, quantiles

from assistant.errors import DocumentError
from assistant.proofreading.checker import Checker
from assistant.rules.profile import STANDARD, load_profile, profile_names
from evals.data.dataset import DataSet
from evals.figures import Figure, measurement, pooled
from evals.format.operators import families
from evals.peers import gongwen_skill
from evals.proofreading.format_data import format_data, format_samples
from evals.samples import Case, Output, Sample
from evals.scoring import evaluated, figures, score_cases
from evals.task import Evaluation, Metrics, Setting, Task, timed

NAME = "format"
PEER = "gongwen-skill"


def samples(data: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """The documents of the folder of cases."""
    del questions
    return format_samples(data)


def generate(setting: Setting) -> Iterator[Output]:
    """The findings on every document, ours and then the peer's where it can be had."""
    wanted = setting.wanted(setting.samples, "ours/")
    with Checker() as checker, setting.progress.stage("校对样例", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            yield _checked(checker, setting.data.path, sample)
            advance(number)
    yield from _peer_outputs(setting)


def _checked(checker: Checker, folder: Path, sample: Sample) -> Output:
    named = str(sample.facts.get("profile") or "")
    profile = load_profile(named if named in profile_names() else STANDARD)
    output: Output = {"id": sample.id, "key": f"ours/{sample.id}", "by": "ours", "error": "", "seconds": 0.0}
    try:
        report, seconds = timed(lambda: checker.check(folder / sample.id, profile))
    except DocumentError as error:
        return {**output, "error": error.message, "findings": [], "cannot_tell": 0}
    found = [{key: each[key] for key in ("rule", "severity", "place", "message")} for each in report["findings"]]
    return {**output, "seconds": seconds, "findings": found, "cannot_tell": len(report["cannot_tell"])}


def _peer_outputs(setting: Setting) -> Iterator[Output]:
    wanted = setting.wanted(setting.samples, f"{PEER}/")
    if setting.data.name == "format-150" or not wanted:
        return
    if missing := gongwen_skill.prepare():
        setting.progress.say(missing)
        return
    with setting.progress.stage(f"同类工具 {PEER}", len(wanted)) as advance:
        results = gongwen_skill.check_files(setting.data.path / sample.id for sample in wanted)
        for number, (sample, (found, seconds, error)) in enumerate(zip(wanted, results, strict=True), 1):
            base = {"id": sample.id, "key": f"{PEER}/{sample.id}", "by": PEER, "error": error, "cannot_tell": 0}
            yield {**base, "seconds": seconds, "findings": found}
            advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of ours as a whole and by family, set and repair; the peer's beside them."""
    ours = [case for case in cases if case.output["by"] == "ours"]
    theirs = [case for case in cases if case.output["by"] == PEER]
    expanded = list(_expanded(ours))
    more = {**_parts(expanded), **_clusters(expanded), "ours cost": _cost(ours)}
    if theirs:
        # The peer's rules bear other names: any finding that it does not have on the base counts as its detection.
        peer = list(_expanded(theirs))
        more |= {f"peer {PEER}": figures(NAME, score_cases(NAME, peer), peer), f"peer {PEER} cost": _cost(theirs)}
    return evaluated(NAME, expanded, _notes(ours, bool(theirs)), more)


def _expanded(documents: Sequence[Case]) -> Iterator[Case]:
    """A case a defect, then one a mutant and one a clean document, which is where false alarms show."""
    findings = {case.sample.id: case.output["findings"] for case in documents}
    for case in documents:
        facts = case.sample.facts
        output = {**case.output, "base": findings.get(str(facts.get("base", "")), [])}
        for defect in facts.get("defects", ()):
            family = families().get(defect["family"], defect["family"]) or "其他"
            traits = {"type": family, "set": defect["set"], "repair": defect["repair"], "route": defect["route"]}
            traits["tier"] = defect["tier"]
            marks = {**traits, "operator": defect["operator"] or defect["id"], "base": facts["base"]}
            sample = Sample(defect["id"], case.sample.input, case.sample.target, marks, {"defect": defect})
            yield Case(sample, output)
        if facts["kind"] != "base":
            yield Case(Sample(case.sample.id, case.sample.input, case.sample.target, {}, facts), output)


def _parts(cases: Sequence[Case]) -> dict[str, Metrics]:
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for trait in ("set", "tier", "repair", "route"):
        for value in sorted({found for case in cases if (found := case.sample.metadata.get(trait))}):
            part = [case for case in cases if case.sample.metadata.get(trait) == value]
            groups[f"by {trait} {value}"] = figures(NAME, scores, part)
    return groups


def _clusters(cases: Sequence[Case]) -> dict[str, Metrics]:
    """Intervals that allow for mutants of one operator, or of one base, being alike."""
    scores = score_cases(NAME, [case for case in cases if "defect" in case.sample.facts])
    groups: dict[str, Metrics] = {}
    for trait in ("operator", "base"):
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for case in cases:
            if "defect" in case.sample.facts:
                right, of = counts[case.sample.metadata[trait]]
                value = scores[case.sample.id]["located_recall"].value
                if value is None:
                    continue
                counts[case.sample.metadata[trait]] = [right + int(value), of + 1]
        groups[f"clustered by {trait}"] = {"located_recall": pooled([(k, n) for k, n in counts.values()])}
    return groups


def _cost(cases: Sequence[Case]) -> dict[str, Figure]:
    seconds = [case.output["seconds"] for case in cases if not case.output["error"]]
    untold = [case.output["cannot_tell"] for case in cases]
    if len(seconds) < 2:
        return {}
    return {
        "p95_seconds": measurement(quantiles(seconds, n=20)[-1], len(seconds)),
        "abstentions_per_document": measurement(fmean(untold), len(untold)),
    }


def _notes(ours: Sequence[Case], with_peer: bool) -> list[str]:
    notes = [f"{case.sample.id} 未能读取：{case.output['error']}" for case in ours if case.output["error"]]
    if with_peer:
        notes.append(f"{PEER} 的规则另有编号，凡在缺陷处有底稿上没有的发现即算它找到（noticed），不要求指明规则。")
    return notes


TASK = Task(
    "公文格式：缺陷是否在原处查出，合格文件是否不误报",
    samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    data=format_data,
    titles={"p95_seconds": "每份文件用时 p95（秒）", "abstentions_per_document": "每份文件不作判断的项数"},
)
