"""Makes sure that what comes in can be worked with: a question of sensible length, a history that is not endless."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answering.answer import Answer, Turn
from assistant.answering.injection.hidden import reveal
from assistant.answering.inquiry import Inquiry
from assistant.errors import InputError

LONGEST_QUESTION = 500
"""In characters; longer texts are documents, not questions."""

REMEMBERED_TURNS = 20
"""How many messages of the conversation are looked at; the newest ones."""

LONGEST_TURN = {"user": 300, "assistant": 2000}
"""In characters; of longer ones the beginning says what they are about, and a query of thousands takes seconds to embed."""

SHORTENED = "对话较长，这次只参考了最近的部分。"
CONTRADICTORY = "前面的对话对同一个问题有不同的回答，这次只以知识库的条文为准。"

_WORDS = re.compile(r"\w+")


def screen(inquiry: Inquiry) -> Inquiry | Answer:
    """Passes on the question without hidden characters and with the newest part of the conversation.

    Raises:
        InputError: The question is empty or too long.
    """
    question = reveal(inquiry.question).text.strip()
    if not question:
        raise InputError("请先输入问题，例如：新录用公务员的试用期是多长？")
    if len(question) > LONGEST_QUESTION:
        raise InputError(f"问题超过 {LONGEST_QUESTION} 字，请只写要问的事项。")
    history = shortened(inquiry.history)
    said = (SHORTENED if history != inquiry.history else "", CONTRADICTORY if contradicts_itself(history) else "")
    return replace(inquiry, question=question, history=history).noting(*said)


def shortened(history: Sequence[Turn]) -> tuple[Turn, ...]:
    """The newest turns, without hidden characters, each of a sensible length; what is empty is left out."""
    newest = [replace(turn, content=_beginning(turn)) for turn in history[-REMEMBERED_TURNS:]]
    return tuple(turn for turn in newest if turn.content)


def _beginning(turn: Turn) -> str:
    longest = LONGEST_TURN.get(turn.role, LONGEST_TURN["user"])
    return reveal(turn.content[: 2 * longest]).text.strip()[:longest]


def contradicts_itself(history: Sequence[Turn]) -> bool:
    """Whether the same question was answered in two ways."""
    answers: dict[str, str] = {}
    for asked, answered in pairwise(history):
        if asked.role == "user" and answered.role == "assistant":
            question = "".join(_WORDS.findall(asked.content))
            if answers.setdefault(question, answered.content) != answered.content:
                return True
    return False
