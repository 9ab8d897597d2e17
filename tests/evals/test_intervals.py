from __future__ import annotations

from statistics import median

import pytest

from evals.harness.figures import average, share
from evals.harness.intervals import bootstrap, wilson


# Newcombe (1998), Statistics in Medicine 17, table I, method 3; 0 of n and n of n from the closed form z²/(n + z²).
@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 1 - 0.1611, 1.0),
    ],
)
def test_wilson_gives_the_published_limits(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=0.00005)


def test_bootstrap_of_constant_values_is_that_value() -> None:
    assert bootstrap([0.25] * 30) == (0.25, 0.25)


def test_bootstrap_of_a_mean_is_close_to_the_normal_interval() -> None:
    values = [0.0, 1.0] * 200
    low, high = bootstrap(values)
    half = 1.96 * 0.5 / 400**0.5
    assert (low, high) == pytest.approx((0.5 - half, 0.5 + half), abs=0.01)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    values = [float(n % 7) for n in range(50)]
    assert bootstrap(values, seed=1) == bootstrap(values, seed=1)
    assert bootstrap(values, seed=1) != bootstrap(values, seed=2)


def test_a_median_carries_its_own_interval() -> None:
    figure = average([1.0, 2.0, 100.0], median)
    assert figure.value == 2.0
    assert (figure.low, figure.high) == (1.0, 100.0)


def test_a_share_of_nothing_has_no_value() -> None:
    assert share(0, 0).value is None
