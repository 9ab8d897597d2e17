# pyright: basic
"""Puts paragraphs in, takes them out, moves them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.documents.document import AUTHOR
from assistant.documents.edits import InsertParagraph
from assistant.documents.units import Length
from assistant.ooxml.writing.nodes import Node, child_of, copied, found, holds_text, local, new
from assistant.ooxml.writing.paragraph_formats import apply_paragraph_change
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.writing.run_formats import apply_run_change
from assistant.ooxml.writing.texts import fill
from assistant.ooxml.xml import W

# What a new paragraph does not take over from the one that it is like.
_NEVER = ("pPrChange", "sectPr")
_OWN = (*_NEVER, "numPr", "framePr", "pageBreakBefore", "pBdr", "keepNext", "outlineLvl")
_OWN_OF_MARK = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "vanish", "specVanish")
_BOOKMARKS = (
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "proofErr",
    "permStart",
    "permEnd",
)
_TEXTUAL = {"rPr", "t", "tab", "br", "cr", "sym", "lastRenderedPageBreak", "noBreakHyphen", "softHyphen"}


def insert_paragraph(beside: Node, like: Node, edit: InsertParagraph, character: Length, revisions: Revisions) -> None:
    """Puts a new paragraph beside another one.

    Args:
        beside: The other w:p.
        like: The w:p whose format it has.
        edit: What it is.
        character: The width of one 字 in it.
        revisions: How it is written.

    Raises:
        Refused: Somebody else's revision is there.
    """
    refuse_others(beside)
    made = new("p")
    properties = _properties_like(like, _OWN if edit.like is None else _NEVER)
    made.append(properties)
    apply_paragraph_change(properties, edit.change, character)
    mark = child_of(properties, "rPr")
    apply_run_change(mark, edit.run, "")
    if edit.text:
        run = new("r")
        run.append(copied(mark))
        fill(run, edit.text)
        apply_run_change(child_of(run, "rPr"), edit.run, edit.text)
        made.append(revisions.inserted(run))
    revisions.mark_paragraph(made, "ins")
    if edit.after:
        beside.addnext(made)
    else:
        beside.addprevious(made)


def _properties_like(like: Node, left_out: Iterable[str]) -> Node:
    old = found(like, "pPr")
    properties = new("pPr") if old is None else copied(old)
    for name in left_out:
        for node in properties.findall(W + name):
            properties.remove(node)
    mark = found(properties, "rPr")
    if mark is None:
        mark = child_of(properties, "rPr")
        first = like.find(f"{W}r/{W}rPr")
        mark.extend([] if first is None else [copied(each) for each in first])
    for name in _OWN_OF_MARK:
        for node in mark.findall(W + name):
            mark.remove(node)
    return properties


def remove_paragraph(paragraph: Node, revisions: Revisions) -> None:
    """Takes a paragraph out; bookmarks in it go on in the next one.

    Raises:
        Refused: It holds what must stay, or is the last of its story.
    """
    refuse_others(paragraph)
    # A tracked paragraph keeps the comments on it; one that is gone would take them along.
    _refuse_what_holds(paragraph, {"commentReference"} if revisions.tracked else set())
    ours = found(paragraph.find(f"{W}pPr/{W}rPr"), "ins")
    if revisions.tracked and (ours is None or ours.get(f"{W}author") != AUTHOR):
        for run in list(paragraph.iter(f"{W}r")):
            if found(run, "commentReference") is None:
                revisions.delete_run(run)
        revisions.mark_paragraph(paragraph, "del")
        return
    following = _next_paragraph(paragraph)
    kept = [node for node in paragraph if local(node) in _BOOKMARKS[:4]]
    if kept and following is None:
        raise Refused(Reason.HOLDS_OBJECT)
    for node in reversed(kept):
        _behind_properties(following, node)
    paragraph.getparent().remove(paragraph)


def _refuse_what_holds(paragraph: Node, allowed: set[str]) -> None:
    for run in paragraph.iter(f"{W}r"):
        refuse_others(run)
    for child in paragraph:
        name = local(child)
        if name == "r":
            if any(local(each) not in _TEXTUAL | allowed or holds_text(each) for each in child):
                raise Refused(Reason.HOLDS_OBJECT)
        elif name == "pPr":
            if child.find(f"{W}sectPr") is not None or holds_text(child):
                raise Refused(Reason.HOLDS_OBJECT)
        elif name and name not in (*_BOOKMARKS, "ins", "del"):
            raise Refused(Reason.HOLDS_OBJECT)
    if _next_paragraph(paragraph) is None:
        raise Refused(Reason.NO_PLACE)


def _next_paragraph(paragraph: Node) -> Node | None:
    return next(paragraph.itersiblings(f"{W}p"), None)


def _behind_properties(paragraph: Node, node: Node) -> None:
    paragraph.insert(1 if found(paragraph, "pPr") is not None else 0, node)


def remove_page_breaks(paragraph: Node, revisions: Revisions) -> None:
    """Takes the page breaks out of the runs of a paragraph.

    Raises:
        Refused: A break stands in a run with other things and changes are tracked, or somebody else's revision is there.
    """
    for node in [node for node in paragraph.iter(f"{W}br") if node.get(f"{W}type") == "page"]:
        run = node.getparent()
        refuse_others(run)
        others = [child for child in run if child is not node and local(child) != "rPr"]
        if not others:
            revisions.delete_run(run)
        elif revisions.tracked:
            raise Refused(Reason.NOT_TRACKABLE)
        else:
            run.remove(node)


def move_paragraphs(first: Node, last: Node, before: Node | None, revisions: Revisions) -> None:
    """Moves a stretch of siblings before another paragraph, or to the end of the body; a cell stands for its table.

    Raises:
        Refused: They are no siblings, a section ends among them, or changes are tracked.
    """
    revisions.need_no_tracking()
    first, last = _in_body(first), _in_body(last)
    target = _last_section(first) if before is None else _in_body(before)
    refuse_others(first)
    moved = [first]
    while moved[-1] is not last:
        following = moved[-1].getnext()
        if following is None or following is target:
            raise Refused(Reason.NO_PLACE)
        moved.append(following)
    if first.getparent() is not target.getparent() or any(node.find(f".//{W}sectPr") is not None for node in moved):
        raise Refused(Reason.HOLDS_OBJECT)
    for node in moved:
        target.addprevious(node)


def _in_body(node: Node) -> Node:
    """The child of the body that a paragraph is, or stands in."""
    while local(node.getparent()) not in ("body", "hdr", "ftr"):
        node = node.getparent()
    return node


def _last_section(node: Node) -> Node:
    section = node.getparent().find(f"{W}sectPr")
    if section is None:
        raise Refused(Reason.NO_PLACE)
    return section
