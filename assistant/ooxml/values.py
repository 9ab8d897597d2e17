"""Values of attributes: switches, whole numbers, measures, colours and lines as WordprocessingML writes them."""

from __future__ import annotations

import re

from assistant.documents.formatting import Border
from assistant.documents.units import ZERO, Length
from assistant.ooxml.xml import Element, W

_MEASURE = re.compile(r"^(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?$")
_INTEGER = re.compile(r"^[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?$")
_POINTS_OF_UNIT = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_OFF = ("0", "false", "off")
_NO_LINE = ("nil", "none")


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of the main namespace; empty where the element or the attribute is missing."""
    return element.get(W + name, "").strip() if element is not None else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that name of the main namespace."""
    return next(element.iterchildren(W + name), None) if element is not None else None


def is_on(element: Element | None) -> bool:
    """A switch (17.17.4): present without a value means on."""
    return element is not None and value(element).lower() not in _OFF


def is_true(text: str) -> bool:
    """The value of an attribute that is a switch."""
    return bool(text) and text.lower() not in _OFF


def integer(text: str) -> int | None:
    """A whole number of at most nine digits, or None; decimals, which some programs write, are cut off."""
    return int(float(text)) if _INTEGER.match(text) else None


def signed(text: str) -> int | None:
    """A whole number of 32 bits, or None; LibreOffice writes negative ones as their unsigned counterparts."""
    if not re.fullmatch(r"[+-]?[0-9]{1,10}", text):
        return None
    number = int(text)
    return number - 2**32 if 2**31 <= number < 2**32 else number


def hexadecimal(text: str, digits: int) -> int | None:
    """A number of at most that many digits 0 to F, or None."""
    return int(text, 16) if re.fullmatch(f"[0-9A-Fa-f]{{1,{digits}}}", text) else None


def measure(text: str, unit: float = 20.0) -> Length | None:
    """A measure: a bare number counts ``unit`` to the point (twips by default), else its unit is named (17.18.105)."""
    match = _MEASURE.match(text)
    if match is None:
        return None
    number = float(match[1])
    return Length.of_pt(number * _POINTS_OF_UNIT[match[2]] if match[2] else number / unit)


def emu(text: str) -> Length | None:
    """A measure of DrawingML: bare numbers are EMU."""
    number = integer(text)
    return Length(number) if number is not None else measure(text)


def half_points(text: str) -> Length | None:
    """A measure whose bare numbers are half points, as font sizes are."""
    return measure(text, 2.0)


def colour(text: str) -> str | None:
    """RRGGBB in capitals, or None for automatic and for what is no colour."""
    return text.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", text) else None


def border(element: Element | None) -> Border | None:
    """A line (17.3.4); None where there is none."""
    kind = value(element)
    if element is None or not kind or kind in _NO_LINE:
        return None
    width = measure(value(element, "sz"), 8.0) or ZERO
    space = measure(value(element, "space"), 1.0) or ZERO
    return Border(kind, width, colour(value(element, "color")), space)


def fill(element: Element | None) -> str | None:
    """The fill colour of w:shd, or None; plain patterns in one colour count as that colour."""
    if value(element) == "solid":
        return colour(value(element, "color"))
    return colour(value(element, "fill"))
