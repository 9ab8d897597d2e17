"""Plots of a run, one a file; a module here with ``draw`` is found by walking the folder and says itself whether it applies."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from evals.task import Evaluation

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

Draw = Callable[[Evaluation], "Drawing | None"]


def draw_all(evaluation: Evaluation, folder: Path) -> dict[str, str]:
    """Draws what applies as SVG files; the Chinese title of each plot by the file's name without its ending."""
    from evals.plotting import write_svg

    titles: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        plot = import_module(f"{__name__}.{module.name}")
        drawing = plot.draw(evaluation)
        if drawing is not None:
            write_svg(drawing, folder / f"{module.name}.svg")
            titles[module.name] = plot.TITLE
    return titles
