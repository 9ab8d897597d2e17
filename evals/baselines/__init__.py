"""Rankings to compare ours with, one a file; a module here with a ``BASELINE`` is found by walking the folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from evals.ranking.baseline import Baseline


def all_baselines() -> list[Baseline]:
    """Every baseline, in the order of the files."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return [module.BASELINE for module in modules]
