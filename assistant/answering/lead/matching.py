"""How much of what a question says is done, and of what it tells beside it, stands in a piece of a rule."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.answering.extract import terms_of
from assistant.answering.lead.actions import written_for
from assistant.answering.lead.framing import Framing
from assistant.answering.ranking.associations import associations
from assistant.library.terms import content_words

# What one word of the question is worth that stands in a rule: itself or the law's word for it, a word that goes with it,
# a character of it (转手, 转让).
WORD, ASSOCIATED, CHARACTER = 2.0, 1.0, 0.7
LIKELY = 0.08
"""Words of the law go with a spoken one from this probability on."""

_ASKING = re.compile(
    r"能不能|可不可以|可不可|行不行|成不成|中不中|要不要|用不用|需不需要|该不该|会不会|算不算数?|作不作数|是不是|有没有|违不违[法规]|犯不犯法|合不合[法规理]定?|对不对|"
    r"(?:这|那)(?:样|种|个)?(?:结果|情况|做法|事儿?|么(?:定|做|办|操作|安排|干|弄|搞|说)?|安排|做|干)?|可以|允许|违[法规纪反]|犯法|合[规法理]定?|算数|作数|管用|[行成中][吗不]$|[能可是]否|[吗么呢吧不没]$"
)
_MAY = re.compile(
    r"(?:能不能|可不可以|可以|能|要不要|用不用|需要|需不需要|[要会该](?!求|计|议|员)|会不会|准许?|让|得)(?P<done>.+)$"
)
_SAYS_NOTHING = frozenset(
    "的了吗呢吧啊么着过之其该此这那哪谁我你他她它们俺咱有没不能可要会怎样如何什几多久少啥咋是在和与就还也都又再给把被让去来说到得行成中用个一两三"
    "种次天年月日自己以对于从跟为上下里人事家时候想着点先直接随便算做干弄办"
)
_GENERAL = frozenset("批要出拿进")
_FEWEST = 3
"""Characters that a clause must have to say what is done; else (这样安排行不行) the whole question does."""


class Matter(NamedTuple):
    """What a question is about.

    Attributes:
        done: What is done: what stands behind 能, 要 or 会 of the clause that asks, else the clause without the words that ask.
        told: All the rest of the question.
        whole: Whether the clause says nothing by itself, so that all of the question is taken for what is done.
    """

    done: str
    told: str
    whole: bool = False


class Held(NamedTuple):
    """How much of something said stands in a piece of a rule.

    Attributes:
        worth: The sum over its words.
        share: Which share of its words stands there in some form.
    """

    worth: float
    share: float


def matter_of(question: str, put: Framing) -> Matter:
    """Divides a question into what is done and what is told beside it."""
    before, _, after = question.partition(put.clause)
    may = _MAY.search(put.clause)
    behind = _ASKING.sub(" ", may["done"]) if may else ""
    if _characters(behind) - _GENERAL:
        return Matter(behind, f"{before}，{put.clause[: may.start()] if may else ''}，{after}")
    done = _ASKING.sub(" ", put.clause)
    if len(_characters(done)) >= _FEWEST:
        return Matter(done, f"{before}，{after}")
    return Matter(_ASKING.sub(" ", question), "", whole=True)


@lru_cache(maxsize=4096)
def shared(said: str, written: str) -> Held:
    """How much of what is said stands in a piece of a rule."""
    words = [word for word in dict.fromkeys(content_words(said)) if _characters(word)]
    each = [_worth(word, written) for word in words]
    in_law = len({term for term in terms_of(said) if len(term) > 1 and term in written})
    in_law += len([pattern for pattern in written_for(said) if pattern.search(written)])
    found = len([worth for worth in each if worth]) + in_law
    return Held(WORD * in_law + sum(each), min(1.0, found / len(words)) if words else float(bool(in_law)))


def _worth(word: str, written: str) -> float:
    if len(word) > 1 and word in written:
        return WORD
    going_with = associations().get(word, {})
    if any(p >= LIKELY and len(other) > 1 and other in written for other, p in going_with.items()):
        return ASSOCIATED
    return CHARACTER * bool(_characters(word) & set(written))


def _characters(text: str) -> set[str]:
    return {c for c in text if "\u4e00" <= c <= "\u9fff"} - _SAYS_NOTHING
