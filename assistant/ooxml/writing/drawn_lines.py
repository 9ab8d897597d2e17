# pyright: basic
"""Gives drawn lines (separators are often drawn) another colour, weight or place: DrawingML and VML. Not trackable."""

from __future__ import annotations

from assistant.documents.edits import SetLine
from assistant.documents.units import Length
from assistant.ooxml.writing.nodes import Node
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.xml import A, V

_COMPOUNDS = {"thickThin": "thickThin", "thinThick": "thinThick", "single": "sng"}


def set_line(shape: Node, edit: SetLine, revisions: Revisions) -> None:
    """Changes a drawn line.

    Args:
        shape: The wp:inline or wp:anchor, or the VML shape.
        edit: What becomes another.
        revisions: Must not be tracked.

    Raises:
        Refused: Changes are tracked, or the shape has no outline.
    """
    revisions.need_no_tracking()
    if edit.y is not None or edit.length is not None:
        # Where a shape is fixed decides what its numbers mean; moving it by them alone would be a guess.
        raise Refused(Reason.NO_PLACE)
    if shape.tag.startswith(V):
        _vml(shape, edit)
    else:
        _drawing(shape, edit)


def _drawing(shape: Node, edit: SetLine) -> None:
    outline = next(shape.iter(f"{A}ln"), None)
    if outline is None:
        raise Refused(Reason.NO_PLACE)
    if edit.width is not None:
        outline.set("w", str(edit.width.emu))
    if edit.compound is not None:
        outline.set("cmpd", _COMPOUNDS[edit.compound])
    if edit.colour is not None:
        _paint(outline, edit.colour)


def _paint(outline: Node, colour: str) -> None:
    for name in ("noFill", "solidFill", "gradFill", "pattFill"):
        for old in outline.findall(A + name):
            outline.remove(old)
    fill = outline.makeelement(f"{A}solidFill", {}, outline.nsmap)
    fill.append(outline.makeelement(f"{A}srgbClr", {"val": colour}, outline.nsmap))
    outline.insert(0, fill)


def _vml(shape: Node, edit: SetLine) -> None:
    if edit.colour is not None:
        shape.set("strokecolor", f"#{edit.colour}")
    if edit.width is not None:
        shape.set("strokeweight", f"{_points(edit.width)}pt")
    if edit.compound is not None:
        stroke = shape.find(f"{V}stroke")
        if stroke is None:
            stroke = shape.makeelement(f"{V}stroke", {}, shape.nsmap)
            shape.insert(0, stroke)
        stroke.set("linestyle", edit.compound)


def _points(width: Length) -> str:
    return f"{width.pt:g}"
