"""The cases of an evaluation side by side: what was answered or found, and what was expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.library.source import Validity
from assistant.page.evaluation.figures import number_text
from assistant.page.evaluation.result import Case, CitedPassage, Failure, Passage
from assistant.page.markup import fragment, light_markdown_html, paragraphs_html, text_html

_OPEN_UP_TO = 260
_ANSWER = "回答"
_VALIDITY_TITLES = {validity.code: validity.value for validity in Validity}
_LISTED_FAILURES = 200


def cases_html(cases: Sequence[Case], titles: Mapping[str, str], day: str) -> str:
    """One page of cases.

    Args:
        titles: Titles of the metrics by name.
        day: When the run was, in ISO form; the day of a question is shown where it is another one.
    """
    html = "".join(_case_html(case, titles, case.as_of if case.as_of != day else "") for case in cases)
    return fragment(f'<div class="cases">{html}</div>') if cases else ""


def failures_html(failures: Sequence[Failure]) -> str:
    """What went wrong, where the task has no cases to look at."""
    rows = "".join(
        f'<tr><td class="metric">{text_html(failure.id)}</td><td>{text_html(failure.why)}</td></tr>'
        for failure in failures[:_LISTED_FAILURES]
    )
    more = len(failures) - _LISTED_FAILURES
    rest = f'<p class="help">另有 {more:,} 项，见下载的报告。</p>' if more > 0 else ""
    return fragment(f'<div class="scroll-x"><table class="failures-table">{rows}</table></div>{rest}')


def _case_html(case: Case, titles: Mapping[str, str], as_of: str) -> str:
    verdict = (
        '<span class="verdict is-bad">未通过</span>' if case.failed else '<span class="verdict is-good">通过</span>'
    )
    kind = f'<span class="kind">{text_html(case.kind)}</span>' if case.kind else ""
    day = f'<span class="day">提问日期 {text_html(as_of)}</span>' if as_of else ""
    why = f'<div class="why">{paragraphs_html(case.why)}</div>' if case.why else ""
    return (
        f'<article class="case"><div class="case-head"><span class="case-id">{text_html(case.id)}</span>{kind}{day}{verdict}'
        f"</div>{_history_html(case)}{_question_html(case)}{why}{_sides_html(case)}{_scores_html(case, titles)}</article>"
    )


def _has_sides(case: Case) -> bool:
    """Whether something was asked; a file that was only read has neither an answer nor a gold article."""
    return bool(case.error or case.model_fields_set & {"answer", "status", "hits", "gold"})


def _sides_html(case: Case) -> str:
    if not _has_sides(case):
        return ""
    return (
        f'<div class="sides"><section><h4>{"回答" if _answered(case) else "检索结果"}</h4>{_outcome_html(case)}</section>'
        f"<section><h4>标准答案</h4>{_gold_html(case)}</section></div>"
    )


def _history_html(case: Case) -> str:
    turns = "".join(
        f"<p><b>{'问' if turn.role == 'user' else '答'}</b>{text_html(turn.content)}</p>" for turn in case.history
    )
    return f'<details class="history"><summary>上文 {len(case.history)} 句</summary>{turns}</details>' if turns else ""


def _question_html(case: Case) -> str:
    return f'<div class="case-question">{paragraphs_html(case.question)}</div>' if case.question else ""


def _answered(case: Case) -> bool:
    return bool(case.answer or case.status or case.error)


def _outcome_html(case: Case) -> str:
    if not _answered(case):
        return _hits_html(case) if case.hits else '<p class="empty">没有找到任何条文。</p>'
    status = case.status_title or case.status
    badge = f'<p class="status">{text_html(status)}</p>' if status else ""
    answer = light_markdown_html(case.answer) if case.answer else f'<p class="empty">{_no_answer(case)}</p>'
    hits = f'<details class="hits"><summary>检索到的条文</summary>{_hits_html(case)}</details>' if case.hits else ""
    return f'{badge}<div class="answer-text">{answer}</div>{_citations_html(case)}{hits}'


def _no_answer(case: Case) -> str:
    return text_html(f"没有回答：{case.error}") if case.error else "没有回答。"


def _citations_html(case: Case) -> str:
    if not case.citations:
        return '<p class="empty">没有引用。</p>' if case.answer else ""
    gold = _gold_keys(case)
    lines = "".join(_citation_html(citation, (citation.title, citation.article) in gold) for citation in case.citations)
    return f'<p class="side-label">引用</p><ul class="passages">{lines}</ul>'


def _citation_html(citation: CitedPassage, gold: bool) -> str:
    title = _VALIDITY_TITLES.get(citation.validity, citation.validity)
    validity = f'<span class="validity">{text_html(title)}</span>' if title else ""
    quote = f'<div class="quote">{paragraphs_html(citation.quote)}</div>' if citation.quote else ""
    label = f"[{text_html(citation.label)}] " if citation.label else ""
    return f"<li>{label}{_name_html(citation)}{_gold_mark(gold)}{validity}{quote}</li>"


def _hits_html(case: Case) -> str:
    gold = _gold_keys(case)
    lines = "".join(
        f"<li>{number}. {_name_html(hit)}{_gold_mark((hit.title, hit.article) in gold)}</li>"
        for number, hit in enumerate(case.hits, 1)
    )
    return f'<ul class="passages">{lines}</ul>'


def _gold_html(case: Case) -> str:
    passages = "".join(_passage_html(passage) for passage in case.gold)
    expected = f'<p class="status">期望：{text_html(case.expected)}</p>' if case.expected not in ("", _ANSWER) else ""
    html = expected + (passages or '<p class="empty">没有标准条文：这一题不应得出有依据的回答。</p>')
    if case.points:
        html += f'<p class="side-label">要点</p><ul class="points">{_items(case.points)}</ul>'
    if case.key_values:
        values = _items([" ＝ ".join(spellings) for spellings in case.key_values])
        html += f'<p class="side-label">关键数值</p><ul class="points">{values}</ul>'
    return html


def _passage_html(passage: Passage) -> str:
    if not passage.text:
        return f'<p class="passage-name">{_name_html(passage)}</p>'
    opened = ' open=""' if len(passage.text) <= _OPEN_UP_TO else ""
    text = paragraphs_html(passage.text)
    return f'<details class="passage"{opened}><summary>{_name_html(passage)}</summary><div class="quote">{text}</div></details>'


def _scores_html(case: Case, titles: Mapping[str, str]) -> str:
    if not case.scores:
        return ""
    rows = "".join(
        f'<tr><td class="metric">{text_html(titles.get(name, name))}</td>'
        f'<td class="count">{"不计" if score.value is None else number_text(score.value, share=False)}</td>'
        f"<td>{text_html(score.explanation)}</td></tr>"
        for name, score in case.scores.items()
    )
    return f'<details class="scores"><summary>逐项评分</summary><table>{rows}</table></details>'


def _name_html(passage: Passage | CitedPassage) -> str:
    title = f"《{text_html(passage.title)}》" if passage.title else ""
    return f"<b>{title}{text_html(passage.article)}</b>"


def _gold_mark(gold: bool) -> str:
    return '<span class="gold-mark">标准条文</span>' if gold else ""


def _gold_keys(case: Case) -> set[tuple[str, str]]:
    return {(passage.title, passage.article) for passage in case.gold}


def _items(texts: Sequence[str]) -> str:
    return "".join(f"<li>{text_html(text)}</li>" for text in texts)
