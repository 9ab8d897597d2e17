"""The page on which a document is read: the tree at the left, the text, the original at the right."""

from __future__ import annotations

from urllib.parse import quote

from assistant.page.library.document.head_html import head_html
from assistant.page.library.document.opened import OpenedDocument
from assistant.page.library.document.originals import Original
from assistant.page.library.document.text_html import blocks_html
from assistant.page.library.document.tree_html import tree_html
from assistant.page.markup import text_html

_ASSETS = "/page-assets"
_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · 公务助手</title>
<link rel="icon" href="{assets}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{assets}/page.css"><link rel="stylesheet" href="{assets}/document/document.css">
<script src="{assets}/document/document.js" defer></script></head>
<body class="document-page" data-document="{address}">
<nav class="document-bar"><a class="home" href="/"><span class="seal">公</span><span>公务助手</span></a>
<span class="document-title">{title}</span><button type="button" class="show-tree" aria-expanded="false">目录</button>
<form class="find" role="search"><input type="search" name="words" maxlength="100" aria-label="在本文件中查找"
 placeholder="查找字词，或输入条号" autocomplete="off"><button type="submit">查找</button></form>{original}</nav>
<div class="document-columns{with_original}">
<aside class="tree" aria-label="目录"><div class="results" hidden aria-live="polite"></div><div class="branches">{tree}</div></aside>
<main>{head}<p class="fault" role="alert" hidden></p><div class="text">{text}</div></main>{pages}</div></body></html>
"""
_PAGES = """<aside class="original" aria-label="原件" hidden><div class="original-bar"><button type="button" class="page-back">上一页</button>
<span class="page-said" aria-live="polite"></span><button type="button" class="page-forth">下一页</button>
<button type="button" class="close-original">收起</button></div><img alt="原件的这一页"><p class="original-fault" role="alert" hidden></p></aside>"""


def page_html(document: OpenedDocument, original: Original | None = None) -> str:
    """The whole page; every text of the document is escaped.

    Args:
        document: What is read.
        original: The file that it was read from, where it is still there.
    """
    address = quote(document.source.id, safe="")
    shows_pages = original is not None and original.has_pages
    return _PAGE.format(
        title=text_html(document.source.title),
        assets=_ASSETS,
        address=address,
        original=_original_html(address, shows_pages) if original else "",
        with_original=" has-pages" if shows_pages else "",
        tree=tree_html(document),
        head=head_html(document),
        text=blocks_html(document) or "<p>这份文件没有可以显示的条文。</p>",
        pages=_PAGES if shows_pages else "",
    )


def fault_html(sentence: str) -> str:
    """A page that says why there is nothing to read."""
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>打不开 · 公务助手</title>'
        f'<link rel="stylesheet" href="{_ASSETS}/page.css"><link rel="stylesheet" href="{_ASSETS}/document/document.css">'
        '</head><body class="document-page"><nav class="document-bar"><a class="home" href="/"><span class="seal">公</span>'
        f'公务助手</a></nav><p class="fault">{text_html(sentence)}</p></body></html>'
    )


def _original_html(address: str, shows_pages: bool) -> str:
    show = '<button type="button" class="show-original">看原件</button>' if shows_pages else ""
    return f'{show}<a class="download" href="/document-original/{address}">下载原件</a>'
