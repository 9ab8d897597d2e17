"""The only place in the tests that knows where the measuring data lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _shared_folder() -> Path | None:
    folder = Path(os.environ.get("GONGWU_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


SHARED = _shared_folder()
needs_shared = pytest.mark.skipif(SHARED is None, reason="the measuring data (../shared, GONGWU_SHARED) are not here")
