"""What reading a file costs: the processor time and the memory of the process that reads it, which ends with each scan."""

from __future__ import annotations

import sys


class Costs:
    """Counts from when it is made."""

    def __init__(self) -> None:
        self._before, _ = _of_children()

    def spent(self) -> dict[str, float]:
        """Seconds of processor time since then, and the most megabytes that a process has held at a time so far."""
        seconds, megabytes = _of_children()
        return {"seconds": round(seconds - self._before, 2), "megabytes": round(megabytes, 1)}


def _of_children() -> tuple[float, float]:
    """Processor time and peak memory of the processes that this one has waited for; nothing on Windows."""
    if sys.platform == "win32":
        return 0.0, 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit
