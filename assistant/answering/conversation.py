"""The conversation before the question, as a model sees it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Turn

SHOWN_TURNS = 4
"""Messages of the conversation that the model sees, cut to :data:`SHOWN_LENGTH` characters each."""

SHOWN_LENGTH = 300


def conversation_text(history: Sequence[Turn]) -> str:
    """The last messages, shortened, as a block of the prompt; empty where there are none."""
    names = {"user": "用户", "assistant": "助手"}
    lines = [f"{names.get(turn.role, turn.role)}：{turn.content[:SHOWN_LENGTH]}" for turn in history[-SHOWN_TURNS:]]
    return "【此前的对话】\n" + "\n".join(lines) + "\n\n" if lines else ""
