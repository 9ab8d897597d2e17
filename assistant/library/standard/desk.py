"""What an office does with its standard answers: writes, takes in, looks at, reviews, withdraws and takes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.files.saving import refuse_place, save_whole
from assistant.library.search import LibrarySearch
from assistant.library.standard.cited_articles import cited_article, standing_of
from assistant.library.standard.entries import Entry, checked_entries
from assistant.library.standard.faults import refusal
from assistant.library.standard.shelf import StandardShelf
from assistant.library.standard.standard_answer import StandardAnswer, Standing
from assistant.library.standard.tables import WRITTEN, entries_in, written_out


@dataclass(frozen=True)
class Looked:
    """A standard answer as lists show it.

    Attributes:
        standing: Whether it is used.
        reasons: Why it wants a review, a sentence each without its end; empty for every other standing.
    """

    answer: StandardAnswer
    standing: Standing
    reasons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        fields = self.answer.as_fields()
        cited = [{"title": each.title, "article": each.article} for each in self.answer.citations]
        return {**fields, "citations": cited, "standing": self.standing.code, "reasons": list(self.reasons)}


@dataclass(frozen=True)
class TakenIn:
    """What became of the answers of a file.

    Attributes:
        added: How many were new.
        updated: How many took the place of one of the same id.
        unchanged: How many were there already.
    """

    added: int
    updated: int
    unchanged: int


class StandardAnswers:
    """The standard answers of a library.

    Args:
        library: Where their citations stand.
        today: The day on which validity is judged; today by default.
    """

    def __init__(self, library: LibrarySearch, today: date | None = None) -> None:
        self._library = library
        self._today = today or date.today()
        self._shelf = StandardShelf(library.path)

    def add(self, fields: Mapping[str, Any]) -> StandardAnswer:
        """Writes one answer.

        Args:
            fields: ``questions`` and ``answer``, and what else :data:`assistant.library.standard.entries.COLUMNS` names.

        Raises:
            InputError: Something is wrong with it, or another answer has its id; all of it is said.
        """
        kept = self._shelf.current().answers
        answers, faults = checked_entries([Entry("", fields)], kept, self._library, self._today)
        faults += [f"编号 {answer.id} 已经有了，请换一个编号，或先移除它" for answer in answers if answer.id in kept]
        if faults:
            raise refusal(faults)
        self._shelf.put(answers)
        return answers[0]

    def checked(self, fields: Mapping[str, Any]) -> StandardAnswer:
        """The answer that would be written, for a trial; nothing is written.

        Raises:
            InputError: Something is wrong with it; all of it is said.
        """
        answers, faults = checked_entries(
            [Entry("", fields)], self._shelf.current().answers, self._library, self._today
        )
        if faults:
            raise refusal(faults)
        return answers[0]

    def save(self, fields: Mapping[str, Any], state: str) -> StandardAnswer:
        """Writes one answer, or writes it anew.

        Args:
            fields: As for :meth:`add`.
            state: :attr:`StandardAnswer.state` of the one that was looked at; empty for a new one.

        Raises:
            InputError: Something is wrong with it, all of it is said; or the one that was looked at has been changed since.
        """
        answer = self.checked(fields)
        self._shelf.put_over(answer, state)
        return answer

    def take_in(self, path: Path) -> TakenIn:
        """Writes the answers of a file, all or none; those of known ids are brought up to date.

        Raises:
            InputError: The file cannot be read, or something is wrong with its answers; all of it is said.
        """
        entries = entries_in(path)
        kept = self._shelf.current().answers
        answers, faults = checked_entries(entries, kept, self._library, self._today)
        if faults:
            raise refusal(faults)
        self._shelf.put(answers)
        added = sum(answer.id not in kept for answer in answers)
        unchanged = sum(kept.get(answer.id) == answer for answer in answers)
        return TakenIn(added, len(answers) - added - unchanged, unchanged)

    def all(self) -> list[Looked]:
        """All of them, with what has become of their articles."""
        return [self._looked(answer) for answer in self._shelf.current().answers.values() if self._may_be_seen(answer)]

    def find(self, answer_id: str) -> Looked:
        """One of them.

        Raises:
            InputError: There is none.
        """
        answer = self._shelf.current().answers.get(answer_id)
        if answer is None or not self._may_be_seen(answer):
            raise InputError(f"没有编号为 {answer_id} 的标准答复，请用 gongwu standard list 查看。")
        return self._looked(answer)

    def confirm(self, ids: Iterable[str]) -> list[str]:
        """Says that answers were reviewed and hold for their articles as these read today; gives their ids.

        Raises:
            InputError: One is not there, or rests on an article that is law no more; nothing is confirmed then.
        """
        answers = [self.find(answer_id).answer for answer_id in dict.fromkeys(ids)]
        faults: list[str] = []
        confirmed = [self._resting_anew(answer, faults) for answer in answers]
        if faults:
            raise refusal(faults)
        self._shelf.put(confirmed)
        return [answer.id for answer in confirmed]

    def withdraw(self, ids: Collection[str]) -> list[str]:
        """Takes answers out of use and keeps them; gives the ids of those that were there."""
        return self._shelf.withdraw(ids)

    def publish(self, ids: Collection[str]) -> list[str]:
        """Brings answers back into use; gives the ids of those that were there."""
        return self._shelf.withdraw(ids, withdrawn=False)

    def remove(self, ids: Collection[str]) -> list[str]:
        """Deletes answers; gives the ids of those that were there."""
        return self._shelf.remove(ids)

    def write_out(self, path: Path) -> int:
        """Writes all answers to a file that can be taken in again; gives how many there are.

        Raises:
            InputError: The file's name tells no format that can be written.
            OutputError: It cannot be written.
        """
        content = self.written_out(path.suffix.lower())
        refuse_place(path, "文件夹")
        save_whole(path, content)
        return len(self._shelf.current().answers)

    def written_out(self, ending: str) -> bytes:
        """All answers as a file that can be taken in again.

        Args:
            ending: Of the file.

        Raises:
            InputError: It tells no format that can be written.
        """
        if ending not in WRITTEN:
            raise InputError(f"不认识 {ending} 格式，标准答复可以导出为 {'、'.join(WRITTEN)} 文件。")
        return written_out(self._shelf.current().answers.values(), ending)

    def _may_be_seen(self, answer: StandardAnswer) -> bool:
        """Whether it names no document that the reader may not know of."""
        named = "".join(f"《{cited.title}》" for cited in answer.citations)
        return not self._library.hides((), named + answer.answer)

    def _looked(self, answer: StandardAnswer) -> Looked:
        standing = answer.standing_on(self._today)
        reasons = tuple(
            reason for cited in answer.citations if (reason := standing_of(cited, self._library, self._today).reason)
        )
        if standing is Standing.IN_USE and reasons:
            standing = Standing.REVIEW
        return Looked(answer, standing, reasons)

    def _resting_anew(self, answer: StandardAnswer, faults: list[str]) -> StandardAnswer:
        cited = list(answer.citations)
        for index, each in enumerate(cited):
            try:
                now = cited_article(each.name, self._library, self._today)
                cited[index] = replace(now, written_as=each.written_as)
            except InputError as error:
                faults.append(f"编号 {answer.id}：{error.message}")
        return replace(answer, citations=tuple(cited), written=self._today)
