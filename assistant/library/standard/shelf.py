"""The standard answers of a library: ``standard-answers.jsonl`` in its folder, one a line."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.errors import InputError
from assistant.library.standard.kept_lines import KeptLines
from assistant.library.standard.same_question import Gist, gist_of
from assistant.library.standard.standard_answer import MARK, StandardAnswer

FILE = "standard-answers.jsonl"


@dataclass(frozen=True, eq=False)
class Shelved:
    """All standard answers at one moment.

    Attributes:
        answers: By their ids, in the order in which they were first written.
    """

    answers: Mapping[str, StandardAnswer] = field(default_factory=dict[str, StandardAnswer])

    @cached_property
    def by_gist(self) -> Mapping[Gist, tuple[tuple[StandardAnswer, str], ...]]:
        """Every wording of every question by its gist, so that a question is compared with few."""
        found: dict[Gist, tuple[tuple[StandardAnswer, str], ...]] = {}
        for answer in self.answers.values():
            for question in answer.questions:
                gist = gist_of(question)
                found[gist] = (*found.get(gist, ()), (answer, question))
        return found


class StandardShelf:
    """Reads the standard answers, anew when the file has changed, and changes them.

    Args:
        library: The library's folder.
    """

    def __init__(self, library: Path) -> None:
        self._file = KeptLines(library / FILE, MARK)
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._shelved = Shelved()

    def current(self) -> Shelved:
        """What is kept now.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        with self._lock:
            stamp = self._file.stamp
            if stamp != self._seen:
                self._shelved = self._read()
                self._seen = stamp
            return self._shelved

    def _read(self) -> Shelved:
        answers: dict[str, StandardAnswer] = {}
        for number, fields in enumerate(self._file.read(), 1):
            try:
                answer = StandardAnswer.from_fields(fields)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise self._file.damaged(number) from error
            answers[answer.id] = answer
        return Shelved(answers)

    def put(self, answers: Iterable[StandardAnswer]) -> None:
        """Adds answers, and replaces those of the same id.

        Raises:
            LibraryError: The file cannot be read, or another process is changing it.
            OutputError: It cannot be written.
        """
        with self._file.changing():
            kept = {**self._read().answers, **{answer.id: answer for answer in answers}}
            self._write(kept.values())

    def put_over(self, answer: StandardAnswer, state: str) -> None:
        """Writes one answer in the place of the one that somebody has seen.

        Args:
            answer: The answer.
            state: :attr:`StandardAnswer.state` of the one that it replaces; empty where there shall be none.

        Raises:
            InputError: What is there now is another one.
            LibraryError: As :meth:`put`.
            OutputError: As :meth:`put`.
        """
        with self._file.changing():
            kept = dict(self._read().answers)
            there = kept[answer.id].state if answer.id in kept else ""
            if there != state:
                raise InputError(_written_by_others(answer.id, there=bool(there), seen=bool(state)))
            self._write({**kept, answer.id: answer}.values())

    def remove(self, ids: Collection[str]) -> list[str]:
        """Deletes answers; gives the ids of those that were there.

        Raises:
            LibraryError: As :meth:`put`.
            OutputError: As :meth:`put`.
        """
        with self._file.changing():
            kept = self._read().answers
            self._write(answer for answer in kept.values() if answer.id not in ids)
        return [each for each in dict.fromkeys(ids) if each in kept]

    def withdraw(self, ids: Collection[str], *, withdrawn: bool = True) -> list[str]:
        """Takes answers out of use and keeps them, or brings them back; gives the ids of those that were there.

        Raises:
            LibraryError: As :meth:`put`.
            OutputError: As :meth:`put`.
        """
        with self._file.changing():
            kept = self._read().answers
            self._write(
                replace(answer, withdrawn=withdrawn) if answer.id in ids else answer for answer in kept.values()
            )
        return [each for each in dict.fromkeys(ids) if each in kept]

    def _write(self, answers: Iterable[StandardAnswer]) -> None:
        self._file.write(answer.as_fields() for answer in answers)


def _written_by_others(answer_id: str, *, there: bool, seen: bool) -> str:
    if there and seen:
        return f"编号 {answer_id} 的答复刚才在别处改过，没有写入；请重新打开它，看过现在的内容再改。"
    if there:
        return f"这个问题已有标准答复（编号 {answer_id}），没有写入；请在列表里修改它，或先移除它。"
    return f"编号 {answer_id} 的答复刚才在别处移除了，没有写入；仍要保留的，请另写一条。"


@lru_cache(maxsize=16)
def shelf_of(library: Path) -> StandardShelf:
    """The shelf of a library's folder, the same for every question, so that the file is read once."""
    return StandardShelf(library)
