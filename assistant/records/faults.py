# pyright: strict
"""What can be wrong with the records."""

from __future__ import annotations

from assistant.errors import GongwuError


class RecordsError(GongwuError):
    """The database of records cannot be used."""


class RecordsUnavailable(RecordsError):
    """It cannot be reached or written: no server, no permission, no space, held by another for too long."""


class RecordsVersionMismatch(RecordsError):
    """Its tables were made by another version of this program."""
