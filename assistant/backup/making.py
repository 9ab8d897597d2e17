# pyright: strict
"""Makes a backup while the office goes on working, and brings one back into an empty place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.backup.archive import Contents, unpack, write_archive
from assistant.backup.contents import LIBRARY, RECORDS, library_files, records_files
from assistant.backup.faults import BackupDamaged
from assistant.errors import InputError, OutputError
from assistant.library.folder import LibraryFolder
from assistant.records.audit.witness import WITNESSES
from assistant.records.database import Records

_SERVER = "记录在数据库服务器上，没有备份在这里，请用数据库自己的工具备份（PostgreSQL 是 pg_dump）。"


@dataclass(frozen=True)
class BackupReport:
    """What was backed up, or brought back.

    Attributes:
        file: The backup.
        files: How many files are in it.
        made: When it was made, ISO 8601, UTC.
        notices: What is not in it, a Chinese sentence each.
    """

    file: str
    files: int
    made: str
    notices: tuple[str, ...]


def make_backup(out: Path, library: Path, records: Records) -> BackupReport:
    """Writes library and records into one new file; readers and askers go on meanwhile.

    Args:
        out: The file; it must not exist.
        library: The library's folder.
        records: The records; those that are not there yet are left out.

    Raises:
        InputError: The file is there already, or would lie in what is backed up.
        LibraryError: There is no library, it is damaged, or somebody changes it for too long.
        OutputError: The file cannot be written.
    """
    _refuse_place(out, library)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    notices = () if records.file else (_SERVER,)
    unfinished = out.with_name(f"{out.name}.{os.getpid()}.new")
    with ExitStack() as stack, TemporaryDirectory(prefix="gongwu-backup-") as workspace:
        files = [*records_files(records, Path(workspace)), *library_files(library, stack)]
        with _writing(out, unfinished):
            count = write_archive(unfinished, version("gongwu"), made, files, notices)
    return BackupReport(str(out), count, made, notices)


@contextmanager
def _writing(out: Path, unfinished: Path) -> Generator[None]:
    """The file under another name until it is whole."""
    try:
        unfinished.unlink(missing_ok=True)
        yield
        unfinished.chmod(0o600)
        os.replace(unfinished, out)
    except OSError as error:
        raise OutputError(f"备份 {out.name} 写不出来，请检查那里的权限和磁盘空间后重试。") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_place(out: Path, library: Path) -> None:
    if out.exists():
        raise InputError(f"{out} 已经存在，备份不覆盖任何文件，请换一个名字。")
    if not out.parent.is_dir():
        raise InputError(f"没有文件夹 {out.parent}，请先建立，或换一个位置。")
    if library.resolve() in out.resolve().parents:
        raise InputError("备份不能放在知识库的文件夹里，请换一个位置。")


def restore_backup(source: Path, library: Path, records: Records) -> BackupReport:
    """Brings a backup back, all of it or nothing.

    Args:
        source: The backup.
        library: Where the library goes: an empty folder, or one that does not exist.
        records: Where the records go: a database that does not exist.

    Raises:
        InputError: There is no such file, or there is something already where it would go.
        BackupDamaged: The file is no backup, or not as it was written.
        OutputError: It cannot be written.
    """
    if not source.is_file():
        raise InputError(f"找不到备份 {source}，请检查路径。")
    _refuse_what_is_there(library, records)
    try:
        library.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".gongwu-restore-", dir=library.parent) as folder:
            contents = unpack(source, Path(folder))
            LibraryFolder(Path(folder) / LIBRARY).published()
            _refuse_strange_records(Path(folder) / RECORDS, source, records)
            _put(Path(folder), library, records)
    except OSError as error:
        raise OutputError(f"不能恢复到 {library}，请检查那里的权限和磁盘空间后重试。") from error
    return _report(source, contents)


def _refuse_what_is_there(library: Path, records: Records) -> None:
    if library.exists() and (not library.is_dir() or any(library.iterdir())):
        raise InputError(f"{library} 里已经有内容，恢复不覆盖任何文件；请用 --library 换一个空文件夹，或先把它移走。")
    if records.file is not None and records.file.exists():
        raise InputError(
            f"记录数据库 {records.file} 已经存在，恢复不覆盖它；请先把它移走，或换一个 GONGWU_RECORDS_URL。"
        )


def _put(unpacked: Path, library: Path, records: Records) -> None:
    kept = unpacked / RECORDS
    if kept.is_dir() and records.file is not None:
        records.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in sorted(kept.iterdir()):
            shutil.move(path, _place_of(path, records.file))
    if library.is_dir():
        library.rmdir()
    os.replace(unpacked / LIBRARY, library)
    library.chmod(0o700)


def _place_of(path: Path, database: Path) -> Path:
    return database if path.suffix == ".sqlite3" else database.parent / path.name


def _refuse_strange_records(kept: Path, source: Path, records: Records) -> None:
    """What is no database with its witnesses is not restored, nor put over anything."""
    paths = sorted(kept.iterdir()) if kept.is_dir() else []
    databases = [path for path in paths if path.suffix == ".sqlite3"]
    known = {*(path.name for path in databases[:1]), *WITNESSES}
    if any(not path.is_file() or path.name not in known for path in paths) or not all(map(_is_database, databases)):
        raise BackupDamaged(f"{source.name} 里的记录不是本程序备份的样子，请换一份备份。")
    there = [place for path in paths if records.file and (place := _place_of(path, records.file)).exists()]
    if there:
        raise InputError(f"{there[0]} 已经存在，恢复不覆盖它；请先把它移走，或换一个 GONGWU_RECORDS_URL。")


def _is_database(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def _report(source: Path, contents: Contents) -> BackupReport:
    return BackupReport(str(source), len(contents.digests), contents.made, tuple(contents.notices))
