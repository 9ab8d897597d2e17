"""Reads the question as it was meant: typing errors put right, and a follow-up completed with what it points at."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering import wording
from assistant.answering.inquiry import Inquiry
from assistant.answering.understanding.follow_up import completed
from assistant.answering.understanding.typos import corrected


def understand(inquiry: Inquiry) -> Inquiry:
    """Changes the question where it is clear what was meant, and says so."""
    question, corrections = corrected(inquiry.question, inquiry.library.lexical.pair_frequency)
    said = [wording.corrected(correction.typed, correction.meant) for correction in corrections]
    whole = completed(question, inquiry.history)
    if whole:
        said.append(wording.completed(whole))
    return replace(
        inquiry,
        question=whole or question,
        asked=inquiry.asked or inquiry.question,
        completed=bool(whole) or inquiry.completed,
    ).noting(*said)
