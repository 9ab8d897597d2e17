# pyright: strict
"""Tells what a model thinks from what it answers, where both come as one text with ``<think>`` tags.

Qwen, DeepSeek-R1 and others do so on servers that do not fill ``reasoning_content``.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.models.messages import ReasoningPiece, TextPiece

_OPEN, _CLOSE = "<think>", "</think>"


class ThinkingSplitter:
    """Takes text as it comes; tags may be cut anywhere between two pieces."""

    def __init__(self) -> None:
        self._held = ""
        self._thinking = False
        self._answering = False

    def feed(self, text: str) -> Iterator[TextPiece | ReasoningPiece]:
        """The pieces that are certain after ``text``."""
        self._held += text
        while self._held:
            tag = _CLOSE if self._thinking else _OPEN
            before, found, after = self._held.partition(tag)
            if found:
                yield from self._piece(before)
                self._held, self._thinking = after, not self._thinking
                continue
            kept = _start_of_tag(self._held, tag)
            certain = self._held[: len(self._held) - kept]
            self._held = self._held[len(certain) :]
            yield from self._piece(certain)
            return

    def end(self) -> Iterator[TextPiece | ReasoningPiece]:
        """What was held back because it could have been a tag."""
        held, self._held = self._held, ""
        yield from self._piece(held)

    def _piece(self, text: str) -> Iterator[TextPiece | ReasoningPiece]:
        if self._thinking:
            if text:
                yield ReasoningPiece(text)
            return
        # White space between the thoughts and the answer belongs to neither.
        text = text if self._answering else text.lstrip()
        if text:
            self._answering = True
            yield TextPiece(text)


def _start_of_tag(text: str, tag: str) -> int:
    """How many of the last characters may be the beginning of a tag."""
    return next((n for n in range(min(len(tag) - 1, len(text)), 0, -1) if tag.startswith(text[-n:])), 0)
