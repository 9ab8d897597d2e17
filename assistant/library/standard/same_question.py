"""Whether two questions are certainly the same one: what they are about in the same words, and the same thing asked of it.

A standard answer under another question is worse than none, so only words that change nothing may differ: politeness,
particles, and the ways of saying 能不能, 多久 or 怎么. Numbers are compared by value. Negations, places and names are never
among the words that may differ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from assistant.documents.numbering import chinese_to_int

SURE = 0.4
"""Likeness (:mod:`assistant.library.likeness`) from which two wordings of one gist are the same question."""

SURE_BY_VECTORS = 0.95
"""Cosine similarity that makes up for a likeness below :data:`SURE`."""

_POLITE = re.compile(
    r"^(?:您好|你好|请教(?:一下|下)?|请问(?:一下|下)?|打扰(?:一下|了)?|劳驾|麻烦(?:问一下|问下|一下)?"
    r"|我?想(?:问|咨询|了解|知道)(?:一下|下)?|(?:问|咨询|了解)(?:一下|下))+"
)
_SAID_ALIKE = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"是否(?:可以|能够|能)|可不可以|能不能够?|可以不可以|可否|能否|能够|可以", "能"),
        (r"是否需要|需不需要|需要不需要|要不要|用不用", "要"),
        (r"是不是|是否", "是"),
        (r"有没有|有无", "有"),
        (r"多少(?=个|天|日|月|年|人|次|种|元)", "几"),
        (r"多少(?:时间|天)|多长(?:时间)?|好久|几[天日]", "多久"),
        (r"(?<!不)(?:需要|要)(?=多久|几)", ""),
        (r"(?<!不)需要", "要"),
        (r"何时|啥时候|啥时|什么时间|几时", "什么时候"),
        (r"如何|怎样|怎么样|咋样|咋", "怎么"),
        (r"啥", "什么"),
    )
)
_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千两]+(?=[个天日周月年岁人名位次级条款项元万倍层号份件点届小])")
_PUNCTUATION = re.compile(r"[^\w《》“”%.]+|(?<!\d)\.|\.(?!\d)")
_LIGHT = frozenset(
    "的 了 呢 啊 呀 哦 哈 吧 嘛 吗 么 请 请问 一下 我 我们 咱 咱们 是 在 就 都 也 那 那么 个 到底 究竟 具体 一般 通常 现在 目前 一共 总共 大概 大约 有 时候 时 谢谢 "
    "有关 相关 关于 对于 规定".split()
)
"""Words that change nothing of what is asked; no negation, number, place, name or limit is among them."""

_ASKING = frozenset("多久 多少 几 什么 怎么 谁 哪 哪个 哪些 哪里 什么时候 多少钱 怎么办 为什么 能 要".split())
"""Words that ask: where they stand in the sentence does not matter, which ones they are does."""


_PARTY = re.compile(
    r"[长员人者方生工民]$|单位|部门|机关|公司|企业|政府|法院|上级|下级|领导|干部|[局厅委院会科处]$|比|甲|乙"
)
"""Words of those who act on one another: with two of them, who does what to whom is in the order alone."""
_NEGATION = re.compile(r"[不没无非未勿莫禁免]")
_NUMBER = re.compile(r"\d")


class Gist(NamedTuple):
    """What a question asks.

    Attributes:
        characters: Of what it is about, sorted.
        asking: The words that ask, sorted.
    """

    characters: str
    asking: tuple[str, ...]


class _Said(NamedTuple):
    matter: tuple[str, ...]
    asking: tuple[str, ...]


def normalised(question: str) -> str:
    """The question without what is no word, numerals as digits, one way of saying for what has several."""
    said = unicodedata.normalize("NFKC", question).casefold()
    said = _PUNCTUATION.sub("", said)
    said = _POLITE.sub("", said) or said
    for pattern, alike in _SAID_ALIKE:
        said = pattern.sub(alike, said)
    return _NUMERAL.sub(_digits, said)


def gist_of(question: str) -> Gist:
    """What a question asks, by which those that may be the same are found."""
    said = _said(question)
    return Gist("".join(sorted("".join(said.matter))), said.asking)


def in_other_roles(one: str, other: str) -> bool:
    """Whether two questions of one gist may differ in who does what to whom, or in how their words belong together."""
    first, second = _said(one).matter, _said(other).matter
    if "".join(first) == "".join(second):
        return False
    if sorted(first) != sorted(second) or any(_NEGATION.search(word) for word in first):
        return True
    return any(sum(bool(kind.search(word)) for word in first) > 1 for kind in (_PARTY, _NUMBER))


@lru_cache(maxsize=4096)
def _said(question: str) -> _Said:
    """The words of a question that are not light; all of it where nothing else is left."""
    import rjieba

    said = normalised(question)
    words = [word for word in rjieba.cut(said) if word not in _LIGHT]
    matter = tuple(word for word in words if word not in _ASKING)
    return _Said(matter, tuple(sorted(word for word in words if word in _ASKING))) if matter else _Said((said,), ())


def _digits(numeral: re.Match[str]) -> str:
    try:
        return str(chinese_to_int(numeral[0]))
    except ValueError:
        return numeral[0]
