"""What LibreOffice says a document looks like: its flat OpenDocument form, read back.

LibreOffice knows nothing of this benchmark, so that its reading is a second opinion on ``reader``. Attributes are those of
OpenDocument 1.3 Part 3; what is not said anywhere has the default of the specification.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.format.facts import Value
from evals.format.xml import Node, etree

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
_ALIGNMENTS = {"start": "left", "end": "right", "justify": "both"}
_MM = 25.4 / 72
_BATCH = 25
_SECONDS_A_BATCH = 300


class NoLibreOffice(Exception):
    """LibreOffice is not installed, or did not convert a document."""


@dataclass(frozen=True)
class Reading:
    """One opinion on a document.

    Attributes:
        page: ``width_mm`` and so on, of the last section.
        paragraphs: In the order of the file, those of tables included: ``text``, ``size_pt``, ``font`` (East Asian),
            ``bold``, ``alignment``, ``first_line_pt``. What differs between runs is joined with ``+``; what only runs
            with text have is left out of paragraphs without text.
    """

    page: dict[str, Value]
    paragraphs: tuple[dict[str, Value], ...]


def joined(values: Sequence[Value]) -> Value:
    """The one value of all runs, or the different ones with ``+`` between them."""
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else "+".join(map(str, distinct))


def convert(documents: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Each document as flat OpenDocument, made by LibreOffice in a profile of its own.

    Raises:
        NoLibreOffice: It is not installed, or a document is missing afterwards.
    """
    program = shutil.which("soffice")
    if program is None:
        raise NoLibreOffice("soffice is not installed.")
    made = {}
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "fodt"]
        for start in range(0, len(documents), _BATCH):
            batch = documents[start : start + _BATCH]
            arguments = [*command, "--outdir", str(folder), *map(str, batch)]
            subprocess.run(arguments, check=True, capture_output=True, timeout=_SECONDS_A_BATCH)
            made |= {path: folder / f"{path.stem}.fodt" for path in batch}
    missing = [str(path) for path, result in made.items() if not result.is_file()]
    if missing:
        raise NoLibreOffice(f"not converted: {', '.join(missing)}")
    return made


def read_odf(path: Path) -> Reading:
    """What a flat OpenDocument file says."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    odf = _Odf(tree.getroot())
    paragraphs = list(odf.paragraphs())
    return Reading(odf.page(paragraphs), tuple(odf.look(paragraph) for paragraph in paragraphs))


class _Odf:
    def __init__(self, root: Node) -> None:
        self._root = root
        self._styles = {(_get(s, "style:family"), _get(s, "style:name")): s for s in root.iter(_name("style:style"))}
        self._defaults = {_get(style, "style:family"): style for style in root.iter(_name("style:default-style"))}
        self._faces = {
            _get(face, "style:name"): _get(face, "svg:font-family") for face in root.iter(_name("style:font-face"))
        }

    def paragraphs(self) -> Iterator[Node]:
        """Paragraphs and headings of the text, without those of notes, comments and deletions.

        Those in a frame come before the one that it is anchored to: Word's framed paragraphs stand before it in the file.
        """
        yield from _paragraphs(self._root.find(".//office:text", _NAMESPACES))

    def look(self, paragraph: Node) -> dict[str, Value]:
        """The properties of a paragraph that ``Reading`` names."""
        levels = self._levels("paragraph", _get(paragraph, "text:style-name"))
        stretches = [(text, [*inner, *levels]) for text, inner in self._stretches(paragraph, [])]
        align = _nearest(levels, "paragraph", "fo:text-align") or "start"
        last = _nearest(levels, "paragraph", "fo:text-align-last")
        look: dict[str, Value] = {
            "text": "".join(text for text, _ in stretches),
            "alignment": "distribute" if align == last == "justify" else _ALIGNMENTS.get(align, align),
            "first_line_pt": _points(_nearest(levels, "paragraph", "fo:text-indent")),
        }
        seen = [level for text, level in stretches if text.strip()]
        if seen:
            look["size_pt"] = joined([_points(_nearest(each, "text", "style:font-size-asian")) for each in seen])
            look["font"] = joined([self._font(each) for each in seen])
            look["bold"] = joined([_nearest(each, "text", "style:font-weight-asian") == "bold" for each in seen])
        return look

    def page(self, paragraphs: Sequence[Node]) -> dict[str, Value]:
        """Size and margins of the page that the last paragraphs stand on; header and footer lie outside the margins there, 装订线 inside."""
        layout = self._layout(paragraphs)
        inner = layout.find("style:page-layout-properties", _NAMESPACES)
        width, height, left, right, top, bottom = (
            _points(_get(inner, f"fo:{name}"))
            for name in ("page-width", "page-height", "margin-left", "margin-right", "margin-top", "margin-bottom")
        )
        top, bottom = top + _band(layout, "header"), bottom + _band(layout, "footer")
        lengths = {
            "width_mm": width,
            "height_mm": height,
            "margin_top_mm": top,
            "margin_left_mm": left,
            "type_area_width_mm": width - left - right,
            "type_area_height_mm": height - top - bottom,
        }
        return {name: round(length * _MM, 1) for name, length in lengths.items()}

    def _layout(self, paragraphs: Sequence[Node]) -> Node:
        pages = {_get(page, "style:name"): page for page in self._root.iter(_name("style:master-page"))}
        named = "Standard"
        for paragraph in paragraphs:
            style = self._styles.get(("paragraph", _get(paragraph, "text:style-name")))
            named = (_get(style, "style:master-page-name") if style is not None else None) or named
        wanted = _get(pages[named], "style:page-layout-name")
        return next(x for x in self._root.iter(_name("style:page-layout")) if _get(x, "style:name") == wanted)

    def _levels(self, family: str, name: str | None) -> list[Node]:
        """A style and those it is based on, the nearest first; for paragraphs the default at the end."""
        levels = []
        while name is not None and (style := self._styles.get((family, name))) is not None:
            levels.append(style)
            name = _get(style, "style:parent-style-name")
        default = self._defaults.get(family) if family == "paragraph" else None
        return levels if default is None else [*levels, default]

    def _font(self, levels: Sequence[Node]) -> str | None:
        """The East Asian typeface; the declaration of a face has the name as the file had it."""
        for level in levels:
            properties = level.find("style:text-properties", _NAMESPACES)
            if face := _get(properties, "style:font-name-asian"):
                return (self._faces.get(face) or face).strip("'")
            if family := _get(properties, "style:font-family-asian"):
                return family.strip("'")
        return None

    def _stretches(self, node: Node, levels: list[Node]) -> Iterator[tuple[str, list[Node]]]:
        """The text in stretches with the character styles that speak for them."""
        marks = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
        for name, mark in marks.items():
            if node.tag == _name(name):
                yield mark * int(_get(node, "text:c") or 1), levels
                return
        if node.text:
            yield node.text, levels
        for child in node:
            if isinstance(child.tag, str) and not _stands_apart(child):
                own = self._levels("text", _get(child, "text:style-name")) if child.tag == _name("text:span") else []
                yield from self._stretches(child, [*own, *levels])
            if child.tail:
                yield child.tail, levels


def _paragraphs(node: Node) -> Iterator[Node]:
    apart = {_name("text:tracked-changes"), _name("office:annotation"), _name("text:note")}
    children = [child for child in node if isinstance(child.tag, str) and child.tag not in apart]
    # Frames at one paragraph are listed in no order; they are numbered as they come in the file.
    for child in sorted(children, key=lambda child: int(_get(child, "draw:z-index") or 0)):
        yield from _paragraphs(child)
        if child.tag in {_name("text:p"), _name("text:h")}:
            yield child


def _stands_apart(node: Node) -> bool:
    """Whether its text is not the paragraph's: drawings with their boxes, notes, comments."""
    return node.tag in {_name("office:annotation"), _name("text:note")} or node.tag.startswith(
        f"{{{_NAMESPACES['draw']}}}"
    )


def _band(layout: Node, which: str) -> float:
    """The height of a header or footer with its distance to the text; nought where there is none."""
    return _points(
        _get(layout.find(f"style:{which}-style/style:header-footer-properties", _NAMESPACES), "fo:min-height")
    )


def _nearest(levels: Sequence[Node], kind: str, attribute: str) -> str | None:
    found = (_get(level.find(f"style:{kind}-properties", _NAMESPACES), attribute) for level in levels)
    return next((value for value in found if value is not None), None)


def _points(length: str | None) -> float:
    found = re.fullmatch(r"(-?[\d.]+)(pt|in|cm|mm|pc)", length or "")
    return round(float(found[1]) * _POINTS[found[2]], 2) if found else 0.0


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _get(node: Node | None, attribute: str) -> str | None:
    return None if node is None else node.get(_name(attribute))
