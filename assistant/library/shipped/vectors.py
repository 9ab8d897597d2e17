"""Vectors that come with the package: those of the built-in guides and the national laws, by content hash.

    ids      (n, 16) bytes, the content hashes
    codes    zlib, Huffman coding only, of (dimensions, n) signed bytes: how many steps a value lies from the centre
    centre   the mean of all vectors
    step     the width of a step
    model    name of the embedder

Vectors of this embedder lie close together, so that what is kept is how they differ from their mean, in steps of a fifth
of how much a value usually differs: 4.4 bits a value are left of 32, and the cosine to the vector itself is above 0.999.
The file is made by ``python -m evals.shipped_vectors``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryDamaged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEPS_PER_DEVIATION = 5
_HASH_BYTES = 16
_FOLDER = Path(__file__).resolve().parent


class ShippedVectors:
    """The vectors that come with the package, of one embedder; none where the file is not there or of another one.

    Args:
        model: Name of the embedder.
        path: The file; by default the one of the package.
    """

    def __init__(self, model: str, path: Path | None = None) -> None:
        self._model = model
        self._path = path or shipped_file(model)

    def ids(self) -> Set[str]:
        """Content hashes that have a vector; cheap, because no vector is unpacked.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        return self._rows().keys()

    def vectors(self, wanted: Collection[str]) -> Mapping[str, NDArray[np.float16]]:
        """The vectors of those of the wanted content hashes that have one.

        Raises:
            LibraryDamaged: The file cannot be read.
        """
        import numpy as np

        rows = self._rows()
        found = [content_hash for content_hash in wanted if content_hash in rows]
        if not found:
            return {}
        return dict(zip(found, self._decoded(np.array([rows[name] for name in found])), strict=True))

    def _rows(self) -> dict[str, int]:
        held = self._read("model", "ids")
        if held is None or str(held[0]) != self._model:
            return {}
        return {bytes(content_hash).hex(): row for row, content_hash in enumerate(held[1])}

    def _decoded(self, rows: NDArray[np.int64]) -> NDArray[np.float16]:
        import numpy as np

        held = self._read("codes", "centre", "step")
        assert held is not None
        codes, centre, step = held
        try:
            steps = np.frombuffer(zlib.decompress(codes), dtype=np.int8).reshape(len(centre), -1)[:, rows].T
        except (ValueError, IndexError, zlib.error) as error:
            raise self._damaged() from error
        vectors = steps * np.float32(step) + centre
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)

    def _read(self, *names: str) -> list[Any] | None:
        import numpy as np

        if not self._path.is_file():
            return None
        try:
            with self._path.open("rb") as file, np.load(file, allow_pickle=False) as saved:
                return [saved[name] for name in names]
        except (ValueError, OSError, EOFError, KeyError, struct.error, zipfile.BadZipFile, zlib.error) as error:
            raise self._damaged() from error

    def _damaged(self) -> LibraryDamaged:
        return LibraryDamaged(f"程序自带的语义向量文件 {self._path} 已损坏，请重新安装本程序。")


def shipped_file(model: str) -> Path:
    """Where the package keeps the vectors of an embedder."""
    return _FOLDER / f"{model}.npz"


def packed(ids: Collection[str], vectors: NDArray[np.float32], model: str) -> bytes:
    """The file of these vectors; the same vectors give the same bytes.

    Args:
        ids: Their content hashes.
        vectors: A matrix (n, dimensions), in the same order.
        model: Name of the embedder.
    """
    import numpy as np

    centre = vectors.mean(axis=0, dtype=np.float64).astype(np.float32)
    differences = vectors - centre
    step = np.float32(np.median(differences.std(axis=0)) / STEPS_PER_DEVIATION)
    codes = np.rint(differences / step).clip(-127, 127).astype(np.int8)
    arrays = {
        "ids": np.frombuffer(b"".join(map(bytes.fromhex, ids)), dtype=np.uint8).reshape(-1, _HASH_BYTES),
        "codes": np.frombuffer(_huffman(np.ascontiguousarray(codes.T).tobytes()), dtype=np.uint8),
        "centre": centre,
        "step": step,
        "model": np.array(model),
    }
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # pyright: ignore[reportArgumentType]
    return buffer.getvalue()


def _huffman(content: bytes) -> bytes:
    """Smaller and quicker than deflating: in noise nothing repeats."""
    packer = zlib.compressobj(level=9, memLevel=9, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()
