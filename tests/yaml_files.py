"""Reads YAML of tests; the parser in C takes a tenth of the time, and every worker reads all fixtures to collect the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """What stands in a file."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
