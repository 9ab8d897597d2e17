"""A document as JSON, in which it comes from the process that read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.library.source import Article
from assistant.library.structure import ParsedText


def as_message(parsed: ParsedText) -> dict[str, Any]:
    """The message that carries a document."""
    return {
        "title": parsed.title,
        "document_number": parsed.document_number,
        "issuing_body": parsed.issuing_body,
        "promulgated": parsed.promulgated and parsed.promulgated.isoformat(),
        "effective": parsed.effective and parsed.effective.isoformat(),
        "version_note": parsed.version_note,
        "notice": parsed.notice,
        "scan_notice": parsed.scan_notice,
        "articles": [[a.number, list(a.path), a.text, a.page, a.ocr] for a in parsed.articles],
    }


def parsed_text(message: Mapping[str, Any]) -> ParsedText:
    """The document that a message carries."""
    return ParsedText(
        title=message["title"],
        document_number=message["document_number"],
        issuing_body=message["issuing_body"],
        promulgated=_date(message["promulgated"]),
        effective=_date(message["effective"]),
        version_note=message["version_note"],
        articles=tuple(
            Article(number, tuple(path), text, page=page, ocr=ocr)
            for number, path, text, page, ocr in message["articles"]
        ),
        notice=message["notice"],
        scan_notice=message["scan_notice"],
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
