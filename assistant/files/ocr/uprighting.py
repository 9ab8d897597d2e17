"""Turns a page so that its lines run from left to right, level and the right way up."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from assistant.files.ocr.engine import Engine
from assistant.files.ocr.geometry import (
    Picture,
    Quad,
    angle_of,
    half_turned,
    height_of,
    quarter_turned,
    straightened,
    width_of,
)

# Boxes are drawn around text to a pixel or two; a line of a page's width that falls by less is level.
_LEVEL_WITHIN_DEGREES = 0.2
_MOST_TILTED_DEGREES = 20.0
_LINES_ASKED_FOR_THE_WAY_UP = 9
_STANDS = 1.5


@dataclass(frozen=True)
class UprightPage:
    """A page the right way up, with its lines."""

    picture: Picture
    quads: list[Quad]


def upright(picture: Picture, engine: Engine) -> UprightPage:
    """The page with level lines; one without text as it is."""
    quads = engine.find(picture)
    if _most_stand(quads):
        picture = quarter_turned(picture)
        quads = engine.find(picture)
    tilt = _tilt(quads)
    if _LEVEL_WITHIN_DEGREES < abs(tilt) < _MOST_TILTED_DEGREES:
        picture, quads = straightened(picture, quads, tilt)
    longest = sorted(quads, key=width_of, reverse=True)[:_LINES_ASKED_FOR_THE_WAY_UP]
    if longest and engine.upside_down(picture, longest):
        picture, quads = half_turned(picture, quads)
    return UprightPage(picture, quads)


def stands(quad: Quad) -> bool:
    """Whether a line runs downward."""
    return height_of(quad) >= _STANDS * width_of(quad)


def _most_stand(quads: list[Quad]) -> bool:
    """Whether more of the text, by the length of its lines, runs downward than across."""
    standing = sum(height_of(quad) for quad in quads if stands(quad))
    return standing > sum(width_of(quad) for quad in quads if not stands(quad))


def _tilt(quads: list[Quad]) -> float:
    """By how many degrees the long lines fall to the right."""
    long = [quad for quad in quads if width_of(quad) >= 5 * height_of(quad)]
    return median(angle_of(quad) for quad in long) if long else 0.0
