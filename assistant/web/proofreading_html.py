"""The result of a check as the 公文校对 tab shows it: what the document is, filters, cards, and the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import Any

from assistant.proofreading.report.cards import abstentions_html, card_html
from assistant.proofreading.report.preview import preview_html
from assistant.proofreading.report.wording import SEVERITIES, count_sentence
from assistant.rules.registry import GROUPS

ROOT_HTML = '<div id="proofreading"></div>'
_NOTHING = "没有发现与国家标准不符的地方。本系统不判断盖章位置、实际分页等文件里没有的内容，印发前仍请人工核对。"


def result_html(report: Mapping[str, Any]) -> str:
    """All of a result; every text of the document is escaped."""
    cards = "".join(card_html(finding, actions=_actions(finding)) for finding in report["findings"])
    empty = f'<p class="nothing-found">{_NOTHING}</p>' if not report["findings"] else ""
    return (
        f'<div class="check-head"><h3>{escape(report["file"])}</h3><p>{escape(_kind(report))}</p>'
        f'<p class="check-count">{count_sentence(report["summary"])}</p>{_not_official(report)}{_left_out(report)}</div>'
        f'{_filters(report)}<div class="check-columns"><div class="findings">{empty}{cards}'
        f'<p class="filtered" hidden>按所选条件没有问题可显示。</p>{abstentions_html(report)}</div>'
        f"{preview_html(report)}</div>"
    )


def _kind(report: Mapping[str, Any]) -> str:
    kind = report["document_type"]
    return f"识别为：{kind}，{report['format']}" if kind else f"没有识别出文种，按{report['format']}检查"


def _not_official(report: Mapping[str, Any]) -> str:
    if report["official"]:
        return ""
    reasons = escape("".join(report["reasons"]))
    return f'<p class="notice">这份文件看起来不是公文，只按一般要求检查。{reasons}</p>'


def _left_out(report: Mapping[str, Any]) -> str:
    return "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in report["not_judged"])


def _filters(report: Mapping[str, Any]) -> str:
    if not report["findings"]:
        return ""
    severities = "".join(
        f'<label class="check-chip {key}"><input type="checkbox" data-show="{key}" checked>'
        f"{name} {report['summary'][key]}</label>"
        for key, name in SEVERITIES.items()
        if report["summary"][key]
    )
    counts = Counter(finding["group"] for finding in report["findings"])
    groups = "".join(
        f'<option value="{group}">{title} {counts[group]}</option>' for group, title in GROUPS.items() if counts[group]
    )
    return (
        f'<div class="check-filters">{severities}<label>部分 <select data-group-filter>'
        f'<option value="">全部</option>{groups}</select></label><button type="button" class="show-ignored" hidden>'
        "恢复本次忽略的</button></div>"
    )


def _actions(finding: Mapping[str, Any]) -> str:
    buttons = [("ignore-once", "本次忽略"), ("rule-off", "停用此规则")]
    if finding["group"] == "wording" and finding["place"]["text"]:
        buttons.append(("add-word", "加入我的词"))
    word = escape(finding["place"]["text"] or "")
    return (
        '<span class="actions">'
        + "".join(
            f'<button type="button" class="{name}" data-word="{word}">{title}</button>' for name, title in buttons
        )
        + "</span>"
    )
