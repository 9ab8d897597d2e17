"""The line that an answer opens with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lead:
    """One line in our words, made of what a quotation says.

    Attributes:
        text: As it is shown, without the mark of its citation.
        sentence: The sentence of the article that it says, or the line in front of a list with an item; lines of the article.
        opening: What of the text is ours: 不能, 共五步, the things that are compared; the rest stands in the quotation.
    """

    text: str
    sentence: str
    opening: str = ""
