"""Word documents: paragraphs and tables in the order of the document, as accepted (tracked deletions left out).

lxml reads the XML itself: python-docx leaves out tracked insertions and content controls, expands merged table cells
(35 KB can become two million cells), and takes half a second to import.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import DocumentTooLarge, EncryptedDocument, UnreadableDocument
from assistant.files.archives import CheckedArchive
from assistant.files.xml import Element, parse_xml
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._docx_numbering import Numbering, W
from assistant.library.loaders._docx_styles import Styles
from assistant.library.loaders._information import information_pairs, properties_of

SUFFIXES: tuple[str, ...] = (".docx",)

MAXIMUM_PARAGRAPHS = 200_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DELETED = {f"{W}del", f"{W}moveFrom"}
_NO_TEXT = {f"{W}pPr", f"{W}rPr", f"{W}pict", f"{W}object", f"{W}drawing"}
_BREAKS = {f"{W}br", f"{W}cr"}
_SPACES = {f"{W}tab", f"{W}ptab", f"{W}noBreakHyphen"}
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def load(data: bytes) -> LoadedText:
    """Reads a .docx: headings from the outline level of the styles, automatic numbers spelled out, tables as lines.

    A table in front of all text that holds 标题, 发文机关 and the like becomes properties. Text boxes, headers and footers
    are no part of the running text.

    Raises:
        UnreadableDocument: The file is damaged or has no text.
        EncryptedDocument: It is protected by a password.
        DocumentTooLarge: It is over a limit.
    """
    package = _opened(data)
    body = _parsed(_required(package, "word/document.xml")).find(f"{W}body")
    styles = Styles(_optional(package, "word/styles.xml"))
    reader = _BodyReader(styles, Numbering(_optional(package, "word/numbering.xml")))
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    if not blocks and not reader.properties:
        raise UnreadableDocument("Word 文档里没有文字；如果内容是图片，请提供文字版。")
    return LoadedText(blocks, reader.properties)


def _opened(data: bytes) -> CheckedArchive:
    if data.startswith(_OLE):
        raise EncryptedDocument("文件设有打开密码（或是旧版 .doc），无法读取；请去掉密码并另存为 .docx 后再试。")
    return CheckedArchive(data, "docx 文件", "请用 Word 或 WPS 重新另存后再试")


def _required(package: CheckedArchive, name: str) -> bytes:
    data = package.part(name)
    if data is None:
        raise UnreadableDocument("文件不是 Word 文档（缺少正文部分）；请用 Word 或 WPS 另存为 .docx 后再试。")
    return data


def _parsed(data: bytes) -> Element:
    root = parse_xml(data)
    if root is None:
        raise UnreadableDocument("docx 文件已损坏（内部 XML 无法解析）；请用 Word 或 WPS 重新另存后再试。")
    return root


def _optional(package: CheckedArchive, name: str) -> Element | None:
    data = package.part(name)
    return None if data is None else _parsed(data)


class _BodyReader:
    """Walks the body once; collects properties on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.properties: dict[str, str] = {}
        self._styles = styles
        self._numbering = numbering
        self._count = 0

    def blocks(self, body: Element) -> Iterator[TextBlock]:
        started = False
        for element in _paragraphs_and_tables(body):
            for block in self._table(element, started) if element.tag == f"{W}tbl" else self._paragraph(element):
                started = True
                yield block

    def _paragraph(self, paragraph: Element) -> Iterator[TextBlock]:
        self._count += 1
        if self._count > MAXIMUM_PARAGRAPHS:
            raise DocumentTooLarge(f"Word 文档超过 {MAXIMUM_PARAGRAPHS} 段的上限；请拆分后再试。")
        look = self._styles.of(paragraph)
        lines = [" ".join(line.split()) for line in _text(paragraph).split("\n")]
        if not any(lines):
            return
        label = self._numbering.label(look.number_id, look.number_level) if look.number_id else ""
        if look.heading_level is not None:
            lines = ["".join(lines)]
        for index, line in enumerate(line for line in lines if line):
            yield TextBlock(_labelled(label, line) if index == 0 else line, heading_level=look.heading_level)

    def _table(self, table: Element, started: bool) -> Iterator[TextBlock]:
        rows = [self._cells(row) for row in _children_through(table, f"{W}tr")]
        pairs = None if started else information_pairs(rows)
        if pairs is not None:
            self.properties |= properties_of(pairs)
            return
        for cells in rows:
            if any(cells):
                yield TextBlock(" | ".join(cells))

    def _cells(self, row: Element) -> list[str]:
        self._count += 1
        return [
            " ".join(" ".join(_text(p).split()) for p in cell.iter(f"{W}p")).strip()
            for cell in _children_through(row, f"{W}tc")
        ]


def _labelled(label: str, line: str) -> str:
    """The automatic label in front of the line, parted from it by a space where Word would show a tab."""
    return line if not label else f"{label}{line}" if label.endswith(("、", "）", ")")) else f"{label} {line}"


def _children_through(element: Element, *tags: str) -> Iterator[Element]:
    """The nearest descendants of these tags, looking through wrappers such as content controls."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in _DELETED:
            yield from _children_through(child, *tags)


def _paragraphs_and_tables(body: Element) -> Iterator[Element]:
    return _children_through(body, f"{W}p", f"{W}tbl")


def _text(element: Element) -> str:
    """The accepted text of a paragraph; a line break ends a line of it."""
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in _BREAKS:
            pieces.append("\n")
        elif child.tag in _SPACES:
            pieces.append("-" if child.tag == f"{W}noBreakHyphen" else " ")
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif child.tag not in _DELETED and child.tag not in _NO_TEXT and child.tag != _ALTERNATIVE:
            pieces.append(_text(child))
    return "".join(pieces)
