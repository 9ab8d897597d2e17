"""Reads what stands after 依据： into laws with articles and standards with clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.knowledge.quantities import chinese_integer

_NUMERAL = "[〇零一二三四五六七八九十百千两]+"
_LAW = re.compile(r"^《(?P<title>.+)》(?:（[^）]*）)?(?P<where>.*)$")
_STANDARD = re.compile(r"^(?P<number>GB(?:/T)?\s?[\d.]+)[—-](?P<year>\d{4})\s*(?P<where>.*)$")
_ARTICLE = re.compile(
    rf"^(?:第(?P<article>{_NUMERAL})条(?P<inserted>之{_NUMERAL})?)?"
    rf"(?:第(?P<paragraph>{_NUMERAL})款)?(?:第?（?(?P<item>{_NUMERAL})）?项?)?$"
)
_CLAUSE = re.compile(r"^(?:附录)?(?P<clause>[A-Z]?(?:\.?\d+)*|前言)$")


@dataclass(frozen=True)
class Citation:
    """One article of a law, or one clause of a standard.

    Attributes:
        title: Short or full title of the law, or the standard's number as `GB/T 9704—2012`.
        article: `第X条`, or the clause as `7.3.1`, `B.3.2`; empty where the whole document is cited.
        paragraph: Number of the 款, 0 where none is named.
        item: Number of the 项, 0 where none is named.
        standard: Whether it is a standard.
    """

    title: str
    article: str
    paragraph: int = 0
    item: int = 0
    standard: bool = False

    def __str__(self) -> str:
        return f"{self.title} {self.article}".strip()


class CitationError(ValueError):
    """The 依据 is not written in the form the guides use."""


def canonical_title(title: str) -> str:
    """Title without the country's name, with 〈〉 as 《》, for comparing short and full titles."""
    return title.replace("〈", "《").replace("〉", "》").removeprefix("中华人民共和国").strip()


def _law_articles(title: str, where: str) -> list[Citation]:
    if not where:
        return [Citation(canonical_title(title), "")]
    found: list[Citation] = []
    article = ""
    for part in where.split("、"):
        first, _, last = part.partition("至")
        match = _ARTICLE.match(first)
        if not match or not first or not (match["article"] or article):
            raise CitationError(f"《{title}》后的“{part}”不是条款")
        if match["article"]:
            article = f"第{match['article']}条{match['inserted'] or ''}"
        paragraph, item = (chinese_integer(match[name]) if match[name] else 0 for name in ("paragraph", "item"))
        found.append(Citation(canonical_title(title), article, paragraph, item))
        if last:
            found.extend(_range(title, match["article"], last))
    return found


def _range(title: str, first: str | None, last: str) -> list[Citation]:
    match = _ARTICLE.match(last)
    if not first or not match or not match["article"]:
        raise CitationError(f"《{title}》后的“至{last}”不是条的范围")
    numbers = range(chinese_integer(first) + 1, chinese_integer(match["article"]) + 1)
    return [Citation(canonical_title(title), f"第{_in_chinese(number)}条") for number in numbers]


def _in_chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _standard_clauses(number: str, year: str, where: str) -> list[Citation]:
    title = f"{re.sub(r'(?<=[A-Z])(?=[0-9])', ' ', number)}—{year}"
    found: list[Citation] = []
    for part in where.split("、"):
        match = _CLAUSE.match(part.strip().lstrip("§第"))
        if not match or not match["clause"]:
            raise CitationError(f"{title} 后的“{part}”不是条号")
        found.append(Citation(title, match["clause"], standard=True))
    return found


def parse_basis(basis: str) -> list[Citation]:
    """Parses 《A》第一条、第二条第三款；GB/T 9704—2012 7.3.1、7.3.2.

    Raises:
        CitationError: a part is in no known form.
    """
    found: list[Citation] = []
    for part in filter(None, (part.strip() for part in basis.split("；"))):
        if law := _LAW.match(part):
            found.extend(_law_articles(law["title"], law["where"].strip()))
        elif standard := _STANDARD.match(part):
            found.extend(_standard_clauses(standard["number"], standard["year"], standard["where"]))
        else:
            raise CitationError(f"“{part}”既不是《法律》第X条，也不是标准号加条号")
    if not found:
        raise CitationError("依据是空的")
    return found
