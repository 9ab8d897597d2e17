"""Web pages that a browser, or Word, saved in one file with their pictures (MHTML, RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes, policy

from assistant.errors import UnreadableDocument
from assistant.files import formats
from assistant.library.loaders import LoadedText, html

FORMAT = formats.MHT


def load(data: bytes) -> LoadedText:
    """Reads the page of the file as a web page is read.

    Raises:
        UnreadableDocument: There is no page in it, no text, or no encoding that can be told.
    """
    parts = message_from_bytes(data, policy=policy.default).walk()
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadableDocument("另存的网页里没有正文；请在浏览器中重新保存网页后再试。")
    return html.load_page(content, page.get_content_charset())
