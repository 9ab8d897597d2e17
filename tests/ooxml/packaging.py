"""Packs parts of XML into the zip archive that a .docx is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W_URI,
        "r": R_URI,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


def with_relations(parts: Mapping[str, tuple[str, str, str]]) -> dict[str, str]:
    """The files of a package whose parts are given as name -> (content type, relation to the document, XML)."""
    links = [(name, relation) for name, (_, relation, _) in parts.items() if relation]
    files = {f"word/{name}": xml for name, (_, _, xml) in parts.items()}
    files["[Content_Types].xml"] = content_types({f"word/{name}": kind for name, (kind, _, _) in parts.items()})
    files["_rels/.rels"] = relations([("word/document.xml", "officeDocument")])
    files["word/_rels/document.xml.rels"] = relations(links)
    return files


def content_types(kinds: Mapping[str, str]) -> str:
    """[Content_Types].xml for parts of those types."""
    entries = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


def relations(links: Iterable[tuple[str, str]]) -> str:
    """A part of relationships rId1, rId2, …"""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{R_URI}/{relation}" Target="{target}"/>'
        for number, (target, relation) in enumerate(links, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of parts, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
