"""Opens any .docx for the reader: what a file leaves out is filled in, and labels come from beside it or are made.

Sets of others come without labels: every paragraph of their base then has one of its own (``p12``), so that facts are
compared paragraph by paragraph.
"""

from __future__ import annotations

import io
import json
import posixpath
import zipfile
from pathlib import Path
from typing import Any

from evals.format.draft import Draft, label_of, labels_path
from evals.format.names import DOCUMENT, LABEL, NAMESPACES, SETTINGS, STYLES, THEME, element, w
from evals.format.reader import paragraph_text
from evals.format.xml import Node, etree

RELATIONS = "word/_rels/document.xml.rels"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": NAMESPACES["a"].encode(),
}
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_THEME = (
    f'<a:theme xmlns:a="{NAMESPACES["a"]}"><a:themeElements><a:fontScheme><a:majorFont><a:latin/><a:ea/></a:majorFont>'
    "<a:minorFont><a:latin/><a:ea/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)


class UnreadableCase(ValueError):
    """A document that the benchmark's own reader cannot read; the sentence says why, in Chinese."""


def open_any(source: Path | bytes) -> Draft:
    """A draft without labels.

    Raises:
        UnreadableCase: It is no .docx, or a part of it is no XML.
    """
    try:
        with zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        trees = {name: _parsed(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, KeyError, OSError, etree.XMLSyntaxError) as error:
        raise UnreadableCase(f"不是能读的 .docx（{type(error).__name__}）") from error
    draft = Draft(trees, {name: data for name, data in parts.items() if name not in trees})
    _rename_main_part(draft)
    _fill_in(draft)
    return draft


def open_labelled(path: Path) -> Draft | None:
    """A draft with the labels beside it; None where there are none, or they do not fit."""
    beside = labels_path(path)
    if not beside.is_file():
        return None
    said = json.loads(beside.read_text(encoding="utf-8"))
    draft = open_any(path)
    paragraphs = draft.paragraphs()
    if len(paragraphs) != len(said["labels"]):
        return None
    for paragraph, label in zip(paragraphs, said["labels"], strict=True):
        paragraph.set(LABEL, label)
    draft.about = dict(said.get("about", {}))
    return draft


def label_by_number(draft: Draft) -> None:
    """Gives every paragraph that says or draws something a label of its own."""
    for number, paragraph in enumerate(draft.paragraphs()):
        kind = kind_of(paragraph)
        if paragraph_text(paragraph).strip() or kind:
            paragraph.set(LABEL, f"p{number}separator" if kind == "line" else f"p{number}")


def kind_of(paragraph: Node) -> str:
    """``drawing`` or ``line`` where a paragraph without text has one; else nothing."""
    if paragraph_text(paragraph).strip():
        return ""
    if any(paragraph.find(f".//{w(name)}") is not None for name in ("drawing", "pict", "object")):
        return "drawing"
    return "line" if paragraph.find(f"{w('pPr')}/{w('pBdr')}") is not None else ""


def numbers_itself(draft: Draft) -> bool:
    """Whether the labels of a draft were made by :func:`label_by_number`."""
    return not draft.about and any(label_of(p)[:1] == "p" and label_of(p)[1:2].isdigit() for p in draft.paragraphs())


def _parsed(data: bytes) -> Node:
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _rename_main_part(draft: Draft) -> None:
    """The main part may have any name (ECMA-376 Part 2, 9.3); the reader knows it by the usual one."""
    if DOCUMENT in draft.trees:
        return
    package = draft.trees.get("_rels/.rels")
    targets = [] if package is None else [r for r in package if str(r.get("Type")).endswith("/officeDocument")]
    name = str(targets[0].get("Target")).lstrip("/") if targets else ""
    if name not in draft.trees:
        raise UnreadableCase("没有正文部件")
    folder, base = posixpath.split(name)
    draft.trees[DOCUMENT] = draft.trees.pop(name)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if relations in draft.trees:
        draft.trees[RELATIONS] = draft.trees.pop(relations)


def _fill_in(draft: Draft) -> None:
    absent: dict[str, Any] = {
        STYLES: lambda: element("styles"),
        SETTINGS: lambda: element("settings"),
        THEME: lambda: etree.fromstring(_THEME),
        RELATIONS: lambda: etree.Element(f"{{{_RELATIONSHIPS}}}Relationships"),
    }
    for name, make in absent.items():
        if name not in draft.trees:
            draft.trees[name] = make()
    if draft.trees[DOCUMENT].find(w("body")) is None:
        raise UnreadableCase("正文部件里没有正文")
    if not draft.body.findall(w("sectPr")):
        draft.body.append(element("sectPr"))
