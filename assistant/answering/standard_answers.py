"""The office's standard answer to a question: found when the match is sure, and used while all that it rests on holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.answering.citing import cite
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.library.standard.cited_articles import standing_of
from assistant.library.standard.same_question import SURE, SURE_BY_VECTORS, gist_of, in_other_roles, normalised
from assistant.library.standard.shelf import shelf_of
from assistant.library.standard.standard_answer import MARK, StandardAnswer, Standing

_OWN_MARK = re.compile(r"\[(\d{1,2})\]")


def answered_by_the_office(inquiry: Inquiry) -> Answer | None:
    """The standard answer; None where no question of the office's is certainly this one, or its answer may not be used.

    Raises:
        LibraryDamaged: The standard answers cannot be read.
    """
    for answer in _matching(inquiry):
        citations = _citations(inquiry, answer)
        if citations is not None:
            return _concluded(inquiry, answer, citations)
    return None


def _matching(inquiry: Inquiry) -> Iterator[StandardAnswer]:
    """The answers in use whose question this certainly is; none is looked for where the office has written none."""
    shelved = shelf_of(inquiry.library.path).current()
    found = shelved.by_gist.get(gist_of(inquiry.question), ()) if shelved.answers else ()
    for answer, question in found:
        if answer.standing_on(inquiry.today) is Standing.IN_USE and _is_sure(inquiry, question):
            yield answer


def _is_sure(inquiry: Inquiry, question: str) -> bool:
    if in_other_roles(inquiry.question, question):
        return False
    one, other = normalised(inquiry.question), normalised(question)
    if one == other or inquiry.library.likeness(one, other) >= SURE:
        return True
    cosine = inquiry.library.cosine(inquiry.question, question)
    return cosine is not None and cosine >= SURE_BY_VECTORS


def _citations(inquiry: Inquiry, answer: StandardAnswer) -> tuple[Citation, ...] | None:
    """The articles that it rests on as they read now; None where one of them does not hold any more."""
    hits = [standing_of(cited, inquiry.library, inquiry.today).hit for cited in answer.citations]
    standing = [hit for hit in hits if hit is not None]
    if len(standing) < len(hits):
        return None
    said = f"{inquiry.question} {answer.answer}"
    return tuple(cite(str(number), hit, said) for number, hit in enumerate(harmless(standing), 1))


def _concluded(inquiry: Inquiry, answer: StandardAnswer, citations: tuple[Citation, ...]) -> Answer:
    until = answer.valid_until.isoformat() if answer.valid_until else ""
    said = wording.standard_answer(MARK, answer.author, answer.written.isoformat(), until)
    sure = replace(inquiry, confidence=1.0).noting(said)
    concluded = sure.conclude(AnswerStatus.ANSWERED, _marked(answer.answer, citations), citations)
    return replace(concluded, standard=answer.id)


def _marked(text: str, citations: tuple[Citation, ...]) -> str:
    """The text with the marks that the office wrote, and behind it those of the citations that it did not mark."""
    marked = set(_OWN_MARK.findall(text))
    return text + "".join(f"[{citation.label}]" for citation in citations if citation.label not in marked)
