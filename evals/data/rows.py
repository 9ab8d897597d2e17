"""The rows of a data set's files, checked before anything runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from assistant.answering.answer import AnswerStatus
from evals.data.references import ArticleReference, parse_references
from evals.harness.samples import Behavior, QuestionType

FieldText = Annotated[str, Field(min_length=1)]


class Row(BaseModel):
    """A row of a file."""

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)


class TurnRow(Row):
    """One message before the question."""

    role: Literal["user", "assistant"]
    content: FieldText


class _ReferenceFields(Row):
    doc_id: str = ""
    title: str = ""
    version: str = ""
    article: str | None = None


def _reference(value: object) -> ArticleReference:
    if isinstance(value, str):
        found = parse_references(value)
        if len(found) != 1:
            raise ValueError(f"“{value}”不是一处条文，应写成《文件标题》第几条")
        return found[0]
    fields = _ReferenceFields.model_validate(value)
    if not fields.doc_id and not fields.title:
        raise ValueError("条文没有写明 doc_id 或 title")
    # A data set may carry the version for people beside an id that decides.
    return ArticleReference(fields.doc_id, fields.title, "" if fields.doc_id else fields.version, fields.article)


def _document(value: object) -> ArticleReference:
    if isinstance(value, str) and "《" not in value:
        return ArticleReference(value)
    return _reference(value)


def _coded(kind: type[QuestionType] | type[Behavior], value: object) -> Any:
    """The member with this code or this Chinese name."""
    wanted = str(value).strip()
    for member in kind:
        if wanted in (member.code, member.value):
            return member
    raise ValueError(f"“{wanted}”不认识，可以写：{'、'.join(member.value for member in kind)}")


def _status(value: object) -> str:
    wanted = str(value or "").strip()
    for status in AnswerStatus:
        if wanted in (status.code, status.value):
            return status.code
    if wanted:
        raise ValueError(f"“{wanted}”不认识，可以写：{'、'.join(status.value for status in AnswerStatus)}")
    return ""


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("没有内容")
    return value.strip()


Reference = Annotated[ArticleReference, BeforeValidator(_reference)]
DocumentReference = Annotated[ArticleReference, BeforeValidator(_document)]
Text = Annotated[FieldText, AfterValidator(_not_blank)]


class QuestionRow(Row):
    """A question of a data set; ``evals/datasets/README.md`` describes every field for people.

    Attributes:
        key_values: The values of the answer, each as a list of its spellings.
        must_not_rely_on: Documents that are law no more.
        also_acceptable: Articles in force that carry the same points.
    """

    id: Text
    question: Text
    type: QuestionType
    history: tuple[TurnRow, ...] = ()
    gold_articles: tuple[Reference, ...] = ()
    also_acceptable: tuple[Reference, ...] = ()
    gold_answer_points: tuple[Text, ...] = ()
    key_values: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    must_refuse: bool = False
    expected_behavior: Behavior | None = None
    expected_status: Annotated[str, BeforeValidator(_status)] = ""
    must_not_rely_on: tuple[DocumentReference, ...] = ()
    as_of: date | None = None

    @field_validator("type", mode="before")
    @classmethod
    def _type(cls, value: object) -> QuestionType:
        return _coded(QuestionType, value)

    @field_validator("expected_behavior", mode="before")
    @classmethod
    def _behavior(cls, value: object) -> Behavior | None:
        return _coded(Behavior, value) if value else None

    @field_validator("as_of", mode="before")
    @classmethod
    def _no_day(cls, value: object) -> object:
        return value or None

    @model_validator(mode="after")
    def _consistent(self) -> QuestionRow:
        if self.must_refuse and self.expected_behavior not in (None, Behavior.REFUSE):
            raise ValueError("must_refuse 与 expected_behavior 互相矛盾")
        if self.must_refuse and self.gold_articles:
            raise ValueError("必须拒答的题不应有标准条文 gold_articles")
        return self

    @property
    def behavior(self) -> Behavior:
        """What is expected; refusing where it must be refused and nothing else is said."""
        return self.expected_behavior or (Behavior.REFUSE if self.must_refuse else Behavior.ANSWER)


class DocumentRow(Row):
    """A line of ``manifest.jsonl``.

    Attributes:
        status: The code of its validity; empty where it is not stated.
        scanned: Whether the file holds images only, so that no text can be expected from it.
    """

    doc_id: FieldText
    file: FieldText
    format: str = ""
    title: str = ""
    doc_number: str | None = None
    issuing_body: str | None = None
    level: str | None = None
    region: str | None = None
    publish_date: date | None = None
    effective_date: date | None = None
    status: Literal["in_force", "superseded", "repealed", "not_yet_in_force", "unverified", ""] = ""
    scanned: bool = False

    @field_validator("publish_date", "effective_date", mode="before")
    @classmethod
    def _no_date(cls, value: object) -> object:
        return value or None

    @property
    def file_format(self) -> str:
        """The format as stated, else the file name's ending."""
        return self.format or Path(self.file).suffix.lstrip(".").lower()


class ArticleRow(Row):
    """A line of ``articles.jsonl`` of a data set with documents."""

    doc_id: str
    article: str
    text: str


class StatuteRow(Row):
    """A line of ``articles.jsonl.gz`` of a data set that is nothing but articles.

    Attributes:
        full: The full title of the law.
        date: The date of this version of it.
        chapter: The headings above the article, separated by blanks.
    """

    id: int
    full: FieldText
    article: FieldText
    text: FieldText
    cat: str = ""
    date: str = ""
    chapter: str = ""


class StatuteQuestionRow(Row):
    """A line of ``questions*.jsonl`` of such a data set.

    Attributes:
        gold: Ids of the right articles.
    """

    qid: int | str
    query: Text
    gold: Annotated[tuple[int, ...], Field(min_length=1)]
