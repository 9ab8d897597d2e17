"""What one w:pPr says, as a dictionary of values; what it leaves open is not in it (ECMA-376 part 1, 17.3.1)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.documents.formatting import Alignment, Frame, LineRule, LineSpacing, Tab
from assistant.documents.units import ZERO, Length
from assistant.ooxml.run_properties import Properties
from assistant.ooxml.values import border, child, fill, integer, is_on, is_true, measure, value
from assistant.ooxml.xml import Element, W

# One line of w:spacing/@w:line with the rule auto (17.3.1.33).
_SINGLE_LINE = 240
_ALIGNMENTS = {
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFY,
    "distribute": Alignment.DISTRIBUTE,
    "thaiDistribute": Alignment.DISTRIBUTE,
    "highKashida": Alignment.JUSTIFY,
    "mediumKashida": Alignment.JUSTIFY,
    "lowKashida": Alignment.JUSTIFY,
}


def paragraph_properties(element: Element | None) -> Properties:
    """The properties that a w:pPr states, near the names of :class:`ParagraphFormat`; indents and spaces in parts."""
    said: Properties = {}
    for entry in element if element is not None else ():
        read = _READERS.get(entry.tag)
        if read is not None:
            said |= read(entry)
    return said


def _indents(entry: Element) -> Properties:
    """Each attribute is a property of its own; hanging is a negative first line and goes before it (17.3.1.12)."""
    said: Properties = {}
    for name, attributes in (("left", ("start", "left")), ("right", ("end", "right"))):
        _state(said, f"{name}_length", [measure(value(entry, a)) for a in attributes])
        _state(said, f"{name}_characters", [integer(value(entry, f"{a}Chars")) for a in attributes])
    hanging, hanging_characters = measure(value(entry, "hanging")), integer(value(entry, "hangingChars"))
    first = [-hanging if hanging is not None else None, measure(value(entry, "firstLine"))]
    _state(said, "first_length", first)
    counts = [-hanging_characters if hanging_characters is not None else None, integer(value(entry, "firstLineChars"))]
    _state(said, "first_characters", counts)
    return said


def _state(said: Properties, name: str, values: list[Length | None] | list[int | None]) -> None:
    found = next((item for item in values if item is not None), None)
    if found is not None:
        said[name] = found


def _spacing(entry: Element) -> Properties:
    said: Properties = {}
    for side in ("before", "after"):
        _state(said, f"{side}_length", [measure(value(entry, side))])
        _state(said, f"{side}_lines", [integer(value(entry, f"{side}Lines"))])
        automatic = value(entry, f"{side}Autospacing")
        if automatic:
            said[f"{side}_automatic"] = is_true(automatic)
    spacing = _line_spacing(value(entry, "line"), value(entry, "lineRule"))
    if spacing is not None:
        said["line_spacing"] = spacing
    return said


def _line_spacing(line: str, rule: str) -> LineSpacing | None:
    distance = measure(line)
    if distance is None:
        return None
    if rule == "exact":
        return LineSpacing(LineRule.EXACT, length=distance)
    if rule == "atLeast":
        return LineSpacing(LineRule.AT_LEAST, length=distance)
    return LineSpacing(LineRule.MULTIPLE, multiple=distance.twips / _SINGLE_LINE)


def _outline(entry: Element) -> Properties:
    level = integer(value(entry))
    return {} if level is None else {"outline_level": level if 0 <= level <= 8 else None}


def _borders(entry: Element) -> Properties:
    sides = ((side, child(entry, side)) for side in ("top", "bottom", "left", "right"))
    return {f"{side}_border": border(element) for side, element in sides if element is not None}


def _tabs(entry: Element) -> Properties:
    stops: dict[Length, Tab | None] = {}
    for stop in entry.findall(f"{W}tab"):
        position, kind = measure(value(stop, "pos")) or ZERO, value(stop)
        stops[position] = None if kind == "clear" else Tab(position, kind, value(stop, "leader") or "none")
    return {"tabs": stops}


def _frame(entry: Element) -> Properties:
    x, y, width, height = (measure(value(entry, name)) for name in ("x", "y", "w", "h"))
    anchors = (value(entry, "hAnchor") or "page", value(entry, "vAnchor") or "page")
    return {"frame": Frame(x, y, width, height, *anchors, value(entry, "xAlign"))}


def list_properties(element: Element | None) -> Properties:
    """What a w:pPr states of the list that its paragraph belongs to, under the same names."""
    entry = child(element, "numPr")
    return _numbering(entry) if entry is not None else {}


def _numbering(entry: Element) -> Properties:
    said: Properties = {}
    list_id, level = child(entry, "numId"), integer(value(child(entry, "ilvl")))
    if list_id is not None:
        said["list_id"] = value(list_id)
    if level is not None:
        said["list_level"] = level
    return said


def _switch(name: str) -> Callable[[Element], Properties]:
    return lambda entry: {name: is_on(entry)}


_READERS: dict[str, Callable[[Element], Properties]] = {
    f"{W}jc": lambda entry: {"alignment": _ALIGNMENTS.get(value(entry), Alignment.LEFT)},
    f"{W}ind": _indents,
    f"{W}spacing": _spacing,
    f"{W}contextualSpacing": _switch("contextual_spacing"),
    f"{W}keepNext": _switch("keep_next"),
    f"{W}keepLines": _switch("keep_lines"),
    f"{W}pageBreakBefore": _switch("page_break_before"),
    f"{W}snapToGrid": _switch("snap_to_grid"),
    f"{W}outlineLvl": _outline,
    f"{W}pBdr": _borders,
    f"{W}shd": lambda entry: {"shading": fill(entry)},
    f"{W}tabs": _tabs,
    f"{W}framePr": _frame,
    f"{W}numPr": _numbering,
}
