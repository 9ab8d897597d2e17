"""A library folder of unknown origin: what its vectors say about themselves makes us load nothing."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from assistant.library.folder import LibraryFolder
from assistant.library.vectorizing import compute_vectors
from assistant.library.vectors import VectorFolder, VectorsDamaged, VectorStore
from assistant.models.bundled import BundledEmbeddings
from tests.library.regulations import BOATS, TREES, index_texts, write_files

EMBEDDINGS = DeterministicFakeEmbedding(size=8)
MODEL = BundledEmbeddings.name
LOADER = """
from pathlib import Path

class SentenceTransformer:
    def __init__(self, **arguments):
        Path({trace!r}).write_text(repr(arguments))

SparseEncoder = SentenceTransformer
"""


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that appears as soon as a model is loaded: an installation with sentence-transformers, which Chroma loads by."""
    trace = tmp_path / "loaded"
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / "sentence_transformers.py").write_text(LOADER.format(trace=str(trace)), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "installed")
    monkeypatch.delitem(sys.modules, "sentence_transformers", raising=False)
    return trace


def function(name: str, **more: object) -> dict[str, Any]:
    """An embedding function as Chroma stores it; no model is named twice, for Chroma keeps those that it loaded."""
    model = {"model_name": f"stranger/{uuid4()}", "device": "cpu", "kwargs": {"trust_remote_code": True}}
    return {"type": "known", "name": name, "config": model | more}


def dense(schema: dict[str, Any]) -> None:
    config = schema["keys"]["#embedding"]["float_list"]["vector_index"]["config"]
    config["embedding_function"] = function("sentence_transformer", normalize_embeddings=False)


def dense_by_default(schema: dict[str, Any]) -> None:
    config = schema["defaults"]["float_list"]["vector_index"]["config"]
    config["embedding_function"] = function("sentence_transformer", normalize_embeddings=False)


def sparse(schema: dict[str, Any]) -> None:
    theirs = function("huggingface_sparse", task="document")
    config = {"embedding_function": theirs, "source_key": "#document", "bm25": False}
    schema["keys"]["theirs"] = {"sparse_vector": {"sparse_vector_index": {"enabled": True, "config": config}}}


def change_schema(vectors: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Does to Chroma's database what a stranger who hands on a library folder can do."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()
    with closing(sqlite3.connect(vectors / "chroma" / "chroma.sqlite3")) as database, database:
        ((schema,),) = database.execute("SELECT schema_str FROM collections").fetchall()
        changed = json.loads(schema)
        change(changed)
        database.execute("UPDATE collections SET schema_str = ?", (json.dumps(changed),))


@pytest.mark.parametrize("change", [dense, dense_by_default, sparse])
def test_a_model_that_a_collection_names_is_not_loaded(
    change: Callable[[dict[str, Any]], None], tmp_path: Path, loaded: Path
) -> None:
    VectorStore(tmp_path, EMBEDDINGS, MODEL).add({"a": "甲"})
    change_schema(tmp_path, change)
    with pytest.raises(VectorsDamaged):
        VectorStore(tmp_path, EMBEDDINGS, MODEL).add({"b": "乙"})
    assert not loaded.exists()


def test_a_collection_of_our_own_is_opened_again(tmp_path: Path) -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    VectorStore(tmp_path, EMBEDDINGS, MODEL).add({"a": "甲"})
    SharedSystemClient.clear_system_cache()
    assert VectorStore(tmp_path, EMBEDDINGS, MODEL).ids() == {"a"}


def test_vectors_that_name_a_model_are_computed_again_by_our_own(tmp_path: Path, loaded: Path) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"船.txt": BOATS}))
    compute_vectors(library, embeddings=EMBEDDINGS)
    folder = VectorFolder(LibraryFolder(library).vectors)
    change_schema(folder.path, dense)
    index_texts(library, write_files(tmp_path / "more", {"树.txt": TREES}))
    progress = compute_vectors(library, embeddings=EMBEDDINGS)
    assert (progress.state, progress.done) == ("ready", len(folder.held(MODEL)))
    assert not loaded.exists()
