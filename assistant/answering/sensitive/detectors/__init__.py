"""The detectors, one a file; a module here with ``DETECTOR`` is found by walking the folder."""

from __future__ import annotations

from functools import cache

from assistant.answering.sensitive.detector import Detector
from assistant.walking import modules_in


@cache
def all_detectors() -> tuple[Detector, ...]:
    """Every detector, the surest first."""
    detectors: list[Detector] = [module.DETECTOR for module in modules_in(__name__)]
    return tuple(sorted(detectors, key=lambda detector: (detector.rank, detector.code)))
