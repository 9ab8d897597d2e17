"""The conversation column: questions, answers with their marks, refusals, failures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.library.standard.standard_answer import MARK
from assistant.page.markup import fragment, light_markdown_html, paragraphs_html, preserved_text_html, text_html
from assistant.page.question_answering.conversation import Exchange
from assistant.page.question_answering.evidence import card_id, citation_line
from assistant.page.question_answering.feedback import feedback_html

DISCLAIMER = "正式行文前请核对原文。"
# One or two digits: a year in square brackets, as in old document numbers (国发[2012]33号), is not a mark.
_MARK = re.compile(r"\[(\d{1,2})\]")


def exchanges_html(exchanges: Iterable[Exchange]) -> str:
    """Questions and answers, oldest first, as one line of HTML; empty for none."""
    html = "".join(_exchange_html(exchange) for exchange in exchanges)
    return fragment(f'<div class="exchanges">{html}</div>') if html else ""


def answer_text_html(answer: Answer, exchange: int) -> str:
    """The answer's text, each ``[n]`` a link to its card; marks that name no citation are dropped."""
    citations = {citation.label: citation for citation in answer.citations}

    def link(match: re.Match[str]) -> str:
        citation = citations.get(match[1])
        return _mark_html(exchange, citation) if citation else ""

    return _MARK.sub(link, light_markdown_html(answer.text))


def streamed_text_html(text: str) -> str:
    """Text that is still coming in: its marks are shown and lead nowhere yet."""
    return _MARK.sub(r'<span class="cite-pending">[\1]</span>', light_markdown_html(text))


def copied_text(answer: Answer) -> str:
    """What 复制答案 puts on the clipboard: question, answer, the citations written out, the reminder."""
    sources = "\n".join(f"[{citation.label}] {citation_line(citation)}" for citation in answer.citations)
    parts = (answer.question, answer.plain_text, f"依据：\n{sources}" if sources else "", DISCLAIMER)
    return "\n\n".join(part for part in parts if part)


def _exchange_html(exchange: Exchange) -> str:
    return (
        f'<section class="exchange" id="exchange-{exchange.number}">'
        f'<div class="question"><span class="sr-only">我的问题：</span>{paragraphs_html(exchange.question)}</div>'
        f"{_outcome_html(exchange)}</section>"
    )


def _outcome_html(exchange: Exchange) -> str:
    if exchange.answer is not None:
        return _thoughts_html(exchange.reasoning) + _answer_html(exchange.answer, exchange.number)
    streamed = f'<div class="prose">{streamed_text_html(exchange.streamed)}</div>' if exchange.streamed else ""
    if exchange.running:
        thoughts = _thoughts_html(exchange.reasoning)
        return f'{thoughts}<div class="answer is-running">{streamed}{_step_html(exchange)}</div>'
    incomplete = f'<div class="answer">{streamed}</div>' if streamed else ""
    if exchange.stopped:
        return incomplete + _interruption_html("已停止", "回答不完整，可以重新提问。", "stopped", exchange.question)
    return incomplete + _interruption_html("没有完成", exchange.failure, "failure", exchange.question)


def _step_html(exchange: Exchange) -> str:
    if exchange.streamed and not exchange.step:
        return '<span class="caret"></span>'
    title = exchange.step.rstrip("….") or "正在准备"
    return f'<p class="step"><span class="spinner"></span>{text_html(title)}……</p>'


def _thoughts_html(reasoning: str) -> str:
    """What a model thought, folded: it was not checked against any source, and is no part of the answer."""
    if not reasoning:
        return ""
    note = "<p>以下是模型的思考过程，未经核对，不能作为依据。</p>"
    return f'<details class="thoughts"><summary>思考过程</summary>{note}{paragraphs_html(reasoning)}</details>'


def _answer_html(answer: Answer, exchange: int) -> str:
    mark = f'<p class="standard-mark">{MARK}</p>' if answer.standard else ""
    text = f'{mark}<div class="prose">{answer_text_html(answer, exchange)}</div>'
    text += "".join(f'<p class="answer-notice">{text_html(notice)}</p>' for notice in answer.notices)
    rest = _suggestions_html(answer) + (_foot_html(answer) if answer.citations else "") + feedback_html(answer)
    if answer.status is AnswerStatus.ANSWERED:
        return f'<div class="answer">{text}{rest}</div>'
    label = f'<p class="notice-label">{answer.status.value}</p>'
    return f'<div class="answer notice notice-{answer.status.code}">{label}{text}{rest}</div>'


def _interruption_html(label: str, sentence: str, kind: str, question: str) -> str:
    return (
        f'<div class="answer notice notice-{kind}"><p class="notice-label">{label}</p>'
        f'<div class="prose">{paragraphs_html(sentence)}</div>'
        f'<div class="suggestions"><p>再问一次</p>{chips_html([question])}</div></div>'
    )


def _suggestions_html(answer: Answer) -> str:
    if not answer.suggestions:
        return ""
    return f'<div class="suggestions"><p>可以接着问</p>{chips_html(answer.suggestions)}</div>'


def chips_html(questions: Iterable[str]) -> str:
    """Questions to click: the page's script asks the text of the chip."""
    chips = "".join(f'<button type="button" class="chip">{text_html(question)}</button>' for question in questions)
    return f'<div class="chips">{chips}</div>'


def _foot_html(answer: Answer) -> str:
    return (
        f'<div class="answer-foot"><span>{DISCLAIMER}</span>'
        f'<button type="button" class="quiet-button copy">复制答案</button>'
        f'<span class="copy-source">{preserved_text_html(copied_text(answer))}</span>{_again_html(answer)}</div>'
    )


def _again_html(answer: Answer) -> str:
    """A button that asks once more, where a model had a part in the answer: extracts would be the same again."""
    if answer.standard or (answer.model == "extractive" and not answer.notices):
        return ""
    return (
        '<button type="button" class="quiet-button again">重新回答</button>'
        f'<span class="again-question">{preserved_text_html(answer.question)}</span>'
    )


def _mark_html(exchange: int, citation: Citation) -> str:
    source = text_html(citation_line(citation))
    return (
        f'<a class="cite" href="#{card_id(exchange, citation.label)}" title="{source}">'
        f'<span class="sr-only">查看依据{text_html(citation.label)}：{source}</span>[{text_html(citation.label)}]</a>'
    )
