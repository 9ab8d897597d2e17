"""Groups of findings as cards of HTML: severity, what, where, before and after, the clause and every place on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from assistant.proofreading.place_names import element_and_place, place_key, places_in_short
from assistant.proofreading.report.repairs import OUTCOMES, place_outcomes, plain_reason
from assistant.proofreading.report.wording import SEVERITIES, repair_label
from assistant.proofreading.report_shapes import AnyReport, FindingEntry, GroupEntry, RepairedFinding

AnyFinding = FindingEntry | RepairedFinding


def members_of(report: AnyReport) -> Mapping[str, Sequence[AnyFinding]]:
    """The findings of each group, by the group's id."""
    by_id: dict[str, AnyFinding] = {finding["id"]: finding for finding in report["findings"]}
    return {group["id"]: [by_id[each] for each in group["findings"]] for group in report["groups"]}


def card_html(
    group: GroupEntry,
    findings: Sequence[AnyFinding],
    prefix: str = "",
    choice: str = "",
    label: str = "",
    actions: str = "",
) -> str:
    """One group; where it has one finding the card bears that one's id, else each finding has an element of its own.

    Args:
        group: As in the JSON of a check.
        findings: Its findings.
        prefix: What ids begin with.
        choice: HTML of what people choose about it.
        label: Who repairs it, where that is said in other words.
        actions: HTML of the buttons below.
    """
    severity, first = group["severity"], findings[0]
    single = len(findings) == 1
    where = element_and_place(first["place"]) if single else places_in_short(group["places"])
    outcome = outcome_html(first) if single else _outcomes(findings, group["kind"])
    return (
        f'<article class="finding {severity}" id="{escape(prefix + (first["id"] if single else group["id"]))}" tabindex="0"'
        f' data-severity="{severity}" data-group="{escape(first["group"])}" data-rule="{" ".join(group["rules"])}"'
        f' data-kind="{group["kind"]}"><header><span class="level {severity}">{SEVERITIES[severity]}</span>'
        f'<b>{escape(group["title"])}</b><span class="place">{escape(where)}</span></header>'
        f"<p>{escape(group['message'])}</p>{_change(group['actual'], group['expected'], 'p')}{outcome}"
        f"{'' if single else _places(group, findings, prefix, bool(choice))}"
        f'<footer>{choice}<span class="repair">{label or repair_label(group)}</span>'
        f"<details><summary>依据</summary>{_clauses(findings)}</details>{actions}</footer></article>"
    )


def _change(actual: str, expected: str, tag: str) -> str:
    return (
        f'<{tag} class="change"><del>{escape(actual)}</del><span aria-label="应为">→</span>'
        f"<ins>{escape(expected)}</ins></{tag}>"
    )


def _clauses(findings: Sequence[AnyFinding]) -> str:
    told = dict.fromkeys(f"{each['clause']}（{each['level']}），规则 {each['rule']}" for each in findings)
    return "；".join(escape(each) for each in told)


def _places(group: GroupEntry, findings: Sequence[AnyFinding], prefix: str, chosen_one_by_one: bool) -> str:
    """Every place of a group with what was found there, folded."""
    by_place: dict[tuple[object, ...], list[AnyFinding]] = {}
    for each in findings:
        by_place.setdefault(place_key(each["place"], group["kind"]), []).append(each)
    items = "".join(_member(here, prefix, chosen_one_by_one) for here in by_place.values())
    how = "，可以逐处选" if chosen_one_by_one else ""
    return f'<details class="places"><summary>{len(by_place)} 处{how}</summary><ul>{items}</ul></details>'


def _member(findings: Sequence[AnyFinding], prefix: str, chosen: bool) -> str:
    where = escape(element_and_place(findings[0]["place"]))
    box = f'<input type="checkbox" class="member-choice" aria-label="修正{where}这一处">' if chosen else ""
    parts = "".join(
        f'<span class="part" id="{escape(prefix + each["id"])}">'
        f"{_change(each['actual'], each['expected'], 'span')}{outcome_html(each, 'span')}</span>"
        for each in findings
    )
    return f'<li class="member">{box}<button type="button" class="to-place">{where}</button>{parts}</li>'


def outcome_html(finding: AnyFinding, tag: str = "p") -> str:
    """What became of a finding in a repair, and why; empty where nothing was repaired."""
    if "outcome" not in finding:
        return ""
    outcome = finding["outcome"]
    reason = escape(plain_reason(finding["reason"]))
    return f'<{tag} class="outcome {outcome}"><b>{OUTCOMES[outcome]}</b>{reason}</{tag}>'


def _outcomes(findings: Sequence[AnyFinding], kind: str) -> str:
    """At how many places of a group what came of it."""
    repaired = [each for each in findings if "outcome" in each]
    counts = Counter(place_outcomes(repaired, kind))
    said = "".join(f"<b>{OUTCOMES[outcome]}</b>{counts[outcome]} 处 " for outcome in OUTCOMES if counts[outcome])
    return f'<p class="outcomes">{said}</p>' if said else ""


def abstentions_html(report: AnyReport) -> str:
    """What could not be told and what was not judged; empty where there is neither."""
    told = [f"<li>{escape(each['title'])}：{escape(each['reason'])}</li>" for each in report["cannot_tell"]]
    left = [f"<li>{escape(sentence)}</li>" for sentence in report["not_judged"]]
    if not told and not left:
        return ""
    return f'<details class="untold"><summary>未判断的 {len(told) + len(left)} 项</summary><ul>{"".join(told + left)}</ul></details>'
