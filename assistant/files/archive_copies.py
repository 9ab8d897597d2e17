"""A zip archive written anew with some entries changed: all others keep their packed bytes, read or not (APPNOTE.TXT, 4.3)."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8 = 0x800
# Sizes follow the bytes (bit 3): we know them, and say them in front.
_STREAMED = 0x8
_ZIP64 = 1
# The first day that the format knows (4.4.6), so that equal repairs give equal bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class _Written:
    """An entry as it goes into the copy: what the directory says of it, and its packed bytes."""

    info: zipfile.ZipInfo
    name: bytes
    extra: bytes
    packed: bytes


def copy_with(
    data: bytes, archive: zipfile.ZipFile, changed: Mapping[str, bytes], new: Mapping[str, bytes]
) -> bytes | None:
    """The bytes of a copy.

    Args:
        data: The bytes of the archive.
        archive: The same, opened.
        changed: What entries hold now, by the names that the archive gives them.
        new: Entries to add.

    Returns:
        None where the archive does not hold an entry where its directory says.
    """
    entries: list[_Written] = []
    for info in archive.infolist():
        content = changed.get(info.filename)
        written = _as_it_was(data, info, archive.start_dir) if content is None else _packed(info, content)
        if written is None:
            return None
        entries.append(written)
    for name, content in new.items():
        made = zipfile.ZipInfo(name, _NO_DAY)
        made.compress_type = zipfile.ZIP_DEFLATED
        made.external_attr = 0o600 << 16
        entries.append(_packed(made, content))
    return b"".join(_archive(entries, archive.comment))


def _as_it_was(data: bytes, info: zipfile.ZipInfo, end: int) -> _Written | None:
    """An entry with its packed bytes, whether they can be unpacked or not."""
    start = info.header_offset + _LOCAL.size
    if not 0 <= info.header_offset <= start <= end or data[info.header_offset :][:4] != b"PK\3\4":
        return None
    name_length, extra_length = _LOCAL.unpack_from(data, info.header_offset)[-2:]
    begin = start + name_length + extra_length
    if begin + info.compress_size > end:
        return None
    extra = data[start + name_length : begin]
    return _Written(info, _name(info), extra, data[begin : begin + info.compress_size])


def _packed(info: zipfile.ZipInfo, content: bytes) -> _Written:
    """An entry with other content; where it was packed in a way of its own it is deflated, as packages want (ECMA-376 part 2, B)."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    stored = info.compress_type == zipfile.ZIP_STORED
    packed = content if stored else packer.compress(content) + packer.flush()
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    return _Written(info, _name(info), b"", packed)


def _name(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name: ASCII, UTF-8 where a flag says so, else what `zipfile` takes for the old code page."""
    name = info.orig_filename
    if name.isascii() or info.flag_bits & _UTF8:
        return name.encode("utf-8", "surrogateescape")
    return name.encode("cp437")


def _archive(entries: list[_Written], comment: bytes) -> Iterator[bytes]:
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        directory.append(_directory_record(entry, offset))
        head = _local_record(entry)
        offset += len(head) + len(entry.packed)
        yield head
        yield entry.packed
    listed = b"".join(directory)
    yield listed
    yield _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(listed), offset, len(comment)) + comment


def _fields(info: zipfile.ZipInfo) -> tuple[int, int, int, int, int, int, int]:
    """Flags, method, time, day, check sum and sizes, as both records of an entry give them."""
    year, month, day, hour, minute, second = info.date_time
    time, date = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
    flags = info.flag_bits & ~_STREAMED
    return flags, info.compress_type, time, date, info.CRC, info.compress_size, info.file_size


def _local_record(entry: _Written) -> bytes:
    extra = _without_zip64(entry.extra)
    head = _LOCAL.pack(b"PK\3\4", _VERSION, *_fields(entry.info), len(entry.name), len(extra))
    return head + entry.name + extra


def _directory_record(entry: _Written, offset: int) -> bytes:
    info, extra = entry.info, _without_zip64(entry.info.extra)
    made_by = info.create_system << 8 | info.create_version
    lengths = len(entry.name), len(extra), len(info.comment)
    places = 0, info.internal_attr, info.external_attr, offset
    head = _CENTRAL.pack(b"PK\1\2", made_by, info.extract_version, *_fields(info), *lengths, *places)
    return head + entry.name + extra + info.comment


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without great sizes, which no file that is admitted has; what is no list of fields stays as it is."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        kept += b"" if kind == _ZIP64 else extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]
