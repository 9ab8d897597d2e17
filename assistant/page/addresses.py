"""Addresses that several tabs lead to."""

from __future__ import annotations

from urllib.parse import quote

DOCUMENTS = "/documents"


def document_address(source_id: str, article: str | None = None, position: int = -1) -> str:
    """Where a document of the library opens, at one of its articles.

    Args:
        source_id: The document's id.
        article: The article's number; None for one without.
        position: Its place in the document, for numbers that occur twice; negative where it is not known.
    """
    place = f"@{position}" if position >= 0 else ""
    named = (article or "") + place
    return f"{DOCUMENTS}/{quote(source_id, safe='')}" + (f"#{quote(named)}" if named else "")
