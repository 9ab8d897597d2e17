"""The report of a check as lines of text, for the terminal: a line or two for each group, every place on demand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.proofreading.place_names import element_and_place, places_in_short
from assistant.proofreading.report.wording import (
    SEVERITIES,
    by_kind,
    count_sentence,
    kind_notices,
    kind_sentence,
    repair_label,
)
from assistant.proofreading.report_shapes import AbstentionEntry, CheckedFile, FindingEntry, GroupEntry, Report

_NAMED = 4
"""So many rules are named where some are left out."""


def report_lines(report: CheckedFile, every_place: bool = False) -> Iterator[str]:
    """The lines for one file; a file that could not be read has one line.

    Args:
        report: The JSON of its check.
        every_place: Whether each place and each reason is told, and not the groups alone.
    """
    if "error" in report:
        yield f"{report['file']}：{report['error']}"
        return
    kind = report["document_type"] or "未识别文种"
    yield f"{report['file']}　{kind}，{report['format']}"
    yield from (f"  {notice}" for notice in _notices(report))
    findings = {finding["id"]: finding for finding in report["findings"]}
    for name, groups in by_kind(report["groups"]):
        yield f"{kind_sentence(name, groups)}："
        for group in groups:
            here = [findings[each] for each in group["findings"]]
            yield from _group_lines(group, here, every_place, advice=not report["official"] and name == "layout")
    yield from _abstention_lines(report["cannot_tell"], every_place)
    for sentence in report["not_judged"]:
        yield f"  {sentence}"
    yield f"  {count_sentence(report['groups'])}{'' if every_place else _more(report['groups'])}"


def _notices(report: Report) -> Iterator[str]:
    for notice in kind_notices(report):
        yield f"{notice}需要按公文格式校对的，加 --as-official。" if "不是公文" in notice else notice
    if report["candidates"]:
        yield f"例如：--type {report['candidates'][0]}"


def _group_lines(group: GroupEntry, findings: Sequence[FindingEntry], every_place: bool, advice: bool) -> Iterator[str]:
    severity, rules, first = SEVERITIES[group["severity"]], _codes(group["rules"]), findings[0]
    element = first["place"]["element"] if group["count"] == 1 else None
    where = f"{element} · " if element else ""
    head = f"  {severity} {rules} {group['title']}（{where}{places_in_short(group['places'])}）"
    tail = f"{repair_label(group)}　编号 {group['id']}"
    said = f"{group['message']}依据：{_basis(first)}"
    # What needs no decision takes no more than a line.
    if advice or group["severity"] == "info" or (group["repair"] == "safe" and group["fixable"]):
        yield f"{head}：{said}　{tail}"
    else:
        yield f"{head}　{tail}"
        yield f"    {said}"
    if every_place:
        yield from (_finding_line(each) for each in findings)


def _codes(rules: Sequence[str]) -> str:
    return "、".join(rules[:_NAMED]) + (f" 等 {len(rules)} 条" if len(rules) > _NAMED else "")


def _basis(finding: FindingEntry) -> str:
    """The clause and how binding it is, each once."""
    clause, _, _ = finding["clause"].partition("；")
    return clause if finding["level"] in clause else f"{clause}（{finding['level']}）"


def _finding_line(finding: FindingEntry) -> str:
    place = element_and_place(finding["place"])
    values = f"现状：{finding['actual']}　应为：{finding['expected']}"
    return f"    {place}　{values}　{finding['rule']}，{finding['clause']}　编号 {finding['id']}"


def _abstention_lines(abstentions: Sequence[AbstentionEntry], every_reason: bool) -> Iterator[str]:
    if every_reason:
        yield from (f"  未判断 {each['rule']} {each['title']}：{each['reason']}" for each in abstentions)
    elif abstentions:
        titles = list(dict.fromkeys(each["title"] for each in abstentions))
        more = "等" if len(titles) > _NAMED else ""
        yield f"  未判断 {len(abstentions)} 项：{'、'.join(titles[:_NAMED])}{more}（原因见 --all）。"


def _more(groups: Sequence[GroupEntry]) -> str:
    return "每一处见 --all。" if any(group["count"] > 1 for group in groups) else ""


def summary_lines(reports: Sequence[CheckedFile]) -> Iterator[str]:
    """The lines that end the report of several files."""
    failed = sum("error" in report for report in reports)
    trouble = f"，{failed} 个未能读取" if failed else ""
    groups = [group for report in reports if "error" not in report for group in report["groups"]]
    yield f"共 {len(reports)} 个文件{trouble}。{count_sentence(groups)}"
