"""The office's standard answer to a question: found when the match is sure, and used while all that it rests on holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.answering.citing import cite
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.library.search import LibrarySearch
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


@dataclass(frozen=True)
class Tried:
    """Whether a standard answer would answer a question.

    Attributes:
        wording: The wording that the question was taken for; empty where it is none of them.
        answer: What would be answered; None where it would not be used.
        reasons: Why not, a sentence each without its end.
    """

    wording: str
    answer: Answer | None
    reasons: tuple[str, ...]


def tried(question: str, answer: StandardAnswer, library: LibrarySearch, today: date) -> Tried:
    """What would come of a question if this answer were the only one.

    Args:
        question: As somebody may ask it.
        answer: Written or not.
        library: Where its articles stand.
        today: The day of the question.
    """
    inquiry = Inquiry.about(question, (), today, library)
    asked = gist_of(inquiry.question)
    met = next((each for each in answer.questions if gist_of(each) == asked and _is_sure(inquiry, each)), "")
    if not met:
        return Tried("", None, tuple(_difference(inquiry.question, each) for each in answer.questions))
    standing = answer.standing_on(today)
    lacking = [reason for each in answer.citations if (reason := standing_of(each, library, today).reason)]
    if standing is not Standing.IN_USE:
        lacking.insert(0, f"这条答复{standing.value}")
    citations = _citations(inquiry, answer)
    if lacking or citations is None:
        return Tried(met, None, tuple(lacking))
    return Tried(met, _concluded(inquiry, answer, citations), ())


def _difference(question: str, wording_of_ours: str) -> str:
    """What a question has that a wording has not, and the other way round, so that one sees why they do not match."""
    asked, ours = normalised(question), normalised(wording_of_ours)
    more, less = (_without(one, other) for one, other in ((asked, ours), (ours, asked)))
    told = [f"多了“{more}”" if more else "", f"少了“{less}”" if less else ""]
    said = "，".join(part for part in told if part) or "字词相同，次序不同，分不清是不是一个意思"
    return f"与问法“{wording_of_ours}”相比{said}"


def _without(text: str, other: str) -> str:
    left = Counter(other)
    kept: list[str] = []
    for character in text:
        if left[character]:
            left[character] -= 1
        else:
            kept.append(character)
    return "".join(kept)


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
