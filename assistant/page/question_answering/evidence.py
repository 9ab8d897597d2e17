"""The 依据原文 panel: for every answer of the conversation the cited articles as cards, of which one set is shown."""

from __future__ import annotations

import re

from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.library.recognised import recognised
from assistant.library.source import SearchHit, Validity
from assistant.page.addresses import document_address
from assistant.page.markup import fragment, preserved_text_html, text_html
from assistant.page.question_answering.conversation import Conversation, Exchange

_CARDS_OPEN_AT_FIRST = 3
_HAS_CHINESE = re.compile(r"[\u4e00-\u9fff]")

GUIDE_BADGE = '<span class="badge badge-guide">解读</span>'
"""Stands in place of a validity: a guide is in force or not no more than it may be cited."""

EMPTY_PANEL = """<div class="panel-empty">
<p>提问后，这里列出回答所依据的条文原文。点击回答中的 <span class="cite-sample">[1]</span> 可直接定位到对应条文。</p>
<ul class="legend">{legend}</ul></div>"""

_LEGEND = {
    Validity.IN_FORCE: "可以作为依据",
    Validity.UNVERIFIED: "可以引用，行文前先查证时效",
    Validity.NOT_YET_IN_FORCE: "已公布，施行日期未到",
    Validity.SUPERSEDED: "不作依据，请看新版",
    Validity.REPEALED: "不作依据",
}


def card_id(exchange: int, label: str) -> str:
    """Id of the card that the mark ``[label]`` of the numbered exchange leads to."""
    return f"evidence-{exchange}-{re.sub(r'[^0-9A-Za-z]', '', label)}"


def badge_html(validity: Validity) -> str:
    """The 时效 badge: its colour says what its words say."""
    return f'<span class="badge badge-{validity.code}">{validity.value}</span>'


def panel_html(conversation: Conversation) -> str:
    """The cards of every answer; only the set of the latest answer that has any is shown at first."""
    groups = [exchange for exchange in conversation.exchanges if exchange.answer and _has_evidence(exchange.answer)]
    latest = conversation.latest
    if not groups or latest is None:
        return fragment(EMPTY_PANEL.format(legend=_legend_html()))
    html = "".join(_group_html(exchange, shown=exchange is latest) for exchange in groups)
    if latest is not groups[-1]:
        html += _no_evidence_html(latest)
    return fragment(f'<div class="evidence-groups">{html}</div>')


def citation_line(citation: Citation) -> str:
    """The citation as it is written in an official document: 《title》（文号）第X条; of a guide, the law that it names."""
    if citation.is_guide and citation.named:
        return citation.named
    number = f"（{citation.document_number}）" if citation.document_number else ""
    return f"《{citation.title.strip('《》')}》{number}{citation.article or ''}"


def marked_html(text: str, quote: str) -> str:
    """The article's 款 as paragraphs, the quoted passages inside ``<mark>``."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    passages = [passage.strip() for passage in quote.splitlines() if passage.strip()]
    return "".join(f"<p>{_marked_line(line, passages)}</p>" for line in lines)


def _has_evidence(answer: Answer) -> bool:
    return bool(answer.citations) or _outdated_shown(answer)


def _outdated_shown(answer: Answer) -> bool:
    return answer.status is AnswerStatus.ONLY_SUPERSEDED_SOURCE and bool(answer.rejected_hits)


def _legend_html() -> str:
    return "".join(f"<li>{badge_html(validity)}<span>{meaning}</span></li>" for validity, meaning in _LEGEND.items())


def _no_evidence_html(exchange: Exchange) -> str:
    note = "回答完成后在此列出依据。" if exchange.running else "这一问没有可引用的条文。"
    return (
        f'<section class="evidence-group is-shown">{_heading_html(exchange)}<p class="panel-note">{note}</p></section>'
    )


def _heading_html(exchange: Exchange) -> str:
    return f'<p class="evidence-question"><span>问</span>{text_html(exchange.question)}</p>'


def _group_html(exchange: Exchange, *, shown: bool) -> str:
    answer = exchange.answer
    assert answer is not None
    cards = "".join(
        _card_html(exchange.number, citation, is_open=position < _CARDS_OPEN_AT_FIRST)
        for position, citation in enumerate(answer.citations)
    )
    outdated = _outdated_html(answer.rejected_hits) if _outdated_shown(answer) else ""
    classes = "evidence-group is-shown" if shown else "evidence-group"
    inner = _heading_html(exchange) + cards + outdated
    return f'<section class="{classes}" id="evidence-{exchange.number}">{inner}</section>'


def _card_html(exchange: int, citation: Citation, *, is_open: bool) -> str:
    return (
        f'<details class="card" id="{card_id(exchange, citation.label)}"{" open" if is_open else ""}>'
        f'<summary><span class="card-label">[{text_html(citation.label)}]</span>'
        f'<span class="card-title">《{text_html(citation.title.strip("《》"))}》</span> '
        f'<span class="card-article">{text_html(citation.article or "")}</span> '
        f"{GUIDE_BADGE if citation.is_guide else badge_html(citation.validity)}</summary>"
        f'<div class="card-body">{_meta_html(citation)}{_path_html(citation.path)}'
        f'<div class="article">{marked_html(citation.text, citation.quote)}</div>'
        f'<div class="card-actions">{_copy_html(citation)}{_whole_html(citation)}'
        f'<a class="quiet-button back-to-answer" href="#exchange-{exchange}">返回回答</a></div></div></details>'
    )


def _copy_html(citation: Citation) -> str:
    """A button that copies the citation; of a guide, which nobody may cite, the law that it names."""
    if citation.is_guide:
        line, said = citation_line(citation), "复制所依据的法律"
        quote = line if citation.named else ""
    else:
        line, said = citation_line(citation), "复制引用"
        quote = f"{line}：“{citation.quote}”" if citation.quote else line
    if not quote:
        return ""
    return (
        f'<button type="button" class="quiet-button copy">{said}</button>'
        f'<span class="copy-source">{preserved_text_html(quote)}</span>'
    )


def _whole_html(source: Citation | SearchHit) -> str:
    """A link to the whole document, at this article; in a window of its own, for the conversation lasts as long as this one."""
    address = text_html(document_address(source.source_id, source.article, source.position))
    return f'<a class="quiet-button open-document" href="{address}" target="_blank" rel="noopener">打开全文</a>'


def _meta_html(source: Citation | SearchHit) -> str:
    version = f"版本 {source.version}" if source.version else ""
    facts = source.document_number, source.issuing_body, version, recognised(source.ocr)
    known = [part for part in facts if part]
    return f'<p class="card-meta">{"".join(f"<span>{text_html(part)}</span>" for part in known)}</p>' if known else ""


def _path_html(path: tuple[str, ...]) -> str:
    steps = "".join(f"<span>{text_html(step)}</span>" for step in path if step)
    return f'<p class="card-path">{steps}</p>' if steps else ""


def _outdated_html(hits: tuple[SearchHit, ...]) -> str:
    cards = "".join(_outdated_card_html(hit) for hit in hits)
    return (
        f'<details class="outdated"><summary>已失效的相关规定（{len(hits)} 条，不作依据）</summary>'
        f'<div class="outdated-list">{cards}</div></details>'
    )


def _outdated_card_html(hit: SearchHit) -> str:
    # replaced_by may be an id of the manifest, which tells people nothing: only titles are shown.
    replaced = hit.replaced_by if _HAS_CHINESE.search(hit.replaced_by) else ""
    successor = f'<p class="card-successor">现由《{text_html(replaced.strip("《》"))}》规定</p>' if replaced else ""
    return (
        f'<div class="outdated-card"><p class="outdated-title">《{text_html(hit.title.strip("《》"))}》 '
        f"{text_html(hit.article or '')} {badge_html(hit.validity)}</p>{_meta_html(hit)}{successor}"
        f'<div class="article">{marked_html(hit.text, "")}</div>'
        f'<div class="card-actions">{_whole_html(hit)}</div></div>'
    )


def _marked_line(line: str, passages: list[str]) -> str:
    html, end = [], 0
    for start, stop in _spans(line, passages):
        html += [text_html(line[end:start]), f"<mark>{text_html(line[start:stop])}</mark>"]
        end = stop
    return "".join(html) + text_html(line[end:])


def _spans(line: str, passages: list[str]) -> list[tuple[int, int]]:
    """Where passages stand in the line, in order and merged where they overlap; ends are exclusive."""
    found = sorted((at, at + len(passage)) for passage in passages if (at := line.find(passage)) >= 0)
    merged: list[tuple[int, int]] = []
    for start, stop in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged
