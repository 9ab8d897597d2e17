"""A process that ends with its parent: one that is killed cannot end its children."""

from __future__ import annotations

import select
import sys
import threading
from collections.abc import Callable


def when_the_parent_ends(end: Callable[[], None]) -> None:
    """Calls ``end`` as soon as the parent's end of standard input is closed, whatever this process does meanwhile.

    Nothing on Windows, which cannot wait for that.
    """
    if not hasattr(select, "poll"):
        return
    closed = select.poll()
    closed.register(sys.stdin.fileno(), 0)  # No event is asked for: the end of the pipe is told anyway.

    def wait() -> None:
        closed.poll()
        end()

    threading.Thread(target=wait, daemon=True).start()
