"""A document as JSON, in which it comes from the process that read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.library.source import Article
from assistant.library.stated import links_from_json, links_to_json
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
        "articles": [[a.number, list(a.path), a.text, a.page, a.part, a.paragraph, a.ocr] for a in parsed.articles],
        "scan_notice": parsed.scan_notice,
        "expires": parsed.expires and parsed.expires.isoformat(),
        "level": parsed.level,
        "region": parsed.region,
        "links": links_to_json(parsed.links),
        "doubts": list(parsed.doubts),
        "days": [day.isoformat() for day in parsed.days],
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
        articles=tuple(_article(*fields) for fields in message["articles"]),
        notice=message["notice"],
        scan_notice=message["scan_notice"],
        expires=_date(message["expires"]),
        level=message["level"],
        region=message["region"],
        links=links_from_json(message["links"]),
        doubts=tuple(message["doubts"]),
        days=tuple(date.fromisoformat(day) for day in message["days"]),
    )


def _article(number: str | None, path: list[str], text: str, *rest: Any) -> Article:
    *place, ocr = rest
    return Article(number, tuple(path), text, *place, ocr=ocr)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
