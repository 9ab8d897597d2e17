# pyright: strict
"""The records and the journal that the settings name."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action
from assistant.records.audit.journal import Journal
from assistant.records.database import Records
from assistant.settings import default_records_url

if TYPE_CHECKING:
    from assistant.settings import Settings


def records_of(settings: Settings) -> Records:
    """The database of records that the settings name; to be closed by who opens it.

    Raises:
        SettingsError: It is no address of a database that we can use.
    """
    return Records(settings.records_url.get_secret_value() or default_records_url())


@contextmanager
def recording(settings: Settings) -> Generator[Journal]:
    """The journal of a server for as long as it runs; its beginning and its end are recorded.

    Raises:
        SettingsError: The address of the database cannot be used.
        RecordsError: The database cannot be used.
    """
    if not settings.audit:
        yield Journal()
        return
    records = records_of(settings)
    try:
        journal = Journal(AuditChain(records.open()))
        journal.write(Action.STARTED, "gongwu serve", {"host": settings.host, "port": settings.port})
        try:
            yield journal
        finally:
            journal.write(Action.STOPPED, "gongwu serve")
    finally:
        records.close()
