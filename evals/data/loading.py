"""Finds out what shape a data set has and reads it.

Shapes: a folder with ``qa.jsonl`` (or ``.csv``, ``.xlsx``) and documents with a ``manifest.jsonl``; a folder with questions
and a ``dataset.toml`` that says which built-in library they are asked of; a folder with ``articles.jsonl.gz`` and
``questions*.jsonl``, which is nothing but statutes; a single file of questions.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answering.answer import Turn
from assistant.errors import InputError
from evals.data.corpora import BuiltInCorpus, Corpus, FolderCorpus, StatuteCorpus, corpus_of, law_id
from evals.data.dataset import DataSet, Draft
from evals.data.faults import DataFaults
from evals.data.files import QUESTION_SUFFIXES, read_rows, sift_rows
from evals.data.references import ArticleReference
from evals.data.rows import ArticleRow, DocumentRow, QuestionRow, StatuteQuestionRow, StatuteRow
from evals.harness.samples import Input, Sample, Target

DESCRIPTION = "dataset.toml"
MANIFEST = "manifest.jsonl"
QUESTION_FILES = ("qa.jsonl", "qa.csv", "qa.xlsx")


def load_data(path: Path) -> DataSet:
    """Reads a data set and checks every row of it; which articles there are is seen when a library is at hand.

    Args:
        path: A folder, or a file of questions.

    Raises:
        DataFaults: Rows are at fault: all are listed with their line numbers.
        InputError: It is not there, empty, or of no shape that is known.
    """
    data = sift_data(path)
    if data.faults:
        raise DataFaults(data.questions, data.faults)
    return data


def sift_data(path: Path) -> DataSet:
    """The same, keeping the faults of questions, so that they can be told together with what a library does not hold.

    Raises:
        DataFaults: Rows of another file than that of the questions are at fault.
        InputError: It is not there, empty, or of no shape that is known.
    """
    if path.is_file():
        return _questions_alone(path)
    if not path.is_dir():
        raise InputError(f"找不到数据 {path}，请用 --data 指定文件夹或题目文件，或设置环境变量 GONGWU_SHARED。")
    statutes = _statute_files(path)
    if statutes:
        return _statutes(path, *statutes)
    questions = next((path / name for name in QUESTION_FILES if (path / name).is_file()), path / QUESTION_FILES[0])
    described = _described(path / DESCRIPTION)
    if described is not None:
        drafts, faults = _drafts(questions, {})
        corpus = corpus_of(described.get("library", []))
        title = str(described.get("title", ""))
        return DataSet(_name(path), path, questions, drafts, title, corpus=corpus, faults=faults)
    return _folder(path, questions)


def _folder(path: Path, questions: Path) -> DataSet:
    documents = documents_of(path)
    drafts, faults = _drafts(questions, documents)
    right = articles_of(path)
    return DataSet(
        _name(path), path, questions, drafts, "", documents, FolderCorpus(path), articles=right, faults=faults
    )


def documents_of(folder: Path) -> dict[str, DocumentRow]:
    """The lines of the folder's manifest, by document id."""
    return {row.doc_id: row for _, row in read_rows(folder / MANIFEST, DocumentRow, unique="doc_id")}


def articles_of(folder: Path) -> dict[str, list[ArticleRow]]:
    """The right division of each document of the folder; empty where it does not give it."""
    right: dict[str, list[ArticleRow]] = {}
    if (folder / "articles.jsonl").is_file():
        for _, row in read_rows(folder / "articles.jsonl", ArticleRow):
            right.setdefault(row.doc_id, []).append(row)
    return right


def _questions_alone(path: Path) -> DataSet:
    if path.suffix.lower() not in QUESTION_SUFFIXES:
        raise InputError(f"{path} 不是题目文件，可以用 {'、'.join(sorted(QUESTION_SUFFIXES))}，或一个数据文件夹。")
    drafts, faults = _drafts(path, {})
    corpus: Corpus = BuiltInCorpus(national_laws=True)
    return DataSet(path.stem, path, path, drafts, corpus=corpus, faults=faults)


def _described(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise InputError(f"{path} 不是有效的 TOML，请改正后重试。") from error


def _name(path: Path) -> str:
    return path.resolve().name


def _drafts(path: Path, documents: Mapping[str, DocumentRow]) -> tuple[tuple[Draft, ...], tuple[tuple[int, str], ...]]:
    """The questions that can be used, and the faults of the others."""
    rows, faults = sift_rows(path, QuestionRow, unique="id")
    unknown = [(line, fault) for line, row in rows for fault in _unknown(row, documents)] if documents else []
    at_fault = {line for line, _ in unknown}
    drafts = tuple(_draft(line, row, documents) for line, row in rows if line not in at_fault)
    return drafts, (*faults, *unknown)


def _unknown(row: QuestionRow, documents: Mapping[str, DocumentRow]) -> list[str]:
    """References by id to documents that the manifest does not name."""
    named = {
        "gold_articles": row.gold_articles,
        "also_acceptable": row.also_acceptable,
        "must_not_rely_on": row.must_not_rely_on,
    }
    return [
        f"字段 {field}：清单 manifest.jsonl 中没有文件 {reference.doc_id}"
        for field, references in named.items()
        for reference in references
        if reference.doc_id and reference.doc_id not in documents
    ]


def _draft(line: int, row: QuestionRow, documents: Mapping[str, DocumentRow]) -> Draft:
    formats = {documents[r.doc_id].file_format for r in row.gold_articles if r.doc_id in documents}
    format_trait = {"format": "+".join(sorted(formats))} if formats else {}
    return draft_of(line, row, {"type": row.type.code, **format_trait})


def draft_of(line: int, row: QuestionRow, metadata: Mapping[str, str]) -> Draft:
    """The question of a row, marked with what its groups are made of."""
    sample = Sample(
        id=row.id,
        input=Input(row.question, tuple(Turn(t.role, t.content) for t in row.history), row.as_of or date.today()),
        target=Target(
            points=row.gold_answer_points,
            key_values=row.key_values,
            behavior=row.behavior,
            status=row.expected_status,
            must_refuse=row.must_refuse,
        ),
        metadata=metadata,
    )
    return Draft(line, sample, row.gold_articles, row.also_acceptable, row.must_not_rely_on)


def _statute_files(path: Path) -> tuple[Path, Path] | None:
    articles = next((path / n for n in ("articles.jsonl.gz", "articles.jsonl") if (path / n).is_file()), None)
    questions = sorted(path.glob("questions*.jsonl"))
    return (articles, questions[0]) if articles and questions else None


def _statutes(path: Path, articles: Path, questions: Path) -> DataSet:
    laws: dict[str, list[StatuteRow]] = {}
    by_id: dict[int, StatuteRow] = {}
    for _, row in read_rows(articles, StatuteRow, unique="id"):
        by_id[row.id] = row
        laws.setdefault(law_id(row), []).append(row)
    rows, faults = sift_rows(questions, StatuteQuestionRow, unique="qid")
    faults += [(line, f"没有编号为 {key} 的条文") for line, row in rows for key in row.gold if key not in by_id]
    drafts = tuple(_legal_question(n, row, by_id) for n, row in rows if all(key in by_id for key in row.gold))
    digest = hashlib.sha256(articles.read_bytes()).hexdigest()
    corpus = StatuteCorpus(_name(path), digest, laws)
    return DataSet(_name(path), path, questions, drafts, corpus=corpus, faults=tuple(faults))


def _legal_question(line: int, row: StatuteQuestionRow, by_id: Mapping[int, StatuteRow]) -> Draft:
    gold = [by_id[key] for key in row.gold]
    sample = Sample(str(row.qid), Input(row.query), Target(), {"law": gold[0].cat})
    return Draft(line, sample, tuple(ArticleReference(law_id(article), article=article.article) for article in gold))
