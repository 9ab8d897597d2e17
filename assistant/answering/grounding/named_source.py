"""A sentence that only names a source (依据是《公务员法》第三十四条) must name that of the paragraphs the answer used.

Our guides put the source of each paragraph behind it, so that one section names several articles. All of them stand there;
which of them carries what was just said is told by the paragraph that the sentences before rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import ARTICLE, normal
from assistant.answering.grounding.source import Source
from assistant.library.terms import bigrams

_ONLY_A_SOURCE = re.compile(
    r"^(?:以上|上述|这|对此|具体)?(?:内容|规定|要求)?(?:的)?(?:是|依据是|依据为|依据|根据|出自|规定在|规定于|见|详见|参见)?\s*(?:的)?《[^《》]+》"
    r"[^，。；]{0,40}?(?:(?:对此|是这样|也)?(?:作了|作出了?|有)?(?:明确)?(?:的)?规定(?:的)?)?[。]?$"
)


_SCOPE = re.compile(r"《([^《》\n]+)》([^《；\n〕]*)")
"""A title and what is said of it, up to the next."""


def names_only_a_source(sentence: str) -> bool:
    """Whether a sentence says nothing but where something stands."""
    return _ONLY_A_SOURCE.match(normal(sentence)) is not None and ARTICLE.search(sentence) is not None


def wrong_source(sentence: str, before: Sequence[str], sources: Sequence[Source]) -> str:
    """Why the source named is not that of what was said before, in Chinese; empty where it is, or cannot be told.

    Args:
        sentence: A sentence that only names a source.
        before: The sentences before it that rest on the same passages.
        sources: These passages.
    """
    used = [line for source in sources for line in _used_lines(source, before)]
    if not before or not used or not names_only_a_source(sentence):
        return ""
    held = "\n".join(used) + "\n" + "\n".join(source.names for source in sources)
    for title, number in _named(normal(sentence)):
        if not _stands_of(title, number, held):
            return f"“{number}”不是前面所说规定的依据"
    return ""


def _named(sentence: str) -> Iterator[tuple[str, str]]:
    """(title, number of an article of it, written out as laws write it)."""
    for scope in _SCOPE.finditer(sentence):
        for match in ARTICLE.finditer(scope[2]):
            if match["number"] and not match["number"][0].isdigit():
                yield scope[1], f"第{match['number']}条"


def _stands_of(title: str, number: str, held: str) -> bool:
    """Whether the number stands behind this title, or in a text that does not say whose it is."""
    if any(scope[1] == title and number in scope[2] for scope in _SCOPE.finditer(held)):
        return True
    return number in _SCOPE.sub("", held)


def _used_lines(source: Source, before: Sequence[str]) -> set[str]:
    """The paragraphs that the sentences rest on: for each the one that shares most; lists are one paragraph."""
    lines = _paragraphs(source.text)
    if len(lines) < 2:
        return set(lines)
    found: set[str] = set()
    for sentence in before:
        pairs = set(bigrams(sentence))
        shared = [len([pair for pair in pairs if pair in line]) for line in lines]
        found.update(line for line, count in zip(lines, shared, strict=True) if count >= 0.8 * max(shared))
    return found


def _paragraphs(text: str) -> list[str]:
    """The text up to each 〔依据：…〕."""
    parts = re.split(r"(?<=〕)\n", text)
    return [part for part in parts if part.strip()]
