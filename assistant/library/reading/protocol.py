"""What the reading process and its parent say to each other: messages of JSON, each with its length in front.

JSON and not pickle: the child has parsed somebody else's file, so what it says is not trusted to make objects.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

from assistant.errors import (
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    UnreadableDocument,
    UnsupportedDocument,
)
from assistant.library.source import Article
from assistant.library.structure import ParsedText

LARGEST_MESSAGE = 256 * 2**20
_LENGTH = struct.Struct(">I")
_ERRORS: dict[str, type[DocumentError]] = {
    error.__name__: error for error in (UnreadableDocument, UnsupportedDocument, EncryptedDocument, DocumentTooLarge)
}


def write_message(stream: BinaryIO, message: Mapping[str, Any]) -> None:
    """Sends one message."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message, or None where the other side has ended.

    Raises:
        ValueError: What came is no message.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_MESSAGE:
        raise ValueError(f"a message of {length} bytes")
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None


def result_message(parsed: ParsedText) -> dict[str, Any]:
    """The message that carries a document."""
    return {
        "title": parsed.title,
        "document_number": parsed.document_number,
        "issuing_body": parsed.issuing_body,
        "promulgated": parsed.promulgated and parsed.promulgated.isoformat(),
        "effective": parsed.effective and parsed.effective.isoformat(),
        "version_note": parsed.version_note,
        "articles": [[a.number, list(a.path), a.text, a.page] for a in parsed.articles],
    }


def error_message(error: DocumentError) -> dict[str, Any]:
    """The message that carries an error of a document."""
    return {"error": type(error).__name__, "sentence": error.message}


def parsed_text(message: Mapping[str, Any]) -> ParsedText:
    """The document that a message carries.

    Raises:
        DocumentError: The message carries an error.
    """
    if "error" in message:
        raise _ERRORS.get(message["error"], UnreadableDocument)(message["sentence"])
    return ParsedText(
        title=message["title"],
        document_number=message["document_number"],
        issuing_body=message["issuing_body"],
        promulgated=_date(message["promulgated"]),
        effective=_date(message["effective"]),
        version_note=message["version_note"],
        articles=tuple(Article(number, tuple(path), text, page) for number, path, text, page in message["articles"]),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
