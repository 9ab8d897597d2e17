"""Passages of documents on their way to a reader or a model: without hidden characters, orders and false fences.

Nothing that speaks to the reader is lost: what is left out is replaced by a sentence that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.injection.hidden import Hidden, reveal
from assistant.answering.injection.orders import Pattern, may_hold_order, order_in, repeats_an_answer

OMITTED = "（此处略去写给程序的文字）"

_SENTENCE = re.compile(r"(?:[^。！？!?；;]|[!?](?=[\[\w]))*(?:[。！？；;]+[”’」』）)]*|[!?](?![\[\w])|\Z)")
_ENDED = re.compile(r"(?:[。！？；;!?]|(?<!\d)\.)[”’」』）)]*\s*$|^\s*$")
_LABELLED = re.compile(
    r"^\s*(?:第[零〇一二三四五六七八九十百千\d]+[编章节条款项]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?!\d)|#|[-*|>])"
)
"""Lines that begin something new, even where the line before has no full stop."""

_ANNOUNCES = re.compile(r"(?:以下|下面|下列|下文|如下|接下来|后[文面]|下一?[段句条行])[^。！？]{0,40}[。！：:]?\s*$")
"""An order that ends so goes on in the next paragraph."""

_ARTICLE = re.compile(r"^\s*(?:第[零〇一二三四五六七八九十百千\d]+[编章节条款]|#)")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1>|$)|```.*?(?:```|$)", re.DOTALL | re.IGNORECASE)
_TURN = re.compile(r"<\|im_start\|>.*?(?:<\|im_end\|>|$)", re.DOTALL)
_TAUGHT = Pattern("taught_answer", "反复示范同一个回答", re.compile(r"(?!)"))
_LABEL = re.compile(r"\[(?=\s*[SsＳ]\s*\d)")
"""Looks like the label of a passage in a prompt, so that one passage could pretend to be another."""

_HEADING = re.compile(r"【(?=\s*(?:问题|上文|各句|资料)\s*】)")
"""Looks like a heading of our prompts."""


@dataclass(frozen=True)
class Disarmed:
    """A text without orders to the machine.

    Attributes:
        text: What may be quoted, shown and sent.
        orders: How the machine was spoken to, each way once; empty for ordinary text.
        hidden: What was hidden in it.
    """

    text: str
    orders: tuple[Pattern, ...] = ()
    hidden: tuple[Hidden, ...] = ()


def disarmed(text: str) -> Disarmed:
    """Leaves out of a text what is written to the machine, from the first such sentence to the end of its paragraph.

    Lines that printing broke off belong together: an order can begin in one and end in the next.

    Args:
        text: An article, a title, the text of an upload.
    """
    revealed = reveal(text)
    if not may_hold_order(revealed.text):
        return Disarmed(_unpretending(revealed.text), (), revealed.hidden)
    orders: list[Pattern] = []
    visible = _without_blocks(revealed.text, orders)
    taught = repeats_an_answer(visible)
    paragraphs = _kept(_paragraphs(visible), orders, taught)
    kept = _joined(paragraphs) if orders else revealed.text
    return Disarmed(_unpretending(kept), tuple(dict.fromkeys(orders)), revealed.hidden)


def _kept(paragraphs: list[str], orders: list[Pattern], taught: re.Pattern[str] | None) -> list[str]:
    """The paragraphs without orders; what an order announces (以下内容写给智能助手) goes with it."""
    kept: list[str] = []
    announced = False
    for paragraph in paragraphs:
        if announced and paragraph.strip() and not _ARTICLE.match(paragraph):
            kept.append(OMITTED)
            announced = False
            continue
        kept.append(_paragraph(paragraph, orders, taught))
        announced = announced or (kept[-1] != paragraph and _ANNOUNCES.search(paragraph) is not None)
    return kept


def _unpretending(text: str) -> str:
    """Text that cannot be taken for a part of the prompt around it: it reads the same to people."""
    return _HEADING.sub("〖", _LABEL.sub("［", text))


def _without_blocks(text: str, orders: list[Pattern]) -> str:
    """Comments, scripts, fenced code and turns of a conversation that hold an order are left out whole."""

    def replaced(match: re.Match[str]) -> str:
        found = order_in(match[0])
        if found is None:
            return match[0]
        orders.append(found)
        return OMITTED

    return _COMMENT.sub(replaced, _TURN.sub(replaced, text))


def _paragraphs(text: str) -> list[str]:
    """Lines with those that go on with them, where the line ends without a full stop and the next one begins nothing new."""
    paragraphs: list[str] = []
    ended = True
    for line in text.split("\n"):
        if (ended and not line.startswith(("答：", "答:"))) or not paragraphs or _LABELLED.match(line):
            paragraphs.append(line)
        else:
            paragraphs[-1] += "\n" + line
        ended = _ENDED.search(line) is not None
    return paragraphs


def _paragraph(text: str, orders: list[Pattern], taught: re.Pattern[str] | None) -> str:
    if taught and (pair := taught.search(text)):
        orders.append(_TAUGHT)
        return text[: pair.start()].rstrip() + OMITTED
    sentences = [match for match in _SENTENCE.finditer(text) if match[0]]
    for match in sentences:
        if found := order_in(match[0]):
            orders.append(found)
            return text[: match.start()].rstrip() + OMITTED
    # An order that spans what looks like several sentences begins where the rest of the text stops being one without it.
    for match in reversed(sentences[:-1]) if order_in(text) else ():
        if found := order_in(text[match.start() :]):
            orders.append(found)
            return text[: match.start()].rstrip() + OMITTED
    return text


def _joined(lines: list[str]) -> str:
    """The paragraphs, several omissions in a row as one."""
    kept: list[str] = []
    for line in lines:
        if line != OMITTED or not kept or kept[-1] != OMITTED:
            kept.append(line)
    return "\n".join(kept)
