"""Whether departures from GB/T 9704—2012 are found at their places and repaired, and all else is left in peace.

Each document is checked and repaired as ``gongwu check`` and ``gongwu fix`` do it. A defect is found where a finding names one
of its rules at its place; it is repaired where the benchmark's own reader finds its fact right again and no other one wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import DocumentError
from assistant.proofreading.checker import Checker
from assistant.rules.profile import STANDARD, load_profile, profile_names
from evals.data.dataset import DataSet
from evals.format.operators import families
from evals.format.wider.operators import wider_families
from evals.harness.samples import Case, Output, Sample
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, timed
from evals.peers import gongwen_skill
from evals.proofreading import fixers
from evals.proofreading.fix_outputs import fix_outputs
from evals.proofreading.format_data import CI_NAME, SETS, format_data, format_samples, is_wider
from evals.proofreading.format_figures import TITLES, categories, clusters, cost, damage, parts, without_repairs
from evals.proofreading.wider_figures import located_by_family, missed

NAME = "format"
PEERS = {"gongwen-skill": False, "gongwen-skill with the standard's values": True}
"""The peer as shipped, and with the values of the standard."""


def samples(data: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """The documents of the folder of cases."""
    del questions
    return format_samples(data)


def generate(setting: Setting) -> Iterator[Output]:
    """The findings on every document and what repairs make of it; ours, then the peer's where it can be had."""
    wanted = setting.wanted(setting.samples, "ours/")
    with Checker() as checker, setting.progress.stage("校对样例", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            yield _checked(checker, setting.data.path, sample)
            advance(number)
    if is_wider(setting.data):
        return
    yield from fix_outputs(setting, "ours", fixers.OurFixer())
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
    if setting.data.name == CI_NAME:
        return
    if missing := gongwen_skill.prepare():
        setting.progress.say(missing)
        return
    for name, standard in PEERS.items():
        peer = gongwen_skill.Peer(standard)
        wanted = setting.wanted(setting.samples, f"{name}/")
        with setting.progress.stage(f"同类工具 {name}", len(wanted)) as advance:
            for number, sample in enumerate(wanted, 1):
                found, seconds, error = peer.check(setting.data.path / sample.id)
                base = {"id": sample.id, "key": f"{name}/{sample.id}", "by": name, "error": error, "cannot_tell": 0}
                yield {**base, "seconds": seconds, "findings": found}
                advance(number)
        peer.close()
        yield from fix_outputs(setting, name, gongwen_skill.Peer(standard), ("confirm",), clean=False)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of ours as a whole and by family, set and repair; the peer's beside them."""
    ours = _documents(cases, "ours")
    expanded = list(_expanded(ours))
    scores = score_cases(NAME, expanded)
    more: dict[str, Metrics] = {**parts(scores, expanded), **clusters(scores, expanded)}
    more |= {**categories(scores, expanded), **damage(expanded), **located_by_family(expanded), "ours cost": cost(ours)}
    compared = [name for name in PEERS if _documents(cases, name)]
    for name in compared:
        # The peer's rules bear other names: any finding that it does not have on the base counts as its detection.
        theirs = _documents(cases, name)
        peer = list(_expanded(theirs))
        more |= {f"peer {name}": figures(NAME, score_cases(NAME, peer), peer), f"peer {name} cost": cost(theirs)}
        more |= {f"peer {name} {group}": found for group, found in damage(peer).items()}
    return evaluated(NAME, expanded, _notes(ours, expanded, compared), more)


def _documents(cases: Sequence[Case], by: str) -> list[Case]:
    """A case a document: its findings, and what was made of it."""
    own = [case for case in cases if case.output["by"] == by]
    fixes = {case.sample.id: case.output["fix"] for case in own if "fix" in case.output}
    checked = [case for case in own if "findings" in case.output]
    return [
        replace(case, output={**case.output, "fix": fixes[case.sample.id]}) if case.sample.id in fixes else case
        for case in checked
    ]


def _expanded(documents: Sequence[Case]) -> Iterator[Case]:
    """A case a defect, then one a mutant and one a clean document, which is where false alarms show."""
    findings = {case.sample.id: case.output["findings"] for case in documents}
    titles = {**families(), **wider_families()}
    for case in documents:
        facts = case.sample.facts
        output = {**case.output, "base": findings.get(str(facts.get("base", "")), [])}
        for defect in facts.get("defects", ()):
            family = titles.get(defect["family"], defect["family"]) or "其他"
            traits = {"type": family, "set": defect["set"], "repair": defect["repair"], "route": defect["route"]}
            traits["tier"] = defect["tier"]
            marks = {**traits, "operator": defect["operator"] or defect["id"], "base": facts["base"]}
            sample = Sample(defect["id"], case.sample.input, case.sample.target, marks, {"defect": defect})
            yield Case(sample, output)
        if facts["kind"] != "base":
            marks = {"set": "C"} if facts["kind"] == "outside" else {}
            yield Case(Sample(case.sample.id, case.sample.input, case.sample.target, marks, facts), output)


def _notes(ours: Sequence[Case], expanded: Sequence[Case], peers: Sequence[str]) -> list[str]:
    notes = [f"{case.sample.id} 未能读取：{case.output['error']}" for case in ours if case.output["error"]]
    for case in ours:
        unread = {record["unreadable"] for record in case.output.get("fix", {}).values() if record.get("unreadable")}
        notes += [f"{case.sample.id} 的修正没有计入：{why}" for why in sorted(unread)]
    if nothing := without_repairs(expanded):
        notes.append(f"以下各类没有可修的缺陷，不计入修正率的平均：{'、'.join(nothing)}。")
    notes += missed(expanded)
    if peers:
        notes.append("同类工具的规则另有编号，凡在缺陷处有底稿上没有的发现即算它找到（noticed），不要求指明规则。")
    return notes


TASK = Task(
    "公文格式：缺陷是否在原处查出并修好，其余是否原样，合格文件是否不误报",
    samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    data=format_data,
    sets=SETS,
    titles=TITLES,
)
