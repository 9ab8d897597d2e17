"""The commands about versions: another day, two versions side by side, the health of a library."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.cli import app
from assistant.errors import InputError
from tests.library.regulations import index_texts, write_files, write_manifest
from tests.library.test_health import FILES, LINES
from tests.test_docs import INTERFACES, fences, read, shape

OLD = "信访条例\n\n第一条　为了规范信访，制定本条例。\n第二条　信访事项应当自受理之日起九十日内办结。\n"
NEW = "信访工作条例\n\n第一条　为了规范信访，制定本条例。\n第二条　信访事项应当自受理之日起六十日内办结。\n"

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    root: Path = tmp_path_factory.mktemp("cli-versions")
    folder = write_files(root / "docs", {"old.txt": OLD, "new.txt": NEW})
    manifest = write_manifest(
        root / "manifest.jsonl",
        {
            "doc_id": "old",
            "file": "docs/old.txt",
            "publish_date": "2005-05-01",
            "status": "repealed",
            "superseded_by": "new",
        },
        {"doc_id": "new", "file": "docs/new.txt", "publish_date": "2022-05-01", "status": "in_force"},
    )
    index_texts(root / "library", folder, manifest=manifest)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments, "--library", str(root / "library")], env={"GONGWU_VECTORS": "0"})

    return run


@pytest.mark.parametrize("day", ["2010-01-01", "2010年1月1日", "２０１０-０１-０１", "二〇一〇年一月一日"])
def test_a_search_of_another_day(day: str, run: Run) -> None:
    found = json.loads(run("search", "信访事项多久办结", "--as-of", day, "--json").stdout)

    assert found["as_of"] == "2010-01-01"
    assert found["hits"][0]["source_id"] == "old"
    assert {hit["validity"] for hit in found["hits"]} == {"in_force"}


def test_what_was_law_then_is_printed_with_what_it_is_today(run: Run) -> None:
    assert "当时现行有效，现在已废止" in run("search", "信访事项多久办结", "--as-of", "2010-01-01").stdout


def test_an_answer_of_another_day(run: Run) -> None:
    answer = json.loads(run("ask", "信访事项多久办结？", "--as-of", "2010-01-01", "--json").stdout)

    assert answer["as_of"] == "2010-01-01"
    assert [citation["validity"] for citation in answer["citations"]] == ["repealed", "in_force"]


@pytest.mark.parametrize("day", ["昨天", "2010", "2010-13-01", "2010-02-30", "", "10/1/1", "2010-01-01 之后"])
def test_what_is_no_day_is_said_to_be_none(day: str, run: Run) -> None:
    for command in (("search", "信访"), ("ask", "信访事项多久办结？")):
        error = run(*command, "--as-of", day).exception
        assert isinstance(error, InputError)
        assert "看不懂" in error.message


@pytest.mark.parametrize("day", ["1900-01-01", "2004-12-31"])
def test_before_the_first_version_nothing_is_found(day: str, run: Run) -> None:
    assert json.loads(run("search", "信访事项多久办结", "--as-of", day, "--json").stdout)["hits"] == []
    answer = json.loads(run("ask", "信访事项多久办结？", "--as-of", day, "--json").stdout)
    assert answer["status"] == "no_source_found"


def test_two_versions_are_compared_article_by_article(run: Run) -> None:
    printed = run("library", "compare", "old", "信访工作条例").stdout

    assert "修改 1 条" in printed
    assert "［删：九十日］［增：六十日］" in printed
    found = json.loads(run("library", "compare", "old", "new", "--article", "2", "--json").stdout)
    assert [change["kind"] for change in found["changes"]] == ["changed"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("old", "old"), "同一个文件"),
        (("old", "没有的"), "没有编号或标题为"),
        (("old", "new", "--article", "第九条"), "都没有第九条"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...], said: str, run: Run) -> None:
    error = run("library", "compare", *arguments).exception

    assert isinstance(error, InputError)
    assert said in error.message


def test_the_health_of_a_library_is_printed(run: Run) -> None:
    assert "《信访条例》  已废止，现行的是《信访工作条例》" in run("library", "health").stdout


def described(name: str) -> object:
    return json.loads(next(body for info, body in fences(read(INTERFACES)) if info == f"json {name}"))


def test_the_json_of_a_comparison_is_as_described(run: Run) -> None:
    printed = json.loads(run("library", "compare", "old", "new", "--article", "第二条", "--json").stdout)

    assert shape(printed) == shape(described("gongwu library compare"))


def test_the_json_of_health_is_as_described(tmp_path: Path) -> None:
    soon = (date.today() + timedelta(30)).isoformat()
    lines = [{**line, **({"effective_date": soon} if "effective_date" in line else {})} for line in LINES]
    folder = write_files(tmp_path / "docs", FILES)
    index_texts(tmp_path / "library", folder, manifest=write_manifest(tmp_path / "manifest.jsonl", *lines))

    printed = CliRunner().invoke(app, ["library", "health", "--library", str(tmp_path / "library"), "--json"]).stdout

    assert shape(json.loads(printed)) == shape(described("gongwu library health"))
