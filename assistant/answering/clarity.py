"""Whether a question says which matter it is about, or fits rules of several matters equally well."""

from __future__ import annotations

import re

from assistant.answering.inquiry import Inquiry
from assistant.library.chunks import short_title
from assistant.library.precedence import subject_of
from assistant.library.source import SearchHit
from assistant.library.terms import content_words

FEW_WORDS = 3
"""A question with more content words says what it is about."""

CLOSE = 0.02
"""Cosine similarities this near to the best one are equally good."""

COMPARED = 10
"""Without vectors, the first so many articles that hold the question's words are: lexical scores depend on length."""

# Two rules that fit alike are both cited in one answer; more would be a list without an answer.
FEWEST_CHOICES = 3
# More choices are harder to read than the question is to ask again.
MOST_CHOICES = 5

LITTLE = 9.5
"""In rarities: a question whose own words weigh less says of no matter what it is about (几天之内得给人家回话)."""

OF_MANY_MATTERS = 5000
"""A library of fewer pieces is about few matters, and a common word of it may say which is meant."""

_COMMON = frozenset(
    (
        "人家 领导 单位 钱 人 事 东西 材料 申请 决定 同意 办 交 找 罚 报 批 弄 搞 之内 我能 人能 能告 休 假 别人 几家 才行 这儿 情况 别 天数 准备 赔 开 "
        "期限 不服 代办 回话 不同意 这块 不能 不用 要罚 拖 等 收"
    ).split()
)
"""What is said of any matter."""

_POINTED_AT = re.compile(
    r"^(?:那|请问|对)?(?:这|那)(?:个|种|件|块)?(?:事|情况|东西)?(?:儿)?(?=要|用|得|能|该|是|算|可|怎|咋|罚|归|找)|^.{2,4}这(?:块|个|事)(?:怎|咋|归|要|能)"
)
"""这个要罚多少钱: what is meant stands nowhere."""

_POINTING = frozenset(["这个", "那个", "这种", "那种", "该项", "这项", "那项", "它们"])


def choices(inquiry: Inquiry) -> tuple[int, ...]:
    """Positions in ``inquiry.hits`` of rules on different matters that fit equally well; empty where the question is clear.

    A question is unclear that says little, points back at nothing, shares no word with the title of any document that was
    found, and fits articles of at least three documents about as well.
    """
    words = [word for word in content_words(inquiry.question) if word not in _POINTING]
    if inquiry.query != inquiry.question or inquiry.completed or inquiry.references:
        return ()
    if not inquiry.history and _says_too_little(inquiry):
        found = _one_a_document(list(range(len(inquiry.hits))), inquiry.hits)
        return found if len(found) > 1 else ()
    if len(words) > FEW_WORDS:
        return ()
    near = [index for index in _close_hits(inquiry) if _holds_most(inquiry.hits[index], words)]
    if any(pair in inquiry.question for index in near for pair in subject_of(inquiry.hits[index].title)):
        return ()
    found = _one_a_document(near, inquiry.hits)
    return found if len(found) >= FEWEST_CHOICES else ()


def _says_too_little(inquiry: Inquiry) -> bool:
    """Whether a question points at something that was never named, or has hardly a word of its own."""
    if _POINTED_AT.search(inquiry.question):
        return True
    weights = inquiry.searches.wanted(inquiry.question).words
    own = [weight for word, weight in weights.items() if word not in _COMMON | _POINTING]
    return not own or (inquiry.library.lexical.size >= OF_MANY_MATTERS and sum(own) < LITTLE)


def _holds_most(hit: SearchHit, words: list[str]) -> bool:
    return len([word for word in words if word in hit.text]) * 3 >= len(words) * 2


def _close_hits(inquiry: Inquiry) -> list[int]:
    if not inquiry.by_vectors:
        return list(range(min(COMPARED, len(inquiry.hits))))
    best = max((hit.similarity or 0.0 for hit in inquiry.hits), default=0.0)
    return [index for index, hit in enumerate(inquiry.hits) if (hit.similarity or 0.0) >= best - CLOSE]


def _one_a_document(indices: list[int], hits: tuple[SearchHit, ...]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for index in indices:
        first.setdefault(short_title(hits[index].title), index)
    return tuple(first.values())[:MOST_CHOICES]
