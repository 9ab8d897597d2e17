# pyright: strict
"""Answers as sentences with their sources, in the form that a service enforces (``response_format``), read as they come.

A model that must fill in a source for every sentence does not forget it. Services that do not know the form refuse the
request (400) or ignore it and send plain text; both are read as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, cast, runtime_checkable

from assistant.models.messages import LanguageModel, Limits, Message, ModelEvent, TextPiece

MOST_SENTENCES = 4

RESPONSE_FORMAT: Mapping[str, Any] = {
    "type": "json_schema",
    "json_schema": {
        "name": "answer",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {
                "sentences": {
                    "type": "array",
                    "maxItems": MOST_SENTENCES,
                    "items": {
                        "type": "object",
                        "properties": {"text": {"type": "string"}, "source": {"type": "integer"}},
                        "required": ["text", "source"],
                        "additionalProperties": False,
                    },
                }
            },
            "required": ["sentences"],
            "additionalProperties": False,
        },
    },
}
"""What is asked of a service: sentences, each with the number of its passage."""

_END = re.compile(r"[。！？]+(?![”’」』）)])|；$")
HINT = '\n输出 JSON：{"sentences":[{"text":"一句话","source":资料编号}]}'
"""Said at the end of the prompt, because a form that is enforced without being named makes models write worse."""


@runtime_checkable
class WritesSentences(Protocol):
    """A model that can be asked for the form; text that is none is passed on as it is."""

    @property
    def structured(self) -> bool:
        """Whether the service has not refused it so far."""
        ...

    def stream_structured(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """The answer as the service sends it; asks plainly where the service refuses the form."""
        ...


def stream_sentences(model: LanguageModel, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
    """The answer as plain text with ``[1]`` marks, asked for as sentences where the model can write them so.

    Raises:
        ModelFault: The answer did not come, or is not complete.
    """
    if not isinstance(model, WritesSentences) or not model.structured:
        yield from model.stream(messages, limits)
        return
    reader = SentencesReader()
    for event in model.stream_structured(messages, limits):
        if isinstance(event, TextPiece):
            yield from (TextPiece(text) for text in reader.feed(event.text))
        else:
            yield from (TextPiece(text) for text in reader.end())
            yield event


def with_hint(messages: Sequence[Message]) -> list[Message]:
    """The messages with the form named at the end."""
    *before, last = messages
    return [*before, replace(last, content=last.content + HINT)]


class SentencesReader:
    """Takes the text of an answer as it comes; gives plain text as soon as a sentence of the form is complete."""

    def __init__(self) -> None:
        self._held = ""
        self._plain = False
        self._inside = False

    def feed(self, text: str) -> Iterator[str]:
        """The text that is certain after ``text``."""
        if self._plain:
            yield text
            return
        self._held += text
        start = self._held.lstrip()
        if start and not self._inside and not start.startswith(("{", "`")):
            self._plain = True
            yield self._held
            return
        yield from self._sentences()

    def end(self) -> Iterator[str]:
        """What is left where what came was not the form after all; the end of the form itself is nothing."""
        if self._held and not self._plain and not self._inside:
            yield self._held
        self._held = ""

    def _sentences(self) -> Iterator[str]:
        if not self._inside:
            opening = self._held.find("[")
            if opening < 0:
                return
            self._inside, self._held = True, self._held[opening + 1 :]
        while (begin := self._held.find("{")) >= 0:
            try:
                value, length = json.JSONDecoder().raw_decode(self._held[begin:])
            except ValueError:
                return
            self._held = self._held[begin + length :]
            yield _written(value)


def _written(value: object) -> str:
    """One sentence of the form as people write it: 试用期为一年[1]。"""
    fields = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
    text, source = fields.get("text"), fields.get("source")
    if not isinstance(text, str) or not text.strip():
        return ""
    body = text.strip()
    mark = f"[{source}]" if isinstance(source, int) else ""
    return _END.sub(lambda end: f"{mark}{end[0]}", body if body[-1] in "。！？；" else f"{body}。")
