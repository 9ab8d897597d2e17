"""Answers with what the office wrote itself, where it certainly answers this very question; before anything else is tried."""

from __future__ import annotations

from assistant.answering import wording
from assistant.answering.answer import Answer
from assistant.answering.inquiry import Inquiry
from assistant.answering.standard_answers import answered_by_the_office
from assistant.answering.understanding.times import compares_versions
from assistant.errors import LibraryDamaged


def standard(inquiry: Inquiry) -> Inquiry | Answer:
    """Concludes with the standard answer to the question as it was typed; passes on every other question.

    What the office has written is about today: it answers no question about another time.
    """
    if inquiry.period is not None or compares_versions(inquiry.question):
        return inquiry
    try:
        return answered_by_the_office(inquiry) or inquiry
    except LibraryDamaged:
        return inquiry.noting(wording.STANDARD_UNREADABLE)


def standard_as_understood(inquiry: Inquiry) -> Inquiry | Answer:
    """Looks once more where the question was understood otherwise than it was typed."""
    return inquiry if inquiry.question == inquiry.asked else standard(inquiry)
