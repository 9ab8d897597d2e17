"""One standard answer as it is kept, and whether its own dates let it answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

MARK = "本单位标准答复"
"""How an answer that an office wrote itself is marked wherever it is shown."""


class Standing(Enum):
    """Whether a standard answer is used. The name greps in code and JSON, the value is what people read."""

    IN_USE = "使用中"
    NOT_YET = "尚未生效"
    EXPIRED = "已过期"
    WITHDRAWN = "已停用"
    REVIEW = "需复核"

    @property
    def code(self) -> str:
        """The spelling of JSON, for instance ``in_use``."""
        return self.name.lower()


@dataclass(frozen=True)
class CitedArticle:
    """An article that a standard answer rests on, as it read when the answer was written.

    Attributes:
        title: The document's full title.
        article: The article's number as printed.
        digest: Of its wording (:func:`assistant.library.second_texts.wording_digest`).
        written_as: How the office wrote it, so that it is known again when the same file is taken in once more.
    """

    title: str
    article: str
    digest: str
    written_as: str = ""

    @property
    def name(self) -> str:
        """As people write it: 《标题》第X条."""
        return f"《{self.title}》{self.article}"


@dataclass(frozen=True)
class StandardAnswer:
    """A question, in one or more wordings, and what the office answers.

    Attributes:
        id: Chosen by the office, or made of the first question.
        questions: The wordings; the first is the one that lists show.
        answer: Light Markdown; ``[1]`` marks the first citation, else the marks are put at its end.
        valid_from: The first day on which it answers; None for any.
        valid_until: The last one.
        author: Who wrote it; may be empty.
        written: The day on which it was written or changed last.
        withdrawn: Whether the office has taken it out of use.
    """

    id: str
    questions: tuple[str, ...]
    answer: str
    written: date
    citations: tuple[CitedArticle, ...] = field(default=())
    valid_from: date | None = None
    valid_until: date | None = None
    author: str = ""
    withdrawn: bool = False

    def standing_on(self, day: date) -> Standing:
        """What its own dates say; whether its articles still hold is another matter."""
        if self.withdrawn:
            return Standing.WITHDRAWN
        if self.valid_until and self.valid_until < day:
            return Standing.EXPIRED
        if self.valid_from and self.valid_from > day:
            return Standing.NOT_YET
        return Standing.IN_USE

    def as_fields(self) -> dict[str, Any]:
        """The line of the file that keeps it."""
        return {
            "id": self.id,
            "questions": list(self.questions),
            "answer": self.answer,
            "citations": [vars(cited) for cited in self.citations],
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "author": self.author,
            "written": self.written.isoformat(),
            "withdrawn": self.withdrawn,
        }

    @property
    def state(self) -> str:
        """Changes whenever anything of it does, so that a change of another window is noticed."""
        written = json.dumps(self.as_fields(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:16]

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> StandardAnswer:
        """The answer of a line.

        Raises:
            ValueError: The line was not written by :meth:`as_fields`.
            KeyError: A field is missing.
            TypeError: A value is of another kind.
        """
        questions = tuple(str(question) for question in fields["questions"])
        if not questions:
            raise ValueError(fields)
        return cls(
            id=str(fields["id"]),
            questions=questions,
            answer=str(fields["answer"]),
            citations=tuple(CitedArticle(**cited) for cited in fields["citations"]),
            valid_from=_date(fields["valid_from"]),
            valid_until=_date(fields["valid_until"]),
            author=str(fields["author"]),
            written=date.fromisoformat(fields["written"]),
            withdrawn=bool(fields["withdrawn"]),
        )


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
