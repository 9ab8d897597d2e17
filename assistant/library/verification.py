"""Whether a library is whole: every file as it was published, and catalogue, index and vectors of the same passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.errors import LibraryDamaged, LibraryError
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE, LEXICAL
from assistant.library.inspection import InspectedCatalogue
from assistant.library.lexical import LexicalIndex
from assistant.library.published import Published, digest_of
from assistant.library.vectors import VectorFolder
from assistant.models.bundled_model import NAME

NAMED = 5
"""How many documents a fault names at most."""
_GO_BACK = "运行 gongwu library undo 退回上一次的内容"
_RESTORE = "从备份恢复知识库文件夹；没有备份的，把它移到别处，再重新运行 gongwu index"
_VECTORS_AGAIN = "再运行一次 gongwu index，会自动补算"


@dataclass(frozen=True)
class Fault:
    """Something that is wrong.

    Attributes:
        part: ``manifest``, ``files``, ``catalogue``, ``index``, ``vectors`` or ``previous``.
        what: In Chinese, without an end.
        advice: What to do about it, in Chinese, without an end.
    """

    part: str
    what: str
    advice: str

    @property
    def sentence(self) -> str:
        """Both, as people read it."""
        return f"{self.what}；请{self.advice}。"


@dataclass(frozen=True)
class Verification:
    """What was found.

    Attributes:
        faults: What is wrong; empty where the library is whole.
        notes: What is to be known and does no harm, a sentence each.
        previous: Whether there is a generation to go back to.
    """

    generation: int
    documents: int
    articles: int
    chunks: int
    vectors: int
    previous: bool
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {**asdict(self), "whole": not self.faults}


def verify_library(library: Path) -> Verification:
    """Reads all of a library and compares its parts with each other; changes nothing.

    Raises:
        LibraryError: There is no library, or one of another version; damage is no error here but what is told.
    """
    folder = LibraryFolder(library)
    advice = _GO_BACK if folder.previous else _RESTORE
    try:
        published = folder.published()
    except LibraryDamaged as error:
        fault = Fault("manifest", error.message.rstrip("。"), advice)
        return Verification(0, 0, 0, 0, 0, folder.previous is not None, (fault,), ())
    vectors, vector_faults, notes = _vectors(folder, published)
    faults = (*_files(folder, published, advice), *_parts(folder, published, advice), *vector_faults, *_before(folder))
    notes += [f"{path.name} 是中断的收录留下的，下一次收录会清掉。" for path in folder.leftovers()]
    held = folder.previous is not None
    return Verification(published.generation, *published.counts, vectors, held, faults, tuple(notes))


def _files(folder: LibraryFolder, published: Published, advice: str) -> Iterator[Fault]:
    now = folder.digests(published)
    if digest_of(now) == published.digest:
        return
    differing = [name for name, digest in published.files.items() if now.get(name) != digest]
    added = [name for name in now if name not in published.files]
    for name in [*differing, *added] or ["library.json"]:
        state = "多出来了" if name in added else "与发布时不一致" if name in now else "不见了"
        yield Fault("files", f"第 {published.generation} 代的文件 {name} {state}", advice)


def _parts(folder: LibraryFolder, published: Published, advice: str) -> Iterator[Fault]:
    """Whether the catalogue is consistent, and the index holds each of its passages once."""
    generation = folder.generation(published.generation)
    try:
        with closing(InspectedCatalogue(generation / CATALOGUE)) as catalogue:
            yield from (Fault("catalogue", f"目录有误：{line}", advice) for line in catalogue.faults())
            counts, sources = catalogue.counts(), catalogue.chunk_sources()
    except LibraryDamaged:
        yield Fault("catalogue", "目录文件无法读取", advice)
        return
    if counts != published.counts:
        yield Fault("catalogue", f"目录中是 {_said(counts)}，发布时是 {_said(published.counts)}", advice)
    try:
        indexed = Counter(LexicalIndex.open(generation / LEXICAL).chunk_ids())
    except (LibraryDamaged, ValueError):
        yield Fault("index", "检索索引无法读取", advice)
        return
    yield from _differences(sources, indexed, advice)


def _differences(sources: dict[int, str], indexed: Counter[int], advice: str) -> Iterator[Fault]:
    lacking = Counter(source_id for chunk_id, source_id in sources.items() if chunk_id not in indexed)
    if lacking:
        named = "、".join(list(lacking)[:NAMED])
        yield Fault("index", f"检索索引缺 {sum(lacking.values())} 段，涉及 {len(lacking)} 个文件：{named}", advice)
    strange = sum(count for chunk_id, count in indexed.items() if chunk_id not in sources)
    if strange:
        yield Fault("index", f"检索索引多出 {strange} 段，不属于任何文件", advice)
    twice = sum(count > 1 for chunk_id, count in indexed.items() if chunk_id in sources)
    if twice:
        yield Fault("index", f"检索索引中有 {twice} 段重复", advice)


def _vectors(folder: LibraryFolder, published: Published) -> tuple[int, list[Fault], list[str]]:
    """How many vectors are published of its passages, what is wrong with them, and what is to be known."""
    try:
        rows, matrix = VectorFolder(folder.vectors).read_snapshot(NAME)
        with closing(InspectedCatalogue(folder.generation(published.generation) / CATALOGUE)) as catalogue:
            wanted = catalogue.content_hashes()
    except LibraryError as error:
        return 0, [Fault("vectors", error.message.partition("，")[0], _VECTORS_AGAIN)], []
    held, strange = len(wanted & rows.keys()), len(rows.keys() - wanted)
    faults = [Fault("vectors", "语义向量文件中有不是数的值", _VECTORS_AGAIN)] if _has_no_numbers(matrix) else []
    notes = [f"{strange} 个语义向量的条文已不在知识库中，下一次计算时清除。"] if strange else []
    return held, faults, notes


def _has_no_numbers(matrix: Any) -> bool:
    import numpy as np

    return not bool(np.isfinite(matrix).all())


def _before(folder: LibraryFolder) -> Iterator[Fault]:
    """Whether one could go back."""
    before = folder.previous
    if before and digest_of(folder.digests(before)) != before.digest:
        what = f"保留的上一次内容（第 {before.generation} 代）与发布时不一致，不能再退回"
        yield Fault("previous", what, "照常使用；下一次收录后会换成新的一份")


def _said(counts: tuple[int, int, int]) -> str:
    documents, articles, chunks = counts
    return f"{documents} 个文件、{articles} 条、{chunks} 段"
