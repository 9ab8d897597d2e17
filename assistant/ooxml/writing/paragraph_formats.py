# pyright: basic
"""Places paragraphs otherwise: exactly the named properties of w:pPr (ECMA-376 part 1, 17.3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.documents.edits import ParagraphChange, stated
from assistant.documents.formatting import Alignment, Border, LineRule
from assistant.documents.units import Length
from assistant.ooxml.writing.nodes import Node, child_of, drop, found, get, new, turn
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.xml import W

_ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "both",
    Alignment.DISTRIBUTE: "distribute",
}
_RULES = {LineRule.EXACT: "exact", LineRule.AT_LEAST: "atLeast", LineRule.MULTIPLE: "auto"}
_SINGLE_LINE = 240


def set_paragraph_format(paragraph: Node, change: ParagraphChange, character: Length, revisions: Revisions) -> None:
    """Places a paragraph otherwise.

    Args:
        paragraph: The w:p.
        change: What becomes another.
        character: The width of one 字 in it.
        revisions: How it is written.

    Raises:
        Refused: Somebody else's revision is there.
    """
    refuse_others(paragraph)
    apply_paragraph_change(revisions.properties(paragraph, "pPr"), change, character)


def apply_paragraph_change(properties: Node, change: ParagraphChange, character: Length) -> None:
    """Sets the named properties of a w:pPr.

    Raises:
        Refused: A frame is to be moved where there is none.
    """
    for name, value in stated(change).items():
        if name in _INDENTS:
            _INDENTS[name](child_of(properties, "ind"), value, character)
        else:
            _WRITERS[name](properties, value)


def _first_line(indents: Node, count: float, character: Length) -> None:
    drop(indents, "firstLine", "firstLineChars", "hanging", "hangingChars")
    name = "firstLine" if count >= 0 else "hanging"
    _set_indent(indents, name, abs(count), character)


def _side(name: str, alias: str) -> Callable[[Node, float, Length], None]:
    def write(indents: Node, count: float, character: Length) -> None:
        drop(indents, alias, f"{alias}Chars")
        _set_indent(indents, name, count, character)

    return write


def _set_indent(indents: Node, name: str, count: float, character: Length) -> None:
    """In characters, which go first, and as a length for programs that know no characters (17.3.1.12)."""
    indents.set(f"{W}{name}Chars", str(round(count * 100)))
    indents.set(W + name, str(round(Length.of_characters(count, character).twips)))


def _space(side: str) -> Callable[[Node, Any], None]:
    """Lines and automatic space would go before the length, wherever they are said, so they are taken back here."""

    def write(properties: Node, length: Any) -> None:
        spacing = child_of(properties, "spacing")
        spacing.set(W + side, str(round(length.twips)))
        spacing.set(f"{W}{side}Lines", "0")
        spacing.set(f"{W}{side}Autospacing", "0")

    return write


def _line_spacing(properties: Node, spacing: Any) -> None:
    node = child_of(properties, "spacing")
    if spacing.rule is LineRule.MULTIPLE:
        line = round((spacing.multiple or 1.0) * _SINGLE_LINE)
    else:
        line = round(spacing.length.twips)
    node.set(f"{W}line", str(line))
    node.set(f"{W}lineRule", _RULES[spacing.rule])


def _switch(name: str) -> Callable[[Node, Any], None]:
    def write(properties: Node, on: Any) -> None:
        turn(child_of(properties, name), on)

    return write


def _alignment(properties: Node, alignment: Any) -> None:
    child_of(properties, "jc").set(f"{W}val", _ALIGNMENTS[alignment])


def _outline(properties: Node, level: Any) -> None:
    child_of(properties, "outlineLvl").set(f"{W}val", str(level))


def _border(side: str) -> Callable[[Node, Any], None]:
    def write(properties: Node, border: Any) -> None:
        draw(child_of(child_of(properties, "pBdr"), side), border)

    return write


def draw(node: Node, border: Border) -> None:
    """Writes a line: its width in eighths of a point, its distance in points (17.3.4)."""
    node.set(f"{W}val", border.style)
    node.set(f"{W}sz", str(round(border.width.pt * 8)))
    node.set(f"{W}space", str(round(border.space.pt)))
    node.set(f"{W}color", border.colour or "auto")
    drop(node, "themeColor", "themeTint", "themeShade")


def _numbered(properties: Node, numbered: Any) -> None:
    """List 0 takes a paragraph out of the list of its style (17.9.18)."""
    if not numbered:
        numbers = child_of(properties, "numPr")
        level = found(numbers, "ilvl")
        if level is not None:
            numbers.remove(level)
        child_of(numbers, "numId").set(f"{W}val", "0")


def _frame_y(properties: Node, y: Any) -> None:
    frame = found(properties, "framePr")
    if frame is None or get(frame, "y") is None:
        raise Refused(Reason.NO_PLACE)
    frame.set(f"{W}y", str(round(y.twips)))


def _frame_alignment(properties: Node, alignment: Any) -> None:
    frame = found(properties, "framePr")
    if frame is None:
        raise Refused(Reason.NO_PLACE)
    frame.set(f"{W}xAlign", str(alignment))
    drop(frame, "x")


def _shading(properties: Node, colour: Any) -> None:
    shade = child_of(properties, "shd")
    drop(shade, "themeFill", "themeFillTint", "themeFillShade", "themeColor", "themeTint", "themeShade")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "auto" if colour == "none" else str(colour))):
        shade.set(W + name, value)


def _tabs(properties: Node, tabs: Any) -> None:
    """Exactly these stops; those said here go, those that a style says have to be cleared one by one (17.3.1.37)."""
    old = found(properties, "tabs")
    if old is not None:
        properties.remove(old)
    stops = child_of(properties, "tabs")
    for tab in tabs:
        stops.append(new("tab", val=tab.alignment, leader=tab.leader, pos=str(round(tab.position.twips))))


_INDENTS: dict[str, Callable[[Node, Any, Length], None]] = {
    "first_line": _first_line,
    "left": _side("left", "start"),
    "right": _side("right", "end"),
}
_WRITERS: dict[str, Callable[[Node, Any], None]] = {
    "alignment": _alignment,
    "space_before": _space("before"),
    "space_after": _space("after"),
    "line_spacing": _line_spacing,
    "snap_to_grid": _switch("snapToGrid"),
    "page_break_before": _switch("pageBreakBefore"),
    "keep_next": _switch("keepNext"),
    "outline_level": _outline,
    "top_border": _border("top"),
    "bottom_border": _border("bottom"),
    "left_border": _border("left"),
    "right_border": _border("right"),
    "numbered": _numbered,
    "frame_y": _frame_y,
    "frame_alignment": _frame_alignment,
    "shading": _shading,
    "tabs": _tabs,
}
