"""Effective formatting: which of all the levels that speak about a property decides (ECMA-376 part 1, 17.7.2, 17.7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.documents.formatting import (
    Alignment,
    Effective,
    Indent,
    LineRule,
    LineSpacing,
    Origin,
    ParagraphFormat,
    RunFormat,
    Spacing,
    Tab,
    VerticalAlign,
)
from assistant.documents.units import ZERO, Length
from assistant.ooxml.run_properties import Properties, Themed

# Word's own values where a file says nothing.
_APPLICATION_FONT = "Times New Roman"
_APPLICATION_SIZE = Length.of_pt(10)
# What Word takes for w:beforeAutospacing ("as HTML"), and for a line where there is no grid (17.3.1.33).
_AUTOMATIC_SPACE = Length.of_pt(14)
_LINE_WITHOUT_GRID = Length.of_pt(12)


@dataclass(frozen=True, eq=False)
class Layer:
    """What one level of the file says."""

    origin: Origin
    properties: Properties
    style: str = ""


def _pick(layers: Sequence[Layer], name: str) -> Effective[Any] | None:
    for layer in layers:
        if name in layer.properties:
            return _effective(layer, layer.properties[name])
    return None


def _effective(layer: Layer, said: Any) -> Effective[Any]:
    if isinstance(said, Themed):
        return Effective(said.value, Origin.THEME, layer.style, via=layer.origin)
    return Effective(said, layer.origin, layer.style)


def _value(layers: Sequence[Layer], name: str, default: Any) -> Effective[Any]:
    return _pick(layers, name) or Effective(default, Origin.APPLICATION)


def _toggle(layers: Sequence[Layer], name: str) -> Effective[bool]:
    """Directly said, it counts; said by styles of several kinds, they cancel each other in pairs (17.7.3)."""
    kinds: dict[Origin, Effective[bool]] = {}
    for layer in layers:
        if name in layer.properties and layer.origin not in kinds:
            kinds[layer.origin] = Effective(bool(layer.properties[name]), layer.origin, layer.style)
    for decisive in (Origin.DIRECT, Origin.NUMBERING):
        if decisive in kinds:
            return kinds[decisive]
    defaults = kinds.pop(Origin.DOC_DEFAULTS, None)
    if defaults is not None and (defaults.value or not kinds):
        return defaults
    if not kinds:
        return Effective(False, Origin.APPLICATION)
    result = sum(said.value for said in kinds.values()) % 2 == 1
    source = next((said for said in kinds.values() if said.value), next(iter(kinds.values())))
    return Effective(result, source.origin, source.style)


def run_format(layers: Sequence[Layer]) -> RunFormat:
    """The format of a run.

    Args:
        layers: What the levels say, nearest first: direct, run style chain, paragraph style chain, table style,
            document defaults.
    """
    return RunFormat(
        east_asian_font=_value(layers, "east_asian_font", ""),
        latin_font=_value(layers, "latin_font", _APPLICATION_FONT),
        high_ansi_font=_value(layers, "high_ansi_font", _APPLICATION_FONT),
        complex_font=_value(layers, "complex_font", _APPLICATION_FONT),
        east_asian_context=_east_asian_context(layers),
        size=_value(layers, "size", _APPLICATION_SIZE),
        bold=_toggle(layers, "bold"),
        italic=_toggle(layers, "italic"),
        underline=_value(layers, "underline", "none"),
        strike=_strike(layers),
        colour=_value(layers, "colour", None),
        highlight=_value(layers, "highlight", None),
        shading=_value(layers, "shading", None),
        character_spacing=_value(layers, "character_spacing", ZERO),
        scale=_value(layers, "scale", 100),
        hidden=_toggle(layers, "hidden"),
        vertical_align=_value(layers, "vertical_align", VerticalAlign.BASELINE),
        raised=_value(layers, "raised", ZERO),
        emphasis=_value(layers, "emphasis", "none"),
        snap_to_grid=_value(layers, "snap_to_grid", True),
        outline=_toggle(layers, "outline"),
        shadow=_toggle(layers, "shadow"),
    )


def _east_asian_context(layers: Sequence[Layer]) -> Effective[bool]:
    hint = _pick(layers, "hint")
    return hint if hint and hint.value else _value(layers, "language_east_asian", False)


def _strike(layers: Sequence[Layer]) -> Effective[bool]:
    double = _value(layers, "double_strike", False)
    return double if double.value else _toggle(layers, "strike")


def paragraph_format(layers: Sequence[Layer], character: Length, line: Length | None) -> ParagraphFormat:
    """The format of a paragraph.

    Args:
        layers: What the levels say, nearest first: direct, numbering, paragraph style chain, table style, defaults.
        character: The width of one 字 in it, for indents in characters.
        line: The distance of the grid of lines, for spaces in lines; None without a grid.
    """
    single = LineSpacing(LineRule.MULTIPLE, multiple=1.0)
    return ParagraphFormat(
        alignment=_value(layers, "alignment", Alignment.LEFT),
        first_line=_indent(layers, "first", character),
        left=_indent(layers, "left", character),
        right=_indent(layers, "right", character),
        space_before=_space(layers, "before", line or _LINE_WITHOUT_GRID),
        space_after=_space(layers, "after", line or _LINE_WITHOUT_GRID),
        contextual_spacing=_value(layers, "contextual_spacing", False),
        line_spacing=_value(layers, "line_spacing", single),
        keep_next=_value(layers, "keep_next", False),
        keep_lines=_value(layers, "keep_lines", False),
        page_break_before=_value(layers, "page_break_before", False),
        snap_to_grid=_value(layers, "snap_to_grid", True),
        outline_level=_value(layers, "outline_level", None),
        top_border=_value(layers, "top_border", None),
        bottom_border=_value(layers, "bottom_border", None),
        left_border=_value(layers, "left_border", None),
        right_border=_value(layers, "right_border", None),
        shading=_value(layers, "shading", None),
        tabs=_tabs(layers),
        frame=_value(layers, "frame", None),
    )


def _indent(layers: Sequence[Layer], name: str, character: Length) -> Effective[Indent]:
    """Characters go before lengths wherever these were said (17.3.1.12); zero characters only take characters back."""
    characters, length = _pick(layers, f"{name}_characters"), _pick(layers, f"{name}_length")
    if characters and characters.value:
        count = characters.value / 100
        return Effective(Indent(Length.of_characters(count, character), count), characters.origin, characters.style)
    if length:
        return Effective(Indent(length.value), length.origin, length.style)
    said = characters or Effective(0, Origin.APPLICATION)
    return Effective(Indent(ZERO), said.origin, said.style)


def _space(layers: Sequence[Layer], name: str, line: Length) -> Effective[Spacing]:
    """Automatic goes before lines, and lines before a length (17.3.1.33)."""
    automatic, lines = _pick(layers, f"{name}_automatic"), _pick(layers, f"{name}_lines")
    if automatic and automatic.value:
        return Effective(Spacing(_AUTOMATIC_SPACE, automatic=True), automatic.origin, automatic.style)
    if lines and lines.value:
        count = lines.value / 100
        return Effective(Spacing(line * count, lines=count), lines.origin, lines.style)
    length = _value(layers, f"{name}_length", ZERO)
    return Effective(Spacing(length.value), length.origin, length.style)


def _tabs(layers: Sequence[Layer]) -> Effective[tuple[Tab, ...]]:
    """Every level adds tab stops and clears those of the levels below (17.3.1.38)."""
    stops: dict[Length, Tab | None] = {}
    nearest: Layer | None = None
    for layer in reversed(layers):
        if "tabs" in layer.properties:
            stops |= layer.properties["tabs"]
            nearest = layer
    if nearest is None:
        return Effective((), Origin.APPLICATION)
    kept = tuple(stop for _, stop in sorted(stops.items(), key=lambda item: item[0]) if stop is not None)
    return Effective(kept, nearest.origin, nearest.style)
