# pyright: strict
"""The file of a backup: a zip archive whose first entry lists all others with their digests."""

from __future__ import annotations

import errno
import hashlib
import json
import lzma
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

from assistant.backup.faults import BackupDamaged

FORMAT = 1
_LIST = "backup.json"
_PIECE = 1 << 20
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(ValueError, KeyError, TypeError, AttributeError, RuntimeError, NotImplementedError),
)


@dataclass(frozen=True)
class Contents:
    """What a backup says of itself.

    Attributes:
        version: Of the program that made it.
        made: When, ISO 8601, UTC.
        digests: SHA-256 of each file, by its name in the archive.
        notices: What is not in it, a Chinese sentence each.
    """

    version: str
    made: str
    digests: Mapping[str, str]
    notices: Sequence[str] = ()


def write_archive(
    path: Path, version: str, made: str, files: Iterable[tuple[str, Path]], notices: Sequence[str]
) -> int:
    """Writes a backup; gives the number of its files.

    Raises:
        OSError: There is no permission or no space.
    """
    digests: dict[str, str] = {}
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, file in files:
            digests[name] = _added(archive, name, file)
        said = {"format": FORMAT, "version": version, "made": made, "digests": digests, "notices": list(notices)}
        archive.writestr(_LIST, json.dumps(said, ensure_ascii=False, indent=1))
    return len(digests)


def _added(archive: zipfile.ZipFile, name: str, file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def unpack(path: Path, target: Path) -> Contents:
    """Unpacks a backup into an empty folder, every file compared with its digest.

    Raises:
        BackupDamaged: It is no backup of ours, of a newer version, or not as it was written.
        OSError: There is no permission or no space in the folder.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise BackupDamaged(f"{path.name} 不是备份文件或已损坏，请换一份备份。") from error
    with archive:
        contents = _listed(archive, path)
        _refuse_without_room(archive, target)
        for name in contents.digests:
            _extract(archive, name, target, contents.digests[name], path)
    return contents


def _listed(archive: zipfile.ZipFile, path: Path) -> Contents:
    try:
        said = cast("dict[str, Any]", json.loads(archive.read(_LIST)))
        format, digests = said["format"], {str(name): str(digest) for name, digest in said["digests"].items()}
        contents = Contents(
            str(said["version"]), str(said["made"]), digests, [str(notice) for notice in said["notices"]]
        )
    except _BROKEN as error:
        raise BackupDamaged(f"{path.name} 不是本程序的备份或已损坏，请换一份备份。") from error
    if format != FORMAT:
        raise BackupDamaged(f"{path.name} 是另一版本（{contents.version}）的程序备份的，请用那个版本恢复。")
    names = [entry.filename for entry in archive.infolist()]
    if sorted(names) != sorted([*digests, _LIST]) or not all(_is_inside(name) for name in digests):
        raise BackupDamaged(f"{path.name} 里的文件与清单对不上，请换一份备份。")
    return contents


def _refuse_without_room(archive: zipfile.ZipFile, target: Path) -> None:
    """Before anything is written: a disk that is full stops everything on this machine."""
    wanted = sum(entry.file_size for entry in archive.infolist())
    if wanted > shutil.disk_usage(target).free:
        raise OSError(errno.ENOSPC, "No space left on device")


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\\" not in name and ":" not in name


def _extract(archive: zipfile.ZipFile, name: str, target: Path, expected: str, path: Path) -> None:
    place = target / name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        source = archive.open(name)
    except _BROKEN as error:
        raise BackupDamaged(f"{path.name} 里的 {name} 已损坏，请换一份备份。") from error
    with source, place.open("xb") as file:
        place.chmod(0o600)
        while piece := _read(source, name, path):
            digest.update(piece)
            file.write(piece)
    if digest.hexdigest() != expected:
        raise BackupDamaged(f"{path.name} 里的 {name} 与备份时不一致，请换一份备份。")


def _read(source: Any, name: str, path: Path) -> bytes:
    try:
        return source.read(_PIECE)
    except _BROKEN as error:
        raise BackupDamaged(f"{path.name} 里的 {name} 已损坏，请换一份备份。") from error
