"""A model's text divided into sentences while it comes in, each with the passages that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(
    r"\s?[\[［【]\s?(?:资料|来源)?\s?((?:S?\s?\d{1,2}(?:\s?[,，、;；]\s?|\s?[-–—~～]\s?(?=S?\d)|(?=\s?[\]］】])))+)\s?[\]］】]",
    re.IGNORECASE,
)
_ODD_MARK = re.compile(r"\s?[\[［【]\s?(?:资料|来源|[Ss](?![a-zA-Z]))[^\]］】\n]{0,16}[\]］】]")
UNREADABLE = "?"
"""Stands for a mark that names nothing: ``[S八]``."""

_LABEL = re.compile(r"S?\s?(\d{1,2})(?:\s?[-–—~～]\s?S?\s?(\d{1,2}))?", re.IGNORECASE)
_END = re.compile(r"[。！？]+[”’」』）)]*(?:\s?[\[［【][^\]］】\n]{0,24}[\]］】])*[。]?")
_OPENING, _CLOSING = "“「『（(", "”」』）)"
LONGEST = 800
"""In characters; longer text without an end is taken as one sentence."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a model.

    Attributes:
        text: Without marks; ends with its punctuation.
        labels: The passages that it names: ``1``, however the mark is written; ranges are written out.
        before: White space in front of it, among it the line breaks that divide the text.
    """

    text: str
    labels: tuple[str, ...]
    before: str = ""


class SentenceReader:
    """Takes text as it comes and gives sentences as soon as they are certain to be complete, marks included."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, text: str) -> Iterator[Sentence]:
        """The sentences that ``text`` completes."""
        self._held += text
        while (end := _end_of_first(self._held)) is not None:
            raw, self._held = self._held[:end], self._held[end:]
            if raw.strip():
                yield _sentence(raw)

    def end(self) -> Iterator[Sentence]:
        """What is left when no more text comes."""
        yield from self.feed("\n")
        self._held = ""


def _end_of_first(text: str) -> int | None:
    """Where the first sentence ends; None while more of it, or a mark behind it, may still come."""
    start = len(text) - len(text.lstrip())
    line = text.find("\n", start)
    for match in _END.finditer(text, start, line if line >= 0 else len(text)):
        if _is_open(text[start : match.end()]):
            continue
        rest = text[match.end() :]
        if line < 0 and (not rest or rest.lstrip(" ")[:1] in ("", *"[［【”’」』）)。！？")):
            return None
        return match.end()
    if line > start:
        return line
    return LONGEST if len(text) - start > LONGEST else None


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket is still open, so that the full stop stands inside it."""
    return any(text.count(opening) > text.count(closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True))


def _sentence(raw: str) -> Sentence:
    stripped = raw.lstrip()
    labels = [label for mark in _MARK.finditer(stripped) for label in _labels(mark[1])]
    text = _MARK.sub("", stripped)
    if _ODD_MARK.search(text):
        labels.append(UNREADABLE)
    text = _ODD_MARK.sub("", text).rstrip()
    text = re.sub(r"([。！？])。+$", r"\1", text)
    return Sentence(text, tuple(dict.fromkeys(labels)), raw[: len(raw) - len(stripped)])


def _labels(mark: str) -> Iterator[str]:
    for match in _LABEL.finditer(mark):
        first, last = int(match[1]), int(match[2] or match[1])
        for number in range(first, min(last, first + 20) + 1):
            yield f"{number}"
