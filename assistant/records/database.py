# pyright: strict
"""The database of records: opened, brought to the tables of this version, written one transaction at a time."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from assistant.errors import SettingsError
from assistant.records.faults import RecordsUnavailable, RecordsVersionMismatch

PATIENCE = 10.0
"""Seconds that a writer waits for another one."""

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class Records:
    """One database; safe to share between threads.

    Args:
        url: Of SQLAlchemy, for instance ``sqlite:////srv/gongwu/records.sqlite3``.

    Attributes:
        file: Its file; None where it is a server's.
        folder: Where files beside the database lie: its own folder, or None where it is a server's.

    Raises:
        SettingsError: It is no address of a database that we can use.
    """

    def __init__(self, url: str) -> None:
        try:
            self._url = make_url(url)
            self.file = Path(self._url.database or "") if self._is_file else None
            self.folder = self.file.parent if self.file else None
            self._engine = self._made()
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise SettingsError(
                "GONGWU_RECORDS_URL 不是可用的数据库地址，应形如 sqlite:////srv/gongwu/records.sqlite3，请改正后重试。"
            ) from error

    @property
    def _is_file(self) -> bool:
        return self._url.get_backend_name() == "sqlite"

    @property
    def exists(self) -> bool:
        """Whether there is a database of a file; one of a server is taken to be there."""
        return self.file is None or self.file.is_file()

    def _made(self) -> Engine:
        if not self._is_file:
            return create_engine(self._url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        engine = create_engine(self._url, connect_args={"timeout": PATIENCE, "isolation_level": None})
        event.listen(engine, "connect", _set_up_file)
        event.listen(engine, "begin", _begin)
        return engine

    def open(self) -> Records:
        """The same, with the tables of this version: made where there are none.

        Raises:
            RecordsVersionMismatch: They are older, and ``gongwu migrate`` brings them on; or newer.
            RecordsUnavailable: The database cannot be reached or written.
        """
        self._make_folder()
        with self.writing() as connection:
            held = MigrationContext.configure(connection).get_current_revision()
            if held is None:
                _upgrade(connection)
            elif held != _newest():
                raise RecordsVersionMismatch(_advice(held))
        return self

    def migrate(self) -> tuple[str, str]:
        """Brings the tables to those of this version.

        Returns:
            The version before, empty where there was none, and the one after.

        Raises:
            RecordsVersionMismatch: They were made by a newer version of this program.
            RecordsUnavailable: The database cannot be reached or written.
        """
        self._make_folder()
        with self.writing() as connection:
            held = MigrationContext.configure(connection).get_current_revision() or ""
            if held and held not in _known():
                raise RecordsVersionMismatch(_advice(held))
            _upgrade(connection)
        return held, _newest()

    def _make_folder(self) -> None:
        """A folder and a file that only their owner can open."""
        if self.file is None:
            return
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_WRONLY | os.O_CREAT, 0o600))
        except OSError as error:
            raise RecordsUnavailable(f"记录数据库 {self.file} 无法写入，请检查该文件夹的权限和磁盘空间。") from error

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """One transaction, alone from its beginning: all of it is kept, or nothing.

        Raises:
            RecordsUnavailable: The database cannot be reached or written.
        """
        try:
            with self._engine.execution_options(alone=True).begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self._unavailable() from error

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """One state of the database to read, which keeps no writer waiting.

        Raises:
            RecordsUnavailable: The database cannot be reached or read.
        """
        try:
            with self._engine.execution_options(alone=False).begin() as connection:
                yield connection
        except DBAPIError as error:
            raise self._unavailable() from error

    def _unavailable(self) -> RecordsUnavailable:
        what = self._url.database if self._is_file else self._url.host
        return RecordsUnavailable(f"记录数据库（{what}）暂时不能使用，请确认它在运行、可以写入、磁盘有空间，然后重试。")

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def _set_up_file(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A reader that writes later would be refused where another has written meanwhile: who writes is alone from the beginning."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("alone") else "BEGIN")


def _script(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(_script(connection), "head")


def _newest() -> str:
    return ScriptDirectory.from_config(_script()).get_current_head() or ""


def _known() -> set[str]:
    return {step.revision for step in ScriptDirectory.from_config(_script()).walk_revisions()}


def _advice(held: str) -> str:
    if held in _known():
        return "记录数据库是旧版本程序建立的，请先备份，再运行 gongwu migrate 升级。"
    return "记录数据库是更新版本的程序建立的，请用那个版本打开，不要用这个版本写入。"
