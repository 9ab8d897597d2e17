"""The passages that a model is given: which articles, in which order, and how much of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answering.choosing import choose
from assistant.answering.extract import Unit, relevance
from assistant.answering.inquiry import Inquiry
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit, Validity
from assistant.models.tokens import count_tokens

MOST_PASSAGES = 8
"""More articles than an answer of three hundred characters rests on; the model chooses among them."""

LONGEST_PASSAGE = 900
"""In characters; of a longer article the 款 that fit the question best are given, in their order."""

_BASIS = re.compile(r"〔依据[^〕]*〕")

LEFT_OUT = "……"
"""Stands where 款 of a long article were left out."""


@dataclass(frozen=True)
class Passage:
    """An article as a model sees it.

    Attributes:
        label: What the model names it by: ``1``, as people number their sources.
        hit: The article as the library holds it.
        text: What of its text the model is given.
    """

    label: str
    hit: SearchHit
    text: str

    @property
    def heading(self) -> str:
        """Title and number of the article in one line, and its state where it is not simply in force."""
        hit = self.hit
        number = f"（{hit.document_number}）" if hit.document_number else ""
        state = "" if hit.validity is Validity.IN_FORCE else f" · {hit.validity.value}"
        return f"《{short_title(hit.title)}》{number}{hit.article or ''}{state}"

    @property
    def shown(self) -> str:
        """The passage as it stands in the prompt, without the bases that guides name: citing is ours."""
        return f"[{self.label}]{self.heading}\n{_BASIS.sub('', self.text)}"


def select_passages(inquiry: Inquiry, budget: int) -> tuple[Passage, ...]:
    """The articles that a model may answer from, best first; only such as may ground an answer.

    What extracts would be taken of comes first, then what was found next.

    Args:
        inquiry: After retrieval.
        budget: How many tokens all of them together may take; the first is always given, cut where it must be.
    """
    passages: list[Passage] = []
    left = budget
    for hit in _candidates(inquiry):
        if inquiry.masking.stops(f"{hit.title}\n{hit.text}"):
            continue
        passage = Passage(f"{len(passages) + 1}", hit, _cut(inquiry.query, hit.text, LONGEST_PASSAGE))
        if not passages and count_tokens(passage.shown) > left:
            passage = Passage("1", hit, _cut(inquiry.query, hit.text, max(60, left // 2)))
        cost = count_tokens(passage.shown) + 2
        if passages and cost > left:
            continue
        passages.append(passage)
        left -= cost
        if len(passages) == MOST_PASSAGES:
            break
    return tuple(passages)


def _candidates(inquiry: Inquiry) -> Iterable[SearchHit]:
    kept: dict[tuple[str, int], SearchHit] = {}
    wordings: set[str] = set()
    for hit in [*choose(inquiry), *inquiry.hits]:
        wording = "".join(hit.text.split())
        if hit.validity.may_ground and hit.key not in kept and wording not in wordings:
            kept[hit.key] = hit
            wordings.add(wording)
    return kept.values()


def _cut(question: str, text: str, limit: int) -> str:
    """The 款 that fit the question best, in their order, and always the first, which says whom the article is about."""
    lines = text.split("\n")
    if len(text) <= limit or len(lines) == 1:
        return text
    ranked = sorted(range(1, len(lines)), key=lambda n: (-relevance(question, Unit(n, lines[n])), n))
    kept, used = {0}, len(lines[0])
    for n in ranked:
        if len(kept) == 1 or used + len(lines[n]) <= limit:
            kept.add(n)
            used += len(lines[n])
    shown: list[str] = []
    for n, line in enumerate(lines):
        if n in kept:
            shown.append(line)
        elif shown[-1] != LEFT_OUT:
            shown.append(LEFT_OUT)
    return "\n".join(shown)
