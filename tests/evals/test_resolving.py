"""Articles of a data set are looked up in the library that is asked, before anything is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.library.search import LibrarySearch
from evals.data.dataset import DataSet
from evals.data.faults import DataFaults
from evals.data.loading import load_data
from evals.data.resolving import resolve
from evals.harness.libraries import index_corpus, opened
from evals.harness.progress import TerminalProgress
from tests.evals.command import run_evals
from tests.evals.small_data import QUESTIONS, write_lines, write_small_data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data, with an older version of one document beside it."""
    folder = write_small_data(tmp_path_factory.mktemp("resolving") / "small")
    older = "# 示例市公务用车管理办法\n\n第一条　编制另行规定。\n\n第二条　公务用车使用满十年的，可以更新。\n"
    (folder / "docs" / "old.md").write_text(older, encoding="utf-8")
    with (folder / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.write(
            '{"doc_id": "old", "file": "docs/old.md", "title": "示例市公务用车管理办法", "version": "2010-05-01", '
            '"status": "superseded"}\n'
        )
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[LibrarySearch]:
    corpus = load_data(folder).corpus
    assert corpus is not None
    index_corpus(corpus, folder.parent / "library", TerminalProgress())
    with opened(folder.parent / "library", vectors=False) as search:
        yield search


def asking(folder: Path, **fields: object) -> DataSet:
    """The small data with one question."""
    write_lines(folder / "qa.jsonl", [{**QUESTIONS[0], **fields}])
    return load_data(folder)


def test_golds_come_with_their_text(folder: Path, library: LibrarySearch) -> None:
    [sample] = resolve(asking(folder), library)
    assert [article.key for article in sample.target.gold] == [("cars", "第二条")]
    assert sample.target.gold[0].text == "公务用车使用满八年的，可以申请更新。"
    assert sample.target.gold[0].title == "示例市公务用车管理办法"


def test_a_title_means_the_version_in_force_unless_another_is_named(folder: Path, library: LibrarySearch) -> None:
    [sample] = resolve(asking(folder, gold_articles=["《示例市公务用车管理办法》第二条"]), library)
    assert sample.target.gold[0].source_id == "cars"
    named = asking(folder, gold_articles=["《示例市公务用车管理办法》（2010-05-01）第二条"])
    [sample] = resolve(named, library)
    assert sample.target.gold[0].text == "公务用车使用满十年的，可以更新。"
    outdated = asking(folder, must_not_rely_on=["《示例市公务用车管理办法》（2010）", "old"])
    assert resolve(outdated, library)[0].target.outdated == {"old"}


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        ("《没有的办法》第一条", "没有文件 《没有的办法》"),
        ("《示例市公务用车管理办法》第九条", "没有这一条：《示例市公务用车管理办法》第九条"),
        ("《示例市公务用车管理办法》（1999）第一条", "没有文件"),
    ],
)
def test_golds_that_do_not_exist_are_faults_with_their_line(
    folder: Path, library: LibrarySearch, gold: str, said: str
) -> None:
    data = asking(folder, gold_articles=[gold])
    with pytest.raises(DataFaults) as found:
        resolve(data, library)
    [(line, fault)] = found.value.faults
    assert line == 1
    assert said in fault


def test_an_article_that_only_the_ground_truth_knows_is_a_miss_and_no_fault(
    folder: Path, library: LibrarySearch
) -> None:
    with (folder / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"doc_id": "cars", "article": "第四条", "text": "本办法自发布之日起施行。"}\n')
    gold = [{"doc_id": "cars", "article": "第四条"}]
    [sample] = resolve(asking(folder, gold_articles=gold, as_of=date(2026, 1, 1).isoformat()), library)
    assert sample.target.articles == {("cars", "第四条")}


def test_rows_that_cannot_be_used_and_golds_that_do_not_exist_are_told_together(
    folder: Path, library: LibrarySearch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {**QUESTIONS[0], "id": "A"},
        {**QUESTIONS[0], "id": "A"},
        {"id": "B", "type": "fact"},
        {**QUESTIONS[0], "id": "C", "gold_articles": ["《示例市公务用车管理办法》第九条"]},
        {**QUESTIONS[0], "id": "D", "type": "诗"},
        {**QUESTIONS[0], "id": "E", "gold_articles": [{"doc_id": "nowhere", "article": "第一条"}]},
    ]
    write_lines(folder / "qa.jsonl", rows)
    results = tmp_path / "results"
    code = run_evals("answers", "--data", folder, "--library", folder.parent / "library", "--out", results)
    said = capsys.readouterr().err
    assert code == 2
    assert [f"第 {line} 行：" in said for line in range(1, 7)] == [False, True, True, True, True, True]
    assert "有 5 处错误" in said
    assert not results.exists()
