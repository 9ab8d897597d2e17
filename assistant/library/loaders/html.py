"""Web pages of government sites: the text of the page without navigation, share bars, scripts and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.files.xml import Element, parse_html
from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders._html_tables import has_labels, headings_of, is_layout, rows_of
from assistant.library.loaders._information import information_pairs, properties_of
from assistant.library.loaders._page_furniture import is_attachment_link, take_information, without_furniture
from assistant.library.loaders._tables import Across, table_lines

FORMAT = formats.HTML

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DROPPED = (
    *("script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "iframe"),
    *("svg", "object", "canvas", "audio", "video", "map"),
)
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|share\w*|bdshare\w*|footer|foot|sidebar|toolbar|tools?|copyright|"
    r"print\w*|fontsize|font-size|related|recommend|banner|search|login|qrcode|ewm|weizhi|dqwz|position|location)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header "
        "hr html li main ol p pre section summary table tbody td tfoot th thead tr ul",
    )
)
# Navigation is mostly links and short; articles with many links are long.
_LINK_SHARE = 0.6
_MAXIMUM_NOISE = 300


def load(data: bytes) -> LoadedText:
    """Reads a page: ``<h1>`` to ``<h6>`` are headings, ``<meta>`` and information tables become properties.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
    """
    charset = _CHARSET.search(data[:4096])
    return load_page(data, charset[1].decode("ascii") if charset else None)


def load_page(data: bytes, charset: str | None) -> LoadedText:
    """The same of a page whose encoding was stated outside of it.

    Raises:
        UnreadableDocument: No text, or no encoding that can be told.
    """
    text = decode_text(data, charset)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    root = parse_html(text)
    if root is None:
        raise UnreadableDocument("网页文件无法解析或没有内容；请在浏览器中另存网页后再试。")
    page = _Page(root)
    pairs, rest = take_information(list(page.blocks()))
    blocks = tuple(replace(block, paragraph=number) for number, block in enumerate(without_furniture(rest), 1))
    if not blocks:
        raise UnreadableDocument("网页里没有正文文字；请确认保存的是完整网页。")
    return LoadedText(blocks, page.properties | properties_of(pairs) | page.stated)


class _Page:
    """One page; its properties are complete once the blocks have been read."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._pieces: list[str] = []
        self.stated: dict[str, str] = {}
        """What information tables say."""

    @property
    def properties(self) -> dict[str, str]:
        """What ``<meta>`` says, else ``<title>``."""
        metas = ((meta.get("name", ""), meta.get("content", "")) for meta in self._root.iter("meta"))
        title = next(self._root.iter("title"), None)
        named = properties_of([("title", title.text or "")]) if title is not None else {}
        return named | properties_of(metas)

    def blocks(self) -> Iterator[TextBlock]:
        """The paragraphs of the page."""
        body = self._root.find("body")
        yield from self._walk(self._root if body is None else body, None)
        yield from self._flush(None)

    def _walk(self, element: Element, level: int | None) -> Iterator[TextBlock]:
        if _is_noise(element):
            return
        tag = element.tag.lower()
        if tag == "br" or tag in _BLOCKS:
            yield from self._flush(level)
        level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else level
        if tag == "table" and not is_layout(element):
            yield from self._table(element)
            return
        self._pieces.append(element.text or "")
        for child in element:
            yield from self._walk(child, level)
            self._pieces.append(child.tail or "")
        if tag in _BLOCKS:
            yield from self._flush(level)

    def _table(self, table: Element) -> Iterator[TextBlock]:
        rows = rows_of(table)
        pairs = information_pairs([[text for text in row if not isinstance(text, Across)] for row in rows])
        if pairs is not None:
            self.stated = properties_of(pairs) | self.stated
            return
        for row in table_lines(rows, headings_of(table), has_labels(table)):
            yield TextBlock(row.text, is_row=not row.is_whole)

    def _flush(self, level: int | None) -> Iterator[TextBlock]:
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            yield TextBlock(text, heading_level=level)


def _is_noise(element: Element) -> bool:
    """Whether an element is furniture of the page: by its tag, by the name of its class, or because it is mostly links."""
    if element.tag in _DROPPED or "display:none" in element.get("style", "").replace(" ", "").lower():
        return True
    if element.tag not in ("div", "ul", "ol", "table", "section", "header", "p", "span", "dl"):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if any(is_attachment_link(link.get("href", ""), _visible(link)) for link in element.iter("a")):
        return False
    length = len(_visible(element))
    if _NOISE.search(names) and length <= _MAXIMUM_NOISE:
        return True
    links = sum(len(_visible(link)) for link in element.iter("a"))
    return element.tag in ("div", "ul", "ol") and 0 < length <= 4 * _MAXIMUM_NOISE and links > _LINK_SHARE * length


def _visible(element: Element) -> str:
    return "".join("".join(element.itertext()).split())
