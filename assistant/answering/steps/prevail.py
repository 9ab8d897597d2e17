"""Puts the source that prevails in front where several in force disagree on a number, and says which others there are."""

from __future__ import annotations

from assistant.answering.inquiry import Inquiry
from assistant.answering.versions.conflicts import in_order_of_standing


def prevail(inquiry: Inquiry) -> Inquiry:
    """The inquiry answered by the prevailing source; most sources agree, or speak of different things."""
    return inquiry if inquiry.versions is not None else in_order_of_standing(inquiry)
