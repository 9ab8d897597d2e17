"""What the 公文校对 tab shows of corrected copies: what was repaired, and the document before and after."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.proofreading.rendering.pages import why_not_drawn
from assistant.proofreading.report.cards import outcome_html
from assistant.proofreading.report.comparison import comparison_html
from assistant.proofreading.report.repairs import plain_reason, repair_sentence
from assistant.proofreading.report_shapes import RepairReport, Report

_LAID_OUT = "版面由本机的 LibreOffice 排出，缺少的字体用相近的代替，分页可能与 Word、WPS 略有不同。"


def outcomes_of(report: RepairReport) -> dict[str, Any]:
    """What became of each finding that somebody had accepted, by its id: ``outcome`` and the HTML of it."""
    return {each["id"]: {"outcome": each["outcome"], "html": outcome_html(each)} for each in report["findings"]}


def repair_html(report: RepairReport, after: Report) -> str:
    """The result in a line, why what was accepted could not be repaired, and where the copy comes from.

    What is not said of the copy itself is to be known here.
    """
    said = [sentence for sentence in report["not_judged"] if sentence not in after["not_judged"]]
    notices = "".join(f'<p class="notice">{escape(sentence)}</p>' for sentence in said)
    why = "" if is_changed(report) else _why_unchanged(report)
    return f"<p>{escape(repair_sentence(report))}</p>{why}{notices}"


def is_changed(report: RepairReport) -> bool:
    """Whether anything was repaired, so that the copy differs from the document."""
    return any(each["outcome"] == "fixed" for each in report["findings"])


def _why_unchanged(report: RepairReport) -> str:
    # What was not accepted is passed over too; only what was tried has failed, or bears the code of a refusal.
    said = [each["reason"] for each in report["findings"] if each["outcome"] == "failed" or _is_refusal(each["reason"])]
    listed = "".join(f"<li>{escape(reason)}</li>" for reason in dict.fromkeys(map(plain_reason, said)))
    return f'<p>所选的问题一处也没有修正，请按卡片上的提示手工修改。原因：</p><ul class="reasons">{listed}</ul>'


def _is_refusal(reason: str) -> bool:
    return plain_reason(reason) != reason


def comparison_of(report: RepairReport, after: Report) -> str:
    """The document before and after: pages on demand, and paragraphs."""
    reason = why_not_drawn()
    pages = (
        f'<p class="hint">{escape(reason)}</p>'
        if reason
        else f'<p><button type="button" class="draw-pages">查看版面</button><span class="hint">{_LAID_OUT}</span></p>'
    )
    return f'<div class="pages-bar">{pages}<div class="pages"></div></div>{comparison_html(report, after)}'
