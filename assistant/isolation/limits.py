"""What one file may cost, and how a process limits itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one file may cost.

    Attributes:
        file_bytes: Size of the file.
        memory_bytes: Address space of the process (not on Windows).
        cpu_seconds: Processor time.
        part_seconds: Processor time of each part, where the work has parts and the child tells of them.
        stretch: How many times that the child may give itself once it knows that there is much to do.
        wall_seconds: Time by the clock, after which a process that was given hardly any processor time is ended, because
            the machine is busy; one that works is ended by its processor time alone.
    """

    file_bytes: int = 50 * 2**20
    memory_bytes: int = 2**30
    cpu_seconds: int = 20
    part_seconds: int = 120
    stretch: int = 1
    wall_seconds: float = 60.0


def limit_memory(size: int) -> None:
    """Limits the address space of this process to ``size`` bytes; nothing on Windows."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_within(size, hard), hard))


def raise_memory(size: int) -> None:
    """Gives this process an address space of ``size`` bytes at least; one that works in parts answers no other request."""
    if sys.platform != "win32":
        import resource

        limit, hard = resource.getrlimit(resource.RLIMIT_AS)
        if 0 <= limit < size:
            resource.setrlimit(resource.RLIMIT_AS, (_within(size, hard), hard))


def limit_processor_time(seconds: int) -> None:
    """Lets this process use that many seconds more of processor time, then it is ended; nothing on Windows."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (_within(limit, hard), hard))


def _within(limit: int, hard: int) -> int:
    return limit if hard < 0 else min(limit, hard)
