"""The browser windows that Gradio keeps something of: at most so many, and then the ones that are closed go first.

For each window Gradio keeps the page's configuration and the values of its components, 0.2 MB and more, until the program
ends; a window that is forgotten here starts anew when it asks again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.errors import TooManyRequests

if TYPE_CHECKING:
    from gradio import Blocks

KEPT_WINDOWS = 64
TOO_MANY = "同时提问的窗口太多，请关闭不用的窗口，过几秒再试。"
TOO_OFTEN = "这个窗口还有太多请求没有完成，请等它们完成后再试。"
_EVENTS_AT_A_TIME = 50
_KEPT_EVENTS = 200


class Windows:
    """Counts windows and forgets them; used by the server's event loop only.

    Args:
        blocks: The page, mounted.
        kept: How many are kept at most.
    """

    def __init__(self, blocks: Blocks, kept: int = KEPT_WINDOWS) -> None:
        # Gradio has no public way to forget a window; these are the places in which it keeps something of one.
        self._states: Any = blocks.state_holder
        self._queue: Any = blocks._queue
        self._streams: tuple[dict[str, Any], ...] = (blocks.pending_streams, blocks.pending_diff_streams)
        self._queue.ANALYTICS_MAX_EVENTS = _KEPT_EVENTS
        self._kept = kept
        self._seen: dict[str, None] = {}
        self._open: Counter[str] = Counter()

    def asks(self, window: str) -> None:
        """Notes that a window asks for something; another one is forgotten where there are too many.

        Raises:
            TooManyRequests: All the others are waiting for something, or this one for too much.
        """
        if len(self._queue.pending_event_ids_session.get(window, ())) >= _EVENTS_AT_A_TIME:
            if self._is_waiting(window):
                raise TooManyRequests(TOO_OFTEN)
            self._forget(window)  # it never fetches what it asks for
        if window not in self._seen and len(self._seen) >= self._kept:
            self._forget(self._dispensable())
        self._seen.pop(window, None)
        self._seen[window] = None

    def is_known(self, window: str) -> bool:
        """Whether there is anything that a window could be sent."""
        return window in self._queue.pending_messages_per_session

    @contextmanager
    def open(self, window: str) -> Generator[None]:
        """Holds a window for open as long as the block lasts."""
        self._open[window] += 1
        try:
            yield
        finally:
            self._open[window] -= 1
            if not self._open[window]:
                del self._open[window]

    def _dispensable(self) -> str:
        idle = [window for window in self._seen if not self._is_waiting(window)]
        if not idle:
            raise TooManyRequests(TOO_MANY)
        return next((window for window in idle if window not in self._open), idle[0])

    def _is_waiting(self, window: str) -> bool:
        events = self._queue.pending_event_ids_session.get(window, ())
        return any(event in self._queue.event_ids_to_events for event in events)

    def _forget(self, window: str) -> None:
        self._seen.pop(window, None)
        with self._states.lock:
            kept = (self._states.session_data, self._states.time_last_used)
            queued = (self._queue.pending_messages_per_session, self._queue.pending_event_ids_session)
            for place in (*kept, *queued, *self._streams):
                place.pop(window, None)
