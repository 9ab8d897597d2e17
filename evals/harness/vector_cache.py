"""Vectors by passage, kept from run to run and shared by every library that the harness builds."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from langchain_core.embeddings import Embeddings
from typing_extensions import override

from assistant.errors import InputError


class CachedEmbeddings(Embeddings):
    """An embedder that computes no passage twice; questions are never cached, because how long they take is measured.

    Args:
        embeddings: Computes what is not kept.
        model: Its name; vectors of another one are not mixed in.
        path: The SQLite file; made where it does not exist.

    Raises:
        InputError: The file cannot be used.
    """

    def __init__(self, embeddings: Embeddings, model: str, path: Path) -> None:
        self._embeddings = embeddings
        self._model = model
        self._path = path
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(self._connect()) as connection, connection:
                connection.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL)")
        except (OSError, sqlite3.DatabaseError) as error:
            raise InputError(
                f"向量缓存 {path} 不能使用，请删除它，或用环境变量 GONGWU_EVALS_CACHE 换一个文件夹。"
            ) from error

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages; those that are not kept are computed and kept."""
        keys = [self._key(text) for text in texts]
        held = self._held(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in held}
        if missing:
            computed = dict(zip(missing, self._embeddings.embed_documents(list(missing.values())), strict=True))
            self._keep(computed)
            held |= computed
        return [held[key] for key in keys]

    @override
    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self._embeddings.embed_query(text)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30)

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self._model}\n{text}".encode()).hexdigest()

    def _held(self, keys: Sequence[str]) -> dict[str, list[float]]:
        import numpy as np

        marks = ",".join("?" * len(keys))
        with closing(self._connect()) as connection:
            rows = connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", keys).fetchall()
        return {key: np.frombuffer(blob, dtype=np.float32).tolist() for key, blob in rows}

    def _keep(self, vectors: dict[str, list[float]]) -> None:
        import numpy as np

        rows = [(key, np.asarray(vector, dtype=np.float32).tobytes()) for key, vector in vectors.items()]
        with closing(self._connect()) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
