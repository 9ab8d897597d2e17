"""BM25 over pairs of characters alone, articles that may ground an answer on the day; nothing of ours is added."""

from __future__ import annotations

from evals.ranking.baseline import Baseline
from evals.ranking.single_signal import by_field

BASELINE = Baseline("baseline bigrams", "基线：二字 BM25", by_field("bigrams"))
