# pyright: basic
"""Gives drawn lines (separators are often drawn) another colour: DrawingML and VML. Not trackable."""

from __future__ import annotations

from assistant.documents.edits import SetLine
from assistant.ooxml.writing.nodes import Node
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.xml import A, V


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
    if shape.tag.startswith(V):
        shape.set("strokecolor", f"#{edit.colour}")
        return
    outline = next(shape.iter(f"{A}ln"), None)
    if outline is None:
        raise Refused(Reason.NO_PLACE)
    _paint(outline, edit.colour)


def _paint(outline: Node, colour: str) -> None:
    for name in ("noFill", "solidFill", "gradFill", "pattFill"):
        for old in outline.findall(A + name):
            outline.remove(old)
    fill = outline.makeelement(f"{A}solidFill")
    outline.insert(0, fill)
    fill.append(outline.makeelement(f"{A}srgbClr", {"val": colour}))
