"""Questions as people ask them: one file, whose rows are asked of the built-in library or of the documents beside the file.

The fields are those of a question (:class:`evals.data.rows.QuestionRow`), with a ``shape`` for its type, a ``polarity`` and a
``corpus``. An office's own file may leave all three out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import ValidationInfo, field_validator, model_validator

from assistant.errors import InputError
from evals.data.corpora import BuiltInCorpus, FolderCorpus
from evals.data.dataset import DataSet, Draft
from evals.data.files import sift_rows
from evals.data.loading import MANIFEST, articles_of, documents_of, draft_of
from evals.data.rows import QuestionRow, Text
from evals.harness.locations import DATASETS, shared_folder
from evals.harness.progress import Progress
from evals.harness.samples import Behavior, QuestionType
from evals.harness.task import Wanted

BUILT_IN, POLICIES = "builtin", "policies"
TRAINING = DATASETS / "everyday_training" / "questions.jsonl"
TRAINING_TITLE = "日常问法训练题集（排序和置信度是用它训练的，这里的分数不作评测，只看置信度是否说到做到）"


class EverydayRow(QuestionRow):
    """A question as people ask it.

    Attributes:
        shape: What kind of question it is, in Chinese; figures are given for each.
        also: Further shapes and marks of it.
        polarity: What a question that asks whether something may be done is answered with.
        corpus: The library that it is asked of.
    """

    type: QuestionType = QuestionType.COLLOQUIAL
    shape: str = ""
    also: tuple[Text, ...] = ()
    polarity: Literal["yes", "no", "depends"] | None = None
    corpus: Literal["builtin", "policies"] = BUILT_IN

    @field_validator("expected_behavior", mode="before")
    @classmethod
    def _clarify(cls, value: object) -> object:
        return Behavior.CLARIFY_OR_ENUMERATE.code if value == "clarify" else value

    @field_validator("polarity", "shape", "corpus", mode="before")
    @classmethod
    def _nothing_said(cls, value: object, info: ValidationInfo) -> object:
        return value or cls.model_fields[str(info.field_name)].default

    @model_validator(mode="after")
    def _golds_where_they_belong(self) -> EverydayRow:
        answers = self.behavior is Behavior.ANSWER
        if answers and not self.gold_articles:
            raise ValueError("该回答的题没有标准条文 gold_articles")
        if not answers and (self.gold_articles or self.polarity):
            raise ValueError("该反问、该拒答的题不应有标准条文 gold_articles 和 polarity")
        return self

    def traits(self) -> dict[str, str]:
        """What groups and metrics look at."""
        said = {"shape": self.shape, "also": "、".join(self.also), "polarity": self.polarity or ""}
        return {"corpus": self.corpus, **{name: value for name, value in said.items() if value}}


def everyday_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The questions of a file; by default those of the shared data.

    Raises:
        InputError: There is no such file, or the documents that it asks about are nowhere.
    """
    del progress
    path = wanted.path or shared_folder() / "data" / "policies" / "everyday_dev.jsonl"
    if wanted.subset:
        raise InputError(f"everyday 没有名为 {wanted.subset} 的子集，请去掉 --subset。")
    if path.suffix.lower() != ".jsonl" or not path.is_file():
        raise InputError(f"{path} 不是题目文件，请用 --data 指明一个 .jsonl 文件，字段见 evals/datasets/README.md。")
    rows, faults = sift_rows(path, EverydayRow, unique="id")
    drafts = tuple(draft_of(line, row, row.traits()) for line, row in rows)
    folder = _documents_folder(path, drafts)
    return DataSet(
        name=path.stem if path.stem != "questions" else path.resolve().parent.name,
        path=path,
        questions=path,
        drafts=drafts,
        title=TRAINING_TITLE if path.resolve() == TRAINING else "",
        documents=documents_of(folder) if folder else {},
        corpus=BuiltInCorpus(national_laws=True),
        further={POLICIES: FolderCorpus(folder)} if folder else {},
        articles=articles_of(folder) if folder else {},
        faults=tuple(faults),
    )


def _documents_folder(path: Path, drafts: Sequence[Draft]) -> Path | None:
    """Where the policy documents are: beside the file, else in the shared data; None where no question is about them."""
    asking = sum(_corpus(draft.sample.metadata) == POLICIES for draft in drafts)
    if not asking:
        return None
    for folder in (path.resolve().parent, shared_folder() / "data" / POLICIES):
        if (folder / MANIFEST).is_file():
            return folder
    raise InputError(f"{path} 有 {asking} 题问的是政策文件，但旁边没有 {MANIFEST}，请把文件和清单放在同一文件夹。")


def _corpus(metadata: Mapping[str, str]) -> str:
    return metadata.get("corpus", BUILT_IN)
