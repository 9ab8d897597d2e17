"""From a guide to the law it retells.

Where the library holds the article that a guide names as its source, the article itself is cited: our guides say rules in
plain words, so questions find them first, but what an answer may rest on is the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.answering.answer import GUIDE
from assistant.answering.extract import Unit, relevance, units_of
from assistant.answering.inquiry import Inquiry
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit
from assistant.library.validity import validity_on

# Guides further down are seldom quoted, and following one costs a look into the library.
FOLLOWED = 8

FURTHER_SOURCE = 0.5
"""What every further source of the same passage loses: it adds to the first, and seldom answers."""

_SOURCES = re.compile(r"〔依据：([^〕]+)〕")
_DOCUMENT = re.compile(r"《([^》]+)》([^；《]*)")
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?")


def cite_the_law(inquiry: Inquiry, hits: list[SearchHit]) -> list[SearchHit]:
    """The hits with guides replaced by the articles they name, where the library holds all of these in force."""
    if not any(hit.level == GUIDE for hit in hits[:FOLLOWED]):
        return hits
    current = _current_documents(inquiry)
    followed: list[SearchHit] = []
    for position, hit in enumerate(hits):
        articles = _articles_behind(inquiry, hit, current) if hit.level == GUIDE and position < FOLLOWED else []
        followed.extend(articles or [hit])
    return _each_once(followed)


def _current_documents(inquiry: Inquiry) -> dict[str, str]:
    """Ids of the documents in force that are no guides, by short title."""
    return {
        short_title(entry.document.title): entry.document.id
        for entry in inquiry.library.documents.values()
        if entry.document.level != GUIDE and validity_on(entry.document, inquiry.today).may_ground
    }


def _articles_behind(inquiry: Inquiry, guide: SearchHit, current: dict[str, str]) -> list[SearchHit]:
    found: list[SearchHit] = []
    for title, number in _sources(inquiry.question, guide.text):
        source_id = current.get(short_title(title))
        articles = inquiry.library.find_article([source_id], number, inquiry.today) if source_id else []
        if not articles or not articles[0].validity.may_ground:
            return []
        found.append(_standing_for(guide, articles[0]))
    found.sort(key=lambda hit: -relevance(inquiry.question, Unit(0, hit.text)))
    return [replace(hit, score=guide.score - FURTHER_SOURCE * n) for n, hit in enumerate(found)]


def _standing_for(guide: SearchHit, article: SearchHit) -> SearchHit:
    """The article with what spoke for the guide that names it."""
    return replace(
        article,
        similarity=guide.similarity,
        asked_similarity=guide.asked_similarity,
        lexical=guide.lexical,
        signs=guide.signs,
        second_texts=guide.second_texts,
    )


def _sources(question: str, text: str) -> Iterator[tuple[str, str]]:
    """(title, article) pairs that stand behind the passage of a guide that answers best."""
    named = _SOURCES.search(text, _start_of_best(question, text)) or _SOURCES.search(text)
    seen: set[tuple[str, str]] = set()
    for document in _DOCUMENT.finditer(named[1] if named else ""):
        for number in _ARTICLE.findall(document[2]):
            if (document[1], number) not in seen:
                seen.add((document[1], number))
                yield document[1], number


def laws_behind(text: str, quote: str) -> str:
    """What a guide names as the source of the passage that is quoted, as it is written there; empty for nothing.

    Args:
        text: The section of the guide.
        quote: What of it is quoted.
    """
    last = quote.split("\n")[-1]
    named = _SOURCES.search(last) or _SOURCES.search(text, max(0, text.find(last))) or _SOURCES.search(text)
    return named[1] if named else ""


def _start_of_best(question: str, text: str) -> int:
    """Where the best passage, or the last line of a best list, begins: its source is the next one named."""
    best = max(units_of(text), key=lambda unit: (relevance(question, unit), -unit.order))
    return max(0, text.find(best.text.split("\n")[-1]))


def _each_once(hits: Iterable[SearchHit]) -> list[SearchHit]:
    kept: dict[tuple[str, int], SearchHit] = {}
    for hit in hits:
        kept.setdefault(hit.key, hit)
    return list(kept.values())
