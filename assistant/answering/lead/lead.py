"""The line that an answer opens with."""

from __future__ import annotations

import re
from dataclasses import dataclass

OURS = re.compile(
    r"^(?:(?:能|会|可以|不能|不用|要|算|不算|是|不是|不?[给赔收批管罚退报补发停])(?:，但有例外|，但有条件)?|视情况|共[一二三四五六七八九十]{1,2}[步项])(?=：)"
)
"""What of a line is our word; all the rest stands in the quotation."""


@dataclass(frozen=True)
class Lead:
    """One line in our words, made of what a quotation says; of a question of several parts one line for each.

    Attributes:
        text: As it is shown, without the mark of its citation.
        sentence: The sentence of the article that it says, or the line in front of a list with its item; lines of the article.
        plain: Whether it says so much of the question itself that it holds however sure the article is.
    """

    text: str
    sentence: str
    plain: bool = False
