"""Finds the versions that “before the amendment” and “old and new” mean."""

from __future__ import annotations

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.inquiry import Inquiry
from assistant.answering.versions.asked_time import find_versions, names_no_document


def versions(inquiry: Inquiry) -> Inquiry | Answer:
    """The inquiry on the last day of the earlier text, or with two texts to set side by side; most ask for neither.

    Asks back where versions are to be set side by side and nothing says of which document.
    """
    if names_no_document(inquiry):
        return inquiry.conclude(AnswerStatus.CLARIFICATION, wording.WHICH_DOCUMENT)
    return find_versions(inquiry)
