"""Finds the versions that “before the amendment” and “old and new” mean."""

from __future__ import annotations

from assistant.answering.inquiry import Inquiry
from assistant.answering.versions.asked_time import find_versions


def versions(inquiry: Inquiry) -> Inquiry:
    """The inquiry on the last day of the earlier text, or with two texts to set side by side; most ask for neither."""
    return find_versions(inquiry)
