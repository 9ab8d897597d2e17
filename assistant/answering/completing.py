"""A sentence that is right but says less than the article is completed by the article's own words, never by the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.drafting import Draft
from assistant.answering.grounding.checks.matter import places_of
from assistant.answering.passages import Passage
from assistant.library.chunks import short_title
from assistant.library.terms import bigrams

SAID = 0.8
"""A sentence of an article with this share of its pairs of characters in the answer is said there already."""

MOST_QUOTED = 3
"""Sentences of articles; an answer that leans on more has said what it leans on."""

_BASIS = re.compile(r"〔[^〕]*〕")


def completion(draft: Draft) -> str:
    """What the sentences of the articles say beyond those of the answer that rest on them, as quotations.

    Each quotation is led by an empty line; what the answer says nearly whole is not repeated.
    """
    said, left = "".join(draft.kept), MOST_QUOTED
    quotations = ""
    for number, passage in enumerate(draft.cited, 1):
        places = [place for place in _leant_on(draft, passage) if not _is_said(place, said)][:left]
        left -= len(places)
        quotations += f"\n\n{_quotation(number, passage, places)}" if places else ""
    return quotations


def _leant_on(draft: Draft, passage: Passage) -> list[str]:
    """The sentences of an article that those of the answer rest on, in the order of the article."""
    places = places_of(passage.hit.text)
    used = {_nearest(sentence, places) for sentence in _resting_on(draft, passage)}
    return [place.strip() for place in places if place in used]


def _resting_on(draft: Draft, passage: Passage) -> Iterator[str]:
    return (sentence.text for _, sentence, labels in draft.numbered() if passage.label in labels)


def _nearest(sentence: str, places: tuple[str, ...]) -> str:
    pairs = set(bigrams(sentence))
    return max(places, key=lambda place: len([pair for pair in pairs if pair in place]), default="")


def _is_said(place: str, said: str) -> bool:
    pairs = bigrams(_BASIS.sub("", place))
    return sum(pair in said for pair in pairs) >= SAID * len(pairs)


def _quotation(number: int, passage: Passage, places: list[str]) -> str:
    head = f"**《{short_title(passage.hit.title)}》{passage.hit.article or ''}**[{number}]"
    return "\n".join([head, *(f"> {line}" for place in places for line in place.split("\n"))])
