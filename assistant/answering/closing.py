"""What is said under a composed answer: sources that do not agree, and what to check before the answer is used formally."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.values import Value, values_of
from assistant.answering.passages import Passage
from assistant.library.chunks import short_title
from assistant.library.source import Validity

SAME_WORDS = 6
"""So many characters in front of two numbers must be the same for them to be about the same thing."""

_NOISE = re.compile(r"[的了应当为是在\s，、：:]")


def closing(cited: Sequence[Passage]) -> str:
    """The paragraphs under an answer, each led by an empty line."""
    said = [*conflicts(cited), to_check(cited)]
    return "".join(f"\n\n{paragraph}" for paragraph in said)


def to_check(cited: Sequence[Passage]) -> str:
    """What to look at before the answer is used formally."""
    unverified = [n for n, passage in enumerate(cited, 1) if passage.hit.validity is Validity.UNVERIFIED]
    marks = "".join(f"[{n}]" for n in unverified)
    state = f"{marks} 的时效未经核实，请先查明是否现行有效；" if unverified else "所引条文是否仍为现行版本；"
    return (
        f"正式使用前请核对：{state}答案由语言模型根据条文组织，请以条文原文为准；本地区、本部门另有规定的，从其规定。"
    )


def conflicts(cited: Sequence[Passage]) -> Iterator[str]:
    """Cited articles of different documents that give the same thing different values."""
    stated = [(n, passage, _stated(passage)) for n, passage in enumerate(cited, 1)]
    for position, (n, one, values) in enumerate(stated):
        for m, other, others in stated[position + 1 :]:
            if one.hit.source_id != other.hit.source_id:
                yield from _between((n, one, values), (m, other, others))


_Stated = dict[tuple[str, str], Value | None]


def _between(one: tuple[int, Passage, _Stated], other: tuple[int, Passage, _Stated]) -> Iterator[str]:
    (n, first, values), (m, second, others) = one, other
    for key, value in values.items():
        against = others.get(key)
        if value and against and value.number != against.number:
            yield (
                f"所引文件的规定不一致：《{short_title(first.hit.title)}》[{n}]写的是“{value.written}”，"
                f"《{short_title(second.hit.title)}》[{m}]写的是“{against.written}”，请核对各自的适用范围和效力后再用。"
            )


def _stated(passage: Passage) -> _Stated:
    """The values of a passage by the words in front of them and their unit; None where the same words have several."""
    text = blanked(normal(passage.hit.text))
    found: _Stated = {}
    for value in values_of(text):
        clause = re.split(r"[。；！？\n\0]", text[: value.start])[-1]
        words = _NOISE.sub("", clause)[-SAME_WORDS:]
        if len(words) == SAME_WORDS and value.unit:
            key = words, value.unit
            found[key] = None if key in found else value
    return found
