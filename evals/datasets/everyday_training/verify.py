"""Checks the everyday training questions: ``python -m evals.datasets.everyday_training.verify [--policies DIR]``.

Articles are read from where they come from (guides, national laws, policy documents), not from a library. Prints every fault
with the id of the question; exit code 0 where there is none, else 1. Without the policy documents the questions about them
are checked in their form only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.library.collections import Collection, built_in_guides
from assistant.library.national_laws import NationalLaws
from assistant.library.reading import DocumentReader
from assistant.library.validity import validity_on
from evals.harness.locations import shared_folder
from evals.points.spelling import QUANTITY, canonical
from evals.points.values import holds_value, plain

QUESTIONS = Path(__file__).with_name("questions.jsonl")
AS_OF = date(2026, 11, 30)
SHAPES = ("是非", "数字期限", "答不了", "后果", "谁来定", "程序清单", "一句两问", "追问", "比较", "含糊")
BEHAVIOR = {"答不了": "refuse", "含糊": "clarify"}
"""What is expected of a shape; an answer of every other."""

Row = Mapping[str, Any]
Articles = Mapping[tuple[str, str], tuple[str, str]]
"""(document id, article) to (title of the document, text of the article)."""


def read_questions(path: Path = QUESTIONS) -> list[dict[str, Any]]:
    """The rows of the set, in the order of their lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def built_in_articles() -> dict[tuple[str, str], tuple[str, str]]:
    """The guides and the national laws that may ground an answer on the day of the questions.

    Raises:
        InputError: The national laws are not installed.
    """
    with DocumentReader() as reader:
        return {**_articles(built_in_guides(reader)), **_articles(NationalLaws())}


def policy_articles(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """The policy documents that are in force, from a folder with ``manifest.jsonl`` and ``articles.jsonl``."""
    titles = {
        row["doc_id"]: row["short_title"] or row["title"]
        for row in read_questions(folder / "manifest.jsonl")
        if row["status"] == "in_force"
    }
    rows = read_questions(folder / "articles.jsonl")
    return {
        (row["doc_id"], row["article"]): (titles[row["doc_id"]], row["text"]) for row in rows if row["doc_id"] in titles
    }


def verify(rows: Sequence[Row], corpora: Mapping[str, Articles]) -> list[str]:
    """All faults, in the order of the questions; those of a corpus that is not here are checked in their form only."""
    faults = [f"{row['id']}：{fault}" for row in rows for fault in _faults(row, corpora.get(row["corpus"]))]
    return [*_duplicates(rows), *faults]


def shared_run(question: str, text: str) -> int:
    """Length of the longest run of characters that a question has in common with an article, without punctuation."""
    mine, theirs = (re.sub(r"[^\u4e00-\u9fff0-9A-Za-z]", "", each) for each in (question, text))
    longest = 0
    for start in range(len(mine)):
        while start + longest < len(mine) and mine[start : start + longest + 1] in theirs:
            longest += 1
    return longest


def _articles(collection: Collection) -> dict[tuple[str, str], tuple[str, str]]:
    documents = (candidate.read() for candidate in collection.candidates())
    return {
        (document.id, article.number or ""): (document.title, article.text)
        for document in documents
        if validity_on(document, AS_OF).may_ground
        for article in document.articles
    }


def _duplicates(rows: Sequence[Row]) -> Iterator[str]:
    for what, counted in (
        ("编号", Counter(row["id"] for row in rows)),
        ("问题", Counter(f"{row['question']}{row['history']}" for row in rows)),
    ):
        yield from (f"{what}重复：{each}" for each, count in counted.items() if count > 1)


def _faults(row: Row, articles: Articles | None) -> Iterator[str]:
    yield from _faults_of_form(row)
    if articles is None:
        return
    yield from _faults_of_references(row, articles)
    texts = [articles[key][1] for key in _keys(row["gold_articles"]) if key in articles]
    yield from _faults_of_values(row, texts)
    if row["overlap"] != max((shared_run(row["question"], text) for text in texts), default=0):
        yield "overlap 与条文不符"


def _faults_of_form(row: Row) -> Iterator[str]:
    expected = BEHAVIOR.get(row["shape"], "answer")
    if (
        row["shape"] not in SHAPES
        or row["expected_behavior"] != expected
        or row["must_refuse"] != (expected == "refuse")
    ):
        yield "形状与期望不符"
    if row["as_of"] != AS_OF.isoformat():
        yield "提问日期不对"
    if row["shape"] == "追问" and not row["history"]:
        yield "追问没有上文"
    if row["shape"] == "是非" and row["polarity"] not in ("yes", "no", "depends"):
        yield "是非题没有写明能不能"
    given = [bool(row[field]) for field in ("gold_articles", "gold_answer_points", "key_values")]
    if not (all(given) if expected == "answer" else not any(given) and row.get("why_not")):
        yield "该答的题缺条文、要点或关键字样，或者不该答的题没有写明原因"


def _faults_of_references(row: Row, articles: Articles) -> Iterator[str]:
    for reference in [*row["gold_articles"], *row["also_acceptable"]]:
        named = f"《{reference['law']}》{reference['article']}"
        title, text = articles.get((reference["doc_id"], reference["article"]), ("", ""))
        if not title:
            yield f"没有有效的{named}"
        elif title != reference["law"]:
            yield f"{named}的标题是《{title}》"
        elif not any(holds_value(plain(text), spellings) for spellings in row["key_values"]):
            yield f"{named}没有任何关键字样"


def _faults_of_values(row: Row, texts: Sequence[str]) -> Iterator[str]:
    whole = plain("\n".join(texts))
    for spellings in row["key_values"]:
        if not holds_value(whole, spellings):
            yield f"标准条文中没有关键字样“{spellings[0]}”"
    stated = set(QUANTITY.findall(canonical(whole)))
    for point in row["gold_answer_points"]:
        for quantity in set(QUANTITY.findall(canonical(point))) - stated:
            yield f"要点中的“{quantity}”不在标准条文中"


def _keys(references: Iterable[Mapping[str, str]]) -> list[tuple[str, str]]:
    return [(reference["doc_id"], reference["article"]) for reference in references]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.datasets.everyday_training.verify", description="逐题核对日常问法训练题集。"
    )
    parser.add_argument(
        "--policies",
        type=Path,
        default=shared_folder() / "data" / "policies",
        help="政策文件的文件夹，没有则只核对形式",
    )
    options = parser.parse_args(arguments)
    corpora: dict[str, Articles] = {"builtin": built_in_articles()}
    if options.policies.is_dir():
        corpora["policies"] = policy_articles(options.policies)
    rows = read_questions()
    faults = verify(rows, corpora)
    shapes = Counter(row["shape"] for row in rows)
    print(f"共 {len(rows)} 题（{'，'.join(f'{shape} {shapes[shape]}' for shape in SHAPES)}）")
    print("\n".join(faults) or "没有发现问题。")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
