# pyright: strict
"""What the inputs of finished pages share: printed paragraphs as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.files.printed_paragraphs import PrintedParagraph
from assistant.proofreading.inputs._format import Input
from assistant.proofreading.inputs._text import text_input

_JOINED = "段落是按版面上的行推断拼接的，页眉、页脚、页码和字间空格已略去；与原文不同的，请以原文为准。"
_CHINESE = r"[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SPREAD = re.compile(rf"(?<={_CHINESE}) +| +(?={_CHINESE})")


def printed_input(paragraphs: Iterable[PrintedParagraph], name: str) -> Input:
    """The input made of the paragraphs of finished pages.

    Spaces beside Chinese characters are left out: whether somebody typed one or the characters were spread cannot be told.

    Raises:
        DocumentError: There is nothing in them, or too much.
    """
    return text_input("\n".join(_SPREAD.sub("", each.text) for each in paragraphs), name, _JOINED)
