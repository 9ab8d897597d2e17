"""Rankings to compare ours with, one a file; a module here with a ``BASELINE`` is found by walking the folder."""

from __future__ import annotations

from assistant.walking import modules_in
from evals.ranking.baseline import Baseline


def all_baselines() -> list[Baseline]:
    """Every baseline, in the order of the files."""
    return [module.BASELINE for module in modules_in(__name__)]
