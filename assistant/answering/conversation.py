"""The conversation before the question, as a model sees it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Turn

REMEMBERED_TURNS = 4
"""Messages of the conversation that the model sees, cut to :data:`LONGEST_TURN` characters each."""

LONGEST_TURN = 300


def conversation_text(history: Sequence[Turn]) -> str:
    """The last messages, shortened, as a block of the prompt; empty where there are none."""
    names = {"user": "用户", "assistant": "助手"}
    lines = [
        f"{names.get(turn.role, turn.role)}：{turn.content[:LONGEST_TURN]}" for turn in history[-REMEMBERED_TURNS:]
    ]
    return "【此前的对话】\n" + "\n".join(lines) + "\n\n" if lines else ""
