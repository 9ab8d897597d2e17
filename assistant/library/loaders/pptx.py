"""Presentations (.pptx, ECMA-376 part 1, 19): what stands on the slides, their tables and the speaker's notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from assistant.errors import DocumentTooLarge, UnreadableDocument, UnsupportedDocument
from assistant.files import formats
from assistant.files.archives import CheckedArchive
from assistant.files.xml import Element, parse_xml
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._tables import Across, table_lines

FORMAT = formats.PPTX

MAXIMUM_SLIDES = 1_000
_ADVICE = "请用 PowerPoint 或 WPS 重新另存后再试"
_DAMAGED = f"演示文稿已损坏或不完整，无法读取；{_ADVICE}。"
_MACROS = "演示文稿含有宏，出于安全不予读取；请另存为不含宏的 .pptx 后再试。"
_EMPTY = "演示文稿里没有文字；如果内容是图片，请提供文字版。"
_TITLES = ("title", "ctrTitle")
# What the master puts on every slide.
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def load(data: bytes) -> LoadedText:
    """Reads a presentation: the title of a slide is a heading, every paragraph knows its slide, notes follow their slide.

    Raises:
        UnreadableDocument: It is damaged, or has no text.
        UnsupportedDocument: It holds macros.
        DocumentTooLarge: It has too many slides.
        EncryptedDocument: It needs a password.
    """
    archive = CheckedArchive(data, "演示文稿", _ADVICE)
    if any(name.endswith("vbaproject.bin") for name in archive.names):
        raise UnsupportedDocument(_MACROS)
    slides = _slides(archive)
    if len(slides) > MAXIMUM_SLIDES:
        raise DocumentTooLarge(f"演示文稿超过 {MAXIMUM_SLIDES:,} 页的上限；请拆分后再试。")
    blocks = tuple(block for number, name in enumerate(slides, 1) for block in _slide(archive, name, number))
    if not blocks:
        raise UnreadableDocument(_EMPTY)
    return LoadedText(blocks)


def _slides(archive: CheckedArchive) -> list[str]:
    """The parts of the slides in the order in which they are shown."""
    main = "ppt/presentation.xml"
    targets = _targets(archive, main)
    shown = (each.get(name, "") for each in _xml(archive, main).iter("{*}sldId") for name in _RELATIONS)
    return [targets[each][1] for each in shown if each in targets]


def _targets(archive: CheckedArchive, name: str) -> dict[str, tuple[str, str]]:
    """The parts that a part names: the last word of the kind of relation, and the name, by id."""
    folder, file = posixpath.split(name)
    relations = f"{folder}/_rels/{file}.rels"
    if not archive.has(relations):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for each in _xml(archive, relations).iter("{*}Relationship"):
        target = each.get("Target", "")
        place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], place
    return found


def _xml(archive: CheckedArchive, name: str) -> Element:
    data = archive.part(name)
    root = parse_xml(data) if data is not None else None
    if root is None:
        raise UnreadableDocument(_DAMAGED)
    return root


def _slide(archive: CheckedArchive, name: str, number: int) -> Iterator[TextBlock]:
    shapes = list(_xml(archive, name).iter("{*}sp", "{*}graphicFrame"))
    title = next((" ".join(_paragraphs(shape)) for shape in shapes if _placeholder(shape) in _TITLES), "")
    if title:
        yield TextBlock(title, heading_level=1, page=number)
    for shape in shapes:
        if _placeholder(shape) not in (*_TITLES, *_FURNITURE):
            yield from _shape(shape, number)
    for kind, place in _targets(archive, name).values():
        if kind == "notesSlide":
            yield from _notes(_xml(archive, place), number)


def _placeholder(shape: Element) -> str:
    """What kind of placeholder a shape is; ``body`` where its kind is not said, empty where it is none."""
    place = next(shape.iter("{*}ph"), None)
    return "" if place is None else place.get("type", "body")


def _shape(shape: Element, number: int) -> Iterator[TextBlock]:
    tables = list(shape.iter("{*}tbl"))
    for table in tables:
        for row in table_lines(_grid(table)):
            yield TextBlock(row.text, page=number, is_row=not row.is_whole)
    if not tables:
        for text in _paragraphs(shape):
            yield TextBlock(text, page=number)


def _notes(root: Element, number: int) -> Iterator[TextBlock]:
    texts = [text for shape in root.iter("{*}sp") if _placeholder(shape) == "body" for text in _paragraphs(shape)]
    for place, text in enumerate(texts):
        yield TextBlock(f"备注：{text}" if place == 0 else text, page=number)


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        pieces = ((each.text or "") if each.tag.endswith("}t") else " " for each in paragraph.iter("{*}t", "{*}br"))
        if text := " ".join("".join(pieces).split()):
            yield text


def _grid(table: Element) -> list[list[str]]:
    """The texts of a table; what is merged stands in each of its places."""
    grid: list[list[str]] = []
    for row in table.iter("{*}tr"):
        texts: list[str] = []
        for column, cell in enumerate(row.iter("{*}tc")):
            above = grid[-1][column] if grid and column < len(grid[-1]) else ""
            if cell.get("hMerge", "") in ("1", "true"):
                texts.append(Across(texts[-1]) if texts else "")
            elif cell.get("vMerge", "") in ("1", "true"):
                texts.append(above)
            else:
                texts.append(" ".join(_paragraphs(cell)))
        grid.append(texts)
    return grid
