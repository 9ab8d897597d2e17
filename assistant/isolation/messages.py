"""What a child and its parent say to each other: messages of JSON, each with its length in front.

JSON and not pickle: the child has parsed somebody else's file, so what it says is not trusted to make objects.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

from assistant.errors import (
    DocumentTooLarge,
    EncryptedDocument,
    GongwuError,
    OutputError,
    ProfileError,
    ProtectedDocument,
    UnreadableDocument,
    UnsupportedDocument,
)

LARGEST_MESSAGE = 256 * 2**20
_LENGTH = struct.Struct(">I")
_ERRORS: dict[str, type[GongwuError]] = {
    error.__name__: error
    for error in (
        *(UnreadableDocument, UnsupportedDocument, EncryptedDocument, DocumentTooLarge),
        *(ProtectedDocument, ProfileError, OutputError),
    )
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


def error_message(error: GongwuError) -> dict[str, Any]:
    """The message that carries an error."""
    return {"error": type(error).__name__, "sentence": error.message}


def raise_error(message: Mapping[str, Any]) -> None:
    """Raises the error that a message carries; nothing where it carries none."""
    if "error" in message:
        raise _ERRORS.get(message["error"], UnreadableDocument)(str(message["sentence"]))
