"""Text into HTML. Everything from documents, models and users passes through here and comes out as harmless text."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_ALLOWED_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote"}
_ALLOWED_TAGS |= {"h3", "h4", "table", "thead", "tbody", "tr", "th", "td"}
_MARKDOWN_RULES = ["blockquote", "list", "table", "newline", "emphasis", "balance_pairs"]


def text_html(text: str) -> str:
    """Text as HTML text: nothing in it is markup."""
    return escape(text, quote=True)


def paragraphs_html(text: str) -> str:
    """Each line of the text as a paragraph; empty lines are left out."""
    return "".join(f"<p>{text_html(line.strip())}</p>" for line in text.splitlines() if line.strip())


def light_markdown_html(text: str) -> str:
    """Paragraphs, lists, quotations, tables and emphasis; no links, no images, no HTML, no formulas, no attributes."""
    import nh3

    return nh3.clean(_markdown().render(text), tags=_ALLOWED_TAGS, attributes={}, link_rel=None)


def fragment(html: str) -> str:
    """HTML on one line, as the page's Markdown components need it to take it as one block and leave it alone.

    They also drop ``aria-*`` and ``role``: what is meant for screen readers only stands in ``<span class="sr-only">``.
    """
    return re.sub(r"\r\n|\r|\n", "&#10;", html)


def preserved_text_html(text: str) -> str:
    """Text as HTML text that keeps its line ends when a script reads it back."""
    return fragment(text_html(text))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(_MARKDOWN_RULES)
