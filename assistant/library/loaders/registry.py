"""Which loader reads which file: the one place that knows them, found by walking the package."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from assistant.files.formats import Format, Wing, unsupported
from assistant.library.loaders import LoadedText
from assistant.walking import modules_in


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
    for module in modules_in("assistant.library.loaders"):
        if module.__name__ == __name__:
            continue
        loader = cast(Loader, module)
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
