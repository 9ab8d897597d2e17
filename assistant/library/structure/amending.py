"""Decisions that amend a law: each item says which article of which law it changes, and this stands above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.library.source import Article

_AMENDING = re.compile(r"(?:修改|修正|修订)")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,100})》")
_ARTICLE = r"第[一二三四五六七八九十百零〇0-9]+条(?:之[一二三四五六七八九十]+)?"
_CHANGES = re.compile(
    rf"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．、])?\s*(?:(?:将|删去|删除|对|在)(?:《[^》]+》)?(?:原)?(?P<article>{_ARTICLE})|"
    rf"(?P<first>{_ARTICLE})[^。]{{0,40}}?(?:修改为|改为|增加|删去|作为)|"
    rf"(?:增加|新增)[^。“]{{0,30}}?作为(?P<added>{_ARTICLE}))"
)
_LAW_OF_ITEM = re.compile(r"^(?:[（(][一二三四五六七八九十]+[)）])?\s*(?:对|将)?《((?:[^《》]|《[^《》]*》){2,100})》")


def with_amended_articles(title: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of a decision that amends, each with what it amends as its innermost heading.

    ``一、将第三条修改为`` of a decision on amending 《示例条例》 stands below ``修改《示例条例》第三条``.
    """
    if not _AMENDING.search(title):
        return tuple(articles)
    named = _TITLE.findall(title)
    law, found = named[0] if len(named) == 1 else "", list[Article]()
    for article in articles:
        law = _law_of(article, law)
        found.append(_below_its_law(article, law))
    return tuple(found)


def _law_of(article: Article, law: str) -> str:
    """The law that an item begins with, or its heading names, else the one before it."""
    for text in (article.text, *reversed(article.path)):
        if match := _LAW_OF_ITEM.match(re.sub(r"^[一二三四五六七八九十]+、\s*", "", text)):
            return match[1]
    return law


def _below_its_law(article: Article, law: str) -> Article:
    match = _CHANGES.match(_LAW_OF_ITEM.sub("", article.text)) if law and article.number and not article.part else None
    if match is None:
        return article
    number = match["article"] or match["first"] or match["added"]
    return replace(article, path=(*article.path, f"修改《{law}》{number}"))
