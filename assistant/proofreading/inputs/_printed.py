"""What the inputs of finished pages share: the text of their lines, and their paragraphs as an input."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.files.printed_paragraphs import PrintedParagraph
from assistant.proofreading.inputs._format import Input
from assistant.proofreading.inputs._text import text_input

_JOINED = "段落是按版面上的行推断拼接的，页眉、页脚、页码和字间空格已略去；与原文不同的，请以原文为准。"
_CHINESE = r"[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SPREAD = re.compile(rf"(?<={_CHINESE}) +| +(?={_CHINESE})")


def closed_up(text: str) -> str:
    """A printed line without spaces beside Chinese characters: whether somebody typed one or the line was spread is not told."""
    return _SPREAD.sub("", text)


def printed_input(paragraphs: Iterable[PrintedParagraph], name: str) -> Input:
    """The input made of the paragraphs of finished pages.

    Raises:
        DocumentError: There is nothing in them, or too much.
    """
    return text_input("\n".join(each.text for each in paragraphs), name, _JOINED)
