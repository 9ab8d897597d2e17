"""Sends questions about rules on to the library, and answers every other kind of message with its reason and next step."""

from __future__ import annotations

from assistant.answering.answer import Answer
from assistant.answering.inquiry import Inquiry
from assistant.answering.routing import REPLIES, Route, route_of


def route(inquiry: Inquiry) -> Inquiry | Answer:
    """Passes on what asks for rules; concludes for the rest."""
    kind = route_of(inquiry.question)
    if kind is Route.ASK:
        return inquiry
    reply = REPLIES[kind]
    return inquiry.conclude(reply.status, reply.text(inquiry.question))
