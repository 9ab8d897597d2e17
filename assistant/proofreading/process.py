"""The process that checks; nothing else is loaded here, so that it can be started before anything else is."""

from __future__ import annotations

from dataclasses import replace

from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits

MOST = 24
"""How many times its limit of processor time the longest document may have when it is repaired."""
# What comes after reading works on nouns: it may not fail, whatever the file is like.
_OURS = ("rules/", "documents/", "proofreading/check", "proofreading/fixing/", "ooxml/writing/", "ooxml/writer")


def checking_process(limits: Limits | None = None) -> LimitedChild:
    """A child that checks and repairs, not yet started.

    Args:
        limits: What one document may cost.
    """
    return LimitedChild("assistant.proofreading.worker", replace(limits or Limits(), stretch=MOST), _OURS)


def start_checking() -> LimitedChild:
    """The same, with the usual limits and already starting."""
    child = checking_process()
    child.start()
    return child
