"""Checks every row of a data set against a library: ``python -m evals.datasets.verify [DATA] --library DIR``.

Prints every fault with its line number and the id of the question. Exit code 0 where there is none, else 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import GongwuError
from assistant.library.search import LibrarySearch
from evals.data.dataset import DataSet, Draft
from evals.data.faults import DataFaults
from evals.data.loading import load_data
from evals.data.resolving import resolve
from evals.datasets.checks import CHECKS, question_key
from evals.harness.locations import DATASETS
from evals.harness.samples import QuestionType


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row.

    Attributes:
        line: Where the row stands in its file, counted from 1.
        question_id: Empty where the row could not be read.
    """

    line: int
    question_id: str
    message: str

    def __str__(self) -> str:
        named = f"（{self.question_id}）" if self.question_id else ""
        return f"第 {self.line} 行{named}：{self.message}"


def verify(data: DataSet, library: LibrarySearch) -> tuple[Fault, ...]:
    """All faults of a data set whose rows could be read, in the order of its lines."""
    faults = [*_duplicates(data.drafts)]
    for draft in data.drafts:
        faults += [Fault(draft.line, draft.sample.id, message) for message in _checked(data, draft, library)]
    return tuple(sorted(faults, key=lambda fault: fault.line))


def count_types(data: DataSet) -> Counter[str]:
    """How many questions of each type there are, by the type's code."""
    return Counter(draft.sample.metadata["type"] for draft in data.drafts)


def _checked(data: DataSet, draft: Draft, library: LibrarySearch) -> list[str]:
    try:
        [sample] = resolve(replace(data, drafts=(draft,)), library)
    except DataFaults as error:  # What the row names and the library does not hold; nothing else can be checked then.
        return [message for _, message in error.faults]
    return [message for check in CHECKS for message in check(sample, library)]


def _duplicates(drafts: Sequence[Draft]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for draft in drafts:
        line = first.setdefault(question_key(draft.sample), draft.line)
        if line != draft.line:
            yield Fault(draft.line, draft.sample.id, f"问题与第 {line} 行重复")


def _summary(data: DataSet) -> str:
    counts = count_types(data)
    kinds = "，".join(f"{kind.value} {counts[kind.code]}" for kind in QuestionType if counts[kind.code])
    return f"{data.questions}：共 {len(data.drafts)} 题（{kinds}）"


def _run(path: Path, folder: Path | None) -> tuple[str, tuple[Fault, ...]]:
    from assistant import open_library

    try:
        data = load_data(path)
    except DataFaults as error:
        return str(path), tuple(Fault(line, "", message) for line, message in error.faults)
    library = open_library(folder, vectors=False).current()
    try:
        return _summary(data), verify(data, library)
    finally:
        library.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.datasets.verify",
        description="对照知识库逐行核对题集：条文是否存在、是否有效，要点是否为原文。",
    )
    parser.add_argument(
        "data", nargs="?", type=Path, default=DATASETS / "gongwu", help="题集的文件夹或文件；默认是自有题集"
    )
    parser.add_argument("--library", type=Path, help="知识库文件夹；默认是设置中的知识库")
    options = parser.parse_args(arguments)
    try:
        summary, faults = _run(options.data, options.library)
    except GongwuError as error:
        print(error.message, file=sys.stderr)
        return 1
    print(summary)
    for fault in faults:
        print(fault)
    print(f"有 {len(faults)} 处问题，请改正。" if faults else "没有发现问题。")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
