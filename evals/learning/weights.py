"""Reads and writes the weights that the assistant ranks by: one table a way of ranking (words, vectors), one line a name."""

from __future__ import annotations

import tomllib
from pathlib import Path

Tables = dict[str, dict[str, float]]


def read(path: Path) -> Tables:
    """The tables of a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write(tables: Tables, path: Path) -> None:
    """Writes the tables."""
    lines = ["# Made by python -m evals.learning; what the names mean stands in the module that reads this file."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{feature} = {weight:.3f}" for feature, weight in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
