"""Confidence intervals at 95 %: Wilson's for shares, the percentile bootstrap for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""

SEED = 20261123
RESAMPLES = 2000
AT_ONCE = 2_000_000
"""How many numbers are drawn at once, so that memory stays small."""

Statistic = Literal["mean", "median"]


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


def bootstrap(values: Sequence[float], statistic: Statistic = "mean", seed: int = SEED) -> tuple[float, float]:
    """The percentile interval of a statistic over resampled values (Efron, 1979); the same seed, the same interval."""
    import numpy as np

    data = np.asarray(values, dtype=float)
    compute = np.mean if statistic == "mean" else np.median
    return _ends(np.concatenate([compute(data[picks], axis=1) for picks in _picks(len(data), seed)]))


def bootstrap_ratio(counts: Sequence[tuple[float, float]], seed: int = SEED) -> tuple[float, float]:
    """The interval of a share counted over clusters, which are resampled whole: (right, of) of each cluster."""
    import numpy as np

    data = np.asarray(counts, dtype=float)
    drawn = [data[picks].sum(axis=1) for picks in _picks(len(data), seed)]
    sums = np.concatenate(drawn)
    return _ends(sums[:, 0] / np.maximum(sums[:, 1], 1))


def _picks(n: int, seed: int) -> list[NDArray[np.int64]]:
    """Which of ``n`` values each resample takes, in blocks of rows."""
    import numpy as np

    generator = np.random.default_rng(seed)
    rows = max(1, min(RESAMPLES, AT_ONCE // max(1, n)))
    sizes = [min(rows, RESAMPLES - start) for start in range(0, RESAMPLES, rows)]
    return [generator.integers(0, n, size=(size, n)) for size in sizes]


def _ends(drawn: NDArray[np.float64]) -> tuple[float, float]:
    import numpy as np

    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def paired_difference(
    rows: Sequence[tuple[float, float, float, float]], statistic: Statistic = "mean", seed: int = SEED
) -> tuple[float, float, float, float]:
    """Two figures on the same cases, and the interval of their difference; cases are resampled, each with both its scores.

    Args:
        rows: (right, of) before and (right, of) after, of each case; ``of`` is 1 where cases are not weighed.

    Returns:
        The figure before, the figure after, and both ends of the interval of after less before.
    """
    import numpy as np

    data = np.asarray(rows, dtype=float)

    def figures(sample: NDArray[np.float64], axis: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        if statistic == "median":
            medians = np.median(sample, axis=axis)
            return medians[..., 0], medians[..., 2]
        sums = sample.sum(axis=axis)
        return sums[..., 0] / np.maximum(sums[..., 1], 1), sums[..., 2] / np.maximum(sums[..., 3], 1)

    before, after = figures(data, 0)
    drawn = [figures(data[picks], 1) for picks in _picks(len(data), seed)]
    low, high = _ends(np.concatenate([second - first for first, second in drawn]))
    return float(before), float(after), low, high
