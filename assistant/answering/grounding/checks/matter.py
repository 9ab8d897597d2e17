"""A sentence must speak of the same matter as its passages: most of its words stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.source import Source
from assistant.library.terms import content_words

LEAST = 0.34
"""Share of the sentence's content words, or of their characters' pairs, that must stand in the sources."""

FEWEST = 3
"""A sentence with fewer content words says too little to be measured."""

_TALK = frozenset(
    "根据 依据 按照 资料 条文 提供 显示 明确 具体 如下 主要 包括 其中 因此 所以 同时 另外 此外 需要 注意 也就是说 简单 来说 即 一般".split()
)


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """A reason where the sentence shares too little with its sources."""
    plain = re.sub(r"[\0\d\s]+", " ", blanked(normal(sentence)))
    words = [word for word in content_words(plain) if word not in _TALK]
    if len(words) < FEWEST:
        return
    text = "\n".join(source.all for source in sources)
    whole = sum(len(word) for word in words)
    held = sum(len(word) * _held(word, text) for word in words)
    if held / whole < LEAST:
        yield "句子的内容在所引条文中找不到"


def _held(word: str, text: str) -> float:
    """1 where the word stands there, else the share of its pairs of characters."""
    if word in text.lower():
        return 1.0
    pairs = [word[n : n + 2] for n in range(len(word) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
