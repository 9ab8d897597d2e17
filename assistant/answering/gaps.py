"""Keeps the questions that found no answer, where the office has asked for it, for its standard answers to be written from."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.sensitive.finding import find_sensitive
from assistant.answering.sensitive.masking import Mask
from assistant.errors import InputError, LibraryError, OutputError
from assistant.library.permission import EVERYTHING
from assistant.library.search import LibrarySearch
from assistant.library.standard.gaps import NOT_FOUND, REPORTED, WRONG, Gap, GapList

FOUND_NOTHING = (AnswerStatus.NO_SOURCE_FOUND, AnswerStatus.ONLY_SUPERSEDED_SOURCE)


def keep_gap(answer: Answer, library: LibrarySearch, today: date) -> None:
    """Counts the question of an answer that found nothing; an answer never fails for it."""
    if library.records_gaps and answer.status in FOUND_NOTHING and not _stays_unwritten(answer.question):
        with suppress(LibraryError, OutputError):
            GapList(library.path).add(Mask().mask(answer.question), NOT_FOUND, today)


def mark_wrong(question: str, library: LibrarySearch, today: date | None = None, reason: str = WRONG) -> None:
    """Puts a question on the list whose answer somebody found wrong.

    Args:
        question: As it was asked; what identifies a person is masked before it is written.
        library: Whose list it is.
        today: The day; today by default.
        reason: What is wrong with it, one of :data:`assistant.library.standard.gaps.REPORTED`.

    Raises:
        InputError: It is empty, bears a mark of classification, or there is no such reason.
        LibraryError: The list cannot be read or changed.
        OutputError: It cannot be written.
    """
    asked = " ".join(question.split())
    if not asked or len(asked) > 500:
        raise InputError("请写明答错的问题，不超过 500 字。")
    if reason not in REPORTED:
        raise InputError(f"原因应是 {'、'.join(REPORTED.values())} 之一，请重新选择。")
    if _stays_unwritten(asked):
        raise InputError("问题中带有密级标志，不能记下；请删去涉密内容后再试。")
    GapList(library.path).add(Mask().mask(asked), reason, today or date.today())


def gaps_of(library: LibrarySearch) -> list[Gap]:
    """The questions that found no answer, or a wrong one, those asked most often first.

    Others' questions tell what they work on, so that only who may read everything reads the list.

    Raises:
        LibraryDamaged: The list cannot be read.
    """
    if library.reader != EVERYTHING:
        return []
    return GapList(library.path).current()


def settle_gaps(library: LibrarySearch, questions: Collection[tuple[str, str]]) -> int:
    """Takes questions from the list that were dealt with, given with their reasons; gives how many of them were there.

    Raises:
        LibraryError: The list cannot be read or changed.
        OutputError: It cannot be written.
    """
    return GapList(library.path).remove(questions)


def clear_gaps(library: LibrarySearch) -> int:
    """Deletes the list; gives how many questions there were.

    Raises:
        LibraryError: The list cannot be read or changed.
        OutputError: It cannot be written.
    """
    return GapList(library.path).clear()


def _stays_unwritten(question: str) -> bool:
    """Whether a question bears a mark of classification."""
    return any(finding.detector.stops for finding in find_sensitive(question))
