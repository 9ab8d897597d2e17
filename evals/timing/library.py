"""How a library of 60,000 articles behaves: ``python -m evals.timing.library [ARTICLES]`` prints processor seconds and memory.

The library is made by code (:mod:`evals.timing.made_library`), with vectors drawn at random. Every search is by a reader of one
department, so that permissions and validity are filtered. Figures are processor time, children included; a machine that others
use makes them longer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from assistant.library.indexing import index_collections
from assistant.library.permission import Classification, Every, Reader
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from assistant.models.bundled import BundledEmbeddings
from evals.harness.locations import PROJECT
from evals.timing.made_library import ARTICLES, MadeCollection, publish_made_vectors
from evals.timing.processes import command, environment
from evals.timing.searching import WARM_UP, distinct_questions

DEFAULT = 60_000
SEARCHES = 60
LIMIT = 10
READER = Reader(frozenset({"第1科"}), Classification.INTERNAL, Every.ONE)
_GROUNDING = (Validity.IN_FORCE, Validity.UNVERIFIED)
_QUESTIONS = (
    "年度考核不称职的怎么处理？",
    "罚款决定书送达后多久要缴纳？",
    "会议纪要要不要编发文字号？",
    "档案多少年以后移交？",
)
_ADDED = "示例市船舶停泊办法\n\n第一条　船舶应当停泊在指定泊位。\n第二条　夜间停泊应当开启锚灯。\n"


def _seconds(work: Callable[[], object]) -> float:
    before = os.times()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def main() -> None:
    """Makes the library, measures in this process and in processes of the command, and prints a line for each figure."""
    wanted = int(sys.argv[1]) if sys.argv[1:] else DEFAULT
    with TemporaryDirectory(prefix="gongwu-evals-") as root:
        library, count = Path(root) / "library", wanted // ARTICLES
        _print("made", _seconds(lambda: index_collections(library, [MadeCollection(range(count))])), "s")
        _print("add in process", _seconds(lambda: index_collections(library, [MadeCollection(range(count + 1))])), "s")
        _print("nothing new", _seconds(lambda: index_collections(library, [MadeCollection(range(count + 1))])), "s")
        _commands(library, Path(root) / "documents")
        _searches(library)


def _commands(library: Path, documents: Path) -> None:
    """The command as a whole: the first run is not counted, for it also compiles."""
    documents.mkdir()
    index = command("index", str(documents), "--library", str(library), "--no-vectors", "--json")
    for number in range(4):
        (documents / f"{number}.txt").write_text(_ADDED.replace("船舶", f"第{number}类船舶"), encoding="utf-8")
        added, nothing = (_seconds(lambda: _run(index, library.parent / "compiled")) for _ in range(2))
        if number:
            _print("gongwu index, one file more", added, "s")
            _print("gongwu index, nothing new", nothing, "s")


def _run(arguments: list[str], compiled: Path) -> None:
    """Runs it as it is installed: with its modules compiled, wherever that is switched off here."""
    kept = {name: value for name, value in environment(vectors=False).items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(compiled)
    subprocess.run(arguments, cwd=PROJECT, env=kept, capture_output=True, check=True)


def _searches(library: Path) -> None:
    publish_made_vectors(library)
    embeddings = BundledEmbeddings() if BundledEmbeddings.available() else None
    if embeddings:
        embeddings.embed_query("预热")
    opened: list[LibrarySearch] = []
    _print("open", _seconds(lambda: opened.append(LibrarySearch(library, embeddings, BundledEmbeddings.name))), "s")
    _print("another reader", _seconds(lambda: opened.append(opened[0].read_by(READER))), "s")
    questions = distinct_questions(_QUESTIONS, WARM_UP + SEARCHES)
    embedding = [_process_time(lambda text=text: embeddings and embeddings.embed_query(text)) for text in questions]
    found = [
        _process_time(lambda text=text: opened[1].search(text, LIMIT, _GROUNDING, date.today())) for text in questions
    ]
    for name, values in (("embed a question", embedding), ("search, its question embedded", found)):
        counted = values[WARM_UP:]
        _print(f"{name}: median", 1000 * median(counted), "ms")
        _print(f"{name}: p95", 1000 * quantiles(counted, n=20)[-1], "ms")
    _print("memory of this process", _memory() / 2**20, "MB")


def _process_time(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _memory() -> int:
    """Bytes that this process holds now; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.is_file() else 0


def _print(name: str, value: float, unit: str) -> None:
    print(f"{name}: {value:.2f} {unit}", flush=True)


if __name__ == "__main__":
    main()
