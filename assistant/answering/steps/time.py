"""Reads the time whose law is asked for; validity is judged on that day from here on."""

from __future__ import annotations

from assistant.answering.inquiry import Inquiry
from assistant.answering.versions.asked_time import read_time


def time(inquiry: Inquiry) -> Inquiry:
    """The inquiry on the day that is meant, with a notice that says so; most questions are about today."""
    return read_time(inquiry)
