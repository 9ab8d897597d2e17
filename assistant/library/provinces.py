"""Provinces of the mainland and the cities and prefectures in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from assistant.library.knowledge_files import read_knowledge
from assistant.resources import knowledge_folder


@lru_cache(maxsize=1)
def cities_by_province() -> Mapping[str, tuple[str, ...]]:
    """Names without 省, 市 and 州, as ``knowledge/places.yaml`` has them."""
    content = read_knowledge(knowledge_folder() / "places.yaml")
    return {province: tuple(names) for province, names in content["provinces"].items()}
