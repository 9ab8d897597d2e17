"""From the paragraphs of a file to a document: title, 文号, issuing body, dates, links, and the articles with their headings.

Nothing here knows of file formats, so a document gives the same articles whatever its format.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from assistant.library.loaders import LoadedText
from assistant.library.recognised import marked
from assistant.library.source import Article, Link, Relation
from assistant.library.structure.amending import with_amended_articles
from assistant.library.structure.builder import ArticleBuilder
from assistant.library.structure.contents import without_contents
from assistant.library.structure.decimal import add_decimal, first_decimal, with_chapter_numbers
from assistant.library.structure.doubts import doubts_of
from assistant.library.structure.front_matter import FrontMatter, read_front_matter
from assistant.library.structure.legal import add_legal, article_starts, first_unit, is_legal
from assistant.library.structure.lines import Line, lines_of
from assistant.library.structure.links import links_in
from assistant.library.structure.metadata import Metadata, Signature, metadata_of, take_signature
from assistant.library.structure.numbered import add_numbered, first_numbered
from assistant.library.structure.parts import Parts, has_own_title, split_parts, with_whole_orders
from assistant.library.structure.plain import add_plain
from assistant.library.structure.questions import add_questions, first_question
from assistant.library.structure.rows import add_rows
from assistant.library.structure.title import reads_as_title

__all__ = ["ITSELF", "ParsedText", "parse_structure"]

ITSELF = "."
"""Target of a link to a text in the same file, whose id the text does not know."""


@dataclass(frozen=True)
class ParsedText:
    """A document as its own text describes it.

    Attributes:
        title: The full title; empty where none was found.
        document_number: 文号, empty where the text has none.
        issuing_body: The body that passed or issued it; several are joined with 、.
        promulgated: Day of the last promulgation or amendment that the text names.
        effective: 施行日期.
        version_note: The 题注: when it was passed, published and changed; a line each.
        articles: Its articles in order.
        notice: A Chinese sentence where its file's name says another format; empty where it does not.
        expires: The day after its 有效期; None where it sets none.
        level: 层级; empty where title, body and number do not decide it.
        region: The province it is for, or 全国; empty where it does not show.
        links: What it says of other documents.
        doubts: What is not certain, a Chinese sentence each.
        days: The days that may be the day of promulgation.
        scan_notice: What is to be known of pages that are pictures, in Chinese; empty where there is nothing.
    """

    title: str
    document_number: str
    issuing_body: str
    promulgated: date | None
    effective: date | None
    version_note: str
    articles: tuple[Article, ...]
    notice: str = ""
    scan_notice: str = ""
    expires: date | None = None
    level: str = ""
    region: str = ""
    links: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class _Read:
    """One text: what stands in front of it, its articles, and its signature."""

    front: FrontMatter
    articles: tuple[Article, ...]
    signature: Signature
    is_standard: bool = False


def parse_structure(loaded: LoadedText) -> ParsedText:
    """Divides a document into articles.

    It is divided at 第X条, else at 问 and 答, else at 一、 and （一）, else at 7.3.1, else at headings, else into groups of
    paragraphs. What a notice issues is a part of its own; an order only publishes the text behind it.
    """
    parts = split_parts(with_whole_orders(without_contents(lines_of(loaded.blocks))))
    if not parts.carrier:
        return _parsed(_read(parts.texts[0][1], loaded), loaded)
    if has_own_title(parts.carrier):
        return _parsed(_with_issued(parts, loaded), loaded)
    read = _published_by_order(parts, loaded)
    day = read.signature.date
    # The day on the order is the day of publication; the note names the day on which the text was passed.
    stated = {"publish_date": day.isoformat()} if day else {}
    return _parsed(read, replace(loaded, properties={**stated, **loaded.properties}))


def _read(lines: list[Line], loaded: LoadedText) -> _Read:
    lines, signature = take_signature(lines)
    builder = ArticleBuilder()
    front, is_standard = _divide(builder, lines, loaded)
    return _Read(front, builder.articles() or _only_text(lines), signature, is_standard)


def _with_issued(parts: Parts, loaded: LoadedText) -> _Read:
    """A notice with the articles of what it issues behind its own."""
    notice = _read(parts.carrier, loaded)
    issued = [(title, _read(lines, replace(loaded, properties={}))) for title, lines in parts.texts]
    articles = (replace(article, part=title) for title, text in issued for article in text.articles)
    signature = notice.signature if notice.signature.date or notice.signature.bodies else issued[-1][1].signature
    return replace(notice, articles=(*notice.articles, *articles), signature=signature)


def _published_by_order(parts: Parts, loaded: LoadedText) -> _Read:
    """The text that an order publishes, under its own title and with the number and the day of the order."""
    title, lines = parts.texts[0][0], [line for _, lines in parts.texts for line in lines]
    order, text = _read(parts.carrier, loaded), _read(lines, replace(loaded, properties={"title": title}))
    numbers = (*order.front.numbers, *text.front.numbers)
    said = [article for article in order.articles if "。" in article.text and len(article.text) > len(title) + 4]
    articles = (*(replace(article, number=None) for article in said), *text.articles)
    signature = order.signature if order.signature.date else text.signature
    return replace(text, front=replace(text.front, numbers=numbers), articles=articles, signature=signature)


def _parsed(read: _Read, loaded: LoadedText) -> ParsedText:
    front, articles = read.front, with_amended_articles(read.front.title, read.articles)
    found = metadata_of(
        front.title, front.notes, front.numbers, read.signature, articles, loaded.properties, read.is_standard
    )
    return ParsedText(
        title=front.title,
        document_number=found.document_number,
        issuing_body=found.issuing_body,
        promulgated=found.promulgated,
        effective=found.effective,
        version_note="\n".join(front.notes),
        articles=marked(articles, loaded.recognised),
        expires=found.expires,
        level=found.level,
        region=found.region,
        links=_links(front.title, articles, found),
        doubts=doubts_of(front.title, reads_as_title(front.title), found.days, articles),
        days=tuple(dict.fromkeys((*found.days, *(day for day, _ in found.events)))),
        scan_notice=loaded.scan_notice,
    )


def _links(title: str, articles: tuple[Article, ...], found: Metadata) -> tuple[Link, ...]:
    """What the text says of others, and the regulation in the same file that it issues."""
    carried = [article.part for article in articles if article.part]
    links = [
        link for link in links_in(title, articles, found.events) if not (carried and link.relation is Relation.ISSUES)
    ]
    return (*links, *(Link(Relation.ISSUES, part, target=ITSELF) for part in dict.fromkeys(carried)))


def _divide(builder: ArticleBuilder, lines: list[Line], loaded: LoadedText) -> tuple[FrontMatter, bool]:
    """Adds preamble and articles to the builder; returns what stands in front of them, and whether it is a standard."""
    if loaded.of_rows:
        add_rows(builder, lines)
        return FrontMatter(loaded.properties.get("title", ""), (), (), ()), False
    starts = article_starts(lines)
    if is_legal(lines, starts):
        first = first_unit(lines, starts)
        front = _front(builder, lines[:first], loaded)
        add_legal(builder, lines[first:], [start - first for start in starts])
        return front, False
    asked = first_question(lines)
    if asked is not None:
        front = _front(builder, lines[:asked], loaded)
        add_questions(builder, lines[asked:])
        return front, False
    chinese, numbered = first_numbered(lines), with_chapter_numbers(lines)
    decimal = first_decimal(numbered)
    if decimal is not None and (chinese is None or decimal < chinese):
        front = _front(builder, lines[:decimal], loaded)
        add_decimal(builder, numbered[decimal:])
        return front, True
    if chinese is not None:
        front = _front(builder, lines[:chinese], loaded)
        add_numbered(builder, lines[chinese:])
        return front, False
    front = read_front_matter(lines, loaded.properties)
    add_plain(builder, list(front.text))
    return front, False


def _only_text(lines: list[Line]) -> tuple[Article, ...]:
    """A document that is nothing but a title or a note still has that text."""
    text = "\n".join(line.text for line in lines)
    return (Article(None, (), text, page=lines[0].place[0], paragraph=lines[0].place[1]),) if lines else ()


def _front(builder: ArticleBuilder, lines: list[Line], loaded: LoadedText) -> FrontMatter:
    front = read_front_matter(lines, loaded.properties)
    for line in front.text:
        if line.has_sentence_mark:
            builder.text(line.text, line.place)
    return front
