"""The fixers that can be measured: a fixer is a function of source, copy, mode, whether confirmations are granted, and norm.

The mode is ``clean``, ``tracked`` for a copy in which every change bears a mark, or ``tracked_text`` for one in which only
changes of words do.

It gives the report as ``gongwu fix --json`` prints it; of findings only ``outcome``, ``reason``, ``repair``, ``changes`` and
``place`` are read. It must be importable by name, since other processes call it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.front_door import fix
from assistant.proofreading.checker import Checker

Fixer = Callable[[Path, Path, str, bool, str], Mapping[str, Any]]


class OurFixer:
    """As ``gongwu fix SOURCE -o OUT`` does it, with one limited child for all documents; it may be sent to other processes."""

    def __init__(self) -> None:
        self._checker: Checker | None = None

    def __call__(self, source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
        """The report of ``fix``."""
        self._checker = self._checker or Checker()
        name, _, only_text = mode.partition("_")
        track = "text" if only_text else "all"
        wanted = {"track": track, "include_confirm": include_confirm, "profile": profile, "force": True}
        return fix(source, out, name, **wanted, checker=self._checker)

    def close(self) -> None:
        """Ends the child."""
        if self._checker is not None:
            self._checker.close()
            self._checker = None
