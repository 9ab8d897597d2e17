"""Cosine similarity of the bundled embedder alone, articles that may ground an answer on the day."""

from __future__ import annotations

from evals.ranking.baseline import Baseline
from evals.ranking.single_signal import by_vectors

BASELINE = Baseline("baseline vectors alone", "基线：仅向量", by_vectors, needs_vectors=True)
