"""Every number must stand in a cited passage with what it measures, in whatever spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import Value, values_of

_CODE = re.compile(r"[A-Za-z]{1,12}[\s—-]?\d[\d.]*")
"""A4, Win10: letters with a number, of which the number alone would say nothing."""


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The values that no source holds."""
    held = [value for source in sources for value in values_of(blanked(source.countable))]
    texts = [_tight(source.all) for source in sources]
    for code in _CODE.findall(blanked(normal(sentence))):
        if not any(re.search(rf"(?<![a-z]){re.escape(_tight(code))}(?!\d)", text) for text in texts):
            yield f"“{code}”不在所引条文中"
    for value in values_of(blanked(normal(sentence))):
        if not any(same(value, other) for other in held) and not _names(value, held):
            yield f"数字“{value.written}”不在所引条文中"


def same(value: Value, other: Value) -> bool:
    """Whether both are one value: a sentence's bare number may be any, a source's only where it is of a table or a list.

    Args:
        value: Of the sentence.
        other: Of a source; one in Chinese numerals has its unit, or it is a word.
    """
    bare = not value.unit or (not other.unit and other.written[0].isdigit())
    return value.number == other.number and (value.unit == other.unit or bare)


def _names(value: Value, held: Sequence[Value]) -> bool:
    """Whether 一种、一项 only names a thing: nothing in the sources counts the same things otherwise."""
    return value.names_one and not any(other.unit == value.unit for other in held)


def _tight(text: str) -> str:
    return re.sub(r"[\s—-]", "", text).lower()
