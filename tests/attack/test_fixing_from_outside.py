"""What people call from outside: names of files as strings, the version, and help that is read in full on a narrow terminal."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

import assistant
from tests.command_line import CommandLine
from tests.conftest import Call
from tests.library import sample_files
from tests.proofreading.flawed import flawed_document

COMMANDS = (
    "",
    "index",
    "search",
    "ask",
    "check",
    "fix",
    "rules",
    "serve",
    "doctor",
    "library",
    "library list",
    "library show",
)


def test_a_document_is_checked_by_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(flawed_document())

    report = assistant.check(str(tmp_path / "a.docx"))

    assert {"B006", "M008"} <= {finding["rule"] for finding in report["findings"]}


def test_a_document_is_repaired_by_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(flawed_document())

    report = assistant.fix(str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "clean")

    assert report["output"] == str(tmp_path / "b.docx")
    assert (tmp_path / "b.docx").is_file()


@pytest.mark.parametrize("alone", [True, False])
def test_files_are_indexed_and_asked_by_their_names(tmp_path: Path, alone: bool) -> None:
    file, library = tmp_path / "办法.md", str(tmp_path / "library")
    file.write_bytes(sample_files.as_markdown())

    report = assistant.index(str(file) if alone else [str(file)], library)

    assert (report.added, report.failed) == (1, [])
    hits = assistant.search("公务用车编制", assistant.open_library(library, vectors=False))
    assert any("编制管理" in hit.text for hit in hits)


def test_the_version_is_that_of_the_package(call: Call) -> None:
    outcome = call("--version")

    assert (outcome.code, outcome.out.strip()) == (0, f"gongwu {version('gongwu')}")


@pytest.mark.parametrize("columns", ["80", "60"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_not_cut(call: Call, command: str, columns: str) -> None:
    wide, narrow = (letters(call(*command.split(), "--help", COLUMNS=width).out) for width in ("400", columns))

    assert sorted(narrow) == sorted(wide)


def test_help_is_not_cut_in_a_pipe(gongwu: CommandLine) -> None:
    outcome = gongwu.run("fix", "--help")

    assert "…" not in outcome.out
    assert "只修正这些规则发现的问题，规则编号用逗号隔开。" in re.sub(r"[\s│]", "", outcome.out)


def letters(printed: str) -> str:
    """What a page of help says, without its frames and blanks."""
    return re.sub(r"[\s─│╭╮╰╯]", "", printed)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serve", "--port", "99999"], "--port 的值不能使用，应是 1 到 65535 的数"),
        (["search", "-k", "0", "休假"], "-k 的值不能使用，应是 1 到 200 的数"),
        (["check"], "缺少 files（要校对的公文"),
        (["chekc", "a.docx"], "没有命令 chekc"),
    ],
)
def test_a_wrong_use_is_told_with_what_would_be_right(call: Call, arguments: list[str], said: str) -> None:
    told = call(*arguments)

    assert (told.code, said in told.err) == (2, True)
