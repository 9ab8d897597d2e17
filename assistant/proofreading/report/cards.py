"""Findings as cards of HTML: severity, what, where, before and after, the clause on demand."""

from __future__ import annotations

from html import escape

from assistant.proofreading.place_names import element_and_place
from assistant.proofreading.report.repairs import OUTCOMES, plain_reason
from assistant.proofreading.report.wording import SEVERITIES, repair_label
from assistant.proofreading.report_shapes import AnyReport, FindingEntry, RepairedFinding


def card_html(
    finding: FindingEntry | RepairedFinding, prefix: str = "", choice: str = "", label: str = "", actions: str = ""
) -> str:
    """One finding.

    Args:
        finding: As in the JSON of a check.
        prefix: What its id begins with.
        choice: HTML of what people choose about it.
        label: Who repairs it, where that is said in other words.
        actions: HTML of the buttons below.
    """
    severity = finding["severity"]
    return (
        f'<article class="finding {severity}" id="{escape(prefix + finding["id"])}" tabindex="0"'
        f' data-severity="{severity}" data-group="{escape(finding["group"])}" data-rule="{escape(finding["rule"])}">'
        f'<header><span class="level {severity}">{SEVERITIES[severity]}</span><b>{escape(finding["title"])}</b>'
        f'<span class="place">{escape(element_and_place(finding["place"]))}</span></header>'
        f"<p>{escape(finding['message'])}</p>"
        f'<p class="change"><del>{escape(finding["actual"])}</del><span aria-label="应为">→</span>'
        f"<ins>{escape(finding['expected'])}</ins></p>"
        f"{outcome_html(finding)}"
        f'<footer>{choice}<span class="repair">{label or repair_label(finding)}</span>'
        f"<details><summary>依据</summary>{escape(finding['clause'])}（{escape(finding['level'])}），规则 "
        f"{escape(finding['rule'])}</details>{actions}</footer></article>"
    )


def outcome_html(finding: FindingEntry | RepairedFinding) -> str:
    """What became of a finding in a repair, and why; empty where nothing was repaired."""
    if "outcome" not in finding:
        return ""
    outcome = finding["outcome"]
    reason = escape(plain_reason(finding["reason"]))
    return f'<p class="outcome {outcome}"><b>{OUTCOMES[outcome]}</b>{reason}</p>'


def abstentions_html(report: AnyReport) -> str:
    """What could not be told and what was not judged; empty where there is neither."""
    told = [f"<li>{escape(each['title'])}：{escape(each['reason'])}</li>" for each in report["cannot_tell"]]
    left = [f"<li>{escape(sentence)}</li>" for sentence in report["not_judged"]]
    if not told and not left:
        return ""
    return f'<details class="untold"><summary>未判断的 {len(told) + len(left)} 项</summary><ul>{"".join(told + left)}</ul></details>'
