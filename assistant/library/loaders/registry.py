"""Which loader reads which file: the one place that knows them, found by walking the package."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path, PurePath
from typing import Protocol, cast

from assistant.files.formats import Format, Wing, unsupported
from assistant.library.loaders import LoadedText


class Loader(Protocol):
    """What a loader module offers."""

    FORMAT: Format

    def load(self, data: bytes) -> LoadedText:
        """Reads the bytes of a file."""
        ...


@cache
def loaders() -> dict[str, Loader]:
    """Every loader by file name ending; modules whose name starts with ``_`` are parts of others.

    Raises:
        ValueError: Two loaders name the same ending.
    """
    found: dict[str, Loader] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("_") or module.name == "registry":
            continue
        loader = cast(Loader, importlib.import_module(f"assistant.library.loaders.{module.name}"))
        for suffix in loader.FORMAT.suffixes:
            if suffix in found:
                raise ValueError(f"two loaders read {suffix}")
            found[suffix] = loader
    return found


def loader_for(path: PurePath) -> Loader:
    """The loader that reads a file of this name.

    Raises:
        UnsupportedDocument: No loader reads files with this ending.
    """
    suffix = path.suffix.lower()
    loader = loaders().get(suffix)
    if loader is None:
        raise unsupported(suffix, Wing.LIBRARY)
    return loader
