"""Where the data folders are, in a checkout or in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def knowledge_folder() -> Path:
    """The folder ``knowledge``: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "knowledge"
    return inside if inside.is_dir() else _PACKAGE.parent / "knowledge"


def prompts_folder() -> Path:
    """The folder ``prompts``: beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "prompts"
    return inside if inside.is_dir() else _PACKAGE.parent / "prompts"
