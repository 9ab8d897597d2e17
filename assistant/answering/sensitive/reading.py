"""A text as people read it, for detectors: full-width digits are digits, invisible characters are not there.

Every character of the plain text knows where it stood, so that findings can be masked in the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

_SPELLED_DIGITS = {
    **{character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")},
    **{character: str(digit) for digit, character in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{character: str(digit) for digit, character in enumerate("⓪①②③④⑤⑥⑦⑧⑨")},
    **{character: str(digit) for digit, character in enumerate("⓿❶❷❸❹❺❻❼❽❾")},
    **{character: str(digit) for digit, character in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{character: str(digit) for digit, character in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{character: str(digit) for digit, character in enumerate("⑴⑵⑶⑷⑸⑹⑺⑻⑼", 1)},
    **{character: str(digit) for digit, character in enumerate("⒈⒉⒊⒋⒌⒍⒎⒏⒐", 1)},
    **{character: str(digit) for digit, character in enumerate("🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊")},
    **{character: str(digit) for digit, character in enumerate("〡〢〣〤〥〦〧〨〩", 1)},
    **dict.fromkeys("○🄋🄌", "0"),
    **dict.fromkeys("貳贰", "2"),
    **dict.fromkeys("參叄", "3"),
    "陸": "6",
    "幺": "1",
    "两": "2",
}
_DIGIT = rf"[0-9{''.join(_SPELLED_DIGITS)}]"
_NUMBERING = "⓪①②③④⑤⑥⑦⑧⑨⓿🄋🄌❶❷❸❹❺❻❼❽❾⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐"
_READ_OUT = rf"[0-9{''.join(sorted(set(_SPELLED_DIGITS) - set(_NUMBERING)))}]"
_PAUSE = r"[ ./|_-]{1,3}"
_SPELLED_OUT = re.compile(
    rf"{_READ_OUT}{{11,22}}|[0{_NUMBERING}]{{11,22}}"
    rf"|(?<!{_READ_OUT})[1一壹幺]{_READ_OUT}{{2}}{_PAUSE}{_READ_OUT}{{4}}(?:{_PAUSE})?{_READ_OUT}{{4}}(?!{_READ_OUT})"
    rf"|(?<!{_READ_OUT}){_READ_OUT}{{6}}{_PAUSE}{_READ_OUT}{{8}}{_PAUSE}{_READ_OUT}{{4}}(?!{_READ_OUT})"
)
"""Numbers that are read out digit by digit, in one piece or as people pause in them; eleven digits are the shortest that matter.

One ① in front of a number is the number of a paragraph."""

_SET_APART = re.compile(
    rf"(?<!{_DIGIT}){_DIGIT}(?P<between>[ .,，、/_|~*\n-]{{1,3}}){_DIGIT}(?:(?P=between){_DIGIT}){{8,20}}(?:(?P=between)?[Xx])?(?!{_DIGIT})"
)
"""Numbers whose digits stand apart one by one, always by the same."""

_SEPARATORS = dict.fromkeys("‐‑‒–—―−－﹣", "-") | dict.fromkeys("·・•．․", ".") | {"　": " ", "\u00a0": " ", "\t": " "}
_TRADITIONAL = str.maketrans(
    "絕機祕級內資閱請係為爲類業開証證號護電話臺嚴傳軍轉網銷毀滬遼魯贛閩粵雲貴陝寧蘇務審檢監參會長",
    "绝机秘级内资阅请系为为类业开证证号护电话台严传军转网销毁沪辽鲁赣闽粤云贵陕宁苏务审检监参会长",
)


_CODED = re.compile(
    r"&#(?P<decimal>\d{2,5});|&#[xX](?P<hexadecimal>[0-9a-fA-F]{2,4});|%(?P<percent>[2-7][0-9a-fA-F])|\\u(?P<escape>[0-9a-fA-F]{4})"
)
_WRAPPING = re.compile(r"(?<=\d)(?:</?[A-Za-z][^<>\n]{0,40}>|(?<!\*)\*\*(?!\*)|__|~~|`){1,3}(?=\d)")


@dataclass(frozen=True)
class Reading:
    """One text, read.

    Attributes:
        text: As it was given.
        joined: Whether digits that stand apart one by one (1 3 9 0 …) are read as one number.
        unwrapped: Whether characters that are written in a code of web pages (``&#49;``, ``%31``) are read as what they
            stand for, and formatting between two digits (``<b>``, ``**``) as nothing.
    """

    text: str
    joined: bool = False
    unwrapped: bool = False
    _map: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]], init=False, repr=False, compare=False)

    @cached_property
    def plain(self) -> str:
        """The text with half-width letters and digits, one kind of each separator, and nothing invisible."""
        characters: list[str] = []
        for start, end, character in self._characters():
            characters.append(character)
            self._map.append((start, end))
        plain = self._together("".join(characters)) if self.joined else "".join(characters)
        return _SPELLED_OUT.sub(lambda match: "".join(_SPELLED_DIGITS.get(each, each) for each in match[0]), plain)

    @cached_property
    def has_digits_apart(self) -> bool:
        """Whether it reads otherwise when it is joined."""
        return _SET_APART.search(self.plain) is not None

    @cached_property
    def is_wrapped(self) -> bool:
        """Whether it reads otherwise when it is unwrapped."""
        return _CODED.search(self.text) is not None or _WRAPPING.search(self.text) is not None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the plain text stands in the text as it was given; invisible characters inside belong to it."""
        assert len(self.plain) == len(self._map), "every character of the plain text has its origin"
        return self._map[start][0], self._map[end - 1][1]

    def _together(self, plain: str) -> str:
        """The text without what stands between single digits, each character still knowing where it stood."""
        between = {
            place
            for match in _SET_APART.finditer(plain)
            for place in range(*match.span())
            if plain[place] in match["between"]
        }
        self._map[:] = [origin for place, origin in enumerate(self._map) if place not in between]
        return "".join(character for place, character in enumerate(plain) if place not in between)

    def _characters(self) -> Iterator[tuple[int, int, str]]:
        for start, end, character in self._written():
            if character.isascii():
                yield start, end, " " if character == "\t" else character
            elif character in _SEPARATORS:
                yield start, end, _SEPARATORS[character]
            elif unicodedata.category(character) not in ("Cf", "Mn", "Me", "Cc"):
                yield start, end, _plain_character(character)

    def _written(self) -> Iterator[tuple[int, int, str]]:
        """Each character with where it stands; codes and formatting are gone where the text is unwrapped."""
        text = self.text.translate(_TRADITIONAL)
        position = 0
        for start, end, meant in sorted(_wrapped(text)) if self.unwrapped else ():
            yield from ((index, index + 1, text[index]) for index in range(position, start))
            yield from ((start, end, character) for character in meant)
            position = max(position, end)
        yield from ((index, index + 1, text[index]) for index in range(position, len(text)))


def _wrapped(text: str) -> Iterator[tuple[int, int, str]]:
    """Where codes and formatting stand, and what they mean; formatting means nothing."""
    for match in _CODED.finditer(text):
        written = match["hexadecimal"] or match["percent"] or match["escape"]
        yield *match.span(), chr(int(written, 16) if written else int(match["decimal"]))
    for match in _WRAPPING.finditer(text):
        yield *match.span(), ""


def _plain_character(character: str) -> str:
    """Half-width letters and digits of every script; ① stays, because it numbers paragraphs, and ㊙, because it is a mark."""
    if character in _SPELLED_DIGITS or character == "㊙":
        return character
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def before(reading: Reading, start: int, length: int = 12) -> str:
    """The characters in front of a place, without white space."""
    return re.sub(r"\s", "", reading.plain[max(0, start - length - 8) : start])[-length:]


def after(reading: Reading, end: int, length: int = 6) -> str:
    """The characters behind a place, without white space."""
    return re.sub(r"\s", "", reading.plain[end : end + length + 4])[:length]
