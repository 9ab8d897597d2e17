"""The bundled embedder on passages of the library, in the batches in which it computes them."""

from __future__ import annotations

import time
from pathlib import Path

from assistant.library.vectorizing import BATCH
from assistant.models.bundled import BundledEmbeddings
from evals.harness.libraries import opened

PASSAGES = 256


def seconds_per_passage(library: Path) -> list[float]:
    """Seconds for a passage, a value a batch; empty where the embedder is not installed."""
    if not BundledEmbeddings.available():
        return []
    with opened(library, vectors=False) as search:
        held = list(search.catalogue.passages_by_hash().values())
    passages = held[:: max(1, len(held) // PASSAGES)][:PASSAGES]
    embeddings = BundledEmbeddings()
    embeddings.embed_documents(passages[:1])
    return [_seconds(embeddings, passages[start : start + BATCH]) for start in range(0, len(passages), BATCH)]


def _seconds(embeddings: BundledEmbeddings, passages: list[str]) -> float:
    started = time.perf_counter()
    embeddings.embed_documents(passages)
    return (time.perf_counter() - started) / len(passages)
