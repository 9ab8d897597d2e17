"""Questions that found no answer, or a wrong one: what standard answers are written from.

Kept in ``unanswered.jsonl`` in the library's folder: those that found nothing only where the office has asked for it
(``record_gaps``), those that somebody reports always. Whoever adds a question has taken out what identifies a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.library.standard.kept_lines import KeptLines
from assistant.library.standard.same_question import normalised

FILE = "unanswered.jsonl"
MOST_KEPT = 2000
"""Questions; of more the ones that were asked least, and longest ago, go."""

NOT_FOUND, WRONG = "not_found", "wrong"
REPORTED = {
    WRONG: "答错",
    "wrong_source": "引用不对",
    "outdated": "过时",
    "missed": "没找到",
    "unclear": "看不懂",
}
"""What somebody may say of an answer."""

HELPFUL = "helpful"
"""The line that counts how often somebody found an answer good; it holds no question."""

REASONS = {NOT_FOUND: "未找到依据", **REPORTED}
"""Why a question is on the list."""


@dataclass(frozen=True)
class Gap:
    """A question that wants a standard answer.

    Attributes:
        question: As it was asked last.
        reason: One of :data:`REASONS`.
        count: How often.
        first: The day on which it was asked first.
        last: The day on which it was asked last.
    """

    question: str
    reason: str
    count: int
    first: str
    last: str

    @property
    def said(self) -> str:
        """The reason as people read it."""
        return REASONS[self.reason]


class GapList:
    """Reads and changes the list of one library.

    Args:
        library: The library's folder.
    """

    def __init__(self, library: Path) -> None:
        self._file = KeptLines(library / FILE, "待答问题清单")

    def current(self) -> list[Gap]:
        """All questions, those asked most often first.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        return [gap for gap in self._all() if gap.reason != HELPFUL]

    def helpful(self) -> int:
        """How often somebody found an answer good.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        return sum(gap.count for gap in self._all() if gap.reason == HELPFUL)

    def _all(self) -> list[Gap]:
        gaps: list[Gap] = []
        for number, fields in enumerate(self._file.read(), 1):
            try:
                gaps.append(_gap(fields))
            except (KeyError, TypeError, ValueError) as error:
                raise self._file.damaged(number) from error
        return sorted(gaps, key=lambda gap: (gap.count, gap.last), reverse=True)

    def add(self, question: str, reason: str, today: date) -> None:
        """Counts a question.

        Raises:
            LibraryError: The list cannot be read, or another process is changing it.
            OutputError: It cannot be written.
        """
        with self._file.changing():
            gaps = {(normalised(gap.question), gap.reason): gap for gap in self._all()}
            key, day = (normalised(question), reason), today.isoformat()
            before = gaps.get(key, Gap(question, reason, 0, day, day))
            gaps[key] = replace(before, question=question, count=before.count + 1, last=day)
            self._write(sorted(gaps.values(), key=lambda gap: _worth(gap, day), reverse=True)[:MOST_KEPT])

    def count_helpful(self, today: date) -> None:
        """Counts that somebody found an answer good, and not which one.

        Raises:
            LibraryError: As :meth:`add`.
            OutputError: As :meth:`add`.
        """
        self.add("", HELPFUL, today)

    def remove(self, questions: Collection[tuple[str, str]]) -> int:
        """Takes questions from the list that were dealt with; gives how many of them were there.

        Args:
            questions: (question, reason) pairs.

        Raises:
            LibraryError: As :meth:`add`.
            OutputError: As :meth:`add`.
        """
        with self._file.changing():
            gaps = self._all()
            kept = [gap for gap in gaps if (gap.question, gap.reason) not in questions]
            self._write(kept)
        return len(gaps) - len(kept)

    def clear(self) -> int:
        """Deletes all questions; gives how many there were.

        Raises:
            LibraryError: As :meth:`add`.
            OutputError: As :meth:`add`.
        """
        with self._file.changing():
            gaps = self.current()
            self._write([])
        return len(gaps)

    def _write(self, gaps: Iterable[Gap]) -> None:
        self._file.write(vars(gap) for gap in gaps)


def _worth(gap: Gap, day: str) -> tuple[bool, bool, int, str]:
    """By which it is decided what stays where there are too many."""
    return gap.reason == HELPFUL, gap.last == day, gap.count, gap.last


def _gap(fields: dict[str, Any]) -> Gap:
    if fields["reason"] not in {*REASONS, HELPFUL}:
        raise ValueError(fields)
    days = (date.fromisoformat(fields[name]).isoformat() for name in ("first", "last"))
    return Gap(str(fields["question"]), fields["reason"], int(fields["count"]), *days)
