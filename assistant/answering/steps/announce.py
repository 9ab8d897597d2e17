"""Announces what is no law yet and will change what the answer rests on."""

from __future__ import annotations

from assistant.answering.inquiry import Inquiry
from assistant.answering.versions.coming import announcements


def announce(inquiry: Inquiry) -> Inquiry:
    """The inquiry with a notice for each text that will be law; none where the law of another day is told."""
    if inquiry.period is not None or inquiry.versions is not None:
        return inquiry
    return inquiry.noting(*announcements(inquiry))
