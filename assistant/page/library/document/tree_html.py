"""The tree of a document as HTML: headings that open, numbers of articles that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.page.library.document.opened import BLOCK, OpenedDocument
from assistant.page.library.document.outline import Section, outline_of
from assistant.page.markup import text_html

_OPEN_UP_TO = 120
"""Articles of a document whose tree is open from the start."""

_GIST = 16
"""Characters that stand for an article without a number."""


def tree_html(document: OpenedDocument) -> str:
    """The whole tree; in a large document the numbers of a heading are fetched when it is opened."""
    return _sections_html(
        document, outline_of([document.path_of(position) for position in range(len(document.articles))])
    )


def numbers_html(document: OpenedDocument, first: int, end: int) -> str:
    """The articles between two positions as links."""
    positions = range(max(0, first), min(end, len(document.articles)))
    return f'<ol class="numbers">{"".join(_number_html(document, position) for position in positions)}</ol>'


def _sections_html(document: OpenedDocument, sections: Sequence[Section]) -> str:
    return "".join(_section_html(document, section) for section in sections)


def _section_html(document: OpenedDocument, section: Section) -> str:
    if section.sections:
        return _folded_html(document, section, _sections_html(document, section.sections))
    if section.title and not document.is_whole and section.end - section.first <= BLOCK:
        return _folded_html(document, section, "", later=True)
    if section.title:
        return _folded_html(document, section, _leaf_html(document, section.first, section.end))
    return _leaf_html(document, section.first, section.end)


def _folded_html(document: OpenedDocument, section: Section, inner: str, *, later: bool = False) -> str:
    """A heading that opens; of one whose numbers come later nothing is there yet."""
    is_open = " open" if len(document.articles) <= _OPEN_UP_TO else ' class="later"' if later else ""
    link = f'<a href="#{text_html(document.names[section.first])}">{text_html(section.title)}</a>'
    return (
        f'<details{is_open} data-first="{section.first}" data-end="{section.end}">'
        f"<summary>{link}</summary>{inner}</details>"
    )


def _leaf_html(document: OpenedDocument, first: int, end: int) -> str:
    """Numbers at once, or, of many, in parts that are filled when they are opened."""
    if document.is_whole and end - first <= 4 * BLOCK:
        return numbers_html(document, first, end)
    return "".join(_later_html(document, start, min(start + BLOCK, end)) for start in range(first, end, BLOCK))


def _later_html(document: OpenedDocument, first: int, end: int) -> str:
    said = f"{_said(document, first)} 至 {_said(document, end - 1)}"
    return (
        f'<details class="later" data-first="{first}" data-end="{end}"><summary>{text_html(said)}</summary></details>'
    )


def _number_html(document: OpenedDocument, position: int) -> str:
    wide = "" if document.articles[position].number else ' class="gist"'
    name = text_html(document.names[position])
    return f'<li{wide}><a href="#{name}" data-position="{position}">{text_html(_said(document, position))}</a></li>'


def _said(document: OpenedDocument, position: int) -> str:
    article = document.articles[position]
    return article.number or article.text.strip()[:_GIST] or document.names[position]
