"""Bytes of a file changed, whatever they mean."""

from __future__ import annotations

from random import Random

_NUMBERS = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\xff\xff\xff\x7f")


def flip_bits(data: bytes, random: Random) -> bytes:
    """One to twenty bits."""
    made = bytearray(data)
    for _ in range(random.randint(1, 20)):
        if made:
            made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def truncate(data: bytes, random: Random) -> bytes:
    """What stands behind some place is gone."""
    return data[: random.randrange(len(data) + 1)]


def drop_stretch(data: bytes, random: Random) -> bytes:
    """A stretch is gone."""
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def double_stretch(data: bytes, random: Random) -> bytes:
    """A stretch stands there up to fifty times."""
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 50)) + data[end:]


def move_stretch(data: bytes, random: Random) -> bytes:
    """A stretch stands elsewhere."""
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def blank_stretch(data: bytes, random: Random) -> bytes:
    """A stretch of zeros, as a disk gives that failed."""
    start, end = _stretch(data, random)
    return data[:start] + bytes(end - start) + data[end:]


def odd_number(data: bytes, random: Random) -> bytes:
    """A number at the edge of its range written over some bytes."""
    number = random.choice(_NUMBERS)
    at = random.randrange(len(data) + 1)
    return data[:at] + number + data[at + len(number) :]


def noise(data: bytes, random: Random) -> bytes:
    """Bytes of chance put in."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 4, 64, 1000))) + data[at:]


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 4, 32, 200, 2000)))


MUTATIONS = (
    flip_bits,
    truncate,
    drop_stretch,
    double_stretch,
    move_stretch,
    blank_stretch,
    odd_number,
    noise,
)
