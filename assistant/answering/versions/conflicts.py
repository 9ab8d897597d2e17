"""Sources in force that give the same thing different numbers: which prevails, and a notice that names the other.

Two statements are about the same thing where little but the number tells them apart, and both have one number of the kind that
is asked for. A guide states no rule, and the rule of another place is none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering import wording
from assistant.answering.answer import GUIDE
from assistant.answering.asked import asked, values_of_kind
from assistant.answering.extract import Unit, relevance, units_of
from assistant.answering.grounding.values import Value
from assistant.answering.inquiry import Inquiry
from assistant.answering.places import named_places
from assistant.answering.versions.standing import nearness, standing_of
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit
from assistant.library.terms import bigrams, content_words

LOOKED_AT = 8
"""Among so many of the best articles others are looked for that say the same of another number."""

SAME_MATTER = 0.65
"""So alike the characters of two statements must be that say what they are about."""

SAME_WORDING = 0.5
"""So alike their pairs of characters must be."""

SAME_ACT = 0.3
"""So many of the characters that follow the number, of the shorter of both, must follow the other: 内答复 is not 内转送."""

LONGEST = 160
"""In characters; a longer sentence is about more than one thing."""

_NO_RULE = frozenset([GUIDE, "案例"])
_ELSEWHERE = re.compile(
    r"另有规定|从其规定|除外|特殊情况|情况复杂|经[^，。]{0,12}批准[^，。]{0,8}延长|可以(?:适当)?延长"
)
_OWN_NAME = re.compile(
    r"本(?:法|条例|办法|规定|市|省|区|县|单位|机关|局)|《[^》]*》|第[一二三四五六七八九十百]+[条款项]"
)


@dataclass(frozen=True)
class Stated:
    """What an article states of a number.

    Attributes:
        value: The only number of the kind that is asked for.
        matter: The characters of its content words.
        pairs: The character pairs of the statement without its number.
        act: The characters of the content words behind the number: what has to be done, or what follows.
    """

    hit: SearchHit
    value: Value
    matter: frozenset[str]
    pairs: frozenset[str]
    act: frozenset[str]


def in_order_of_standing(inquiry: Inquiry) -> Inquiry:
    """The inquiry with the prevailing one of sources that disagree in front, and a notice that names the others."""
    units = asked(inquiry.question).numbers
    hits = [hit for hit in inquiry.hits[:LOOKED_AT] if hit.source_id in inquiry.library.documents]
    if not units or not hits or hits[0].level in _NO_RULE:
        return inquiry
    first = next(_stated(inquiry.question, hits[0], units), None)
    if first is None:
        return inquiry
    stated = [found for hit in hits[1:] for found in _stated(inquiry.question, hit, units)]
    about = [first, *(each for each in stated if _one_matter(inquiry, first, each))]
    return _answered_by(inquiry, about) if len(about) > 1 else inquiry


def _answered_by(inquiry: Inquiry, about: Sequence[Stated]) -> Inquiry:
    """What prevails in front; where all say the same, the rule of the place that is named, and else what came first."""
    named = named_places(inquiry.query)
    documents = inquiry.library.documents
    first = max(about, key=lambda each: standing_of(documents[each.hit.source_id], inquiry.query, named))
    others = [each for each in about if _disagree(first.value, each.value)]
    if not others:
        first = max(about, key=lambda each: nearness(documents[each.hit.source_id], named))
    hits = (first.hit, *(hit for hit in inquiry.hits if hit.key != first.hit.key))
    # What comes first is what its place was worth, whichever text stands there.
    worth = inquiry.hits[0].score
    hits = (replace(hits[0], score=max(worth, hits[0].score)), *hits[1:])
    ordered = replace(inquiry, hits=tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)))
    return ordered.noting(*(_notice(first, other) for other in others))


def _notice(first: Stated, other: Stated) -> str:
    return wording.sources_disagree(_name(first.hit), first.value.written, _name(other.hit), other.value.written)


def _name(hit: SearchHit) -> str:
    return f"《{short_title(hit.title)}》{hit.article or ''}"


def _disagree(one: Value, other: Value) -> bool:
    return (one.number, one.unit) != (other.number, other.unit)


def _stated(question: str, hit: SearchHit, units: frozenset[str]) -> Iterator[Stated]:
    """What an article states of the number that is asked for, where that is one number in one sentence."""
    if hit.level in _NO_RULE or not hit.validity.may_ground:
        return
    sentences = [unit.text for unit in units_of(hit.text) if not unit.is_list and len(unit.text) <= LONGEST]
    found = [(sentence, values) for sentence in sentences if (values := values_of_kind(sentence, units))]
    if not found:
        return
    best = found[0] if len(found) == 1 else max(found, key=lambda each: relevance(question, Unit(0, each[0])))
    sentence, values = best
    if len(values) == 1 and not _ELSEWHERE.search(sentence):
        value = values[0]
        rest = _OWN_NAME.sub("", sentence.replace(value.written, ""))
        act = _OWN_NAME.sub("", sentence[value.end :])
        yield Stated(hit, value, _characters(rest), frozenset(bigrams(rest)), _characters(act))


def _characters(text: str) -> frozenset[str]:
    """The characters of the words that say what a text is about: segmenters cut the same words in different ways."""
    return frozenset(character for word in content_words(text) for character in word)


def _one_matter(inquiry: Inquiry, one: Stated, other: Stated) -> bool:
    """Whether two statements of different documents are about the same thing, and both are law where it is asked."""
    if one.hit.source_id == other.hit.source_id or one.hit.title == other.hit.title:
        return False
    named = named_places(inquiry.query)
    if nearness(inquiry.library.documents[other.hit.source_id], named) < 0:
        return False
    asked_about = inquiry.question
    for place in named:
        asked_about = asked_about.replace(place, "")
    if _named_apart(asked_about, one, other):
        return False
    alike = _alike(one.matter, other.matter) >= SAME_MATTER and _alike(one.pairs, other.pairs) >= SAME_WORDING
    shorter = min(len(one.act), len(other.act))
    return alike and len(one.act & other.act) >= SAME_ACT * shorter


def _named_apart(question: str, one: Stated, other: Stated) -> bool:
    """Whether a word of the question stands with one of them and not even in part with the other: 询价 is not 磋商."""
    said = [_characters(f"{each.hit.title}{each.hit.text}") for each in (one, other)]
    return any(
        bool(characters & said[0]) != bool(characters & said[1])
        for word in content_words(question)
        if (characters := frozenset(word))
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))
