"""What somebody writes as a standard answer, checked: from named values to an answer, or to all that is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast

from assistant.errors import InputError
from assistant.files.encodings import without_controls
from assistant.library.search import LibrarySearch
from assistant.library.standard.cited_articles import citations_in, cited_article
from assistant.library.standard.same_question import gist_of
from assistant.library.standard.standard_answer import CitedArticle, StandardAnswer

LONGEST_QUESTION = 500
LONGEST_ANSWER = 5000

COLUMNS = {
    "id": "编号",
    "questions": "问题",
    "answer": "答复",
    "citations": "依据",
    "valid_from": "生效日期",
    "valid_until": "有效期至",
    "author": "撰写人",
    "withdrawn": "停用",
}
"""The fields by their names in JSON, with the headings of tables; both are read."""

_FIELDS = {**{name: name for name in COLUMNS}, **{heading: name for name, heading in COLUMNS.items()}}
_PASSED_OVER = frozenset({"written", "撰写日期", "standing", "状态", "reasons", "原因"})
"""What lists and exports say besides, which nobody can write."""

_BETWEEN_QUESTIONS = re.compile(r"[\n|｜；;]+")
_ID = re.compile(r"[\w.-]{1,60}")
_MARK = re.compile(r"\[(\d{1,2})\]")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?", re.ASCII)
_YES, _NO = frozenset({"是", "true", "1", "停用"}), frozenset({"", "否", "false", "0"})
_FIRST_SERIAL_DAY, _SERIALS = date(1899, 12, 30), range(20_000, 80_000)


@dataclass
class Entry:
    """One standard answer as it was written down.

    Attributes:
        place: Where it stands, as people find it: ``第 3 行``; empty for one of the command line.
        values: By the names of fields or by headings.
        faults: What is wrong, found so far.
    """

    place: str
    values: Mapping[str, Any]
    faults: list[str] = field(default_factory=list[str])

    def checked(self, kept: Mapping[str, StandardAnswer], library: LibrarySearch, today: date) -> StandardAnswer | None:
        """The answer; None where there are faults.

        Args:
            kept: The answers that are there already. One whose text is the same keeps the wording of the articles that it was
                written on, so that taking a file in once more reviews nothing by the way.
            library: Where its citations must stand.
            today: The day on which it is written.
        """
        fields = self._by_name()
        questions = self._questions(fields.get("questions"))
        answer = self._text(fields.get("answer"))
        own_id = self._id(fields.get("id"), questions)
        before = kept.get(own_id)
        known = before.citations if before and before.answer == answer else ()
        citations = tuple(dict.fromkeys(self._citations(fields.get("citations"), known, library, today)))
        valid_from, valid_until = (self._date(fields, name) for name in ("valid_from", "valid_until"))
        made = StandardAnswer(
            id=own_id,
            questions=questions,
            answer=answer,
            written=today,
            citations=citations,
            valid_from=valid_from,
            valid_until=valid_until,
            author=_plain(fields.get("author")),
            withdrawn=self._withdrawn(fields.get("withdrawn"), before),
        )
        if valid_from and valid_until and valid_from > valid_until:
            self._fault("有效期至早于生效日期")
        if not self.faults and any(not 1 <= int(n) <= len(citations) for n in _MARK.findall(answer)):
            self._fault(f"答复里的编号 [n] 没有对应的依据，依据有 {len(citations)} 条")
        return None if self.faults else made

    def _fault(self, sentence: str) -> None:
        self.faults.append(f"{self.place}{sentence}")

    def _by_name(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for heading, value in self.values.items():
            name = _FIELDS.get(str(heading).strip().casefold())
            if name is not None:
                found[name] = value
            elif str(heading).strip() not in _PASSED_OVER and _plain(value):
                self._fault(f"有不认识的栏目“{str(heading).strip()[:30]}”，可用的是 {'、'.join(COLUMNS.values())}")
        return found

    def _questions(self, value: Any) -> tuple[str, ...]:
        given = cast("list[Any]", value) if isinstance(value, list) else _BETWEEN_QUESTIONS.split(_plain(value))
        questions = tuple(dict.fromkeys(said for each in given if (said := " ".join(_plain(each).split()))))
        if not questions:
            self._fault("没有写问题")
        if any(len(question) > LONGEST_QUESTION for question in questions):
            self._fault(f"问题超过 {LONGEST_QUESTION} 字")
        return questions

    def _text(self, value: Any) -> str:
        answer = _plain(value)
        if not answer:
            self._fault("没有写答复")
        if len(answer) > LONGEST_ANSWER:
            self._fault(f"答复超过 {LONGEST_ANSWER} 字")
        return answer

    def _citations(
        self, value: Any, known: Sequence[CitedArticle], library: LibrarySearch, today: date
    ) -> Iterator[CitedArticle]:
        same = {name: cited for cited in known for name in (cited.written_as, cited.name)}
        for text in cast("list[Any]", value) if isinstance(value, list) else [value]:
            try:
                for written in citations_in(_plain(text)):
                    yield same.get(written) or cited_article(written, library, today)
            except InputError as error:
                self._fault(error.message)

    def _date(self, fields: Mapping[str, Any], name: str) -> date | None:
        value = fields.get(name)
        written = _plain(value)
        match = _DATE.fullmatch(written)
        try:
            if isinstance(value, datetime | date):
                return date(value.year, value.month, value.day)
            if match:
                return date(*map(int, match.groups()))
        except ValueError:
            match = None
        if written.isdigit() and int(written) in _SERIALS:
            return date.fromordinal(_FIRST_SERIAL_DAY.toordinal() + int(written))
        if written:
            self._fault(f"{COLUMNS[name]}写的是“{written[:20]}”，要写成 2026-12-31 这样实有的日期")
        return None

    def _id(self, value: Any, questions: tuple[str, ...]) -> str:
        written = _plain(value)
        if not written:
            return f"q-{hashlib.sha256(''.join(questions[:1]).encode()).hexdigest()[:8]}"
        if not _ID.fullmatch(written):
            self._fault(f"编号“{written[:60]}”只能用文字、数字、点、横线和下划线，不超过 60 个字符")
        return written

    def _withdrawn(self, value: Any, before: StandardAnswer | None) -> bool:
        """As written; where nothing is, as it was: a file that is taken in once more brings nothing back into use."""
        written = _plain(value).casefold()
        if not written and before:
            return before.withdrawn
        if written not in _YES | _NO:
            self._fault(f"停用写的是“{written[:20]}”，要写是或否")
        return written in _YES


def checked_entries(
    entries: list[Entry], kept: Mapping[str, StandardAnswer], library: LibrarySearch, today: date
) -> tuple[list[StandardAnswer], list[str]]:
    """The answers of all entries, and all that is wrong with them.

    Args:
        entries: As they were written down.
        kept: The answers that are there already; one that is written again unchanged keeps its day.
        library: Where citations must stand.
        today: The day on which they are written.
    """
    answers: dict[str, StandardAnswer] = {}
    faults: list[str] = []
    for entry in entries:
        answer = entry.checked(kept, library, today)
        if answer is not None and answer.id in answers:
            entry.faults.append(f"{entry.place}编号 {answer.id} 重复")
        elif answer is not None:
            answers[answer.id] = _with_its_day(answer, kept.get(answer.id))
        faults += entry.faults
    faults += _asked_twice({**kept, **answers}, answers)
    return list(answers.values()), faults


def _with_its_day(answer: StandardAnswer, before: StandardAnswer | None) -> StandardAnswer:
    same = before is not None and replace(answer, written=before.written) == before
    return before if same and before else answer


def _asked_twice(all_answers: Mapping[str, StandardAnswer], new: Mapping[str, StandardAnswer]) -> Iterator[str]:
    """Questions that two answers have, one of them new."""
    owners: dict[object, str] = {}
    for answer in all_answers.values():
        for question in answer.questions:
            owner = owners.setdefault(gist_of(question), answer.id)
            if owner != answer.id and (owner in new or answer.id in new):
                yield f"问题“{question[:40]}”同时在编号 {owner} 和 {answer.id} 里"


def _plain(value: Any) -> str:
    return "" if value is None else without_controls(str(value)).strip()
