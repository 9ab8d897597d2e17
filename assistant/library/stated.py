"""What manifest and text say of a document by itself, as the catalogue keeps it beside what follows from other documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assistant.library.source import Link, Relation, SourceDocument, Validity


@dataclass(frozen=True)
class Stated:
    """What a document's own manifest line and text say of it.

    Attributes:
        expires: The day after its 有效期.
        links: As its text names them, without targets.
        doubts: Those that its manifest and text raise.
    """

    validity: Validity
    replaced_by: str
    expires: date | None
    links: tuple[Link, ...]
    doubts: tuple[str, ...]

    def of(self, document: SourceDocument, collections: tuple[str, ...]) -> SourceDocument:
        """The document without what follows for it from the others.

        Args:
            document: As the catalogue gives it.
            collections: Those that it names itself.
        """
        return replace(
            document,
            validity=self.validity,
            replaced_by=self.replaced_by,
            expires=self.expires,
            links=self.links,
            doubts=self.doubts,
            collections=collections,
        )


def stated_to_json(document: SourceDocument) -> str:
    """What is kept of a document as it was read."""
    return json.dumps(
        {
            "validity": document.validity.code,
            "replaced_by": document.replaced_by,
            "expires": _day(document.expires),
            "links": [_as_fields(link) for link in document.links],
            "doubts": document.doubts,
        },
        ensure_ascii=False,
    )


def read_stated(text: str) -> Stated:
    """The other way round."""
    fields: dict[str, Any] = json.loads(text)
    return Stated(
        Validity.from_code(fields["validity"]),
        fields["replaced_by"],
        _date(fields["expires"]),
        tuple(_link(each) for each in fields["links"]),
        tuple(fields["doubts"]),
    )


def links_to_json(links: Iterable[Link]) -> str:
    """The links in their order."""
    return json.dumps([_as_fields(link) for link in links], ensure_ascii=False)


def links_from_json(text: str) -> tuple[Link, ...]:
    """The other way round."""
    return tuple(_link(each) for each in json.loads(text))


def _as_fields(link: Link) -> dict[str, str]:
    return {
        "relation": link.relation.code,
        "title": link.title,
        "number": link.document_number,
        "stated": _day(link.stated),
        "day": _day(link.day),
        "target": link.target,
    }


def _link(fields: Mapping[str, str]) -> Link:
    return Link(
        Relation[fields["relation"].upper()],
        fields["title"],
        fields["number"],
        _date(fields["stated"]),
        _date(fields["day"]),
        fields["target"],
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
