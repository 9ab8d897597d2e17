"""Writes fitted weights as the data files that the assistant reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

SCALED_TO = 1.0
"""The scale of scores, on which margins between hits are told, is that of a search whose signs of words weigh this much."""

Tables = Mapping[str, Mapping[str, float]]


def write(tables: Tables, path: Path, heading: Sequence[str]) -> None:
    """One table a way of ranking (words, vectors), one line a feature."""
    lines = [f"# {line}" for line in heading]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{feature} = {weight:.3f}" for feature, weight in weights.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
