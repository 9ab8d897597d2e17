"""How much time the harness itself adds to the calls that it measures."""

from __future__ import annotations

import time
from typing import Any

from evals.harness.samples import Output


class Overhead:
    """Compares the time from one output to the next with the time of the call in between.

    The first output of each system is left out: before it, a library is opened.
    """

    def __init__(self) -> None:
        self._calls = 0.0
        self._passed = 0.0
        self._last: float | None = None
        self._system: str | None = None

    def count(self, output: Output) -> None:
        """To be called once each output is kept."""
        now = time.perf_counter()
        system = output.get("system", "")
        if self._last is not None and system == self._system:
            self._calls += output.get("seconds", 0.0) + output.get("judge_seconds", 0.0)
            self._passed += now - self._last
        self._last, self._system = now, system

    def as_json(self) -> dict[str, Any]:
        """``call_seconds``, ``added_seconds``, and ``added_share`` of the calls; None where nothing was measured."""
        added = max(0.0, self._passed - self._calls)
        share = round(added / self._calls, 4) if self._calls else None
        return {"call_seconds": round(self._calls, 3), "added_seconds": round(added, 3), "added_share": share}
