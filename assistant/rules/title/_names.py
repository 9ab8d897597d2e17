# pyright: strict
"""What stands in quotation marks and brackets in a title, which rules about its own words leave alone."""

from __future__ import annotations

import re

# A title over several lines may open a mark in one and close it in the next.
_MARKS = ("《》", "〈〉", "“”", "（）", "()")
_NAMED = re.compile("|".join(rf"{re.escape(o)}[^{o}{c}]*(?:{re.escape(c)}|$)" for o, c in _MARKS))
_CLOSED_ONLY = re.compile("|".join(rf"^[^{o}{c}]*{re.escape(c)}" for o, c in _MARKS))
_FILLER = "□"


def without_names(text: str) -> str:
    """The text with what is quoted or bracketed replaced by as many fillers, so that offsets stay."""
    previous = ""
    while previous != text:
        previous = text
        text = _NAMED.sub(lambda match: _FILLER * len(match[0]), text)
    return _CLOSED_ONLY.sub(lambda match: _FILLER * len(match[0]), text)
