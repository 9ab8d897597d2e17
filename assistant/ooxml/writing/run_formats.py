# pyright: basic
"""Gives runs another look: exactly the named properties of w:rPr (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from assistant.documents.edits import RunChange, stated
from assistant.documents.formatting import FontSlot, VerticalAlign, font_slot
from assistant.documents.units import Length
from assistant.ooxml.writing.line import Line
from assistant.ooxml.writing.nodes import Node, child_of, drop, found, new, turn
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.xml import W

_VERTICAL = {
    VerticalAlign.BASELINE: "baseline",
    VerticalAlign.SUPERSCRIPT: "superscript",
    VerticalAlign.SUBSCRIPT: "subscript",
}


def set_run_format(line: Line, start: int, end: int | None, change: RunChange, revisions: Revisions) -> None:
    """Gives characters of a paragraph another look.

    Args:
        line: The paragraph.
        start: Offset of the first character.
        end: Offset after the last one; None for the whole paragraph with its mark.
        change: What becomes another.
        revisions: How it is written.

    Raises:
        Refused: Somebody else's revision is there, or the runs cannot be parted.
    """
    last = line.end if end is None else end
    for piece in line.between(start, last):
        refuse_others(piece.run)
    line.runs_between(start, last)
    for run, pieces in groupby(line.between(start, last), key=lambda piece: piece.run):
        if run.tag == f"{W}r":
            text = "".join(piece.text for piece in pieces)
            apply_run_change(revisions.properties(run, "rPr"), change, text)
    if end is None:
        properties = child_of(line.paragraph, "pPr")
        apply_run_change(revisions.properties(properties, "rPr"), change, "")


def apply_run_change(properties: Node, change: RunChange, text: str) -> None:
    """Sets the named properties of a w:rPr.

    Args:
        properties: The w:rPr.
        change: What becomes another.
        text: The text that has it, whose quotes and dashes follow the Chinese font.
    """
    for name, value in stated(change).items():
        _WRITERS[name](properties, value)
    if change.east_asian_font and any(_ambiguous(each) for each in text):
        child_of(properties, "rFonts").set(f"{W}hint", "eastAsia")


def _ambiguous(character: str) -> bool:
    """Whether a character is Chinese only where the run says so: “ ” — … (17.3.2.26)."""
    said, unsaid = (font_slot(character, east_asian_context=context) for context in (True, False))
    return said is FontSlot.EAST_ASIAN and unsaid is not FontSlot.EAST_ASIAN


def _east_asian_font(properties: Node, font: Any) -> None:
    fonts = child_of(properties, "rFonts")
    fonts.set(f"{W}eastAsia", font)
    # A theme font beside it would go before it.
    drop(fonts, "eastAsiaTheme")


def _latin_font(properties: Node, font: Any) -> None:
    fonts = child_of(properties, "rFonts")
    for slot in ("ascii", "hAnsi"):
        fonts.set(W + slot, font)
        drop(fonts, f"{slot}Theme")


def _east_asian_context(properties: Node, on: Any) -> None:
    child_of(properties, "rFonts").set(f"{W}hint", "eastAsia" if on else "default")


def _size(properties: Node, size: Any) -> None:
    for name in ("sz", "szCs"):
        child_of(properties, name).set(f"{W}val", str(round(size.pt * 2)))


def _switch(name: str, *along: str) -> Callable[[Node, Any], None]:
    """Turns a property on or off; those along with it follow where they are stated."""

    def write(properties: Node, on: Any) -> None:
        turn(child_of(properties, name), on)
        for other in along:
            beside = found(properties, other)
            if beside is not None:
                turn(beside, on)

    return write


def _value(name: str, spelled: Callable[[Any], str], *dropped: str) -> Callable[[Node, Any], None]:
    def write(properties: Node, value: Any) -> None:
        node = child_of(properties, name)
        node.set(f"{W}val", spelled(value))
        drop(node, *dropped)

    return write


def _shading(properties: Node, colour: Any) -> None:
    old = found(properties, "shd")
    if old is not None:
        properties.remove(old)
    fill = "auto" if colour == "none" else str(colour)
    node = child_of(properties, "shd")
    for key, value in new("shd", val="clear", color="auto", fill=fill).attrib.items():
        node.set(key, value)


def _twips(length: Length) -> str:
    return str(round(length.twips))


def _half_points(length: Length) -> str:
    return str(round(length.pt * 2))


_WRITERS: dict[str, Callable[[Node, Any], None]] = {
    "east_asian_font": _east_asian_font,
    "latin_font": _latin_font,
    "size": _size,
    "bold": _switch("b", "bCs"),
    "italic": _switch("i", "iCs"),
    "strike": _switch("strike", "dstrike"),
    "hidden": _switch("vanish"),
    "underline": _value("u", str, "color", "themeColor", "themeTint", "themeShade"),
    "colour": _value("color", str, "themeColor", "themeTint", "themeShade"),
    "highlight": _value("highlight", str),
    "shading": _shading,
    "character_spacing": _value("spacing", _twips),
    "scale": _value("w", str),
    "raised": _value("position", _half_points),
    "vertical_align": _value("vertAlign", lambda align: _VERTICAL[align]),
    "emphasis": _value("em", str),
    "outline": _switch("outline"),
    "shadow": _switch("shadow"),
    "east_asian_context": _east_asian_context,
}
