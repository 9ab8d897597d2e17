"""Makes a follow-up question complete with what the conversation said before."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.inquiry import Inquiry

REMEMBERED_TURNS = 2
"""How many of the user's earlier questions a follow-up may lean on."""


def rewrite(inquiry: Inquiry) -> Inquiry:
    """Puts the user's earlier questions in front of a follow-up; without a conversation nothing changes."""
    earlier = [turn.content for turn in inquiry.history if turn.role == "user"][-REMEMBERED_TURNS:]
    return replace(inquiry, query=" ".join([*earlier, inquiry.question]))
