"""The line that an answer opens with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lead:
    """One line in our words, made of what a quotation says.

    Attributes:
        text: As it is shown, without the mark of its citation.
        sentence: The sentence of the quotation, or the item with the line in front of its list, that it says.
        opening: What of the text is ours: 不能, 共五步, the things that are compared; the rest stands in the quotation.
    """

    text: str
    sentence: str
    opening: str = ""
