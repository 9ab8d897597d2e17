"""One figure of an evaluation with its denominator and its interval."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean, median
from typing import Any

from evals.harness.intervals import Statistic, bootstrap, bootstrap_ratio, wilson


@dataclass(frozen=True)
class Figure:
    """A share, a mean, a median or a plain measurement.

    Attributes:
        value: None where nothing could be counted.
        n: How many cases, or things in them, it rests on.
        k: How many of them count, for shares.
        low: Lower end of the 95 % interval; None where none is given.
        high: Upper end.
    """

    value: float | None
    n: int
    k: int | None = None
    low: float | None = None
    high: float | None = None

    def as_json(self) -> dict[str, Any]:
        """``{"value", "n", "k", "low", "high"}``."""
        return asdict(self)

    @property
    def exact(self) -> float | None:
        """The share itself rather than its rounded value, so that 0.59996 does not pass for 0.6."""
        return self.k / self.n if self.k is not None and self.n else self.value


def share(k: int, n: int) -> Figure:
    """``k`` of ``n`` with the Wilson interval."""
    if n == 0:
        return Figure(None, 0, 0)
    low, high = wilson(k, n)
    return Figure(_short(k / n), n, k, _short(low), _short(high))


def share_of(cases: Collection[bool]) -> Figure:
    """The share of cases that are true."""
    return share(sum(cases), len(cases))


def pooled(counts: Sequence[tuple[int, int]]) -> Figure:
    """The share over all clusters of things, each ``(right, of)``; Wilson's interval where resampling shows nothing:
    where all or none are right, or all are of one cluster.
    """
    k, n = sum(right for right, _ in counts), sum(of for _, of in counts)
    if k in (0, n) or sum(of > 0 for _, of in counts) < 2:
        return share(k, n)
    low, high = bootstrap_ratio([(right, of) for right, of in counts])
    return Figure(_short(k / n), n, k, _short(low), _short(high))


def average(values: Sequence[float], statistic: Statistic = "mean") -> Figure:
    """A mean or a median of the values, with a bootstrap interval."""
    if not values:
        return Figure(None, 0)
    low, high = bootstrap(values, statistic)
    value = fmean(values) if statistic == "mean" else median(values)
    return Figure(_short(value), len(values), None, _short(low), _short(high))


def measurement(value: float, n: int = 1) -> Figure:
    """A number without an interval."""
    return Figure(_short(value), n)


def _short(value: float) -> float:
    return round(float(value), 4)
