"""Names of WordprocessingML, and how its text is shown: what every reader of this folder needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + "wordprocessingml/main": W,
    _STRICT + "officeDocument/relationships": R,
    _STRICT + "officeDocument/math": M,
    _STRICT + "drawingml/main": "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    _STRICT
    + "drawingml/wordprocessingDrawing": "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}


def by_transitional_names(tree: Any) -> Any:
    """The same tree with the names of the strict standard replaced by the transitional ones, in place."""
    for element in tree.iter("*"):
        element.tag = _transitional(element.tag)
        for name, value in list(element.attrib.items()):
            if _transitional(name) != name:
                del element.attrib[name]
                element.set(_transitional(name), value)
    return tree


def _transitional(name: str) -> str:
    uri, _, local = name[1:].partition("}")
    return _TRANSITIONAL[uri] + local if name.startswith("{") and uri in _TRANSITIONAL else name


def shown_text(element: Any, *, deleted: bool = False) -> str:
    """The text below an element; what tracked changes took away only where it is asked for."""
    pieces: list[str] = []
    for found in element.iter(f"{W}t", f"{W}delText", *_SIGNS):
        if found.tag == f"{W}delText":
            pieces.append((found.text or "") if deleted else "")
        elif found.tag == f"{W}t":
            pieces.append(found.text or "")
        elif found.getparent().tag == f"{W}r":
            pieces.append(_SIGNS[found.tag])
    return "".join(pieces)


def fields_of(tree: Any) -> Iterator[tuple[str, str, str]]:
    """The fields of a story: simple or complex, instruction, result as shown; inner fields before outer ones."""
    open_fields: list[list[str]] = []
    for element in tree.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldSimple":
            yield "simple", element.get(f"{W}instr", ""), shown_text(element)
        elif element.tag == f"{W}instrText" and open_fields:
            open_fields[-1][0] += element.text or ""
        elif element.tag == f"{W}t" and open_fields:
            for field in open_fields:
                field[1] += element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append(["", ""])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            instruction, result = open_fields.pop()
            yield "complex", instruction, result
    if open_fields:
        yield "open", open_fields[-1][0], ""
