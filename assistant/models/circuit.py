# pyright: strict
"""A circuit breaker: after several faults in a row a service is left alone for a while."""

from __future__ import annotations

import threading
import time

from assistant.models.faults import FaultKind, ModelFault

FAULTS = 5
"""So many in a row open the circuit."""

# Long enough that nobody waits for a dead service again and again, short enough to find it back.
SECONDS_OPEN = 30.0


class Circuit:
    """Counts the faults of one service; safe to share between threads."""

    def __init__(self, faults: int = FAULTS, seconds_open: float = SECONDS_OPEN) -> None:
        self._limit = faults
        self._seconds_open = seconds_open
        self._lock = threading.Lock()
        self._faults = 0
        self._open_until = 0.0

    def check(self) -> None:
        """Lets a call through; when the time is up, one call after the other tries again.

        Raises:
            ModelFault: The service is suspended.
        """
        with self._lock:
            if time.monotonic() < self._open_until:
                raise ModelFault(FaultKind.SUSPENDED)

    def succeeded(self) -> None:
        """The service answered."""
        with self._lock:
            self._faults = 0

    def failed(self, kind: FaultKind) -> None:
        """The service did not answer; what is no fault of the service does not count."""
        if not kind.counts:
            return
        with self._lock:
            self._faults += 1
            if self._faults >= self._limit:
                self._open_until = time.monotonic() + self._seconds_open
                # The next fault opens it again: one try is enough to see that nothing has changed.
                self._faults = self._limit - 1
