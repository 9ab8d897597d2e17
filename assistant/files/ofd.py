"""OFD files (GB/T 33190—2016): the text of their pages, printed lines joined to paragraphs.

A zip archive of XML: OFD.xml names the documents, each of these its pages, each page its text objects, which hold their text
in TextCode. Names are looked up without their namespace, of which two editions are about.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.files.archives import CheckedArchive
from assistant.files.printed_lines import Line
from assistant.files.printed_paragraphs import PrintedParagraph, paragraphs, without_running_lines
from assistant.files.xml import Element, parse_xml

MAXIMUM_PAGES = 2_000
MAXIMUM_TEXTS = 1_000_000
_ADVICE = "请重新导出，或使用起草时的 .docx 后再试"
_DAMAGED = f"OFD 文件已损坏或结构不完整，无法读取；{_ADVICE}。"
_SCAN = "OFD 文件里没有文字（可能是扫描件或图片）；请先做文字识别（OCR），或使用起草时的 .docx。"
_PT_PER_MM = 72 / 25.4
_DEFAULT_SIZE = 5.6
# In millimetres: beyond it there is no page, and sums overflow.
_FARTHEST = 1e6


def read_ofd(data: bytes, clean: Callable[[str], str] = str) -> tuple[PrintedParagraph, ...]:
    """The paragraphs of an OFD in the order of its pages.

    Args:
        data: The bytes of the file.
        clean: What is done to the text of each printed line before lines are put together.

    Raises:
        DocumentError: It is damaged, encrypted, without text, or too large.
    """
    archive = CheckedArchive(data, "OFD 文件", _ADVICE)
    pages = [_lines(page, number, clean) for number, page in enumerate(_pages(archive), 1)]
    if not any(pages):
        raise UnreadableDocument(_SCAN if pages else _DAMAGED)
    return tuple(paragraphs(without_running_lines(pages)))


def _pages(archive: CheckedArchive) -> Iterator[Element]:
    """The roots of all pages in order."""
    seen = 0
    for root in _named(_xml(archive, "OFD.xml"), "DocRoot"):
        document = _path("", (root.text or "").strip())
        for page in _named(_xml(archive, document), "Page"):
            if place := page.get("BaseLoc", ""):
                seen += 1
                if seen > MAXIMUM_PAGES:
                    raise DocumentTooLarge(f"OFD 超过 {MAXIMUM_PAGES} 页的上限；请拆分后再试。")
                yield _xml(archive, _path(posixpath.dirname(document), place))


def _path(folder: str, place: str) -> str:
    return place.lstrip("/") if place.startswith("/") else posixpath.normpath(posixpath.join(folder, place))


def _xml(archive: CheckedArchive, name: str) -> Element:
    data = archive.part(name)
    if data is not None and data.count(b"<") > MAXIMUM_TEXTS:
        raise DocumentTooLarge("OFD 内容过多，超出可检查的上限；请拆分后再试。")
    root = parse_xml(data) if data is not None else None
    if root is None:
        raise UnreadableDocument(_DAMAGED)
    return root


def _named(root: Element, *names: str) -> Iterator[Element]:
    """The elements of those names, whatever their namespace."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def _lines(page: Element, number: int, clean: Callable[[str], str]) -> list[Line]:
    """The printed lines of a page: pieces on the same base line are one, from the left to the right."""
    pieces = [piece for each in _named(page, "TextObject") for piece in _pieces(each)]
    rows = [(clean(_text(row)), row[0]) for row in _rows(pieces)]
    said = [(text, first) for text, first in rows if text]
    return [
        Line(text, first.left, -first.top, first.size, number, place, len(said))
        for place, (text, first) in enumerate(said)
    ]


def _text(row: list[_Piece]) -> str:
    return " ".join("".join(piece.text for piece in row).split())


@dataclass(frozen=True)
class _Piece:
    """A TextCode: its text, where it begins from the left and the top of the page, and the size of its type, in points."""

    text: str
    left: float
    top: float
    size: float


def _pieces(text_object: Element) -> Iterator[_Piece]:
    """The pieces of a TextObject; its CTM turns its own coordinates into those of its Boundary (GB/T 33190, 8.5)."""
    x0, y0, *_ = [*_numbers(text_object.get("Boundary", "")), 0.0, 0.0]
    matrix = _numbers(text_object.get("CTM", ""))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = abs(next(iter(_numbers(text_object.get("Size", ""))), _DEFAULT_SIZE) * (d or b))
    for code in _named(text_object, "TextCode"):
        x, y = (next(iter(_numbers(code.get(axis, ""))), 0.0) for axis in ("X", "Y"))
        left, top = x0 + a * x + c * y + e, y0 + b * x + d * y + f
        yield _Piece(code.text or "", left * _PT_PER_MM, top * _PT_PER_MM, size * _PT_PER_MM or 1.0)


def _numbers(text: str) -> list[float]:
    """The numbers in an attribute; none where one of them is no number of millimetres."""
    try:
        numbers = [float(each) for each in text.split()]
    except ValueError:
        return []
    return numbers if all(abs(each) < _FARTHEST for each in numbers) else []


def _rows(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces by their base lines from the top to the bottom, each row from the left to the right."""
    row: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: each.top):
        if row and piece.top - row[0].top > 0.5 * min(row[0].size, piece.size):
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda each: each.left)
