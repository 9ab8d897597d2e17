"""One figure of an evaluation with its denominator and its interval."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.intervals import bootstrap, mean, wilson


@dataclass(frozen=True)
class Figure:
    """A share, a mean, a median or a plain measurement.

    Attributes:
        value: None where nothing could be counted.
        n: How many cases it rests on.
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


def share(k: int, n: int) -> Figure:
    """``k`` of ``n`` with the Wilson interval."""
    if n == 0:
        return Figure(None, 0, 0)
    low, high = wilson(k, n)
    return Figure(_short(k / n), n, k, _short(low), _short(high))


def share_of(cases: Collection[bool]) -> Figure:
    """The share of cases that are true."""
    return share(sum(cases), len(cases))


def average(values: Sequence[float], statistic: Callable[[Sequence[float]], float] = mean) -> Figure:
    """A mean, or another statistic of the values, with a bootstrap interval."""
    if not values:
        return Figure(None, 0)
    low, high = bootstrap(values, statistic)
    return Figure(_short(statistic(values)), len(values), None, _short(low), _short(high))


def measurement(value: float, n: int = 1) -> Figure:
    """A number without an interval."""
    return Figure(_short(value), n)


def _short(value: float) -> float:
    return round(float(value), 4)
