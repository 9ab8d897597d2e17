"""From the paragraphs of a file to a document: title, 文号, issuing body, dates, and the articles with their headings.

Nothing here knows of file formats, so a document gives the same articles whatever its format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.library.loaders import LoadedText
from assistant.library.recognised import marked
from assistant.library.source import Article
from assistant.library.structure.builder import ArticleBuilder
from assistant.library.structure.contents import without_contents
from assistant.library.structure.decimal import add_decimal, first_decimal, with_chapter_numbers
from assistant.library.structure.front_matter import FrontMatter, read_front_matter
from assistant.library.structure.legal import add_legal, article_starts, first_unit, is_legal
from assistant.library.structure.lines import Line, lines_of
from assistant.library.structure.metadata import metadata_of, take_signature
from assistant.library.structure.numbered import add_numbered, first_numbered
from assistant.library.structure.plain import add_plain

__all__ = ["ParsedText", "parse_structure"]


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


def parse_structure(loaded: LoadedText) -> ParsedText:
    """Divides a document into articles.

    It is divided at 第X条, else at 一、 and （一）, else at 7.3.1, else at headings, else into groups of paragraphs.
    """
    lines, signature = take_signature(without_contents(lines_of(loaded.blocks)))
    builder = ArticleBuilder()
    front = _divide(builder, lines, loaded)
    articles = builder.articles() or _only_text(lines)
    found = metadata_of(front.title, front.notes, front.numbers, signature, articles, loaded.properties)
    return ParsedText(
        title=front.title,
        document_number=found.document_number,
        issuing_body=found.issuing_body,
        promulgated=found.promulgated,
        effective=found.effective,
        version_note="\n".join(front.notes),
        scan_notice=loaded.scan_notice,
        articles=marked(articles, loaded.recognised),
    )


def _divide(builder: ArticleBuilder, lines: list[Line], loaded: LoadedText) -> FrontMatter:
    """Adds preamble and articles to the builder; returns what stands in front of them."""
    starts = article_starts(lines)
    if is_legal(lines, starts):
        first = first_unit(lines, starts)
        front = _front(builder, lines[:first], loaded)
        add_legal(builder, lines[first:], [start - first for start in starts])
        return front
    chinese, numbered = first_numbered(lines), with_chapter_numbers(lines)
    decimal = first_decimal(numbered)
    if decimal is not None and (chinese is None or decimal < chinese):
        front = _front(builder, lines[:decimal], loaded)
        add_decimal(builder, numbered[decimal:])
    elif chinese is not None:
        front = _front(builder, lines[:chinese], loaded)
        add_numbered(builder, lines[chinese:])
    else:
        front = read_front_matter(lines, loaded.properties)
        add_plain(builder, list(front.text))
    return front


def _only_text(lines: list[Line]) -> tuple[Article, ...]:
    """A document that is nothing but a title or a note still has that text."""
    text = "\n".join(line.text for line in lines)
    return (Article(None, (), text, lines[0].page),) if lines else ()


def _front(builder: ArticleBuilder, lines: list[Line], loaded: LoadedText) -> FrontMatter:
    front = read_front_matter(lines, loaded.properties)
    for line in front.text:
        if line.has_sentence_mark:
            builder.text(line.text, line.page)
    return front
