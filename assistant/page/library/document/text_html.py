"""The text of a document as HTML: articles under their headings, in blocks, of which those far away come later."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.authorities import laws_behind
from assistant.page.library.document.opened import BLOCK, OpenedDocument
from assistant.page.markup import text_html

_LINE, _CHARACTERS_A_LINE, _HEAD = 31, 42, 58
"""Pixels and characters by which the height of a block is foreseen until it is there."""


def blocks_html(document: OpenedDocument) -> str:
    """All blocks; those of a large document are empty but for the first one."""
    starts = range(0, len(document.articles), BLOCK)
    return "".join(_block_html(document, start, filled=document.is_whole or start == 0) for start in starts)


def articles_html(document: OpenedDocument, first: int, end: int) -> str:
    """Articles between two positions, each under the headings that begin with it."""
    return "".join(_pieces(document, max(0, first), min(end, len(document.articles))))


def _block_html(document: OpenedDocument, start: int, *, filled: bool) -> str:
    end = min(start + BLOCK, len(document.articles))
    if filled:
        return f'<div class="block" data-first="{start}">{articles_html(document, start, end)}</div>'
    height = sum(_height(document, position) for position in range(start, end))
    return f'<div class="block is-empty" data-first="{start}" style="min-height:{height}px"></div>'


def _height(document: OpenedDocument, position: int) -> int:
    lines = document.articles[position].text.split("\n")
    return _HEAD + _LINE * sum(1 + len(line) // _CHARACTERS_A_LINE for line in lines)


def _pieces(document: OpenedDocument, first: int, end: int) -> Iterator[str]:
    for position in range(first, end):
        before = document.path_of(position - 1) if position else ()
        yield _headings_html(document.path_of(position), before)
        yield _article_html(document, position)


def _headings_html(path: tuple[str, ...], before: tuple[str, ...]) -> str:
    """The headings of a path that the one before it does not have."""
    same = next((n for n, (one, other) in enumerate(zip(path, before, strict=False)) if one != other), None)
    start = min(len(path), len(before)) if same is None else same
    return "".join(
        f'<h{min(depth + 2, 4)} class="heading">{text_html(title)}</h{min(depth + 2, 4)}>'
        for depth, title in enumerate(path)
        if depth >= start and title
    )


def _article_html(document: OpenedDocument, position: int) -> str:
    article, name = document.articles[position], text_html(document.names[position])
    number = text_html(article.number or "")
    lines = "".join(f"<p>{text_html(line.strip())}</p>" for line in article.text.split("\n") if line.strip())
    page = f'<span class="page-number" data-page="{article.page}">第 {article.page} 页</span>' if article.page else ""
    link = f'<a class="number" href="#{name}">{number}</a>' if number else f'<a class="number" href="#{name}">¶</a>'
    return (
        f'<article id="{name}" data-position="{position}"><div class="article-head">{link}{page}'
        f'{_copy_html(document, position)}</div><div class="wording">{lines}</div></article>'
    )


def _copy_html(document: OpenedDocument, position: int) -> str:
    """What may be copied: the reference, alone and with the wording; of a guide the law that it names."""
    if document.is_guide:
        text = document.articles[position].text
        named = laws_behind(text, text)
        return _button_html("law", "复制所依据的法律", named) if named else ""
    reference = document.reference(position)
    return _button_html("reference", "复制出处", reference) + _button_html("quotation", "复制引用", reference)


def _button_html(kind: str, said: str, copied: str) -> str:
    return f'<button type="button" class="copy copy-{kind}" data-copied="{text_html(copied)}">{said}</button>'
