# pyright: basic
"""Puts a text in place of a stretch of a paragraph, with the look of what stood there."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.paragraph import COLUMN_BREAK, LINE_BREAK, PAGE_BREAK, Field
from assistant.ooxml.writing.line import Line, plain_text, write
from assistant.ooxml.writing.nodes import Node, copied, found, holds_text, local, new
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.xml import W

_TEXTUAL = {"rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "lastRenderedPageBreak"}
# What stands in a text for elements that are no letters; XML has no signs for the breaks.
_SIGNS = {
    "\t": ("tab", ""),
    LINE_BREAK: ("br", ""),
    PAGE_BREAK: ("br", "page"),
    COLUMN_BREAK: ("br", "column"),
}


def replace_text(line: Line, start: int, end: int, text: str, fields: Sequence[Field], revisions: Revisions) -> None:
    """Puts a text in place of the characters between two offsets.

    Args:
        line: The paragraph; stretches behind this one are already done.
        start: Offset of the first character.
        end: Offset after the last one; equal to ``start`` to put a text in.
        text: The text.
        fields: The fields of the paragraph, whose results programs write anew.
        revisions: How it is written.

    Raises:
        Refused: Somebody else's revision, a field, a note or a picture is there.
    """
    if any(field.start < end and start < field.end for field in fields):
        raise Refused(Reason.GENERATED)
    for piece in line.between(start, end):
        refuse_others(piece.run)
    beside_field = any(start in (field.start, field.end) for field in fields)
    if not revisions.tracked and not beside_field and _within_one(line, start, end, text):
        return
    runs = line.runs_between(start, end)
    if any(local(child) not in _TEXTUAL or holds_text(child) for run in runs for child in run):
        raise Refused(Reason.HOLDS_OBJECT)
    model = runs[0] if runs else _model(line, start, fields)
    if text:
        _put(line, start, runs, _run_like(model, text), revisions)
    for run in runs:
        revisions.delete_run(run)
    line.forget(start, end)


def _within_one(line: Line, start: int, end: int, text: str) -> bool:
    """Writes into the w:t that holds the whole stretch, so that nothing else of the file changes."""
    if any(sign in text for sign in _SIGNS):
        return False
    at = line.holding(start, end)
    piece = line.pieces[at] if at is not None else None
    if at is None or piece is None or piece.node.tag != f"{W}t" or (start == end == piece.start):
        return False
    refuse_others(piece.run)
    whole = piece.text[: start - piece.start] + text + piece.text[end - piece.start :]
    if not whole:
        return False
    write(plain_text(piece.node), whole)
    line.pieces[at] = piece._replace(text=whole)
    return True


def _model(line: Line, start: int, fields: Sequence[Field]) -> Node | None:
    """The run whose look a text has that is only put in: that of the field beside it, else of the character before."""
    inside = next((field for field in fields if start in (field.start, field.end) and field.start < field.end), None)
    within = list(line.between(inside.start, inside.end)) if inside else []
    return within[0].run if within else line.run_at(start)


def _put(line: Line, start: int, runs: list[Node], made: Node, revisions: Revisions) -> None:
    """After the last run that goes; for a text that is only put in, after the run of the character before it."""
    line.part_at(start)
    before = runs[-1] if runs else line.run_before(start)
    if before is None:
        at = 1 if found(line.paragraph, "pPr") is not None else 0
        line.paragraph.insert(at, revisions.inserted(made))
        return
    beside = before if runs else _end_of_field(before)
    refuse_others(beside)
    # Within an insertion of ours a run needs no mark of its own.
    beside.addnext(made if beside.getparent().tag == f"{W}ins" else revisions.inserted(made))


def _end_of_field(run: Node) -> Node:
    """What ends the field whose result ends with a run; the run itself where no field ends right after it."""
    simple = next(run.iterancestors(f"{W}fldSimple"), None)
    if simple is not None:
        return simple if run.getnext() is None else run
    following = run.getnext()
    mark = None if following is None or following.tag != f"{W}r" else found(following, "fldChar")
    return following if mark is not None and mark.get(f"{W}fldCharType") == "end" else run


def _run_like(model: Node | None, text: str) -> Node:
    run = new("r")
    properties = found(model, "rPr")
    if properties is not None:
        run.append(copied(properties))
        change = found(run.find(f"{W}rPr"), "rPrChange")
        if change is not None:
            run.find(f"{W}rPr").remove(change)
    fill(run, text)
    return run


def fill(run: Node, text: str) -> None:
    """Puts a text into a run: tabs and breaks as elements of their own."""
    piece = ""
    for character in [*text, ""]:
        if character in _SIGNS or not character:
            if piece:
                node = new("t")
                write(node, piece)
                run.append(node)
            piece = ""
            if character:
                name, kind = _SIGNS[character]
                run.append(new(name, type=kind) if kind else new(name))
        else:
            piece += character
