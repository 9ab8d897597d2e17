"""The sentences that the task ``text`` works on: misspelt ones with what is right, and correct official ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.locations import shared_folder
from evals.harness.progress import Progress
from evals.harness.samples import Input, Sample, Target
from evals.harness.task import Wanted

PAIRS, CORRECT = "spelling_pairs*.tsv", "correct_sentences*.txt"


def text_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The folder with the sentences.

    Raises:
        InputError: It holds neither pairs nor sentences.
    """
    del progress
    folder = wanted.path or shared_folder() / "data" / "proofreading"
    if wanted.subset:
        raise InputError(f"text 没有名为 {wanted.subset} 的子集，请去掉 --subset。")
    if not folder.is_dir() or not _files(folder):
        raise InputError(f"{folder} 里没有 {PAIRS} 或 {CORRECT}，请用 --data 指明文件夹。")
    return DataSet(name=folder.name, path=folder, questions=_files(folder)[0], drafts=(), title="错别字与正确的句子")


def text_samples(data: DataSet) -> Sequence[Sample]:
    """A sample a sentence; a misspelt one says where it differs from the right one.

    Raises:
        InputError: A line of pairs is not two sentences with a tab between.
    """
    return [*_pairs(data.path), *_sentences(data.path)]


def _files(folder: Path) -> list[Path]:
    return [*sorted(folder.glob(PAIRS)), *sorted(folder.glob(CORRECT))]


def _pairs(folder: Path) -> Iterator[Sample]:
    for file in sorted(folder.glob(PAIRS)):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            wrong, tab, right = line.partition("\t")
            if not tab or wrong == right:
                raise InputError(f"{file.name} 第 {number} 行应为错句、制表符、对句，请检查。")
            facts = {"kind": "pair", "right": right, "spans": _differences(wrong, right)}
            yield Sample(f"{file.stem}-{number}", Input(wrong), Target(), facts=facts)


def _differences(wrong: str, right: str) -> list[list[int]]:
    """The stretches of the misspelt sentence that differ; what is missing is the character before it."""
    changes = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    return [
        [start if end > start else max(start - 1, 0), max(end, start)]
        for tag, start, end, _, _ in changes
        if tag != "equal"
    ]


def _sentences(folder: Path) -> Iterator[Sample]:
    for file in sorted(folder.glob(CORRECT)):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield Sample(f"{file.stem}-{number}", Input(line.strip()), Target(), facts={"kind": "correct"})
