"""What the librarian states of documents: above what manifests and the texts say, whenever a document is taken in.

``DIR/statements.jsonl``: a line for each time that somebody changed something, the latest of a document counts. Each line
says upon which generation it was made, so that taking a generation back takes back what was stated after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from assistant.library.source import SourceDocument, Validity
from assistant.library.standard.kept_lines import KeptLines

DATES = ("promulgated", "effective", "expires")
FIELDS = (
    "title", "document_number", "issuing_body", "level", "region", *DATES,
    "validity", "replaced_by", "departments", "classification",
)  # fmt: skip
"""What can be stated, by the names of :class:`SourceDocument`."""


@dataclass(frozen=True)
class Statement:
    """What is stated of one document.

    Attributes:
        version: Counted from 1; whoever changes it says which one was seen.
        at: When, ISO 8601, UTC.
        by: Who.
        upon: The generation that was published then.
        fields: Values as JSON has them, by names of :data:`FIELDS`.
    """

    doc_id: str
    version: int
    at: str
    by: str
    upon: int
    fields: Mapping[str, Any]

    def applied(self, document: SourceDocument) -> SourceDocument:
        """The document, with what is stated of it."""
        return replace(document, **{name: _value(name, self.fields[name]) for name in FIELDS if name in self.fields})


def as_json(name: str, value: object) -> Any:
    """The value of a field of a document as statements and forms have it."""
    if isinstance(value, Validity):
        return value.code
    if isinstance(value, date):
        return value.isoformat()
    if name in DATES:
        return ""
    return list(value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _value(name: str, said: Any) -> Any:
    if name == "validity":
        return Validity.from_code(said)
    if name in DATES:
        return date.fromisoformat(said) if said else None
    return tuple(said) if name == "departments" else said


class Statements:
    """The statements of one library.

    Args:
        library: The library's folder.
    """

    def __init__(self, library: Path) -> None:
        self._lines = KeptLines(library / "statements.jsonl", "知识库的修改记录")

    def latest(self) -> dict[str, Statement]:
        """What is stated of each document now, by its id.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        return {statement.doc_id: statement for statement in self._read()}

    def add(self, said: Mapping[str, Mapping[str, Any]], upon: int, by: str) -> list[Statement]:
        """States fields of documents; what was stated of their other fields stays.

        Args:
            said: Fields by the ids of documents.
            upon: The generation that is published.
            by: Who states it.

        Raises:
            LibraryError: The file cannot be read or written.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._lines.changing():
            lines = self._read()
            latest = {statement.doc_id: statement for statement in lines}
            added = [_next(doc_id, latest.get(doc_id), fields, (at, by, upon)) for doc_id, fields in said.items()]
            self._write([*lines, *added])
        return added

    def withdraw(self, added: Sequence[Statement]) -> None:
        """Forgets what was just stated, where it could not be published."""
        with self._lines.changing():
            self._write([statement for statement in self._read() if statement not in added])

    def take_back(self, generation: int) -> None:
        """Forgets what was stated upon a generation and later ones."""
        with self._lines.changing():
            self._write([statement for statement in self._read() if statement.upon < generation])

    def _read(self) -> list[Statement]:
        lines = self._lines.read()
        try:
            return [_checked(Statement(**line)) for line in lines]
        except (TypeError, ValueError, AttributeError) as error:
            raise self._lines.damaged() from error

    def _write(self, statements: Iterable[Statement]) -> None:
        self._lines.write(vars(statement) for statement in statements)


def _checked(statement: Statement) -> Statement:
    """The same.

    Raises:
        ValueError: It holds a value that cannot be applied.
    """
    for name, said in statement.fields.items():
        _value(name, said)
    return statement


def _next(doc_id: str, last: Statement | None, fields: Mapping[str, Any], made: tuple[str, str, int]) -> Statement:
    at, by, upon = made
    if last is None:
        return Statement(doc_id, 1, at, by, upon, fields)
    return Statement(doc_id, last.version + 1, at, by, upon, {**last.fields, **fields})
