"""A document in memory: its parts as trees, its paragraphs with their labels."""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.format.names import DOCUMENT, LABEL, w
from evals.format.xml import Node, etree

BLANK = "blank"
_TIMESTAMP = (2026, 1, 1, 0, 0, 0)


@dataclass
class Draft:
    """A .docx with labels.

    Attributes:
        trees: XML parts by name; a labelled paragraph of the body carries its label as an attribute in memory only.
        blobs: The other parts, such as images.
        about: What the file does not say of itself: ``format`` (general, letter, order, minutes), ``doc_type`` (文种),
            ``sealed``, ``joint`` and so on, as the description of the base says it.
    """

    trees: dict[str, Node]
    blobs: dict[str, bytes] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> Node:
        """``w:body`` of the main part."""
        found = self.trees[DOCUMENT].find(w("body"))
        assert found is not None
        return found

    def copy(self) -> Draft:
        """A copy whose trees may be changed."""
        return Draft(
            {name: copy.deepcopy(tree) for name, tree in self.trees.items()}, dict(self.blobs), dict(self.about)
        )

    def paragraphs(self) -> list[Node]:
        """All labelled paragraphs in the order of the file, those of tables included."""
        return list(self.body.iter(w("p")))

    def labelled(self, *labels: str) -> list[Node]:
        """The paragraphs with one of the labels."""
        return [paragraph for paragraph in self.paragraphs() if label_of(paragraph) in labels]

    def elements(self) -> Iterator[tuple[str, Node]]:
        """Every paragraph that is not blank with its key ``label#n``, n counting within the label from 0."""
        counts: dict[str, int] = {}
        for paragraph in self.paragraphs():
            label = label_of(paragraph)
            if label != BLANK:
                counts[label] = counts.get(label, -1) + 1
                yield f"{label}#{counts[label]}", paragraph

    def key_of(self, paragraph: Node) -> str:
        """The key of one paragraph."""
        return next(key for key, found in self.elements() if found is paragraph)

    def place_of(self, paragraph: Node) -> dict[str, int | str]:
        """Where it stands: ``paragraph`` counts the body's own from 0, or, in a table, those of the cell."""
        parent = paragraph.getparent()
        assert parent is not None
        inside = parent.tag == w("tc")
        return {"part": "table" if inside else "body", "paragraph": parent.findall(w("p")).index(paragraph)}

    def to_bytes(self) -> bytes:
        """The .docx without labels; the same draft always gives the same bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, data in sorted(self._parts(), key=lambda part: (part[0] != "[Content_Types].xml", part[0])):
                entry = zipfile.ZipInfo(name, _TIMESTAMP)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, data)
        return buffer.getvalue()

    def _parts(self) -> Iterator[tuple[str, bytes]]:
        for name, tree in self.trees.items():
            yield name, etree.tostring(_unlabelled(tree), xml_declaration=True, encoding="UTF-8", standalone=True)
        yield from self.blobs.items()

    def labels(self) -> list[str]:
        """The label of every paragraph of the main part, those of tables included, in the order of the file."""
        return [label_of(paragraph) for paragraph in self.paragraphs()]

    def save(self, path: Path) -> None:
        """Write the .docx, and beside it ``NAME.labels.json``."""
        path.write_bytes(self.to_bytes())
        beside = {"about": self.about, "labels": self.labels()}
        labels_path(path).write_text(json.dumps(beside, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def open_draft(path: Path) -> Draft:
    """Read a .docx and the labels beside it.

    Raises:
        ValueError: Where the labels do not fit the paragraphs.
    """
    trees, blobs = {}, {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith((".xml", ".rels")):
                trees[name] = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            else:
                blobs[name] = data
    beside = json.loads(labels_path(path).read_text(encoding="utf-8"))
    draft = Draft(trees, blobs, beside["about"])
    for paragraph, label in zip(draft.paragraphs(), beside["labels"], strict=True):
        paragraph.set(LABEL, label)
    return draft


def label_of(paragraph: Node) -> str:
    """A paragraph's label; ``blank`` where it has none."""
    return paragraph.get(LABEL) or BLANK


def labels_path(path: Path) -> Path:
    """Where the labels of a .docx stand."""
    return path.with_name(f"{path.stem}.labels.json")


def _unlabelled(tree: Node) -> Node:
    plain = copy.deepcopy(tree)
    for node in plain.iter(w("p")):
        node.attrib.pop(LABEL, None)
    etree.cleanup_namespaces(plain, keep_ns_prefixes=["w", "r"])
    return plain
