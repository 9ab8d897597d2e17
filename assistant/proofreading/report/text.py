"""The report of a check as lines of text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.proofreading.report.wording import (
    SEVERITIES,
    count_sentence,
    element_and_place,
    kind_notices,
    repair_label,
)
from assistant.proofreading.report_shapes import CheckedFile, FindingEntry


def report_lines(report: CheckedFile) -> Iterator[str]:
    """The lines for one file; a file that could not be read has one line."""
    if "error" in report:
        yield f"{report['file']}：{report['error']}"
        return
    kind = report["document_type"] or "未识别文种"
    yield f"{report['file']}　{kind}，{report['format']}"
    yield from (f"  {notice}" for notice in kind_notices(report))
    if report["genre"] is not None:
        yield "  需要按公文格式校对的，加 --as-official。"
    if report["candidates"]:
        yield f"  例如：--type {report['candidates'][0]}"
    for finding in report["findings"]:
        yield from _finding_lines(finding)
    for each in report["cannot_tell"]:
        yield f"  未判断 {each['rule']} {each['title']}：{each['reason']}"
    for sentence in report["not_judged"]:
        yield f"  {sentence}"
    yield f"  {count_sentence(report['summary'])}"


def _finding_lines(finding: FindingEntry) -> Iterator[str]:
    severity, repair = SEVERITIES[finding["severity"]], repair_label(finding)
    yield f"  {severity} {finding['rule']} {finding['title']}（{element_and_place(finding['place'])}）"
    yield f"    {finding['message']}"
    yield f"    现状：{finding['actual']}　应为：{finding['expected']}"
    yield f"    依据：{finding['clause']}（{finding['level']}）　{repair}　编号 {finding['id']}"


def summary_lines(reports: Sequence[CheckedFile], summary: Mapping[str, int]) -> Iterator[str]:
    """The lines that end the report of several files."""
    failed = sum("error" in report for report in reports)
    trouble = f"，{failed} 个未能读取" if failed else ""
    yield f"共 {len(reports)} 个文件{trouble}。{count_sentence(summary)}"
