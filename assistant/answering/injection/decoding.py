# pyright: strict
"""Text that is written in another code, as machines read it: base64, hexadecimal, percent and backslash escapes, rot13."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[ ,]?){12,}(?![0-9A-Za-z])")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){6,}")
_ESCAPED = re.compile(r"(?:\\u[0-9A-Fa-f]{4}){3,}")
_LATIN = re.compile(r"[A-Za-z]{4,}(?:[ ,.:;!?]+[A-Za-z]+){3,}")
# No order is shorter; shorter pieces decode by chance.
_SHORTEST = 4
_ORDERS_IN_ENGLISH = re.compile(r"ignore|answer|reply|respond|instruction|assistant|output", re.IGNORECASE)


def decoded(text: str) -> Iterator[str]:
    """What the coded parts of a text say, where they are coded and say something."""
    for blob in _BASE64.findall(text):
        yield from _said(_from_base64(blob))
    for blob in _HEXADECIMAL.findall(text):
        digits = re.sub(r"0x|\\x|[ ,]", "", blob)
        yield from _said(bytes.fromhex(digits) if len(digits) % 2 == 0 else b"")
    for blob in _PERCENT.findall(text):
        yield unquote(blob)
    for blob in _ESCAPED.findall(text):
        yield "".join(chr(int(code, 16)) for code in re.findall(r"[0-9A-Fa-f]{4}", blob))
    for blob in _LATIN.findall(text):
        if _ORDERS_IN_ENGLISH.search(turned := codecs.decode(blob, "rot13")):
            yield turned


def _from_base64(blob: str) -> bytes:
    standard = blob.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except binascii.Error:
        return b""


def _said(raw: bytes) -> Iterator[str]:
    try:
        said = raw.decode("utf-8")
    except UnicodeDecodeError:
        return
    if len(said) >= _SHORTEST:
        yield said
