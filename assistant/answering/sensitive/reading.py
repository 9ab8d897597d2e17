"""A text as people read it, for detectors: full-width digits are digits, invisible characters are not there.

Every character of the plain text knows where it stood, so that findings can be masked in the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

_CHINESE_DIGITS = {
    **{character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
}
_SPELLED_OUT = re.compile("[〇零○一二三四五六七八九]{11,19}")
"""Numbers that are read out digit by digit; eleven characters are the shortest that matter (a mobile number)."""

_SEPARATORS = dict.fromkeys("‐‑‒–—―−－﹣", "-") | dict.fromkeys("·・•．․", ".") | {"　": " ", "\u00a0": " ", "\t": " "}
_TRADITIONAL = str.maketrans("絕機祕級內資閱類業開証號護電話臺", "绝机秘级内资阅类业开证号护电话台")


@dataclass(frozen=True)
class Reading:
    """One text, read.

    Attributes:
        text: As it was given.
    """

    text: str
    _map: list[int] = field(default_factory=list[int], init=False, repr=False, compare=False)

    @cached_property
    def plain(self) -> str:
        """The text with half-width letters and digits, one kind of each separator, and nothing invisible."""
        characters: list[str] = []
        for index, character in self._characters():
            characters.append(character)
            self._map.append(index)
        plain = "".join(characters)
        return _SPELLED_OUT.sub(lambda match: "".join(_CHINESE_DIGITS[each] for each in match[0]), plain)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the plain text stands in the text as it was given; invisible characters inside belong to it."""
        assert len(self.plain) == len(self._map), "every character of the plain text has its origin"
        return self._map[start], self._map[end - 1] + 1

    def _characters(self) -> Iterator[tuple[int, str]]:
        for index, character in enumerate(self.text.translate(_TRADITIONAL)):
            if character.isascii():
                yield index, " " if character == "\t" else character
            elif character in _SEPARATORS:
                yield index, _SEPARATORS[character]
            elif unicodedata.category(character) not in ("Cf", "Mn", "Me", "Cc"):
                folded = unicodedata.normalize("NFKC", character)
                yield index, folded if len(folded) == 1 else character


def before(reading: Reading, start: int, length: int = 12) -> str:
    """The characters in front of a place, without white space."""
    return re.sub(r"\s", "", reading.plain[max(0, start - length - 8) : start])[-length:]


def after(reading: Reading, end: int, length: int = 6) -> str:
    """The characters behind a place, without white space."""
    return re.sub(r"\s", "", reading.plain[end : end + length + 4])[:length]
