# pyright: strict
"""Posts JSON to a service of the office and gives back what it answers, within a time and a length."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from assistant.models.faults import FaultKind, ModelFault
from assistant.models.hosts import host_of, is_this_machine

if TYPE_CHECKING:
    from httpx2 import Client

Found = TypeVar("Found")


class Posted(NamedTuple):
    """What a service answered.

    Attributes:
        retry_after: Seconds after which it wants to be asked again; None where it does not say.
    """

    status: int
    body: bytes
    retry_after: float | None


class Poster:
    """Posts to one service; safe to share between threads.

    Args:
        base_url: The address of the service.
        api_key: What it asks for; empty for nothing.
        longest_body: Bytes; a longer answer is none.
    """

    def __init__(self, base_url: str, api_key: str, longest_body: int) -> None:
        self.host = host_of(base_url)
        self._api_key = api_key
        self._longest_body = longest_body
        self._lock = threading.Lock()

    def post(self, url: str, body: Mapping[str, Any], seconds: float, over: threading.Event) -> Posted:
        """One request.

        Args:
            url: Where to.
            body: What is sent, as JSON.
            seconds: How long each of its steps may take.
            over: Set when nobody waits for it any more.

        Raises:
            ModelFault: There is no whole answer.
        """
        import httpx2

        with self._lock:
            client = self._client
        try:
            with client.stream("POST", url, json=body, timeout=seconds) as response:
                pieces = b"".join(self._bounded(response.iter_raw(), over))
                return Posted(response.status_code, pieces, _seconds(response.headers.get("retry-after")))
        except httpx2.TimeoutException:
            raise ModelFault(FaultKind.OUT_OF_TIME) from None
        except (httpx2.ConnectError, httpx2.InvalidURL, OSError):
            raise ModelFault(FaultKind.UNREACHABLE) from None
        except httpx2.HTTPError:
            raise ModelFault(FaultKind.CUT) from None

    @cached_property
    def _client(self) -> Client:
        from httpx2 import Client

        # As for the chat model: no redirect to a host that may not read it, no proxy for what stays on this machine.
        headers = {"Accept-Encoding": "identity"}
        if self._api_key:
            headers["Authorization"] = f"Bearer {self._api_key}"
        return Client(trust_env=not is_this_machine(self.host), follow_redirects=False, headers=headers)

    def _bounded(self, pieces: Iterator[bytes], over: threading.Event) -> Iterator[bytes]:
        """The pieces of an answer, as long as somebody waits for it and it is no longer than an answer can be."""
        length = 0
        for piece in pieces:
            length += len(piece)
            if over.is_set() or length > self._longest_body:
                raise ModelFault(FaultKind.BAD_JSON)
            yield piece


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdecimal() else None


class Waiting(Generic[Found]):
    """Work of a thread of its own that is waited for so long and no longer: a service that drips holds nobody up.

    Args:
        work: Told by its event that nobody waits any more.
        name: Of the thread.
    """

    def __init__(self, work: Callable[[threading.Event], Found], name: str) -> None:
        self._work = work
        self._over = threading.Event()
        self._queue: SimpleQueue[Found | ModelFault] = SimpleQueue()
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def _run(self) -> None:
        try:
            self._queue.put(self._work(self._over))
        except ModelFault as fault:
            self._queue.put(fault)

    def result(self, seconds: float) -> Found:
        """What the work gives.

        Raises:
            ModelFault: It failed, or was not done in time.
        """
        try:
            found = self._queue.get(timeout=max(0.0, seconds))
        except Empty:
            raise ModelFault(FaultKind.OUT_OF_TIME) from None
        finally:
            self._over.set()
        if isinstance(found, ModelFault):
            raise found
        return found
