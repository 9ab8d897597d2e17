"""The package of a .docx: parts that are missing, renamed or wrongly linked, types that are wrong, encodings of XML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from evals.format.xml import etree
from evals.fuzz.archive import Archive, Entry

PackageMutation = Callable[[Archive, Random], Archive | None]
_TYPES = "[Content_Types].xml"
_TARGETS = (
    "", "/", ".", "..", "../../../etc/passwd", "document.xml", "/word/document.xml", "word/document.xml", "WORD/STYLES.XML", "styles.xml#a",
    "styles.xml?x=1", "http://example.invalid/a.xml", "file:///etc/passwd", "\\\\server\\share", "%2e%2e/styles.xml", "none.xml", "\u5b57.xml",
    "_rels/document.xml.rels", "../[Content_Types].xml", "x" * 2000,
)  # fmt: skip
_CONTENT = (
    "", "application/xml", "text/plain", "application/vnd.ms-word.document.macroEnabled.main+xml", "image/png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
)  # fmt: skip
_HEADS = (
    b"\xef\xbb\xbf", b"\xff\xfe", b"   ", b"\n", b"\x00", b'<?xml version="1.1"?>', b'<?xml version="1.0" encoding="GBK"?>',
    b'<?xml version="1.0" encoding="nothing"?>', b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>', b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://example.invalid/">',
    b'<?xml version="1.0" encoding="GB18030"?>', b"<!-- x -->",
)  # fmt: skip
_BROKEN = (
    b"&bogus;",
    b"<",
    b"</w:p>",
    b"<w:p>",
    b"]]>",
    b"&#0;",
    b"&#x1F;",
    b"\x0b",
    b"\xff",
    b"<![CDATA[x]]>",
    b"<?x?>",
    b'" ',
)


def remove_part(archive: Archive, random: Random) -> Archive | None:
    """A part that is missing."""
    if len(archive.entries) < 2:
        return None
    gone = random.choice(archive.entries)
    return replace(archive, entries=tuple(entry for entry in archive.entries if entry is not gone))


def rename_part(archive: Archive, random: Random) -> Archive:
    """A part that lies elsewhere."""
    at = random.randrange(len(archive.entries))
    name = archive.entries[at].name
    new = random.choice((name.upper(), b"x/" + name, name.replace(b".xml", b".XML"), name + b"2", b"word/x.xml"))
    return archive.with_entry(at, name=new)


def exchange_parts(archive: Archive, random: Random) -> Archive:
    """Two parts with each other's content."""
    one, other = (random.randrange(len(archive.entries)) for _ in range(2))
    first, second = archive.entries[one].data, archive.entries[other].data
    return archive.with_entry(one, data=second).with_entry(other, data=first)


def empty_part(archive: Archive, random: Random) -> Archive:
    """A part without anything, or with an empty root."""
    at = random.randrange(len(archive.entries))
    root = re.search(rb"<(\w+:?\w*)[^>]*>", archive.entries[at].data.replace(b"<?xml", b""))
    bare = root[0].removesuffix(b">").removesuffix(b"/") + b"/>" if root else b"<a/>"
    return archive.with_entry(at, data=random.choice((b"", b" ", bare, b"<a/>", b"\0" * 100)))


def add_part(archive: Archive, random: Random) -> Archive:
    """Parts that programs take notice of, or that nobody links to."""
    name = random.choice(("word/vbaProject.bin", "word/comments.xml", "word/footer1.xml", "word/settings.xml", "_xmlsignatures/a.xml",
                          "customXml/item9.xml", "word/comments1.xml", "word/_rels/footer1.xml.rels", "word/embeddings/a.bin"))  # fmt: skip
    return replace(archive, entries=(*archive.entries, Entry(name.encode(), random.choice((b"", b"<a/>", b"\1\2")))))


def other_head(archive: Archive, random: Random) -> Archive | None:
    """A part that begins otherwise, or is in the encoding of another."""
    at = _xml(archive, random)
    if at is None:
        return None
    body = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", archive.entries[at].data)
    encoding = random.choice(("utf-8", "utf-8", "utf-16", "gb18030", "utf-16-le"))
    return archive.with_entry(
        at, data=random.choice(_HEADS) + body.decode("utf-8", "replace").encode(encoding, "replace")
    )


def broken_text(archive: Archive, random: Random) -> Archive | None:
    """Signs within a part that make it ill-formed, or nearly."""
    at = _xml(archive, random)
    if at is None:
        return None
    data = archive.entries[at].data
    place = random.choice([match.end() for match in re.finditer(rb">", data)] or [0])
    return archive.with_entry(at, data=data[:place] + random.choice(_BROKEN) + data[place:])


def broken_links(archive: Archive, random: Random) -> Archive | None:
    """Relationships that lead nowhere, outside, to the wrong part or in a circle, or have no id or type."""

    def change(root: Any) -> None:
        for link in _some(root, random, 3):
            name = random.choice(("Target", "Target", "Type", "Id", "TargetMode"))
            values = {"Target": _TARGETS, "TargetMode": ("External", "internal", "")}.get(name, _values_of(root, name))
            link.set(name, random.choice(values))

    return _changed(archive, random, ".rels", change)


def links_gone(archive: Archive, random: Random) -> Archive | None:
    """Relationships that are missing or there twice."""

    def change(root: Any) -> None:
        for link in _some(root, random, 1):
            if random.random() < 0.5:
                root.remove(link)
            else:
                root.append(root.makeelement(link.tag, dict(link.attrib)))

    return _changed(archive, random, ".rels", change)


def wrong_types(archive: Archive, random: Random) -> Archive | None:
    """Content types that are wrong, missing, or in the namespace of nobody."""

    def change(root: Any) -> None:
        for entry in _some(root, random, 4):
            action = random.randrange(4)
            if action == 0:
                root.remove(entry)
            elif action == 1:
                entry.tag = "{urn:nobody}Override"
            else:
                entry.set(random.choice(list(entry.attrib) or ["ContentType"]), random.choice(_CONTENT))

    return _changed(archive, random, _TYPES, change)


def _some(root: Any, random: Random, most: int) -> list[Any]:
    """One or more of the elements of a list, which may hold comments and be empty."""
    nodes = root.findall("*")
    return random.sample(nodes, min(random.choice((1, most)), len(nodes)))


def _values_of(root: Any, name: str) -> tuple[str, ...]:
    return ("", "x", *(link.get(name, "") for link in root.findall("*")))


def _changed(archive: Archive, random: Random, ending: str, change: Callable[[Any], None]) -> Archive | None:
    """The archive with the tree of one of its parts changed; None where none can be read."""
    found = [at for at, entry in enumerate(archive.entries) if entry.name.endswith(ending.encode())]
    if not found:
        return None
    at = random.choice(found)
    try:
        root = etree.fromstring(archive.entries[at].data)
    except etree.XMLSyntaxError:
        return None
    change(root)
    return archive.with_entry(at, data=etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _xml(archive: Archive, random: Random) -> int | None:
    found = [at for at, entry in enumerate(archive.entries) if entry.name.endswith((b".xml", b".rels"))]
    return random.choice(found) if found else None


MUTATIONS: tuple[PackageMutation, ...] = (
    *(
        remove_part,
        rename_part,
        exchange_parts,
        empty_part,
        add_part,
        other_head,
        broken_text,
        broken_links,
        broken_links,
    ),
    *(links_gone, wrong_types),
)
