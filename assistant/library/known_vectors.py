"""An embedder that computes nothing: it gives the vectors that are known, so that a store is made anew of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings
from typing_extensions import override

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class KnownVectors(Embeddings):
    """Vectors by text.

    Args:
        known: The vector of each text that will be asked for.
    """

    def __init__(self, known: Mapping[str, NDArray[np.float32]]) -> None:
        self._known = known

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Their vectors."""
        return [self._known[text].tolist() for text in texts]

    @override
    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        return self._known[text].tolist()
