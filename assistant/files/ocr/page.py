"""One page: from its picture to its lines in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.files.ocr.characters import as_printed, is_page_number
from assistant.files.ocr.engine import Engine, Reading
from assistant.files.ocr.geometry import Picture, Quad, angle_of
from assistant.files.ocr.reading_order import RecognisedLine, in_reading_order
from assistant.files.ocr.seals import without_seals
from assistant.files.ocr.uprighting import stands, upright

# What is read with less is mostly no text: stains, stamps, handwriting.
_LEAST_CERTAINTY = 0.5
_MOST_ASKEW_DEGREES = 6.0
_INK_DARKER_THAN = 176
_LEAST_INK = 0.00005
_EDGES = 2


@dataclass(frozen=True)
class RecognisedPage:
    """What a page says.

    Attributes:
        lines: Its lines in the order of reading, without its number.
        certainty: How certain its text is, from 0 to 1; 1 for a page without text.
        width: Of the upright page, in pixels.
        height: Of the upright page, in pixels.
    """

    lines: tuple[RecognisedLine, ...]
    certainty: float
    width: int
    height: int


def recognise_page(picture: Picture, engine: Engine) -> RecognisedPage:
    """Recognises a page; an empty one costs next to nothing."""
    if _is_blank(picture):
        return RecognisedPage((), 1.0, picture.shape[1], picture.shape[0])
    page = upright(without_seals(picture), engine)
    readings = engine.read(page.picture, page.quads)
    kept = [_line(quad, said) for quad, said in zip(page.quads, readings, strict=True) if _is_text(quad, said)]
    lines = _without_page_number(in_reading_order(kept))
    height, width = page.picture.shape[:2]
    return RecognisedPage(tuple(lines), certainty_of(lines), width, height)


def certainty_of(lines: Sequence[RecognisedLine]) -> float:
    """The certainty of lines, long ones counting more."""
    characters = sum(len(line.text) for line in lines)
    return sum(line.certainty * len(line.text) for line in lines) / characters if characters else 1.0


def _is_blank(picture: Picture) -> bool:
    return bool((picture.min(axis=2) < _INK_DARKER_THAN).mean() < _LEAST_INK)


def _is_text(quad: Quad, said: Reading) -> bool:
    """Whether a piece belongs to the running text: what is turned or hardly legible does not."""
    if not said.text.strip() or said.certainty < _LEAST_CERTAINTY:
        return False
    askew = abs(angle_of(quad)) > _MOST_ASKEW_DEGREES and len(said.text) > 1
    return not askew and not (stands(quad) and len(said.text) > 1)


def _line(quad: Quad, said: Reading) -> RecognisedLine:
    (left, top), (right, bottom) = np.min(quad, axis=0), np.max(quad, axis=0)
    return RecognisedLine(
        as_printed(said.text, said.places), said.certainty, float(left), float(top), float(right), float(bottom)
    )


def _without_page_number(lines: list[RecognisedLine]) -> list[RecognisedLine]:
    """The lines but for a page number among the first or last two."""
    edges = (*range(min(_EDGES, len(lines))), *range(max(0, len(lines) - _EDGES), len(lines)))
    numbers = {at for at in edges if is_page_number(lines[at].text)}
    return [line for at, line in enumerate(lines) if at not in numbers]
