"""Vectors of a library: kept in Chroma by content, published as a snapshot that searches read.

    DIR/vectors/chroma/          Chroma's own files; only the process that holds vectors.lock opens them
    DIR/vectors/snapshot.npz     ids (content hashes) and vectors read back from Chroma; replaced atomically
    DIR/vectors/progress.json    how far the computation is

What comes with the package (:mod:`assistant.library.shipped.vectors`) is in none of them.

Two processes in one Chroma folder lose vectors without an error, and opening it costs seconds: so searches read the
snapshot, and rank in memory with the texts that may not be seen masked out before ranking.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryNotWritable
from assistant.library.faults import full_disk, has_room, is_full, not_writable

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

COLLECTION = "passages"
READ_BATCH = 2000
_NO_FUNCTION = (None, {"type": "legacy"}, {"type": "unknown"})
"""What Chroma stores where a collection was made without an embedding function, as ours are."""
LOCK_TIMEOUT = 0.5
"""Seconds: longer than somebody who only looks whether the lock is held."""


@dataclass(frozen=True)
class Progress:
    """How far the vectors of a library are.

    Attributes:
        state: ``building`` while a process works on them, ``ready``, ``stopped`` when it was interrupted, ``failed``.
        model: Name of the embedder; vectors of another one are not mixed in.
        message: In Chinese, why it failed.
    """

    done: int
    total: int
    state: str
    model: str
    message: str = ""


class VectorFolder:
    """Paths, lock, progress and snapshot of a library's vectors.

    Args:
        path: ``DIR/vectors``; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.snapshot = path / "snapshot.npz"
        self._progress = path / "progress.json"
        self._lock = path / "vectors.lock"

    @contextmanager
    def writing(self, patience: float = LOCK_TIMEOUT) -> Generator[None]:
        """Holds the vectors for changes.

        Args:
            patience: Seconds to wait for another process.

        Raises:
            LibraryBusy: Another process is computing them.
            LibraryNotWritable: The folder cannot be written, or the disk is full.
        """
        from filelock import FileLock, Timeout

        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self._lock, timeout=patience, mode=0o600)
            lock.acquire()
        except Timeout as error:
            raise LibraryBusy("另一个进程正在计算语义向量，无需重复启动。") from error
        except OSError as error:
            raise not_writable(self.path, error) from error
        try:
            yield
        except OSError as error:
            raise not_writable(self.path, error) from error
        finally:
            lock.release()

    @property
    def busy(self) -> bool:
        """Whether a process is computing vectors now."""
        if not self._lock.is_file():
            return False
        try:
            with self.writing(patience=0):
                return False
        except LibraryBusy:
            return True
        except LibraryNotWritable:
            return False

    def write_progress(self, progress: Progress) -> None:
        """Says how far the computation is."""
        _replace(self._progress, _as_json(progress))

    def write_failure(self, message: str, model: str) -> None:
        """Says why the computation ended, even on a full disk: a file that is there has room for another sentence.

        Raises:
            OSError: Not even that could be written.
        """
        last = self.read_progress() or Progress(0, 0, "failed", model)
        failed = _as_json(replace(last, state="failed", message=message))
        try:
            _replace(self._progress, failed)
        except OSError:
            with self._progress.open("r+b") as file:
                file.write(failed)
                file.truncate()

    def read_progress(self) -> Progress | None:
        """How far the computation is, or None where it never started."""
        try:
            return Progress(**json.loads(self._progress.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_snapshot(self, ids: Sequence[str], vectors: NDArray[np.float32], model: str) -> None:
        """Publishes vectors for searches; half precision is enough for ranking and halves the file."""
        import io

        import numpy as np

        buffer = io.BytesIO()
        np.savez(buffer, ids=np.array(ids, dtype="U32"), vectors=vectors.astype(np.float16), model=np.array(model))
        _replace(self.snapshot, buffer.getvalue())

    def read_snapshot(self, model: str) -> tuple[Mapping[str, int], NDArray[np.float16]]:
        """The rows of vectors by content hash, and their matrix; empty without any, or with those of another embedder.

        Raises:
            LibraryDamaged: The snapshot cannot be read.
        """
        import numpy as np

        held = self._members(model, "ids", "vectors")
        if held is None:
            return {}, np.zeros((0, 0), dtype=np.float16)
        ids, vectors = held
        if len(ids) != len(vectors):
            raise self._damaged_snapshot()
        return {content_hash: row for row, content_hash in enumerate(ids)}, vectors

    def held(self, model: str) -> Set[str]:
        """Content hashes whose vector is published; all is read, so that damage is found.

        Raises:
            LibraryDamaged: The snapshot cannot be read.
        """
        return self.read_snapshot(model)[0].keys()

    def _members(self, model: str, *names: str) -> list[Any] | None:
        """These members of the snapshot, ids as a list; None where none is published, or that of another embedder."""
        import zipfile
        import zlib

        import numpy as np

        if not self.snapshot.is_file():
            return None
        try:
            # Opened here, because numpy leaves a damaged file open.
            with self.snapshot.open("rb") as file, np.load(file, allow_pickle=False) as saved:
                if str(saved["model"]) != model:
                    return None
                return [saved[name].tolist() if name == "ids" else saved[name] for name in names]
        except (*_SIGNS_OF_DAMAGE, zipfile.BadZipFile, zlib.error) as error:
            raise self._damaged_snapshot() from error

    def _damaged_snapshot(self) -> LibraryDamaged:
        return LibraryDamaged(
            f"语义向量文件 {self.snapshot} 已损坏，目前只按字词检索；重新启动网页或运行 gongwu index，会自动修复。"
        )


_SIGNS_OF_DAMAGE = (
    *(ValueError, OSError, EOFError, KeyError, TypeError, struct.error, MemoryError),
    RuntimeError,  # Of an archive in which one bit says that it is encrypted; NotImplementedError is one, too.
)


def _as_json(progress: Progress) -> bytes:
    return json.dumps(asdict(progress), ensure_ascii=False).encode()


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + f".{os.getpid()}.new")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


class VectorsDamaged(LibraryDamaged):
    """Chroma's files cannot be used; they can be made anew from the passages."""

    def __init__(
        self,
        message: str = "语义向量的存储已损坏，请删除知识库下的 vectors 文件夹后重新运行 gongwu index，会重新计算。",
    ) -> None:
        super().__init__(message)


@contextmanager
def _naming_faults(folder: Path) -> Generator[None]:
    """Chroma's errors as ours: what a full disk brings about is no damage.

    An AttributeError comes of a client that another failure left half made.
    """
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, AttributeError) as error:
        if is_full(error) or not has_room(folder):
            SharedSystemClient.clear_system_cache()  # Else the next store of this process is this one, half made.
            raise full_disk(folder) from error
        raise VectorsDamaged from error


def _embedding_functions(stored: object) -> Iterator[object]:
    """Everything that stands for an embedding function in what Chroma keeps of a collection, however deep."""
    if isinstance(stored, dict):
        for key, value in cast("dict[str, object]", stored).items():
            if key == "embedding_function":
                yield value
            else:
                yield from _embedding_functions(value)


class VectorStore:
    """The vectors in Chroma, by content hash. To be opened only while :meth:`VectorFolder.writing`.

    Args:
        folder: ``DIR/vectors``.
        embeddings: The embedder.
        model: Its name; each embedder has a collection of its own.

    Raises:
        VectorsDamaged: Chroma cannot open the folder, or it was not us who made the collection; every other method raises
            it too where Chroma fails.
        LibraryNotWritable: The disk is full; every other method raises it too.
    """

    def __init__(self, folder: Path, embeddings: Embeddings, model: str) -> None:
        import chromadb
        from chromadb.config import Settings
        from langchain_chroma import Chroma

        self._folder = folder
        with _naming_faults(folder):
            client = chromadb.PersistentClient(
                path=str(folder / "chroma"), settings=Settings(anonymized_telemetry=False, allow_reset=False)
            )
            name = f"{COLLECTION}-{model}"
            self._chroma = Chroma(client=client, collection_name=name, embedding_function=embeddings)
            collection = client.get_collection(name, embedding_function=None)
        # Whatever function a collection names, Chroma builds when a vector is added, be it a model that brings code along.
        stored = (collection.configuration_json, collection.get_model().serialized_schema)
        if any(function not in _NO_FUNCTION for part in stored for function in _embedding_functions(part)):
            raise VectorsDamaged

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether Chroma has files there."""
        return (folder / "chroma").exists()

    @staticmethod
    def erase(folder: Path) -> None:
        """Removes Chroma's files, so that the next store starts anew: what was in them can be computed again."""
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()
        chroma = folder / "chroma"
        shutil.rmtree(chroma) if chroma.is_dir() else chroma.unlink(missing_ok=True)

    def ids(self) -> set[str]:
        """Content hashes that have a vector."""
        with _naming_faults(self._folder):
            return set(self._chroma.get(include=[])["ids"])

    def add(self, passages: Mapping[str, str]) -> None:
        """Computes and stores the vectors of passages, and reads them back.

        Args:
            passages: Text by content hash.

        Raises:
            VectorsDamaged: Chroma took them and does not give them back.
        """
        ids = list(passages)
        with _naming_faults(self._folder):
            self._chroma.add_texts(list(passages.values()), ids=ids)  # pyright: ignore[reportUnknownMemberType]
            held = self._chroma.get(ids=ids, include=[])["ids"]
        if len(held) != len(ids):
            raise VectorsDamaged

    def remove(self, ids: Sequence[str]) -> None:
        """Forgets vectors that no passage needs any more."""
        with _naming_faults(self._folder):
            for start in range(0, len(ids), READ_BATCH):
                self._chroma.delete(ids=list(ids[start : start + READ_BATCH]))

    def read(self, ids: Sequence[str]) -> tuple[list[str], Any]:
        """The vectors of these passages: their ids and a matrix (n, dimensions), in the same order."""
        import numpy as np

        found: list[str] = []
        parts: list[Any] = []
        for start in range(0, len(ids), READ_BATCH):
            with _naming_faults(self._folder):
                batch = self._chroma.get(ids=list(ids[start : start + READ_BATCH]), include=["embeddings"])
            if batch["ids"]:
                found.extend(batch["ids"])
                parts.append(np.asarray(batch["embeddings"], dtype=np.float32))
        return found, np.concatenate(parts) if parts else np.zeros((0, 0), dtype=np.float32)
