"""A sentence must speak of the same matter as its passages: most of its words stand together in one place of them.

Together, because an article speaks of several matters: words picked from three of its sentences say what none of them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.named_source import names_only_a_source
from assistant.answering.grounding.source import Source
from assistant.library.terms import content_words

LEAST = 0.5
"""Share of the sentence's content words, or of their characters' pairs, that must stand in one sentence of the sources."""

BORROWED, OWN = 2.0, 0.7
"""What a missing word weighs: more where the sentence has it from the question or another passage, less where it is its own.

Weak models repeat the question and hang a value on it (从副科升正科要等三年); good ones say the same in other words.
"""

_TALK = frozenset(
    "根据 依据 按照 资料 条文 提供 显示 明确 具体 如下 主要 包括 其中 因此 所以 同时 另外 此外 需要 注意 也就是说 简单 来说 即 一般".split()
)


_COUNTED = re.compile(r"第?[〇零一二三四五六七八九十百千万两半]+[个]?[年月日天个人次倍条]*")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*(?:〔[^〕]*〕)?")
_LIST_ITEM = re.compile(r"^\s*(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．、)）])")


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """A reason where no sentence of the sources shares enough with it."""
    if _words(sentence) and not names_only_a_source(sentence) and held_share(sentence, sources) < LEAST:
        yield "句子的内容在所引条文中找不到"


def held_share(sentence: str, sources: Sequence[Source], elsewhere: str = "") -> float:
    """0 to 1: how much of a sentence's words stands in one sentence of a source; 0 where it says nothing to be measured.

    Args:
        sentence: What is said.
        sources: What it rests on.
        elsewhere: The question and the other passages, whose words count against it.
    """
    weighed = [(word, len(word) * (BORROWED if word in elsewhere else OWN)) for word in _words(sentence)]
    shares = (
        _share(weighed, f"{place}\n{source.names}".lower()) for source in sources for place in places_of(source.text)
    )
    return max(shares, default=0.0)


def subject_stands(sentence: str, sources: Sequence[Source], question: str) -> bool:
    """Whether what a sentence begins with stands in the sources, where it is a word of the question: 页码 put for 版记."""
    words = _words(sentence)
    text = "\n".join(f"{source.hit.title}\n{source.text}" for source in sources).lower()
    return not words or words[0] not in question or _held(words[0], text) > 0


def _share(weighed: Sequence[tuple[str, float]], text: str) -> float:
    held = [(_held(word, text), len(word), weight) for word, weight in weighed]
    found = sum(share * length for share, length, _ in held)
    missing = sum((1 - share) * weight for share, _, weight in held)
    return found / (found + missing) if found else 0.0


@lru_cache(maxsize=64)
def places_of(text: str) -> tuple[str, ...]:
    """The sentences of an article, each list as one."""
    places = [""]
    for line in text.split("\n"):
        if _LIST_ITEM.match(line) or places[-1].endswith(("：", ":")):
            places[-1] += "\n" + line
        else:
            places.extend(piece for piece in _SENTENCE.findall(line) if piece.strip())
    return tuple(place for place in places if place.strip())


def _words(sentence: str) -> list[str]:
    plain = re.sub(r"[\0\d\s]+", " ", blanked(normal(sentence)))
    return [word for word in content_words(plain) if word not in _TALK and not _COUNTED.fullmatch(word)]


def _held(word: str, text: str) -> float:
    """1 where the word stands there, else the share of its pairs of characters."""
    if word in text:
        return 1.0
    pairs = [word[n : n + 2] for n in range(len(word) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
