# pyright: basic
"""Changes paragraph styles and the defaults of a document (ECMA-376 part 1, 17.7.4.17, 17.7.5.1). Not trackable."""

from __future__ import annotations

from assistant.documents.edits import SetStyle, stated
from assistant.ooxml.writing.nodes import Node, child_of, found, get
from assistant.ooxml.writing.paragraph_formats import apply_paragraph_change
from assistant.ooxml.writing.parts import Parts
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions
from assistant.ooxml.writing.run_formats import apply_run_change
from assistant.ooxml.xml import W


def set_style(parts: Parts, edit: SetStyle, revisions: Revisions) -> None:
    """Changes what a style says, or what holds where no style says anything.

    Raises:
        Refused: Changes are tracked, or there is no style of that name, or more than one.
    """
    revisions.need_no_tracking()
    root = parts.related("styles")
    if root is None:
        raise Refused(Reason.NO_PLACE)
    if stated(edit.run):
        apply_run_change(_properties(root, edit.style, "rPr"), edit.run, "")
    if stated(edit.paragraph):
        apply_paragraph_change(_properties(root, edit.style, "pPr"), edit.paragraph, edit.character)


def _properties(root: Node, style: str, name: str) -> Node:
    if not style:
        return child_of(child_of(child_of(root, "docDefaults"), f"{name}Default"), name)
    named = [each for each in root.findall(f"{W}style") if _is(each, style)]
    if len(named) != 1:
        raise Refused(Reason.NO_PLACE)
    return child_of(named[0], name)


def _is(style: Node, name: str) -> bool:
    paragraph = (get(style, "type") or "paragraph") == "paragraph"
    return paragraph and (get(found(style, "name"), "val") or get(style, "styleId") or "") == name
