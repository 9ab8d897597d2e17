"""Automatic numbers of Word paragraphs: 第一条, 一、 and the like are often not typed but counted by Word.

Only what a reader sees is rebuilt: the label in front of the paragraph (ECMA-376 part 1, 17.9). Bullets give no label.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.documents.numbering import int_to_chinese
from assistant.files.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CHINESE_FORMATS = (
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital"),
)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "upperLetter": lambda n: chr(64 + n) if n <= 26 else str(n),
    "lowerLetter": lambda n: chr(96 + n) if n <= 26 else str(n),
    **dict.fromkeys(_CHINESE_FORMATS, int_to_chinese),
}


@dataclass(frozen=True)
class _Level:
    start: int
    style: str
    pattern: str


class Numbering:
    """Counts the numbered paragraphs of one document, which must be asked for in order.

    Args:
        root: The root of ``word/numbering.xml``, or None where the document has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstract = {e.get(f"{W}abstractNumId", ""): _levels(e) for e in root.findall(f"{W}abstractNum")}
        for number in root.findall(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            levels = dict(abstract.get(_value(reference), {}))
            for override in number.findall(f"{W}lvlOverride"):
                levels |= _levels(override)
            self._levels[number.get(f"{W}numId", "")] = levels

    def label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph of a list, with nothing behind it; empty for bullets and unknown lists."""
        levels = self._levels.get(number_id, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(number_id, {})
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            shape = levels.get(index, levels[level])
            return _FORMATS.get(shape.style, str)(counters.get(index, shape.start))

        return re.sub(r"%(\d)", number, levels[level].pattern)


def _levels(element: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in element.findall(f"{W}lvl"):
        style = _value(level.find(f"{W}numFmt")) or "decimal"
        pattern = "" if style in ("bullet", "none") else _value(level.find(f"{W}lvlText"))
        start = _integer(_value(level.find(f"{W}start")), 1)
        found[_integer(level.get(f"{W}ilvl", ""), 0)] = _Level(start, style, pattern)
    return found


def _value(element: Element | None) -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default
