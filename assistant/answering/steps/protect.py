"""Keeps classified text here and masks personal identifiers, before anything leaves for a model outside the office."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.inquiry import Inquiry
from assistant.answering.sensitive.screening import screen_for


def protect(inquiry: Inquiry) -> Inquiry | Answer:
    """Passes questions on with what masks them; refuses those that bear a mark of classification and would leave.

    Nothing is done where no model is asked, or one on this machine or on a host of the intranet list.
    """
    if inquiry.use is None or not inquiry.use.model.host:
        return inquiry
    screening = screen_for(f"http://{_bracketed(inquiry.use.model.host)}/", inquiry.use.intranet_hosts)
    if screening is None:
        return inquiry
    refusal = screening.refusal(inquiry.question, [turn.content for turn in inquiry.history])
    if refusal:
        return inquiry.conclude(AnswerStatus.REFUSED_SENSITIVE, refusal)
    return replace(inquiry, masking=screening)


def _bracketed(host: str) -> str:
    """An IPv6 address as it stands in an address of the web."""
    return f"[{host}]" if ":" in host else host
