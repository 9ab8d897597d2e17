"""A zip archive that is written field by field, so that any of them may be wrong."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, replace

STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_MIDNIGHT, _NEW_YEAR_2026 = 0, (2026 - 1980) << 9 | 1 << 5 | 1
_UTF8_NAME = 0x800


@dataclass(frozen=True)
class Entry:
    """An entry; what is None is as it should be.

    Attributes:
        packed: Its bytes as they stand in the archive.
        local_name: Its name in front of the bytes, where that is another than in the directory.
        day: Its date as MS-DOS writes dates.
    """

    name: bytes
    data: bytes
    method: int = DEFLATED
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    flags: int = _UTF8_NAME
    day: int = _NEW_YEAR_2026
    extra: bytes = b""
    comment: bytes = b""
    attributes: int = 0o600 << 16
    local_name: bytes | None = None
    offset: int | None = None


@dataclass(frozen=True)
class Archive:
    """An archive.

    Attributes:
        before: Bytes in front of the first entry.
        after: Bytes behind the end.
        count: How many entries its end says that it has; None for the truth.
    """

    entries: tuple[Entry, ...]
    before: bytes = b""
    after: bytes = b""
    comment: bytes = b""
    count: int | None = None

    def with_entry(self, at: int, **changes: object) -> Archive:
        """The same with other fields of one entry."""
        entries = list(self.entries)
        entries[at] = replace(entries[at], **changes)  # type: ignore[arg-type]
        return replace(self, entries=tuple(entries))

    def position(self, name: str) -> int | None:
        """Where the entry of a name is."""
        return next((at for at, entry in enumerate(self.entries) if entry.name == name.encode()), None)


def opened(data: bytes) -> Archive:
    """The archive that some bytes of a healthy file are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Archive(tuple(Entry(info.filename.encode(), archive.read(info)) for info in archive.infolist()))


def written(archive: Archive) -> bytes:
    """The bytes of an archive."""
    output, directory = io.BytesIO(), io.BytesIO()
    output.write(archive.before)
    for entry in archive.entries:
        packed = _packed(entry)
        directory.write(_directory_record(entry, packed, output.tell()))
        output.write(_local_record(entry, packed) + packed)
    start, listed = output.tell(), directory.getvalue()
    count = len(archive.entries) if archive.count is None else archive.count
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), start, len(archive.comment))
    return output.getvalue() + listed + end + archive.comment + archive.after


def deflated(data: bytes) -> bytes:
    """Bytes as an archive packs them."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _packed(entry: Entry) -> bytes:
    if entry.packed is not None:
        return entry.packed
    return deflated(entry.data) if entry.method == DEFLATED else entry.data


def _sums(entry: Entry, packed: bytes) -> tuple[int, int, int]:
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    packed_size = len(packed) if entry.packed_size is None else entry.packed_size
    return crc, packed_size, len(entry.data) if entry.size is None else entry.size


def _local_record(entry: Entry, packed: bytes) -> bytes:
    name = entry.name if entry.local_name is None else entry.local_name
    fields = (20, entry.flags, entry.method, _MIDNIGHT, entry.day, *_sums(entry, packed))
    return _LOCAL.pack(b"PK\3\4", *fields, len(name), len(entry.extra)) + name + entry.extra


def _directory_record(entry: Entry, packed: bytes, offset: int) -> bytes:
    lengths = len(entry.name), len(entry.extra), len(entry.comment)
    fields = (20, 20, entry.flags, entry.method, _MIDNIGHT, entry.day, *_sums(entry, packed), *lengths)
    place = offset if entry.offset is None else entry.offset
    head = _CENTRAL.pack(b"PK\1\2", *fields, 0, 0, entry.attributes, place)
    return head + entry.name + entry.extra + entry.comment
