"""Packs parts into a .docx in every way that the standard allows: order, compression, encodings, prefixes, strict names."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MAIN = "word/document.xml"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DAY = (2026, 1, 1, 0, 0, 0)
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "bin": "application/vnd.openxmlformats-officedocument.oleObject",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R_URI: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "http://purl.oclc.org/ooxml/drawingml/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": (
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
    ),
}


@dataclass(frozen=True)
class Part:
    """A part and the relationship that leads to it.

    Attributes:
        name: Its whole name, as ``word/footnotes.xml``.
        kind: Its content type; empty where the default of its ending says it.
        relation: Last word of the relationship's type, or the whole of it; empty for none.
        relation_id: Id of that relationship; empty for one that nobody names.
        source: The part that the relationship starts from; empty for the package.
    """

    name: str
    content: str | bytes
    kind: str = ""
    relation: str = ""
    relation_id: str = ""
    source: str = MAIN


@dataclass(frozen=True)
class Link:
    """A relationship that leads out of the package."""

    relation_id: str
    relation: str
    target: str
    source: str = MAIN


@dataclass
class Docx:
    """A package before it is packed; ``parts`` begins with the main part."""

    parts: list[Part]
    links: list[Link] = field(default_factory=list[Link])

    def files(self) -> dict[str, bytes]:
        """All entries of the archive by name, in the order in which Word writes them."""
        content = {part.name: _bytes(part.content) for part in self.parts}
        sources = dict.fromkeys([*(p.source for p in self.parts if p.relation), *(link.source for link in self.links)])
        rels = {_rels_name(source): self._relations(source) for source in sources}
        return {"[Content_Types].xml": self._types(), **rels, **content}

    def _relations(self, source: str) -> bytes:
        entries = [
            (part.relation_id or f"rIdAuto{number}", part.relation, "/" + part.name, "")
            for number, part in enumerate(self.parts)
            if part.relation and part.source == source
        ]
        entries += [
            (link.relation_id, link.relation, link.target, ' TargetMode="External"')
            for link in self.links
            if link.source == source
        ]
        written = "".join(
            f'<Relationship Id="{name}" Type="{kind if ":" in kind else f"{R_URI}/{kind}"}" Target="{target}"{mode}/>'
            for name, kind, target, mode in entries
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{written}</Relationships>'.encode()

    def _types(self) -> bytes:
        endings = {part.name.rpartition(".")[2] for part in self.parts} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{_DEFAULTS[ending]}"/>'
            for ending in sorted(endings & set(_DEFAULTS))
        )
        overrides = "".join(
            f'<Override PartName="/{part.name}" ContentType="{part.kind}"/>' for part in self.parts if part.kind
        )
        return f'{DECLARATION}<Types xmlns="{_PACKAGE}content-types">{defaults}{overrides}</Types>'.encode()


def _bytes(content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if content.startswith("<?xml") else DECLARATION + content).encode()


def _rels_name(source: str) -> str:
    folder, slash, file = source.rpartition("/")
    return f"{folder}{slash}_rels/{file}.rels"


def packed(files: Mapping[str, bytes], stored: Iterable[str] = ()) -> bytes:
    """The archive, the same bytes each time; entries whose names begin as in ``stored`` are not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            kept = any(name.startswith(start) for start in stored)
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def strict(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same package with the names of ISO/IEC 29500 strict."""
    made: dict[str, bytes] = {}
    for name, content in files.items():
        text = content
        if name.endswith((".xml", ".rels")) and b"[Content" not in content:
            for transitional, other in _STRICT.items():
                text = text.replace(transitional.encode(), other.encode())
        made[name] = text
    made[MAIN] = made[MAIN].replace(b"<w:document ", b'<w:document w:conformance="strict" ', 1)
    return made


def with_prefix(xml: bytes, prefix: str) -> bytes:
    """A part whose main namespace goes by another prefix; for an empty one it is the default, and ``q`` of attributes."""
    elements, attributes = (f"{prefix}:", f"{prefix}:") if prefix else ("", "q:")
    text = xml.decode()
    declared = f"xmlns:{prefix}=" if prefix else None
    uri = re.search(r'xmlns:w=("[^"]+")', text)
    assert uri is not None
    text = text.replace(uri[0], f"{declared}{uri[1]}" if declared else f"xmlns={uri[1]} xmlns:q={uri[1]}")
    text = re.sub(r"<(/?)w:", rf"<\1{elements}", text)
    return re.sub(r"(\s)w:(\w+=)", rf"\1{attributes}\2", text).encode()


def in_utf16(xml: bytes) -> bytes:
    """A part in UTF-16 with its mark of byte order, as the standard lets parts be (ECMA-376 part 2, 8.1.4)."""
    return xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def seal_png() -> bytes:
    """A picture of 16 x 16 red points."""
    rows = (b"\x00" + b"\xe0\x10\x10" * 16) * 16
    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
