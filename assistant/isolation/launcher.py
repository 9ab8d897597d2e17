"""Runs another program within limits: ``python -m assistant.isolation.launcher MEMORY CPU_SECONDS COMMAND …`` (POSIX).

It leads a group of processes of its own, and ends all of them when its parent ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from assistant.isolation.limits import limit_memory, limit_processor_time
from assistant.isolation.parent import when_the_parent_ends


def main() -> None:
    """Limits this process, which what it starts inherits, and waits for that."""
    memory, seconds, *command = sys.argv[1:]
    limit_memory(int(memory))
    limit_processor_time(int(seconds))
    when_the_parent_ends(lambda: os.killpg(0, signal.SIGKILL))
    sys.exit(subprocess.call(command, stdin=subprocess.DEVNULL))


if __name__ == "__main__":
    main()
