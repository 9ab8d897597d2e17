"""One document of a library, as both commands that show documents print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.front_door import DocumentEntry


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
    }
