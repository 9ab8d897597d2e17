"""A command that says when it comes to a place: ``python -m evals.durability.until MODULE:NAME HOLD COMMAND …``.

It prints ``here`` and, where HOLD is 1, waits there to be killed; else it goes on.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

HERE = "here"
VECTORS = "vectors"
"""The command that computes vectors; every other is one of ``gongwu``."""


def main(arguments: list[str]) -> int:
    """Runs the command; ``-`` for the place lets it run through, and prints how long that took."""
    place, hold, *command = arguments
    run = _command(command)
    if place != "-":
        _announce(place, hold == "1")
        return run()
    started = time.monotonic()
    code = run()
    print(time.monotonic() - started, flush=True)
    return code


def _command(command: list[str]) -> Callable[[], int]:
    if command[0] == VECTORS:
        from assistant.library.vectorizing import main as compute

        return lambda: compute(command[1:])
    from assistant import cli, front_door  # noqa: F401 - loaded ahead, so that only the work is timed
    from assistant.library import keeper, vectorizing  # noqa: F401

    def run() -> int:
        try:
            cli.main(command)
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    return run


def _announce(place: str, hold: bool) -> None:
    """Puts the announcement in front of a function, named ``module:Class.method`` or ``module:function``."""
    module, _, path = place.partition(":")
    owner: Any = import_module(module)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    original = getattr(owner, name)

    def announced(*arguments: Any, **named: Any) -> Any:
        setattr(owner, name, original)
        print(HERE, flush=True)
        if hold:
            time.sleep(600)
        return original(*arguments, **named)

    setattr(owner, name, announced)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
