"""What became of the findings of a repair, as lines of text for the terminal: by group and outcome, every place on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.proofreading.place_names import applying, element_and_place, place_key, places_in_short
from assistant.proofreading.report_shapes import GroupEntry, RepairedFinding, RepairReport

OUTCOMES = {"fixed": "已修正", "skipped": "未修正", "failed": "修正失败"}
_FROM_GOOD_TO_BAD = tuple(OUTCOMES)
_MODES = {"tracked": "修订稿", "clean": "清洁稿"}


def repair_lines(report: RepairReport, every_place: bool = False) -> Iterator[str]:
    """The lines for one file: each group with its outcome, then a sentence and where the copy is.

    Args:
        report: The JSON of its repair.
        every_place: Whether each place is told, and not the groups alone.
    """
    yield f"{report['file']}　{report['document_type'] or '未识别文种'}，{report['format']}"
    findings = {finding["id"]: finding for finding in report["findings"]}
    for group in report["groups"]:
        yield from _group_lines(group, [findings[each] for each in group["findings"]], every_place)
    yield from (f"  {sentence}" for sentence in report["not_judged"])
    yield f"  {repair_sentence(report)}"
    if report["mended"]:
        yield f"  改在{'、'.join(report['mended'])}里，用到的段落一并改好，没有逐段设置。"
    silent = "版面改动不留修订标记，见首段批注。" if report.get("track") == "text" else ""
    yield f"  {_MODES[report['mode']]}已写到 {report.get('output')}，原件没有改动。{silent}"


def _group_lines(group: GroupEntry, findings: Sequence[RepairedFinding], every_place: bool) -> Iterator[str]:
    """A line for each outcome that findings of the group have."""
    by_outcome: dict[tuple[str, str], list[RepairedFinding]] = {}
    for each in findings:
        by_outcome.setdefault((each["outcome"], each["reason"]), []).append(each)
    for (outcome, reason), here in by_outcome.items():
        rules = "、".join(dict.fromkeys(each["rule"] for each in here))
        places = {place_key(each["place"], group["kind"]): applying(each["place"]) for each in here}
        said = f"  {OUTCOMES[outcome]} {rules} {group['title']}（{places_in_short([*places.values()])}）"
        became = _change(group, here) if outcome == "fixed" else f"{plain_reason(reason)}　编号 {group['id']}"
        yield f"{said}：{became}"
        if every_place:
            yield from (_finding_line(each) for each in here)


def _change(group: GroupEntry, findings: Sequence[RepairedFinding]) -> str:
    if len(findings) == 1:
        return f"{findings[0]['actual']} → {findings[0]['expected']}"
    return f"{group['actual']} → {group['expected']}"


def _finding_line(finding: RepairedFinding) -> str:
    place = element_and_place(finding["place"])
    return f"    {place}　{finding['message']}　原为：{finding['actual']}　应为：{finding['expected']}　编号 {finding['id']}"


def plain_reason(reason: str) -> str:
    """A reason without the code before it, which is for programs."""
    code, colon, rest = reason.partition(": ")
    return rest if colon and code.isascii() else reason


def repair_sentence(report: RepairReport) -> str:
    """How many findings were repaired, in a sentence."""
    findings = report["findings"]
    if not findings:
        return "没有发现问题，副本与原件相同。"
    by_id = {finding["id"]: finding for finding in findings}
    groups = [([by_id[each] for each in group["findings"]], group["kind"]) for group in report["groups"]]
    counts = Counter(outcome for members, kind in groups for outcome in place_outcomes(members, kind))
    said = "，".join(f"{name} {counts[outcome]} 处" for outcome, name in OUTCOMES.items() if counts[outcome])
    left = len(report["remaining"])
    return f"发现 {len(report['groups'])} 项 {counts.total()} 处问题：{said}；复查{f'还有 {left} 处' if left else '没有问题'}。"


def place_outcomes(findings: Sequence[RepairedFinding], kind: str) -> list[str]:
    """The outcome at each place of some findings of one kind."""
    worst: dict[tuple[object, ...], str] = {}
    for each in findings:
        key = place_key(each["place"], kind)
        worst[key] = max(worst.get(key, each["outcome"]), each["outcome"], key=_FROM_GOOD_TO_BAD.index)
    return list(worst.values())
