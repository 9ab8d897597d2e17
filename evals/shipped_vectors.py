"""Makes the vectors that come with the package: ``python -m evals.shipped_vectors [--out FILE] [--fresh]``.

Of the built-in guides and all versions of the national laws, which are indexed for it into a library of their own. What the
harness has kept is not computed again, unless ``--fresh`` is given: then the bundled embedder computes everything.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from langchain_core.embeddings import Embeddings

from assistant.library.shipped.vectors import packed, shipped_file
from assistant.models.bundled import BundledEmbeddings
from evals.data.corpora import BuiltInCorpus
from evals.harness.libraries import index_corpus, opened
from evals.harness.locations import vector_cache
from evals.harness.progress import Progress, TerminalProgress
from evals.harness.vector_cache import CachedEmbeddings

_BATCH = 256


def main() -> None:
    """Writes the file, and says how large it is."""
    parser = argparse.ArgumentParser(prog="python -m evals.shipped_vectors")
    parser.add_argument("--out", type=Path, default=shipped_file(BundledEmbeddings.name))
    parser.add_argument("--fresh", action="store_true", help="take nothing from the cache of the harness")
    asked = parser.parse_args()
    os.environ["OMP_WAIT_POLICY"] = "passive"
    bundled = BundledEmbeddings()
    embeddings = bundled if asked.fresh else CachedEmbeddings(bundled, bundled.name, vector_cache())
    passages, content = vectors_of_built_in(embeddings, TerminalProgress())
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_bytes(content)
    sys.stdout.write(f"{asked.out}: {passages} vectors, {len(content) / 1e6:.2f} MB\n")


def vectors_of_built_in(embeddings: Embeddings, progress: Progress) -> tuple[int, bytes]:
    """How many passages the guides and the national laws have, and the file of their vectors."""
    import numpy as np

    passages = built_in_passages(progress)
    texts = list(passages.values())
    vectors = np.empty((len(texts), BundledEmbeddings.dimensions), dtype=np.float32)
    with progress.stage("语义向量") as advance:
        for start in range(0, len(texts), _BATCH):
            vectors[start : start + _BATCH] = embeddings.embed_documents(texts[start : start + _BATCH])
            advance(min(start + _BATCH, len(texts)), len(texts))
    return len(passages), packed(list(passages), vectors, BundledEmbeddings.name)


def built_in_passages(progress: Progress) -> dict[str, str]:
    """What is embedded of a library of the guides and the national laws, by content hash, in the order of the hashes."""
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        index_corpus(BuiltInCorpus(national_laws=True), library, progress)
        with opened(library, vectors=False) as search:
            return dict(sorted(search.catalogue.passages_by_hash().items()))


if __name__ == "__main__":
    main()
