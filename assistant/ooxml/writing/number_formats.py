# pyright: basic
"""Gives the labels of automatic numbering another look: w:rPr of a level (ECMA-376 part 1, 17.9.24). Not trackable."""

from __future__ import annotations

from assistant.documents.edits import RunChange
from assistant.documents.paragraph import AutomaticNumber
from assistant.ooxml.writing.nodes import Node, found, get, new
from assistant.ooxml.writing.parts import Parts
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.writing.run_formats import apply_run_change
from assistant.ooxml.xml import W


def set_number_format(parts: Parts, number: AutomaticNumber, change: RunChange, revisions: Revisions) -> None:
    """Changes how the labels of the level look that a paragraph is numbered by.

    Raises:
        Refused: Changes are tracked, or the level is not stated in the list itself.
    """
    revisions.need_no_tracking()
    level = _level(parts.related("numbering"), number)
    if level is None:
        raise Refused(Reason.NO_PLACE)
    properties = found(level, "rPr")
    if properties is None:
        properties = new("rPr")
        level.append(properties)
    apply_run_change(properties, change, number.text)


def _level(root: Node | None, number: AutomaticNumber) -> Node | None:
    entry = _with(root, "num", "numId", number.list_id)
    if entry is None:
        return None
    override = _with(entry, "lvlOverride", "ilvl", str(number.level))
    own = found(override, "lvl")
    if own is not None:
        return own
    abstract = _with(root, "abstractNum", "abstractNumId", get(found(entry, "abstractNumId"), "val") or "")
    return _with(abstract, "lvl", "ilvl", str(number.level))


def _with(parent: Node | None, name: str, attribute: str, value: str) -> Node | None:
    children = [] if parent is None else parent.findall(W + name)
    return next((child for child in children if get(child, attribute) == value), None)
