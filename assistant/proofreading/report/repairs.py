"""What became of the findings of a repair, as lines of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.proofreading.report.wording import element_and_place
from assistant.proofreading.report_shapes import RepairedFinding, RepairReport

OUTCOMES = {"fixed": "已修正", "skipped": "未修正", "failed": "修正失败"}


def repair_lines(report: RepairReport) -> Iterator[str]:
    """The lines for one file: each finding with its outcome, then a sentence and where the copy is."""
    yield f"{report['file']}　{report['document_type'] or '未识别文种'}，{report['format']}"
    for finding in report["findings"]:
        yield from _lines(finding)
    for sentence in report["not_judged"]:
        yield f"  {sentence}"
    yield f"  {repair_sentence(report)}"
    yield f"  {_MODES[report['mode']]}已写到 {report.get('output')}，原件没有改动。"


_MODES = {"tracked": "修订稿", "clean": "清洁稿"}


def _lines(finding: RepairedFinding) -> Iterator[str]:
    place = element_and_place(finding["place"])
    yield f"  {OUTCOMES[finding['outcome']]} {finding['rule']} {finding['title']}（{place}）"
    yield f"    {finding['message']}"
    if finding["outcome"] == "fixed":
        yield f"    原为：{finding['actual']}　改为：{finding['expected']}"
    else:
        yield f"    {plain_reason(finding['reason'])}　编号 {finding['id']}"


def plain_reason(reason: str) -> str:
    """A reason without the code before it, which is for programs."""
    code, colon, rest = reason.partition(": ")
    return rest if colon and code.isascii() else reason


def repair_sentence(report: RepairReport) -> str:
    """How many findings were repaired, in a sentence."""
    findings = report["findings"]
    if not findings:
        return "没有发现问题，副本与原件相同。"
    counts = {outcome: sum(each["outcome"] == outcome for each in findings) for outcome in OUTCOMES}
    said = "，".join(f"{OUTCOMES[outcome]} {count} 处" for outcome, count in counts.items() if count)
    left = len(report["remaining"])
    return f"发现 {len(findings)} 处问题：{said}；复查{f'还有 {left} 处' if left else '没有问题'}。"
