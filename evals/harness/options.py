"""What a run was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Options:
    """What a run was asked for.

    Attributes:
        data: A folder or a file of questions; None for the default.
        library: The library to measure; None for the harness's own.
        out: The folder in which the run's folder is made; None for the default.
        full: Whether all vectors are computed first.
        subset: A named part of the data set; empty for all.
        judge: Whether a configured model judges as well.
        model: Whether a configured model composes the answers.
        set: Which of the sets that a task makes itself; empty for the usual one.
    """

    data: Path | None = None
    library: Path | None = None
    out: Path | None = None
    full: bool = False
    subset: str = ""
    judge: bool = False
    model: bool = False
    set: str = ""

    def as_json(self) -> dict[str, Any]:
        """As ``config.json`` keeps them."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in vars(self).items()}

    @staticmethod
    def kept(said: Mapping[str, Any]) -> Options:
        """As they were kept."""
        paths = {name: Path(said[name]) if said.get(name) else None for name in ("data", "library", "out")}
        return Options(
            **paths,
            full=said["full"],
            subset=said["subset"],
            judge=said.get("judge", False),
            model=said.get("model", False),
            set=said.get("set", ""),
        )
