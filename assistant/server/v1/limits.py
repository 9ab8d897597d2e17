"""How often and how many at a time may ask through the interface for other programs."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

REQUESTS_A_MINUTE = 120
"""Of one key."""

AT_A_TIME = 32
"""Of all keys together: each holds a thread while its answer is made."""

REFUSALS_A_MINUTE = 30
"""Requests with a wrong key, all together; whoever guesses is slowed down."""

_MINUTE = 60.0


class Limits:
    """Counts requests; safe to share between threads.

    Args:
        a_minute: Requests of one key in a minute.
        at_a_time: Answers under way at the same time.
        clock: Seconds that only ever grow.
    """

    def __init__(
        self,
        a_minute: int = REQUESTS_A_MINUTE,
        at_a_time: int = AT_A_TIME,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._a_minute = a_minute
        self._at_a_time = at_a_time
        self._clock = clock
        self._lock = threading.Lock()
        self._times: dict[str, deque[float]] = {}
        self._running = 0

    def wait_for(self, owner: str, a_minute: int | None = None) -> float:
        """Counts a request, or says how many seconds it has to wait; 0 lets it through.

        Args:
            owner: Whose key it is.
            a_minute: Another limit than the usual one.
        """
        now, limit = self._clock(), a_minute or self._a_minute
        with self._lock:
            times = self._times.setdefault(owner, deque())
            while times and now - times[0] >= _MINUTE:
                times.popleft()
            if len(times) >= limit:
                return _MINUTE - (now - times[0])
            times.append(now)
            return 0.0

    def enter(self) -> bool:
        """Takes one of the places for answers under way; False where all are taken."""
        with self._lock:
            if self._running >= self._at_a_time:
                return False
            self._running += 1
            return True

    def leave(self) -> None:
        """Gives the place back."""
        with self._lock:
            self._running -= 1
