"""lxml behind types: the parts of it that readers of files use. lxml itself comes without any."""

# pyright: reportMissingTypeStubs=false, reportAttributeAccessIssue=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, cast


class Element(Protocol):
    """An element of a tree."""

    tag: str
    text: str | None
    tail: str | None

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

    def itertext(self) -> Iterator[str]:
        """The pieces of text in it, in order."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """The children."""
        ...


def parse_xml(data: bytes) -> Element | None:
    """The root of an XML document, or None where it is none; entities are left alone and nothing is fetched."""
    from lxml import etree

    xml = cast(Any, etree)
    parser = xml.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return cast(Element, xml.fromstring(data, parser))
    except xml.XMLSyntaxError:
        return None


def parse_html(text: str) -> Element | None:
    """The root of a web page, or None where nothing can be made of it; comments are left out."""
    from lxml import etree, html

    xml = cast(Any, etree)
    pages = cast(Any, html)
    parser = pages.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return cast(Element, pages.document_fromstring(text, parser=parser))
    except (xml.ParserError, xml.XMLSyntaxError):
        return None
