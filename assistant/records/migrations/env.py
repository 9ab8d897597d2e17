# pyright: strict
"""What Alembic runs: the steps, on the connection that :mod:`assistant.records.database` hands over."""

from __future__ import annotations

from alembic import context

from assistant.records.tables import METADATA


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


_run()
