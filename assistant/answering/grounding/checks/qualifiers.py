"""What an article ties to a further condition must not be said without it: 连续两年不称职的，予以辞退 is no 不称职的，予以辞退.

Only conditions that turn the meaning where they are left out are looked for. Other things left out make a sentence say less,
which the quotation beside it makes good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.grounding.forms import normal
from assistant.answering.grounding.source import Source
from assistant.library.terms import bigrams

_QUALIFIER = re.compile(
    r"连续[一二三四五两\d]+[年次届个]|累计[一二三四五两\d]+次|情节(?:特别|较)?严重|情节较重|构成犯罪|逾期|拒不|故意|违规|违反规定|擅自"
    r"|[经报][^，。；、]{0,16}(?:批准|同意|审批)|未经[^，。；、]{0,12}|因[^，。；、]{1,12}原因|另有规定|符合条件|特殊情况|情况(?:特殊|复杂|紧急)|紧急情况|难产|多胞胎|流产"
)
_CONDITION = re.compile(r"(?:^|(?<=[。；，\n]))([^，。；\n]{2,24})的，")
_COUNTED = re.compile(r"\d|[一二三四五六七八九十][年月日天个]")
"""Conditions with numbers are told apart by the check of what a number counts."""

_GENERAL = re.compile(r"公务员|申请人|当事人|职工|行政机关|被?确定为|本?机关|本系统|单位|或者|其中|[了的被、在]")
"""What conditions say of whom everything is about, and how; it tells none from another."""

_CLAUSE = re.compile(r"[，。；]")
_PARTS = re.compile(r"[^。；！？\n]+[。；！？]?")
AS_GOOD = 0.85
"""A part of the sources that shares nearly as much as the best one may be what the sentence means as well."""


def check(sentence: str, sources: Sequence[Source]) -> Iterator[str]:
    """The condition that every part of the sources that a sentence may mean has, and the sentence has not."""
    said = normal(sentence)
    conditions = [words[1] for source in sources for words in _CONDITION.finditer(source.text)]
    for claim in _PARTS.findall(said):
        pairs = set(bigrams(claim))
        parts = [part for source in sources for part in _PARTS.findall(source.text)]
        shares = [len([pair for pair in pairs if pair in part]) for part in parts]
        likely = [part for part, share in zip(parts, shares, strict=True) if share and share >= AS_GOOD * max(shares)]
        missing = [_missing(part, said) or _narrower(part, claim, conditions) for part in likely]
        if missing and all(missing):
            yield f"漏掉了条文中的条件“{missing[0]}”"


def _missing(part: str, said: str) -> str:
    """The first condition of a part that stands in front of what the sentence says of it, and not in the sentence."""
    for match in _QUALIFIER.finditer(part):
        if not _is_said(match[0], said) and _holds_behind(part[match.end() :], said):
            return match[0]
    return ""


def _is_said(qualifier: str, said: str) -> bool:
    pairs = bigrams(qualifier)
    return sum(pair in said for pair in pairs) >= 0.5 * len(pairs)


def _holds_behind(rest: str, said: str) -> bool:
    """Whether the sentence says what follows from the condition: up to the next condition or the end."""
    upto = _QUALIFIER.search(rest)
    follows = bigrams(rest[: upto.start()] if upto else rest)
    return bool(follows) and sum(pair in said for pair in follows) >= max(2, 0.3 * len(follows))


def _narrower(part: str, claim: str, conditions: Sequence[str]) -> str:
    """The condition of a part (受警告处分的) where the sentence has one (受了处分的) that fits other conditions as well."""
    own = _CONDITION.match(claim)
    said = _told(own[1]) if own else frozenset[str]()
    fitting = {condition for condition in conditions if said < _told(condition)}
    if not own or _COUNTED.search(own[1]) or len(said) < 2 or len(fitting) < 2:
        return ""
    for match in _CONDITION.finditer(part):
        if match[1] in fitting and _follows(part[match.end() :], claim[own.end() :]):
            return match[1]
    return ""


def _told(condition: str) -> frozenset[str]:
    """The characters of a condition that tell it from others."""
    return frozenset(_GENERAL.sub("", condition))


def _follows(rest: str, claimed: str) -> bool:
    """Whether the sentence says, nearly word for word, what follows from the condition in the article."""
    pairs = bigrams(_CLAUSE.split(claimed)[0])
    return bool(pairs) and sum(pair in rest for pair in pairs) >= 0.8 * len(pairs)
