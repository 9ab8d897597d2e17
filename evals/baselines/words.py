"""BM25 over words alone, articles that may ground an answer on the day; nothing of ours is added."""

from __future__ import annotations

from evals.ranking.baseline import Baseline
from evals.ranking.single_signal import by_field

BASELINE = Baseline("baseline words", "基线：词 BM25", by_field("words"))
