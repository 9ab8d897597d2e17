"""One document of a library, as both commands that show documents print it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.front_door import DocumentEntry, Link


def document_as_json(entry: DocumentEntry) -> dict[str, Any]:
    """For scripts."""
    from assistant.front_door import validity_of

    document = entry.document
    return {
        "source_id": document.id,
        "title": document.title,
        "document_number": document.document_number,
        "issuing_body": document.issuing_body,
        "level": document.level,
        "version": document.version,
        "promulgated": document.promulgated.isoformat() if document.promulgated else None,
        "effective": document.effective.isoformat() if document.effective else None,
        "validity": validity_of(document).code,
        "replaced_by": document.replaced_by,
        "articles": entry.article_count,
        "ocr": entry.ocr,
        "file": document.file,
        "collection": entry.root,
        "region": document.region,
        "expires": document.expires.isoformat() if document.expires else None,
        "links": _links_as_json(document.links),
        "doubts": list(document.doubts),
    }


def _links_as_json(links: Iterable[Link]) -> dict[str, list[dict[str, Any]]]:
    """The links by their relation; relations that the document does not have are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for link in links:
        found.setdefault(link.relation.code, []).append(
            {
                "title": link.title,
                "document_number": link.document_number,
                "day": link.day.isoformat() if link.day else None,
                "source_id": link.target,
            }
        )
    return found
