"""Plots of a run, one a file; a module here with ``draw`` is found by walking the folder and says itself whether it applies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.walking import modules_in, names_in
from evals.harness.task import Evaluation


def draw_all(evaluation: Evaluation, folder: Path) -> dict[str, str]:
    """Draws what applies as SVG files; the Chinese title of each plot by the file's name without its ending."""
    from evals.harness.drawing import write_svg

    titles: dict[str, str] = {}
    for name, plot in _plots():
        drawing = plot.draw(evaluation)
        if drawing is not None:
            write_svg(drawing, folder / f"{name}.svg")
            titles[name] = plot.TITLE
    return titles


def _plots() -> list[tuple[str, Any]]:
    """Name and module of every plot, in the order in which reports show them."""
    return sorted(zip(names_in(__name__), modules_in(__name__), strict=True), key=lambda plot: plot[1].ORDER)
