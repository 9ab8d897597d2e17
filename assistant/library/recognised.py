"""Articles whose text was recognised from pictures are marked, so that whoever quotes them says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.library.source import Article


def recognised(certainty: float | None) -> str:
    """How people are told that a text was recognised, and how certain it is; empty for text that was not."""
    return "" if certainty is None else f"由图片识别，可信度 {int(certainty * 100)}%"


def marked(articles: tuple[Article, ...], certainties: Mapping[int, float]) -> tuple[Article, ...]:
    """The articles, each with the least certainty of the recognised pages that it may stand on.

    Args:
        articles: In the order of the text.
        certainties: How certain the text of each recognised page is, by its number.
    """
    return tuple(_marked(articles, certainties)) if certainties else articles


def _marked(articles: tuple[Article, ...], certainties: Mapping[int, float]) -> Iterator[Article]:
    last = max(certainties)
    for at, article in enumerate(articles):
        following = articles[at + 1].page if at + 1 < len(articles) else last
        first = article.page or 1
        # Where the next one begins, this one may end: better marked without need than not marked.
        pages = range(first, max(first, following or first) + 1)
        found = [certainties[page] for page in pages if page in certainties]
        yield replace(article, ocr=min(found)) if found else article
