"""The result of a check as the 公文校对 tab shows it: what the document is, filters, cards, and the document."""

from __future__ import annotations

from collections import Counter
from html import escape

from assistant.files.formats import Wing, converted, endings, listed, repaired, text_only
from assistant.proofreading.report.cards import abstentions_html, card_html
from assistant.proofreading.report.preview import preview_html
from assistant.proofreading.report.wording import SEVERITIES, count_sentence, kind_notices, repair_label
from assistant.proofreading.report_shapes import FindingEntry, Report
from assistant.rules.registry import GROUPS

ROOT_HTML = '<div id="proofreading"></div>'
_TAKEN = (
    (repaired, "可以校对和修正"),
    (converted, "先由本机的 LibreOffice 转换，修正副本是 .docx"),
    (text_only, "只校对文字"),
)
_AS_DOCX = "另存为 .docx 后可修正"
_SAFE = "可自动修正，已预选"
_BY_HAND = "这些问题都不能自动修正，请按卡片上的提示手工修改。"
_REPAIR_BAR = """<section class="repair-bar" aria-label="修正">
<p class="chosen" aria-live="polite">已选 <b>0</b> 处</p>
<button type="button" class="accept-safe quiet">全部接受可自动修正的</button>
<button type="button" class="accept-none quiet">全部不选</button>
<span class="make-buttons"><button type="button" class="make primary" data-mode="tracked">生成修订稿</button>
<button type="button" class="make" data-mode="clean">生成清洁稿</button></span></section>
<p class="hint repair-hint">只改选了“接受”的问题，另存为新文件，原件不动。修订稿带修订标记和批注，可在 Word、WPS 里逐处接受或拒绝；
清洁稿直接改好。</p>
<div class="repair-results"></div>
<div class="view-switch" role="group" aria-label="查看" hidden>
<button type="button" data-view="findings" aria-pressed="true">问题与原文</button>
<button type="button" data-view="comparison" aria-pressed="false">修改前后</button></div>"""
_NOTHING = "没有发现与国家标准不符的地方。本系统不判断盖章位置、实际分页等文件里没有的内容，印发前仍请人工核对。"


def files_taken() -> dict[str, str]:
    """What the tab's script is told of the files that can be proofread: their endings, and what becomes of each kind."""
    hint = "；".join(f"{listed(which)} {said}" for which, said in _TAKEN) + "。"
    return {"endings": ",".join(endings(Wing.PROOFREADING.reads)), "hint": hint}


def result_html(report: Report, why_not_repaired: str = "") -> str:
    """All of a result; every text of the document is escaped.

    Args:
        report: The JSON of ``gongwu check``.
        why_not_repaired: Why such a document can only be checked; empty where findings can be accepted.
    """
    cards = "".join(_card(finding, repairs=not why_not_repaired) for finding in report["findings"])
    empty = f'<p class="nothing-found">{_NOTHING}</p>' if not report["findings"] else ""
    return (
        f'<div class="check-head"><h3>{escape(report["file"])}</h3><p>{escape(_kind(report))}</p>'
        f'<p class="check-count">{count_sentence(report["summary"])}</p>{_kind_question(report)}{_left_out(report)}</div>'
        f"{_repairing(report, why_not_repaired)}"
        f'<div class="view-findings">{_filters(report)}<div class="check-columns"><div class="findings">{empty}{cards}'
        f'<p class="filtered" hidden>按所选条件没有问题可显示。</p>{abstentions_html(report)}</div>'
        f'{preview_html(report)}</div></div><div class="view-comparison" hidden></div>'
    )


def _kind(report: Report) -> str:
    kind = report["document_type"]
    return f"识别为：{kind}，{report['format']}" if kind else f"没有识别出文种，按{report['format']}检查"


def _kind_question(report: Report) -> str:
    """What is to be said of the kind, and the one question that may be asked: answered with a click, for this document."""
    notices = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in kind_notices(report))
    likeliest, *others = report["candidates"] or [""]
    if likeliest:
        asked, choices = f"这是{likeliest}吗？", [("是", f'data-kind="{likeliest}"')]
        choices += [(f"是{other}", f'data-kind="{other}"') for other in others]
    elif report["genre"] is not None:
        asked, choices = "要按公文格式校对吗？", [("按公文格式校对", "data-as-official")]
    else:
        return notices
    buttons = "".join(f'<button type="button" {data}>{escape(said)}</button>' for said, data in choices)
    return f'{notices}<p class="check-kind">{escape(asked)}{buttons}</p>'


def _left_out(report: Report) -> str:
    return "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in report["not_judged"])


def _filters(report: Report) -> str:
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


def _repairing(report: Report, why_not: str) -> str:
    """What is done with the findings that people accept; a sentence where nothing can be."""
    if not report["findings"]:
        return ""
    if why_not or not report["summary"]["fixable"]:
        return f'<p class="notice">{escape(why_not or _BY_HAND)}</p>'
    return _REPAIR_BAR


def _card(finding: FindingEntry, repairs: bool) -> str:
    if not repairs or not finding["fixable"]:
        return card_html(finding, label=_AS_DOCX if finding["fixable"] else "", actions=_actions(finding))
    safe = finding["repair"] == "safe"
    label = _SAFE if safe else repair_label(finding)
    return card_html(finding, choice=_choice(finding, safe), label=label, actions=_actions(finding))


def _choice(finding: FindingEntry, accepted: bool) -> str:
    """Whether a finding is repaired: two radio buttons, which keyboards and screen readers know."""
    name, title = escape(f"choice-{finding['id']}"), escape(finding["title"])
    boxes = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if chosen else ""}>'
        f"<span>{said}</span></label>"
        for value, said, chosen in (("accept", "接受", accepted), ("leave", "不改", not accepted))
    )
    kind = finding["repair"]
    return f'<span class="choice" role="radiogroup" aria-label="是否修正：{title}" data-repair="{kind}">{boxes}</span>'


def _actions(finding: FindingEntry) -> str:
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
