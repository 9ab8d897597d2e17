"""Questions that found no answer, or a wrong one: what standard answers are written from.

Kept in ``unanswered.jsonl`` in the library's folder, and only where the office has asked for it (``record_gaps``). Whoever
adds a question has taken out what identifies a person.
"""

from __future__ import annotations

from collections.abc import Iterable
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
REASONS = {NOT_FOUND: "未找到依据", WRONG: "答错"}


@dataclass(frozen=True)
class Gap:
    """A question that wants a standard answer.

    Attributes:
        question: As it was asked last.
        reason: :data:`NOT_FOUND` or :data:`WRONG`.
        count: How often.
        first: The day on which it was asked first.
        last: The day on which it was asked last.
    """

    question: str
    reason: str
    count: int
    first: str
    last: str


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
            gaps = {(normalised(gap.question), gap.reason): gap for gap in self.current()}
            key, day = (normalised(question), reason), today.isoformat()
            before = gaps.get(key, Gap(question, reason, 0, day, day))
            gaps[key] = replace(before, question=question, count=before.count + 1, last=day)
            kept = sorted(gaps.values(), key=lambda gap: (gap.last == day, gap.count, gap.last), reverse=True)
            self._write(kept[:MOST_KEPT])

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


def _gap(fields: dict[str, Any]) -> Gap:
    if fields["reason"] not in REASONS:
        raise ValueError(fields)
    days = (date.fromisoformat(fields[name]).isoformat() for name in ("first", "last"))
    return Gap(str(fields["question"]), fields["reason"], int(fields["count"]), *days)
