"""The result of a check as the 公文校对 tab shows it: what the document is, filters, cards, and the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from assistant.files.formats import Wing, converted, endings, listed, repaired, text_only
from assistant.proofreading.report.cards import AnyFinding, abstentions_html, card_html, members_of
from assistant.proofreading.report.preview import preview_html
from assistant.proofreading.report.wording import (
    SEVERITIES,
    by_kind,
    count_sentence,
    kind_notices,
    kind_sentence,
    repair_label,
)
from assistant.proofreading.report_shapes import GroupEntry, Report
from assistant.rules.registry import GROUPS

ROOT_HTML = '<div id="proofreading"></div>'
_TAKEN = (
    (repaired, "可以校对和修正"),
    (converted, "先由本机的 LibreOffice 转换，修正副本是 .docx"),
    (text_only, "只校对文字"),
)
_AS_DOCX = "另存为 .docx 后可修正"
_SAFE = "可自动修正，已预选"
_HOW = {"text": "", "layout": "<small>一类一项，点开看每一处</small>"}
_BY_HAND = "这些问题都不能自动修正，请按卡片上的提示手工修改。"
_REPAIR_BAR = """<section class="repair-bar" aria-label="修正">
<p class="chosen" aria-live="polite">已选 <b>0</b> 项 <i>0</i> 处</p>
<button type="button" class="accept-safe quiet">全部接受可自动修正的</button>
<button type="button" class="accept-none quiet">全部不选</button>
<span class="make-buttons"><button type="button" class="make primary" data-mode="tracked">生成修订稿</button>
<button type="button" class="make" data-mode="clean">生成清洁稿</button></span></section>
<p class="hint repair-hint">只改选了“接受”的问题，另存为新文件，原件不动。修订稿里文字改动带修订标记，可在 Word、WPS 里逐处接受或拒绝，
版面直接改好，用一条批注说明；清洁稿全部直接改好。<label><input type="checkbox" class="track-all">修订稿里版面改动也逐处留痕</label></p>
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
    members, repairs = members_of(report), not why_not_repaired
    cards = "".join(
        f'<section class="kind" data-kind="{kind}"><h4>{kind_sentence(kind, groups)}{_HOW[kind] if repairs else ""}</h4>'
        + "".join(_card(group, members[group["id"]], repairs) for group in groups)
        + "</section>"
        for kind, groups in by_kind(report["groups"])
    )
    empty = f'<p class="nothing-found">{_NOTHING}</p>' if not report["findings"] else ""
    return (
        f'<div class="check-head"><h3>{escape(report["file"])}</h3><p>{escape(_kind(report))}</p>'
        f'<p class="check-count">{count_sentence(report["groups"])}</p>{_kind_question(report)}{_left_out(report)}</div>'
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
    heavy = Counter(group["severity"] for group in report["groups"])
    severities = "".join(
        f'<label class="check-chip {key}"><input type="checkbox" data-show="{key}" checked>{name} {heavy[key]} 项</label>'
        for key, name in SEVERITIES.items()
        if heavy[key]
    )
    counts = Counter(findings[0]["group"] for findings in members_of(report).values())
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


def _card(group: GroupEntry, findings: Sequence[AnyFinding], repairs: bool) -> str:
    if not repairs or not group["fixable"]:
        label = _AS_DOCX if group["fixable"] else ""
        return card_html(group, findings, label=label, actions=_actions(group, findings))
    safe = group["repair"] == "safe"
    label = _SAFE if safe else repair_label(group)
    return card_html(group, findings, choice=_choice(group, safe), label=label, actions=_actions(group, findings))


def _choice(group: GroupEntry, accepted: bool) -> str:
    """Whether a group is repaired: two radio buttons, which keyboards and screen readers know."""
    name, title = escape(f"choice-{group['id']}"), escape(group["title"])
    boxes = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"{" checked" if chosen else ""}>'
        f"<span>{said}</span></label>"
        for value, said, chosen in (("accept", "接受", accepted), ("leave", "不改", not accepted))
    )
    kind = group["repair"]
    return f'<span class="choice" role="radiogroup" aria-label="是否修正：{title}" data-repair="{kind}">{boxes}</span>'


def _actions(group: GroupEntry, findings: Sequence[AnyFinding]) -> str:
    """What else can be done about a group: which words are ours is said of each."""
    off = "停用此规则" if len(group["rules"]) == 1 else f"停用这 {len(group['rules'])} 条规则"
    words = dict.fromkeys(
        each["place"]["text"] for each in findings if each["group"] == "wording" and each["place"]["text"]
    )
    mine = [("add-word", word, "加入我的词" if len(words) == 1 else f"“{word}”是我的词") for word in words]
    buttons = (("ignore-once", "", "本次忽略"), ("rule-off", "", off), *mine)
    return (
        '<span class="actions">'
        + "".join(
            f'<button type="button" class="{name}" data-word="{escape(word)}">{escape(title)}</button>'
            for name, word, title in buttons
        )
        + "</span>"
    )
