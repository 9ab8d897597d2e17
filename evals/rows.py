"""The lines of a data set's files, checked before anything runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import InputError

FAULTS_SHOWN = 20


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


RowType = TypeVar("RowType", bound=_Row)


class ArticleReference(_Row):
    """An article by its document and its number."""

    doc_id: str
    article: str | None


class TurnRow(_Row):
    """One message before the question."""

    role: Literal["user", "assistant"]
    content: str


class QuestionRow(_Row):
    """A line of ``qa.jsonl``.

    Attributes:
        key_values: The numbers of the answer, each as a list of its spellings.
        must_not_rely_on: Documents that are law no more.
        also_acceptable: Articles in force that carry the same points.
    """

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    type: str = Field(min_length=1)
    history: tuple[TurnRow, ...] = ()
    gold_articles: tuple[ArticleReference, ...] = ()
    also_acceptable: tuple[ArticleReference, ...] = ()
    key_values: tuple[tuple[str, ...], ...] = ()
    must_refuse: bool = False
    expected_behavior: Literal["answer", "refuse", "clarify_or_enumerate"] = "answer"
    must_not_rely_on: tuple[str, ...] = ()
    as_of: date | None = None

    @property
    def gold_documents(self) -> frozenset[str]:
        """The documents of the gold articles."""
        return frozenset(reference.doc_id for reference in self.gold_articles)


class DocumentRow(_Row):
    """A line of ``manifest.jsonl``.

    Attributes:
        status: The code of its validity; empty where it is not stated.
        scanned: Whether the file holds images only, so that no text can be expected from it.
    """

    doc_id: str = Field(min_length=1)
    file: str = Field(min_length=1)
    format: str = ""
    title: str = ""
    doc_number: str | None = None
    issuing_body: str | None = None
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


class ArticleRow(_Row):
    """A line of ``articles.jsonl``."""

    doc_id: str
    article: str
    text: str


def read_rows(path: Path, kind: type[RowType], unique: str = "") -> list[RowType]:
    """The lines of a file.

    Args:
        unique: A field that no two lines may share.

    Raises:
        InputError: The file is missing, empty or no UTF-8, or lines of it are at fault: all are named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise InputError(f"数据文件夹中缺少 {path.name}（{path}），请补上后重试。") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} 无法读取，应为 UTF-8 编码的 JSON Lines 文件。") from error
    rows, faults, seen = list[RowType](), list[str](), set[str]()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = kind.model_validate_json(line)
        except ValidationError as error:
            faults.append(f"第 {number} 行：{_fields(error)}")
            continue
        key = str(getattr(row, unique)) if unique else str(number)
        if key in seen:
            faults.append(f"第 {number} 行：{unique} {key} 重复")
        seen.add(key)
        rows.append(row)
    _refuse(path, faults, empty=not rows)
    return rows


def _refuse(path: Path, faults: list[str], empty: bool) -> None:
    if faults:
        more = f"\n……共 {len(faults)} 处" if len(faults) > FAULTS_SHOWN else ""
        raise InputError(f"{path} 有错误，请改正后重试：\n" + "\n".join(faults[:FAULTS_SHOWN]) + more)
    if empty:
        raise InputError(f"{path} 是空的，没有可以评测的内容。")


def _fields(error: ValidationError) -> str:
    names = {".".join(str(part) for part in detail["loc"]) for detail in error.errors()} - {""}
    return f"字段 {'、'.join(sorted(names))} 缺失或不能识别" if names else "不是 JSON 对象"
