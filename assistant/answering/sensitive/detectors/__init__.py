"""The detectors, one a file; a module here with ``DETECTOR`` is found by walking the folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from assistant.answering.sensitive.detector import Detector


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector, the surest first."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    detectors: list[Detector] = [import_module(f"{__name__}.{name}").DETECTOR for name in names]
    return tuple(sorted(detectors, key=lambda detector: (detector.rank, detector.code)))
