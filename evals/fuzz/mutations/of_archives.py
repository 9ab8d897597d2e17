"""Entries of an archive: sums, methods, sizes, names, dates, flags that are not what they should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from evals.fuzz.archive import DEFLATED, STORED, Archive, Entry, deflated
from evals.fuzz.mutations import of_bytes

ArchiveMutation = Callable[[Archive, Random], Archive | None]
_METHODS = (1, 6, 9, 12, 14, 93, 95, 98, 99)
_FLAGS = (0x1, 0x2, 0x8, 0x20, 0x40, 0x2000, 0xFFFF)
_DAYS = (0, 0xFFFF, 13 << 5 | 1, 1 << 5 | 0)
_EXTRAS = (
    b"\x01\x00\x10\x00" + bytes(16),
    b"\x01\x00\xff\xff",
    b"up\x05\x00\x01abcd",
    b"\x00",
    b"\x01\x99\x07\x00" + bytes(7),
)
_NAMES = (
    "../x.xml",
    "/etc/x",
    "C:\\x",
    "word\\document.xml",
    "WORD/DOCUMENT.XML",
    "word/",
    "",
    "a" * 300,
    "字.xml",
    "a/./b",
    "a//b",
)


def wrong_sum(archive: Archive, random: Random) -> Archive:
    """A check sum that does not hold."""
    return archive.with_entry(_any(archive, random), crc=random.getrandbits(32))


def damaged_bytes(archive: Archive, random: Random) -> Archive:
    """Packed bytes that were changed."""
    at = _any(archive, random)
    packed = deflated(archive.entries[at].data)
    return archive.with_entry(at, packed=random.choice(of_bytes.MUTATIONS)(packed, random), method=DEFLATED)


def changed_content(archive: Archive, random: Random) -> Archive:
    """Bytes of an entry changed before it is packed, sums right."""
    at = _any(archive, random)
    return archive.with_entry(at, data=random.choice(of_bytes.MUTATIONS)(archive.entries[at].data, random))


def other_method(archive: Archive, random: Random) -> Archive:
    """A way of packing that is not what the bytes are, or that nobody knows."""
    return archive.with_entry(_any(archive, random), method=random.choice((STORED, *_METHODS)), packed=None)


def unknown_method_of_a_side_part(archive: Archive, random: Random) -> Archive:
    """A picture or theme packed as we cannot unpack it, the rest healthy."""
    sides = [at for at, entry in enumerate(archive.entries) if _is_side(entry)]
    at = random.choice(sides) if sides else _any(archive, random)
    return archive.with_entry(at, method=random.choice(_METHODS), packed=random.randbytes(40))


def odd_flags(archive: Archive, random: Random) -> Archive:
    """Flags that say something else: encrypted, streamed, strongly encrypted."""
    return archive.with_entry(_any(archive, random), flags=random.choice(_FLAGS))


def wrong_sizes(archive: Archive, random: Random) -> Archive:
    """Sizes that are not those of the bytes."""
    field = random.choice(("size", "packed_size"))
    number = random.choice((0, 1, 100, 10**6, 2**31, 2**32 - 1))
    return archive.with_entry(_any(archive, random), **{field: number})


def odd_date(archive: Archive, random: Random) -> Archive:
    """A day that is none."""
    return archive.with_entry(_any(archive, random), day=random.choice(_DAYS))


def odd_extra(archive: Archive, random: Random) -> Archive:
    """An extra field that is cut, or of zip64 where none is needed."""
    return archive.with_entry(_any(archive, random), extra=random.choice(_EXTRAS))


def odd_name(archive: Archive, random: Random) -> Archive:
    """A name that leads elsewhere, is empty, or no UTF-8."""
    name = random.choice((*(name.encode() for name in _NAMES), b"\xff\xfe.xml", "附件.xml".encode("gbk")))
    field = random.choice(("name", "local_name"))
    return archive.with_entry(_any(archive, random), **{field: name})


def odd_attributes(archive: Archive, random: Random) -> Archive:
    """Modes of a link, a folder, a device."""
    return archive.with_entry(
        _any(archive, random), attributes=random.choice((0o120777, 0o40755, 0o20666, 0)) << 16 | 0x10
    )


def odd_offset(archive: Archive, random: Random) -> Archive:
    """An entry that the directory looks for elsewhere."""
    return archive.with_entry(_any(archive, random), offset=random.choice((0, 1, 30, 10**6, 2**32 - 1)))


def twice(archive: Archive, random: Random) -> Archive:
    """An entry that stands there twice, in another case perhaps."""
    entry = archive.entries[_any(archive, random)]
    other = replace(entry, name=entry.name.swapcase()) if random.random() < 0.5 else entry
    return replace(archive, entries=(*archive.entries, other))


def folders(archive: Archive, random: Random) -> Archive:
    """Entries for folders, as some programs write them, and files that nobody needs."""
    more = [Entry(b"word/", b"", STORED), Entry(b"__MACOSX/._x", random.randbytes(30)), Entry(b".DS_Store", b"\0" * 9)]
    return replace(archive, entries=(*random.sample(more, 2), *archive.entries))


def other_order(archive: Archive, random: Random) -> Archive:
    """The entries in another order."""
    return replace(archive, entries=tuple(random.sample(archive.entries, len(archive.entries))))


def around(archive: Archive, random: Random) -> Archive:
    """Bytes before and after, a comment, a wrong count."""
    changes = {"before": random.randbytes(40), "after": b"\0" * 30, "comment": random.randbytes(20), "count": 1}
    name = random.choice(tuple(changes))
    return replace(archive, **{name: changes[name]})  # type: ignore[arg-type]


def stored(archive: Archive, random: Random) -> Archive:
    """Nothing is packed."""
    del random
    return replace(archive, entries=tuple(replace(entry, method=STORED) for entry in archive.entries))


def _is_side(entry: Entry) -> bool:
    return not entry.name.endswith((b"document.xml", b".rels", b"[Content_Types].xml"))


def _any(archive: Archive, random: Random) -> int:
    return random.randrange(len(archive.entries))


MUTATIONS: tuple[ArchiveMutation, ...] = (
    *(
        wrong_sum,
        damaged_bytes,
        changed_content,
        other_method,
        unknown_method_of_a_side_part,
        odd_flags,
        wrong_sizes,
        odd_date,
    ),
    *(odd_extra, odd_name, odd_attributes, odd_offset, twice, folders, other_order, around, stored),
)
