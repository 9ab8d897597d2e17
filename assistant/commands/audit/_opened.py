"""The audit that a command reads."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.front_door import AuditChain


@contextmanager
def opened_audit() -> Generator[AuditChain]:
    """The audit, for as long as the command reads it.

    Raises:
        InputError: Nothing was ever recorded.
    """
    from assistant.front_door import AuditChain, records_of
    from assistant.settings import load_settings

    records = records_of(load_settings())
    if not records.exists:
        raise InputError("还没有审计记录；用 gongwu serve 启动网页之后才开始记录。")
    try:
        yield AuditChain(records.open())
    finally:
        records.close()
