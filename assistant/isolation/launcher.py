"""Becomes another program within limits: ``python -m assistant.isolation.launcher MEMORY CPU_SECONDS COMMAND …`` (POSIX)."""

from __future__ import annotations

import os
import sys

from assistant.isolation.limits import limit_memory, limit_processor_time


def main() -> None:
    """Limits this process, which what it becomes inherits."""
    memory, seconds, *command = sys.argv[1:]
    limit_memory(int(memory))
    limit_processor_time(int(seconds))
    os.execvp(command[0], command)  # noqa: S606 - no shell, and the command is our own


if __name__ == "__main__":
    main()
