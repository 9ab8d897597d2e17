"""What one w:rPr says, as a dictionary of values; what it leaves open is not in it (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from assistant.documents.formatting import VerticalAlign
from assistant.ooxml.theme import Theme
from assistant.ooxml.values import colour, fill, half_points, integer, is_on, measure, value
from assistant.ooxml.xml import Element, W

Properties: TypeAlias = dict[str, Any]

_FONT_SLOTS = {
    "east_asian_font": "eastAsia",
    "latin_font": "ascii",
    "high_ansi_font": "hAnsi",
    "complex_font": "cs",
}
_EAST_ASIAN_LANGUAGES = ("zh", "ja", "ko")


@dataclass(frozen=True)
class Themed:
    """A value that was looked up in the theme."""

    value: Any


def run_properties(element: Element | None, theme: Theme) -> Properties:
    """The properties that a w:rPr states, under the names of :class:`RunFormat`; fonts of the theme as Themed."""
    said: Properties = {}
    for entry in element if element is not None else ():
        read = _READERS.get(entry.tag)
        if read is not None:
            said |= read(entry, theme)
    return said


def _fonts(entry: Element, theme: Theme) -> Properties:
    """A reference to the theme goes before a name beside it (17.3.2.26)."""
    said: Properties = {}
    for name, slot in _FONT_SLOTS.items():
        role = value(entry, "cstheme" if slot == "cs" else f"{slot}Theme")
        font = theme.font(role) if role else ""
        if font:
            said[name] = Themed(font)
        elif value(entry, slot):
            said[name] = value(entry, slot)
        elif role:
            said[name] = Themed("")
    if value(entry, "hint"):
        said["hint"] = value(entry, "hint") == "eastAsia"
    return said


def _colour(entry: Element, theme: Theme) -> Properties:
    role = value(entry, "themeColor")
    found = theme.colour(role, _hex(value(entry, "themeTint")), _hex(value(entry, "themeShade"))) if role else None
    return {"colour": Themed(found) if found else colour(value(entry))}


def _hex(text: str) -> str:
    return text if re.fullmatch(r"[0-9A-Fa-f]{1,2}", text) else ""


def _language(entry: Element, _theme: Theme) -> Properties:
    language = value(entry)
    return {"language_east_asian": language.lower().startswith(_EAST_ASIAN_LANGUAGES)} if language else {}


def _vertical_align(entry: Element, _theme: Theme) -> Properties:
    names = {"superscript": VerticalAlign.SUPERSCRIPT, "subscript": VerticalAlign.SUBSCRIPT}
    return {"vertical_align": names.get(value(entry), VerticalAlign.BASELINE)}


def _highlight(entry: Element, _theme: Theme) -> Properties:
    return {"highlight": None if value(entry) in ("", "none") else value(entry)}


def _scale(entry: Element, _theme: Theme) -> Properties:
    scale = integer(value(entry).rstrip("%"))
    return {} if scale is None else {"scale": scale}


def _switch(name: str) -> Callable[[Element, Theme], Properties]:
    return lambda entry, _theme: {name: is_on(entry)}


def _stated(name: str, read: Callable[[str], Any], default: Any = None) -> Callable[[Element, Theme], Properties]:
    def said(entry: Element, _theme: Theme) -> Properties:
        found = read(value(entry))
        found = default if found is None else found
        return {} if found is None else {name: found}

    return said


_READERS: dict[str, Callable[[Element, Theme], Properties]] = {
    f"{W}rFonts": _fonts,
    f"{W}b": _switch("bold"),
    f"{W}i": _switch("italic"),
    f"{W}strike": _switch("strike"),
    f"{W}dstrike": lambda entry, _theme: {"double_strike": is_on(entry)},
    f"{W}outline": _switch("outline"),
    f"{W}shadow": _switch("shadow"),
    f"{W}vanish": _switch("hidden"),
    f"{W}snapToGrid": _switch("snap_to_grid"),
    f"{W}sz": _stated("size", half_points),
    f"{W}u": _stated("underline", lambda text: text or "single"),
    f"{W}color": _colour,
    f"{W}highlight": _highlight,
    f"{W}shd": lambda entry, _theme: {"shading": fill(entry)},
    f"{W}spacing": _stated("character_spacing", measure),
    f"{W}w": _scale,
    f"{W}vertAlign": _vertical_align,
    f"{W}position": _stated("raised", half_points),
    f"{W}em": _stated("emphasis", lambda text: text or "none"),
    f"{W}lang": _language,
}
