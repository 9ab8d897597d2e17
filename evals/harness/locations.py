"""Where things lie: the project, the measuring data, the harness's own libraries, results, and the cache of vectors."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATASETS = Path(__file__).resolve().parents[1] / "datasets"


def default_data_folder() -> Path:
    """``data/policies`` of the shared folder where that is, else our own data set."""
    policies = shared_folder() / "data" / "policies"
    return policies if policies.is_dir() or "GONGWU_SHARED" in os.environ else DATASETS / "gongwu"


def shared_folder() -> Path:
    """The measuring data that are not part of the project: ``GONGWU_SHARED``, else ``../shared`` beside it."""
    return Path(os.environ.get("GONGWU_SHARED", PROJECT.parent / "shared"))


def libraries_folder() -> Path:
    """Where the harness builds the libraries that it measures."""
    return PROJECT / "build" / "evals" if _in_checkout() else _user_cache() / "libraries"


def results_folder() -> Path:
    """Where the folders of runs are made."""
    from platformdirs import user_data_path

    return PROJECT / "evals" / "results" if _in_checkout() else user_data_path("gongwu", appauthor=False) / "evals"


def vector_cache() -> Path:
    """Vectors that were computed once, by their passage, for every library that the harness builds.

    Outside the checkout, so that a fresh clone need not compute them again.
    """
    named = os.environ.get("GONGWU_EVALS_CACHE")
    return (Path(named) if named else _user_cache()) / "vectors.sqlite3"


def _in_checkout() -> bool:
    return (PROJECT / "pyproject.toml").is_file()


def _user_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("gongwu", appauthor=False) / "evals"
