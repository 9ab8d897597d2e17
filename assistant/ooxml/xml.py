# pyright: reportMissingTypeStubs=false, reportAttributeAccessIssue=false, reportUnknownVariableType=false
"""lxml behind types, and the namespaces of WordprocessingML.

Names are looked up by namespace and never by prefix. Strict documents (ISO/IEC 29500 strict) are renamed to the
transitional namespaces while they are parsed, so that the rest knows one vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import islice
from typing import Any, Protocol, cast

from assistant.errors import DocumentTooLarge, UnreadableDocument

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A_URI = "http://schemas.openxmlformats.org/drawingml/2006/main"
W = f"{{{W_URI}}}"
R = f"{{{R_URI}}}"
A = f"{{{A_URI}}}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT_NAMESPACES = {
    _STRICT + "wordprocessingml/main": W_URI,
    _STRICT + "officeDocument/relationships": R_URI,
    _STRICT + "drawingml/main": A_URI,
    _STRICT + "drawingml/wordprocessingDrawing": WP[1:-1],
    _STRICT + "drawingml/picture": _TRANSITIONAL + "drawingml/2006/picture",
    _STRICT + "drawingml/chart": _TRANSITIONAL + "drawingml/2006/chart",
    _STRICT + "officeDocument/math": M[1:-1],
}
# 300 full pages have about one million tags; the tree of this many takes half a gigabyte.
_MAXIMUM_TAGS = 3_000_000
# They have about 9,000 paragraphs, and long tables more; two million small ones cost minutes.
MAXIMUM_PARAGRAPHS = 100_000
_PARAGRAPH = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")
TOO_MANY_PARAGRAPHS = f"文档超过 {MAXIMUM_PARAGRAPHS:,} 个段落的上限；请拆分后再试。"
# What libxml2 itself refuses: ten million bytes in one text, 256 elements within each other.
_OVER_LIMITS = "文档中有一处文字过长，或者嵌套过深，超出可检查的上限；请分段、拆分或重新另存后再试。"
_DAMAGED = "docx 文件内部的 XML 已损坏，无法读取；请用 Word 或 WPS 打开并重新另存后再试。"


class Element(Protocol):
    """An element of a tree."""

    tag: str
    text: str | None
    nsmap: Mapping[str | None, str]

    def get(self, key: str, default: str) -> str:
        """The value of an attribute; the default must be given, since that of lxml is None."""
        ...

    def find(self, path: str) -> Element | None:
        """The first element on a path."""
        ...

    def findall(self, path: str) -> list[Element]:
        """The elements on a path."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """This element and all below it, of these tags if any are given."""
        ...

    def iterchildren(self, *tags: str) -> Iterator[Element]:
        """The children of these tags; faster than paths."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """The children."""
        ...

    def __len__(self) -> int:
        """The number of children."""
        ...


def parse(data: bytes, *, whole: bool = False) -> Element:
    """The root of a part of a package.

    Args:
        data: The bytes of the part.
        whole: Whether comments and processing instructions stay in the tree, for those who write it again.

    Raises:
        UnreadableDocument: It is no well-formed XML, or declares a document type, which packages may not (OPC, 10.1).
        DocumentTooLarge: It has too many tags to build a tree of.
    """
    from lxml import etree

    lxml = cast(Any, etree)
    _refuse_too_much(data)
    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableDocument(_DAMAGED)
    parser = lxml.XMLParser(resolve_entities=False, no_network=True, remove_comments=not whole, remove_pis=not whole)
    try:
        root = lxml.fromstring(data, parser)
    except lxml.XMLSyntaxError as error:
        if error.code == lxml.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise DocumentTooLarge(_OVER_LIMITS) from error
        raise UnreadableDocument(_DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(_DAMAGED)
    if any(uri.startswith(_STRICT) for uri in root.nsmap.values()):
        _rename_strict(root)
    if whole:
        _join_texts(root)
    return cast(Element, root)


def _refuse_too_much(data: bytes) -> None:
    """Counts in the bytes, since a tree of them would cost the memory that is to be saved."""
    if data.count(b"<") > _MAXIMUM_TAGS:
        raise DocumentTooLarge("文档内容过多，超出可检查的上限；请拆分后再试。")
    if next(islice(_PARAGRAPH.finditer(data), MAXIMUM_PARAGRAPHS, None), None) is not None:
        raise DocumentTooLarge(TOO_MANY_PARAGRAPHS)


def _join_texts(root: Any) -> None:
    """Puts comments that stand within a text behind its element, so that it is read as one, as it is without comments."""
    from lxml import etree

    lxml = cast(Any, etree)
    for node in list(root.iter(lxml.Comment, lxml.PI)):
        parent = node.getparent()
        if parent is None or parent is root or parent.find("*") is not None:
            continue
        before, tail = node.getprevious(), node.tail or ""
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        node.tail = None
        parent.addnext(node)


def _rename_strict(root: Any) -> None:
    for element in root.iter("*"):
        element.tag = _transitional(element.tag)
        for name in [name for name in element.attrib if name.startswith("{" + _STRICT)]:
            element.set(_transitional(name), element.attrib.pop(name))


def is_character(point: int) -> bool:
    """Whether a number is that of a character that a text may hold in XML (XML 1.0, 2.2), controls left out."""
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or 0x10000 <= point <= 0x10FFFF


def made(name: str) -> Any:
    """A new element of WordprocessingML."""
    from lxml import etree

    return cast(Any, etree).Element(name, nsmap={"w": W_URI})


def is_strict(root: Any) -> bool:
    """Whether a part came with the names of strict documents, which `parse` replaced."""
    return any(uri.startswith(_STRICT) for uri in root.nsmap.values())


def serialised(root: Any, *, strict: bool = False) -> bytes:
    """A part as it is written: what stood before and after its root included.

    Args:
        root: Its root.
        strict: Whether it is a new part of a strict document; those that were parsed tell it themselves.
    """
    from lxml import etree

    tree = (_as_strict(root) if strict or is_strict(root) else root).getroottree()
    return cast(bytes, cast(Any, etree).tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _as_strict(root: Any) -> Any:
    """A part of a strict document as it is written again.

    Names that strict documents spell otherwise (14.11.2 of part 4 for w:jc, 17.18.44) are spelled so.
    """
    from lxml import etree

    written = deepcopy(root)
    for element in written.iter("*"):
        element.tag = _strict(element.tag)
        for name in list(element.attrib):
            if _strict(name) != name:
                element.set(_strict(name), element.attrib.pop(name))
    # What was declared only for the transitional names goes; prefixes that values speak of (mc:Ignorable) stay.
    kept = [prefix for prefix, uri in root.nsmap.items() if prefix and uri not in _STRICT_NAMES]
    cast(Any, etree).cleanup_namespaces(written, keep_ns_prefixes=kept)
    return written


_STRICT_NAMES = {transitional: strict for strict, transitional in _STRICT_NAMESPACES.items()}


def _strict(name: str) -> str:
    uri, brace, local = name.partition("}")
    return "{" + _STRICT_NAMES.get(uri[1:], uri[1:]) + "}" + local if brace else name


def _transitional(name: str) -> str:
    uri, brace, local = name.partition("}")
    return "{" + _STRICT_NAMESPACES.get(uri[1:], uri[1:]) + "}" + local if brace else name


def digest_key(element: Element | None) -> bytes:
    """Bytes that are equal for equal elements, to look up what was computed before."""
    if element is None:
        return b""
    from lxml import etree

    return cast(bytes, cast(Any, etree).tostring(element, with_tail=False))
