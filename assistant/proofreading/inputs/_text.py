"""What the inputs that are text alone share."""

from __future__ import annotations

from assistant.documents.plain import plain_document
from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.files.encodings import without_controls
from assistant.ooxml.xml import MAXIMUM_PARAGRAPHS, TOO_MANY_PARAGRAPHS
from assistant.proofreading.inputs._format import Input

_NO_TEXT = "里面没有可以校对的文字；如果内容是图片，请提供文字版。"
_LAYOUT = "只读取了文字，字体、字号、行距、缩进、页边距和页码等版面格式没有判断；要检查格式，请用 .docx 文件。"


def text_input(text: str, name: str, *not_judged: str) -> Input:
    """The input made of a text, a paragraph a line.

    Args:
        text: The text.
        name: What people call it.
        not_judged: What else was left out, in Chinese.

    Raises:
        UnreadableDocument: There is nothing but white space.
        DocumentTooLarge: It has too many lines.
    """
    if text.count("\n") >= MAXIMUM_PARAGRAPHS:
        raise DocumentTooLarge(TOO_MANY_PARAGRAPHS)
    refuse_empty(text)
    return Input(plain_document(text, name), text_only=True, not_judged=(_LAYOUT, *not_judged))


def pasted_input(text: str, name: str) -> Input:
    """The input made of pasted text.

    Raises:
        UnreadableDocument: There is nothing but white space.
        DocumentTooLarge: It has too many lines.
    """
    return text_input(without_controls(text), name)


def refuse_empty(text: str) -> None:
    """Refuses a document in which there is nothing to proofread.

    Raises:
        UnreadableDocument: There is nothing but white space.
    """
    if not text.strip():
        raise UnreadableDocument(_NO_TEXT)
