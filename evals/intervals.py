"""Confidence intervals at 95 %: Wilson's for shares, the percentile bootstrap for everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from statistics import fmean

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""

SEED = 20261123
RESAMPLES = 2000


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean."""
    return fmean(values)


def wilson(k: int, n: int) -> tuple[float, float]:
    """The score interval of a share (Wilson, 1927).

    Args:
        k: How many count.
        n: Of how many, at least 1.
    """
    share, spread = k / n, Z * Z / n
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    low = 0.0 if k == 0 else max(0.0, centre - half)
    high = 1.0 if k == n else min(1.0, centre + half)
    return low, high


def bootstrap(
    values: Sequence[float], statistic: Callable[[Sequence[float]], float] = mean, seed: int = SEED
) -> tuple[float, float]:
    """The percentile interval of a statistic over resampled values (Efron, 1979); the same seed, the same interval."""
    import numpy as np

    data = np.asarray(values, dtype=float)
    picks = np.random.default_rng(seed).integers(0, len(data), size=(RESAMPLES, len(data)))
    drawn = [statistic(data[row].tolist()) for row in picks]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
