# pyright: strict
"""What can be wrong with a backup."""

from __future__ import annotations

from assistant.errors import GongwuError


class BackupDamaged(GongwuError):
    """The file is no backup, or not as it was written; nothing was restored from it."""
