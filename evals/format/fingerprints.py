"""Fingerprints of pieces of XML: equal where the pieces are, whatever their namespace prefixes and order of attributes.

A *full* fingerprint holds everything (as canonical XML does, prefixes apart). A *shape* leaves out how things look
(properties of runs, paragraphs, rows and cells) and where runs are parted, so that only what a document holds is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from evals.format.xml import Node

_LOOKS = frozenset({"rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "sectPr"})
_NOISE = frozenset({"proofErr", "lastRenderedPageBreak"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def local(node: Node) -> str:
    """The name of a node without its namespace; of a comment nothing."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def full(node: Node) -> str:
    """The fingerprint of a piece as it is."""
    return _digest("".join(_written(node)))


def shape(node: Node) -> str:
    """The fingerprint of what a piece holds."""
    return _digest("".join(_held(node)))


def skeleton(node: Node) -> str:
    """The fingerprint of what a piece holds besides text: drawings, fields, notes, bookmarks, cells."""
    return _digest("".join(piece for piece in _held(node) if not piece.startswith("\x01")))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(node: Node) -> Iterator[str]:
    if not isinstance(node.tag, str):
        return
    yield f"<{node.tag}"
    yield from (f" {name}={value!r}" for name, value in sorted(node.attrib.items()))
    yield ">"
    yield node.text or ""
    for child in node:
        yield from _written(child)
        yield child.tail or ""
    yield "</>"


def _held(node: Node) -> Iterator[str]:
    """Texts are marked with \\x01; runs give what they hold as if they were not there."""
    name = local(node)
    if not name or name in _LOOKS or name in _NOISE:
        return
    if name == "t":
        yield from (f"\x01{character}" for character in node.text or "")
        return
    if name == "r":
        for child in node:
            yield from _held(child)
        return
    if name in ("drawing", "pict", "object", "instrText", "fldChar") and not _has_paragraphs(node):
        yield full(node)
        return
    yield f"<{name}"
    yield from (f" {key}={value!r}" for key, value in sorted(node.attrib.items()) if not _is_noise(key))
    yield ">"
    yield (node.text or "").strip()
    for child in node:
        yield from _held(child)
    yield "</>"


def _has_paragraphs(node: Node) -> bool:
    return any(local(each) == "p" and "wordprocessingml" in str(each.tag) for each in node.iter())


def _is_noise(attribute: str) -> bool:
    return attribute == _SPACE or attribute.rpartition("}")[2].startswith("rsid")
