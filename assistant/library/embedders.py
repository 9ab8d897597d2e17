"""The embedders that a library may use, best first, each with its vectors in a folder of its own, so that none are mixed.

    DIR/vectors/                    of the embedder that comes with the program
    DIR/vectors/services/DIGEST/    of the embedding service of the office, by the name of its model

While the vectors of a service are computed, searches go on with those of the bundled embedder.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models.bundled_model import NAME, installed

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

    from assistant.models.embedding_service import EmbeddingService
    from assistant.settings import Settings

_SERVICES = "services"


@dataclass(frozen=True)
class Embedder:
    """One of them.

    Attributes:
        name: Of the model: vectors of different names are never compared.
        service: What computes it; None for the bundled embedder.
    """

    name: str = NAME
    service: EmbeddingService | None = None

    @cached_property
    def embeddings(self) -> Embeddings:
        """What computes vectors."""
        if self.service is not None:
            return self.service
        from assistant.models.bundled import BundledEmbeddings

        return BundledEmbeddings()


def configured_embedders(settings: Settings) -> tuple[Embedder, ...]:
    """Those that the settings and this machine offer, best first; none where vectors are not wanted.

    Raises:
        SettingsError: The embedding service is set in a way that cannot be used.
    """
    if not settings.vectors:
        return ()
    found: list[Embedder] = []
    if settings.embedding_base_url or settings.embedding_model:
        from assistant.models.embedding_service import EmbeddingService

        service = EmbeddingService.configured(settings)
        # Never the name of the bundled model, with whose vectors it would be mixed.
        found += [Embedder(f"service {service.name}", service)] if service else []
    return (*found, Embedder()) if installed() else tuple(found)


def folder_of_vectors(vectors: Path, model: str) -> Path:
    """Where the vectors of a model are.

    Args:
        vectors: ``DIR/vectors``.
        model: Its name.
    """
    return vectors if model == NAME else vectors / _SERVICES / hashlib.sha256(model.encode()).hexdigest()[:16]


def forget_services(vectors: Path, but: str = "") -> None:
    """Removes the vectors of all services, or of all but one; they can be computed again.

    Args:
        vectors: ``DIR/vectors``.
        but: Name of the model whose vectors stay.
    """
    services = vectors / _SERVICES
    kept = folder_of_vectors(vectors, but) if but else None
    for folder in services.iterdir() if services.is_dir() else ():
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)
