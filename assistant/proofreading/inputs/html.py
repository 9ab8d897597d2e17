"""Web pages, which systems of offices export under the name .doc: their text alone, a paragraph a block element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.files.encodings import decode_text
from assistant.files.xml import Element, parse_html
from assistant.proofreading.inputs._format import Input, InputFormat
from assistant.proofreading.inputs._text import text_input

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "select", "button"})
_BLOCKS = frozenset(
    "address article blockquote body center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
    "table tbody td tfoot th thead tr ul".split()
)
_DAMAGED = "网页文件无法解析或没有内容；请在浏览器中另存网页，或粘贴其中的文字后再试。"


def read_html(data: bytes, name: str) -> Input:
    """The text of a web page.

    Raises:
        DocumentError: There is no text in it, its encoding cannot be told, or it has too many paragraphs.
    """
    charset = _CHARSET.search(data[:4096])
    root = parse_html(_DECLARATION.sub("", decode_text(data, charset[1].decode("ascii") if charset else None)))
    if root is None:
        raise UnreadableDocument(_DAMAGED)
    lines = (" ".join(line.split(" ")).strip(" \t\r") for line in "".join(_pieces(root)).split("\n"))
    return text_input("\n".join(line for line in lines if line), name)


def _pieces(root: Element) -> Iterator[str]:
    """The text in reading order, with a line end where a block begins and ends; line ends of the source are spaces.

    A page of a stranger may be nested deeper than Python's stack, so the elements are walked on a stack of our own.
    """
    waiting: list[Element | str] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif each.tag not in _UNSEEN and "display:none" not in each.get("style", "").replace(" ", "").lower():
            end = "\n" if each.tag in _BLOCKS or each.tag == "br" else ""
            inner: list[Element | str] = [end, _closed(each.text)]
            for child in each:
                inner += [child, _closed(child.tail)]
            waiting += reversed([*inner, end])


def _closed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]*[\r\n][ \t\r\n]*", "", text or "")


FORMAT = InputFormat((formats.HTML,), read_html)
