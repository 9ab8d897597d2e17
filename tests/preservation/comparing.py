"""Text and direct formatting of a part as bytes that are equal when these are.

Two forms of one thing are made one: a run that was split and its whole, an empty w:rPr and none, a text with and without
xml:space that says the same. All else counts as it stands: order, attributes, unknown elements, comments.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STORIES = ("document", "hdr", "ftr", "footnotes", "endnotes")
_EMPTY_MEANS_NONE = ("rPr", "pPr", "trPr", "tcPr")
_TEXTS = ("t", "delText", "instrText", "delInstrText")


def parts_of(data: bytes) -> dict[str, bytes]:
    """The entries of a package in the order in which they stand."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def canonical(part: bytes) -> bytes | None:
    """Canonical XML of a part with its comments; None where it is no XML."""
    try:
        return etree.tostring(etree.fromstring(part), method="c14n", with_comments=True)
    except etree.XMLSyntaxError:
        return None


def stories(data: bytes, *, sessions: bool = True) -> dict[str, bytes]:
    """The normal form of every part that holds text of the document, by name.

    Args:
        data: The bytes of a .docx.
        sessions: Whether w:rsid…, which say in which session something was written and nothing of its look, count.
    """
    found: dict[str, bytes] = {}
    for name, part in parts_of(data).items():
        if name.endswith(".xml") and canonical(part) is not None:
            root = etree.fromstring(part)
            if etree.QName(root).localname in _STORIES:
                if not sessions:
                    _without_sessions(root)
                found[name] = normal_form(root)
    return found


def _without_sessions(root: Any) -> None:
    for element in root.iter("*"):
        for name in [name for name in element.attrib if etree.QName(name).localname.startswith("rsid")]:
            del element.attrib[name]


def normal_form(root: Any) -> bytes:
    """The tree in its normal form; it is changed in place."""
    w = f"{{{etree.QName(root).namespace}}}"
    for element in list(root.iter("*")):
        _without_layout_of_xml(element, w)
    for element in list(root.iter(*(w + name for name in _EMPTY_MEANS_NONE))):
        if not len(element) and not element.attrib:
            element.getparent().remove(element)
    for run in list(root.iter(f"{w}r")):
        _join(run, w)
    for text in root.iter(*(w + name for name in _TEXTS)):
        text.attrib.pop(_XML_SPACE, None)
    return etree.tostring(root, method="c14n", exclusive=True, with_comments=True)


def _without_layout_of_xml(element: Any, w: str) -> None:
    """White space between elements goes, and that which a text without xml:space does not show (17.3.3.31)."""
    if element.tail is not None and not element.tail.strip():
        element.tail = None
    if element.tag in [w + name for name in _TEXTS]:
        if element.get(_XML_SPACE) != "preserve":
            element.text = (element.text or "").strip(" \t\r\n")
    elif len(element) and element.text is not None and not element.text.strip():
        element.text = None


def _join(run: Any, w: str) -> None:
    """Appends a run to the one before it where both look alike; texts that meet become one."""
    before = run.getprevious()
    if before is not None and before.tag == run.tag and _look(before, w) == _look(run, w):
        for child in [child for child in run if child.tag != f"{w}rPr"]:
            before.append(child)
        run.getparent().remove(run)
        run = before
    for text in list(run.iterchildren(f"{w}t")):
        earlier = text.getprevious()
        if earlier is not None and earlier.tag == text.tag:
            earlier.text = (earlier.text or "") + (text.text or "")
            run.remove(text)


def _look(run: Any, w: str) -> tuple[Any, ...]:
    properties = run.find(f"{w}rPr")
    said = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True, with_tail=False)
    return sorted(run.attrib.items()), said
