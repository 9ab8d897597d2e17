"""Receives one answer of a service in a thread of its own, so that time limits and a stop hold whatever the service does.

A read time-out alone is not enough: a service that drips a byte now and then never exceeds it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, Limits, ModelEvent
from assistant.models.wire import AnswerReader, kind_of_error

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

_LOOK = 0.1
"""Seconds after which it is looked whether somebody has stopped the call; pieces are passed on at once."""


@dataclass(frozen=True)
class Patience:
    """Seconds until the first piece, and between two pieces."""

    first: float
    idle: float

    @property
    def longest(self) -> float:
        """The longer of both."""
        return max(self.first, self.idle)


class Receiving:
    """One request and its answer.

    Args:
        client: Of the service.
        request: The arguments of ``chat.completions.create``.
        patience: How long to wait for pieces.
    """

    def __init__(self, client: OpenAI, request: dict[str, Any], patience: Patience) -> None:
        self._client = client
        self._request = request
        self._patience = patience
        self._queue: SimpleQueue[ModelEvent | ModelFault] = SimpleQueue()
        self._unwanted = threading.Event()

    def events(self, limits: Limits) -> Iterator[ModelEvent]:
        """The pieces as they come; the last one is ``Finished``.

        Raises:
            ModelFault: The answer did not come, is not complete, or was stopped.
        """
        threading.Thread(target=self._receive, name="model-answer", daemon=True).start()
        allowed = self._patience.first
        try:
            while True:
                event = self._next(limits, allowed)
                allowed = self._patience.idle
                yield event
                if isinstance(event, Finished):
                    return
        finally:
            self._unwanted.set()

    def _next(self, limits: Limits, allowed: float) -> ModelEvent:
        until = time.monotonic() + allowed
        while True:
            if limits.cancelled.is_set():
                raise ModelFault(FaultKind.CANCELLED)
            left = min(limits.left, until - time.monotonic())
            try:
                event = self._queue.get(timeout=max(0.0, min(left, _LOOK)))
            except Empty:
                if left <= 0:
                    raise ModelFault(FaultKind.STALLED if limits.left else FaultKind.OUT_OF_TIME) from None
                continue
            if isinstance(event, ModelFault):
                raise event
            return event

    def _receive(self) -> None:
        import httpx2
        import openai

        try:
            self._read()
        except ModelFault as fault:
            self._queue.put(fault)
        except openai.APIStatusError as error:
            self._queue.put(_fault_of(error))
        except (openai.APITimeoutError, httpx2.TimeoutException):
            self._queue.put(ModelFault(FaultKind.STALLED))
        except (openai.APIConnectionError, httpx2.ConnectError, httpx2.InvalidURL, OSError):
            self._queue.put(ModelFault(FaultKind.UNREACHABLE))
        except httpx2.HTTPError:
            self._queue.put(ModelFault(FaultKind.CUT))
        except openai.OpenAIError:
            self._queue.put(ModelFault(FaultKind.REFUSED_REQUEST))

    def _read(self) -> None:
        completions = self._client.chat.completions.with_streaming_response
        with completions.create(**self._request) as response:
            reader = AnswerReader(response.headers.get("content-type", "").lower())
            for data in response.iter_bytes():
                if self._unwanted.is_set():
                    return
                for event in reader.feed(data):
                    self._queue.put(event)
                if reader.done:
                    break
            for event in reader.end():
                self._queue.put(event)


def _fault_of(error: APIStatusError) -> ModelFault:
    kind = kind_of_error(error.status_code, error.response.text)
    return ModelFault(kind, _seconds(error.response.headers.get("retry-after", "")))


def _seconds(retry_after: str) -> float | None:
    """Seconds of a ``Retry-After``; dates and nonsense count as not said."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        return None
