"""What the librarian states of documents: above what manifests and the texts say, whenever a document is taken in.

The statements lie in the catalogue, so that they go back with a generation that is taken back. Each time that somebody
changes something adds one; the latest of a document counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from assistant.errors import InputError
from assistant.library.catalogue import Catalogue
from assistant.library.source import SourceDocument, Validity

DATES = ("promulgated", "effective", "expires")
LISTS = ("collections", "departments")
FIELDS = (
    "title", "document_number", "issuing_body", "level", "region", *DATES,
    "validity", "replaced_by", *LISTS, "classification",
)  # fmt: skip
"""What can be stated, by the names of :class:`SourceDocument`."""

_MEANWHILE = "这份文件刚刚在另一个窗口改过，您的修改没有保存；请重新打开它，看过新的内容再改。"


class ChangedMeanwhile(InputError):
    """Somebody else stated something of the document after it was opened."""


@dataclass(frozen=True)
class Statement:
    """What is stated of one document.

    Attributes:
        version: Counted from 1; whoever changes it says which one was seen.
        at: When, ISO 8601, UTC.
        by: Who.
        fields: Values as JSON has them, by names of :data:`FIELDS`.
    """

    doc_id: str
    version: int
    at: str
    by: str
    fields: Mapping[str, Any]

    def applied(self, document: SourceDocument) -> SourceDocument:
        """The document, with what is stated of it."""
        return replace(document, **{name: _value(name, said) for name, said in self.fields.items()})


def latest_statements(catalogue: Catalogue) -> dict[str, Statement]:
    """What is stated of each document now, by its id."""
    every = (Statement(**json.loads(text)) for text in catalogue.statements())
    return {statement.doc_id: statement for statement in every}


def add_statements(
    catalogue: Catalogue, said: Mapping[str, Mapping[str, Any]], by: str, seen: Mapping[str, int]
) -> list[Statement]:
    """States fields of documents; what was stated of their other fields stays.

    Args:
        catalogue: Of a generation that is being built.
        said: Fields by the ids of documents.
        by: Who states it.
        seen: Which version of what was stated somebody had before them, by the ids of documents.

    Raises:
        ChangedMeanwhile: There is another one now.
    """
    latest, at = latest_statements(catalogue), datetime.now(UTC).isoformat(timespec="seconds")
    for doc_id, version in seen.items():
        if version != (latest[doc_id].version if doc_id in latest else 0):
            raise ChangedMeanwhile(_MEANWHILE)
    added = [_next(doc_id, latest.get(doc_id), fields, at, by) for doc_id, fields in said.items()]
    catalogue.add_statements((each.doc_id, json.dumps(vars(each), ensure_ascii=False)) for each in added)
    return added


def _next(doc_id: str, last: Statement | None, fields: Mapping[str, Any], at: str, by: str) -> Statement:
    if last is None:
        return Statement(doc_id, 1, at, by, fields)
    return Statement(doc_id, last.version + 1, at, by, {**last.fields, **fields})


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
    return tuple(said) if name in LISTS else said
