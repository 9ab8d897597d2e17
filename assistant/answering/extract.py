"""The decisive passages of an article: whole sentences and whole lists, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.form import states_quantity
from assistant.answering.question import wants_list, wants_quantity
from assistant.library.terms import bigrams, content_words

_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*(?:〔依据[^〕]*〕)?")
"""A sentence, with the source that our guides put behind it."""
_ITEM = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）]|[（(]?\d+[.．、)）])")
QUANTITY_BONUS = 0.25
"""What a number with its unit adds where the question asks for one."""

LIST_BONUS = 0.3
"""What an enumeration adds where the question asks for one."""


@dataclass(frozen=True)
class Unit:
    """A piece of an article that is quoted as a whole.

    Attributes:
        order: Its place in the article.
        text: A sentence, or the first line of a list with its items.
    """

    order: int
    text: str

    @property
    def is_list(self) -> bool:
        """Whether it is an enumeration."""
        return "\n" in self.text


def units_of(text: str) -> list[Unit]:
    """Divides an article into sentences; a list stays with the line that introduces it."""
    pieces: list[str] = []
    in_list = False
    for line in text.split("\n"):
        if _ITEM.match(line) and in_list:
            pieces[-1] += "\n" + line
            continue
        in_list = line.endswith(("：", ":"))
        sentences = [line] if in_list else [match[0] for match in _SENTENCE.finditer(line)]
        pieces.extend(sentences)
    return [Unit(order, piece) for order, piece in enumerate(pieces) if piece.strip()]


def decisive_passages(question: str, text: str, budget: int) -> list[str]:
    """The passages of ``text`` that answer best, in the order of the text, together about ``budget`` characters.

    Args:
        question: What is asked.
        text: An article, its 款 separated by line breaks.
        budget: In characters; a text that fits is taken whole, and the best passage always is.
    """
    if len(text) <= budget:
        return text.split("\n")
    units = units_of(text)
    ranked = sorted(units, key=lambda unit: (-relevance(question, unit), unit.order))
    chosen: list[Unit] = []
    used = 0
    for unit in ranked:
        if chosen and used + len(unit.text) > budget:
            continue
        unit = _shortened(question, unit, budget)
        chosen.append(unit)
        used += len(unit.text)
    chosen.sort(key=lambda unit: unit.order)
    return [line for unit in chosen for line in unit.text.split("\n")]


def _shortened(question: str, unit: Unit, budget: int) -> Unit:
    """A list over the budget keeps its first line and the items that fit the question best."""
    if not unit.is_list or len(unit.text) <= budget:
        return unit
    lead, *items = unit.text.split("\n")
    ranked = sorted(range(len(items)), key=lambda n: (-relevance(question, Unit(n, items[n])), n))
    used, kept = len(lead), list[int]()
    for n in ranked:
        if not kept or used + len(items[n]) <= budget:
            kept.append(n)
            used += len(items[n])
    return Unit(unit.order, "\n".join([lead, *(items[n] for n in sorted(kept))]))


def relevance(question: str, unit: Unit) -> float:
    """How well a passage fits a question: shared words and character pairs, and the kind of answer that is wanted."""
    pairs, words = set(bigrams(question)), content_words(question)
    score = _share(pairs, unit.text) + _share(words, unit.text)
    if wants_quantity(question) and states_quantity(unit.text):
        score += QUANTITY_BONUS
    if wants_list(question) and unit.is_list:
        score += LIST_BONUS
    return score


def _share(terms: Sequence[str] | set[str], text: str) -> float:
    return len([term for term in terms if term in text]) / len(terms) if terms else 0.0
