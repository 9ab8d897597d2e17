"""What reading a file costs: the processor time and the memory of the process that reads it."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import psutil

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Costs:
    """Counts from when it is made."""

    def __init__(self) -> None:
        self._before = _processor_seconds()

    def spent(self) -> dict[str, float]:
        """Seconds of processor time since then, and the most megabytes that a child of this process has held at a time."""
        return {"seconds": round(_processor_seconds() - self._before, 2), "megabytes": _peak_megabytes()}


def _processor_seconds() -> float:
    total = 0.0
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            times = child.cpu_times()
            total += times.user + times.system
    return total


def _peak_megabytes() -> float:
    """The peak as Linux keeps it; 0 elsewhere."""
    peaks = [0.0]
    for child in psutil.Process().children():
        with suppress(OSError):
            found = _PEAK.search(Path(f"/proc/{child.pid}/status").read_text(encoding="ascii"))
            peaks.append(int(found[1]) / 1024 if found else 0.0)
    return round(max(peaks), 1)
