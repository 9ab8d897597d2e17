"""What rules about the words of a title share: what is quoted in it, its stops, and whether 关于 is missing."""

from __future__ import annotations

import re

from assistant.documents.document_types import type_of_title
from assistant.rules.vocabulary import *

_ABOUT_WANTED = (
    DocumentType.NOTICE,
    DocumentType.REQUEST,
    DocumentType.REPORT,
    DocumentType.REPLY,
    DocumentType.OPINIONS,
    DocumentType.LETTER,
    DocumentType.DECISION,
    DocumentType.CIRCULAR,
)
# 转发…的通知, 任免 notices, work reports and the like go without 关于.
_FREE = re.compile(r"转发|批转|印发|任免|任职|工作报告|会议通知|《|放假")
# A title over several lines may open a mark in one and close it in the next.
_MARKS = ("《》", "〈〉", "“”", "（）", "()")
_NAMED = re.compile("|".join(rf"{re.escape(o)}[^{o}{c}]*(?:{re.escape(c)}|$)" for o, c in _MARKS))
_CLOSED_ONLY = re.compile("|".join(rf"^[^{o}{c}]*{re.escape(c)}" for o, c in _MARKS))
_FILLER = "□"
_STOP = re.compile(r"[。，；：？！,;:?!]+|[、.．…]+\s*$|(?<=\D)\.(?=\D)")


def without_names(text: str) -> str:
    """The text with what is quoted or bracketed replaced by as many fillers, so that offsets stay."""
    previous = ""
    while previous != text:
        previous = text
        text = _NAMED.sub(lambda match: _FILLER * len(match[0]), text)
    return _CLOSED_ONLY.sub(lambda match: _FILLER * len(match[0]), text)


def stops(text: str) -> Iterator[re.Match[str]]:
    """The stops of a title outside its quotation marks and brackets, where it should have none (GB/T 15834—2011, A.1)."""
    return _STOP.finditer(without_names(text))


def lacks_about(document: IdentifiedDocument) -> bool:
    """Whether the title of an official document is of a kind that wants 关于, and has none."""
    title = document.text_of(Element.TITLE)
    wanted = document.character.official and type_of_title(title) in _ABOUT_WANTED
    return wanted and "关于" not in title and not _FREE.search(title)
