"""Vectors of many passages: sorted by length into batches that stay in the processor's cache."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.models.e5.graph import encoder
from assistant.models.e5.tokens import Tokeniser
from assistant.models.e5.weights import Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

TOKENS_A_BATCH = 250
"""With more, what a layer works on leaves the cache: a sixth slower at 1,000 (ADR 0018)."""
_PREFIX = "passage: "
Window = tuple[int, list[int]]
"""Which text, and some of its tokens."""


class PassageEncoder:
    """Embeds passages as the bundled engine does, on all cores."""

    def __init__(self) -> None:
        self._weights = Weights()
        self._tokeniser = Tokeniser(self._weights.vocabulary)
        self._positions = self._weights.floats("emb.pos").reshape(-1, self._weights.sizes.width)
        self._positions += self._weights.floats("emb.type")[: self._weights.sizes.width]
        self._session = _session(encoder(self._weights))

    @staticmethod
    def available() -> bool:
        """Whether onnxruntime is installed."""
        return find_spec("onnxruntime") is not None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1; a text longer than the model reads is the mean of its windows by their tokens."""
        import numpy as np

        sums = np.zeros((len(texts), self._weights.sizes.width), dtype=np.float32)
        for batch in _batches(sorted(self._windows(texts), key=lambda window: len(window[1]))):
            for (text, tokens), mean in zip(batch, self._means([tokens for _, tokens in batch]), strict=True):
                sums[text] += len(tokens) * mean
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)

    def _windows(self, texts: Sequence[str]) -> Iterator[Window]:
        size = self._weights.sizes.positions - 2
        for number, text in enumerate(texts):
            tokens = self._tokeniser.tokens(_PREFIX + text)
            for start in range(0, len(tokens), size):
                yield number, tokens[start : start + size]

    def _means(self, windows: Sequence[Sequence[int]]) -> Iterator[NDArray[np.float32]]:
        import numpy as np

        vocabulary = self._weights.vocabulary
        lengths = np.array([len(tokens) + 2 for tokens in windows], dtype=np.int32)
        tokens = np.full((len(windows), lengths.max()), vocabulary.end, dtype=np.int64)
        tokens[:, 0] = vocabulary.begin
        for row, window in enumerate(windows):
            tokens[row, 1 : len(window) + 1] = window
        embedded = self._weights.words(tokens) + self._positions[: tokens.shape[1]]
        hidden = np.asarray(self._session.run(["hidden"], {"embedded": embedded, "lengths": lengths})[0])
        return (states[:length].mean(axis=0) for states, length in zip(hidden, lengths, strict=True))


def _batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Windows of like lengths, as many as are padded to so many tokens, one at least."""
    start = 0
    for end in range(1, len(windows) + 1):
        longest = len(windows[end][1]) + 2 if end < len(windows) else 0
        if end == len(windows) or (end + 1 - start) * longest > TOKENS_A_BATCH:
            yield windows[start:end]
            start = end


def _session(model: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _cores()
    # Threads that wait must not spin: a spinning pool takes both cores of a small machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Further levels join an addition and its normalisation into one step, which takes eight times as long as both.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
