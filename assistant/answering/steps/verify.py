"""Checks the answer against its sources before anybody sees it: what does not stand there word for word is taken out."""

from __future__ import annotations

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.answering.inquiry import Inquiry


def verify(inquiry: Inquiry) -> Answer:
    """Concludes with the answer if every citation holds, and with a refusal if one does not.

    Sentences of a model were checked one by one before they were shown; see :mod:`assistant.answering.drafting`.
    """
    if inquiry.citations and all(holds(citation) for citation in inquiry.citations):
        return inquiry.conclude(AnswerStatus.ANSWERED, inquiry.text, inquiry.citations)
    return inquiry.conclude(AnswerStatus.NO_SOURCE_FOUND, wording.NO_SOURCE)


def holds(citation: Citation) -> bool:
    """Whether every line of the quote stands in the article, word for word."""
    return bool(citation.quote) and all(line in citation.text for line in citation.quote.split("\n"))
