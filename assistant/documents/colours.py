"""Colours as a file states them, RRGGBB: which of them is the red of a mark, a line or a seal."""

from __future__ import annotations

import re

RED = "FF0000"
"""The red that repairs use; the standard names none."""

_RRGGBB = re.compile(r"[0-9A-Fa-f]{6}")


def is_red(colour: str | None) -> bool:
    """Whether a colour RRGGBB is red; the dark reds of printing houses count, and no colour does not."""
    if colour is None or _RRGGBB.fullmatch(colour) is None:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 160 and green <= 90 and blue <= 90
