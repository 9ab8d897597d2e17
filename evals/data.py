"""Data sets on disk, and the one place that knows where the shared ones are.

A data set is a folder: ``qa.jsonl`` (questions), ``manifest.jsonl`` (a line a document), ``docs/``, and for the task
``structure`` ``articles.jsonl`` (the right division of every document into articles).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from assistant.answering.answer import Turn
from assistant.errors import InputError
from assistant.library.source import Validity
from evals.rows import ArticleRow, DocumentRow, QuestionRow, read_rows

PROJECT = Path(__file__).resolve().parent.parent

ArticleKey = tuple[str, str | None]
"""Document and article number: what a citation must hit."""


def default_data_folder() -> Path:
    """``data/policies`` of the shared folder: ``GONGWU_SHARED``, else ``../shared`` beside the project."""
    return Path(os.environ.get("GONGWU_SHARED", PROJECT.parent / "shared")) / "data" / "policies"


@dataclass(frozen=True)
class Input:
    """What the assistant is given.

    Attributes:
        as_of: The day on which the question is asked.
    """

    question: str
    history: tuple[Turn, ...]
    as_of: date


@dataclass(frozen=True)
class Target:
    """What a right answer holds.

    Attributes:
        articles: Articles of which a right answer cites at least one: the gold ones, and others that say the same.
        key_values: A right answer holds one spelling of each.
        behavior: ``answer``, ``refuse`` or ``clarify_or_enumerate``.
        outdated: Documents that the answer must not rest on.
    """

    articles: frozenset[ArticleKey]
    key_values: tuple[tuple[str, ...], ...]
    behavior: str
    must_refuse: bool
    outdated: frozenset[str]


@dataclass(frozen=True)
class Sample:
    """One case of a data set (样例).

    Attributes:
        metadata: ``type`` of the question, and ``format`` of the files of its gold documents.
    """

    id: str
    input: Input
    target: Target
    metadata: Mapping[str, str]


@dataclass(frozen=True)
class DataSet:
    """A folder of documents and questions.

    Attributes:
        documents: Manifest lines by document id.
    """

    folder: Path
    samples: tuple[Sample, ...]
    documents: Mapping[str, DocumentRow]

    @property
    def name(self) -> str:
        """The folder's name; thresholds are given for it."""
        return self.folder.resolve().name

    @property
    def manifest(self) -> Path:
        """The manifest."""
        return self.folder / "manifest.jsonl"

    @property
    def answerable(self) -> tuple[Sample, ...]:
        """The samples with gold articles."""
        return tuple(sample for sample in self.samples if sample.target.articles)

    @cached_property
    def outdated(self) -> frozenset[str]:
        """Documents on which no answer may rest, by the manifest."""
        stated = {key: row.status for key, row in self.documents.items() if row.status}
        return frozenset(key for key, status in stated.items() if not Validity.from_code(status).may_ground)

    def articles(self) -> dict[str, list[ArticleRow]]:
        """The right articles of every document, in order.

        Raises:
            InputError: The folder has no ``articles.jsonl``, or a line of it is at fault.
        """
        articles: dict[str, list[ArticleRow]] = {}
        for row in read_rows(self.folder / "articles.jsonl", ArticleRow):
            articles.setdefault(row.doc_id, []).append(row)
        return articles


def load_data(folder: Path) -> DataSet:
    """Reads a data set.

    Raises:
        InputError: It is not there, empty, or lines of it are at fault; the faults are listed with their line numbers.
    """
    if not folder.is_dir():
        raise InputError(f"找不到数据文件夹 {folder}，请用 --data 指定，或设置环境变量 GONGWU_SHARED。")
    documents = {row.doc_id: row for row in read_rows(folder / "manifest.jsonl", DocumentRow, unique="doc_id")}
    questions = read_rows(folder / "qa.jsonl", QuestionRow, unique="id")
    unknown = [f"{row.id}（{key}）" for row in questions for key in sorted(row.gold_documents - documents.keys())]
    if unknown:
        raise InputError(f"这些题目的标准条文所在的文件不在清单 manifest.jsonl 中，请改正：{'、'.join(unknown[:20])}。")
    return DataSet(folder, tuple(_sample(row, documents) for row in questions), documents)


def _sample(row: QuestionRow, documents: Mapping[str, DocumentRow]) -> Sample:
    articles = frozenset((ref.doc_id, ref.article) for ref in [*row.gold_articles, *row.also_acceptable])
    formats = {documents[key].file_format for key in row.gold_documents}
    return Sample(
        id=row.id,
        input=Input(row.question, tuple(Turn(t.role, t.content) for t in row.history), row.as_of or date.today()),
        target=Target(
            articles=articles if row.gold_articles else frozenset(),
            key_values=tuple(tuple(spellings) for spellings in row.key_values),
            behavior=row.expected_behavior,
            must_refuse=row.must_refuse,
            outdated=frozenset(row.must_not_rely_on),
        ),
        metadata={"type": row.type, "format": _joined(formats)},
    )


def _joined(formats: Iterable[str]) -> str:
    return "+".join(sorted(formats))
