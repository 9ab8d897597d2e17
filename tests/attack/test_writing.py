"""What is written is written whole or not at all, never over what was given, and open to nobody who could not read that."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.errors import DocumentTooLarge, LibraryDamaged
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.library.folder import FORMAT, LibraryFolder
from tests.command_line import CommandLine
from tests.library.regulations import BOATS, TREES, WELLS, find, index_texts, titles, write_files
from tests.needs import linux_only, needs_full_device, posix_only
from tests.proofreading.flawed import flawed_document


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "通知.docx"
    path.write_bytes(flawed_document())
    return path


@pytest.mark.parametrize("place", ["the document", "a link to it", "by its folder", "a name of another kind"])
def test_a_report_is_never_written_over_a_document(gongwu: CommandLine, original: Path, place: str) -> None:
    link = original.with_name("报告.html")
    link.symlink_to(original)
    page = {"the document": original, "a name of another kind": original.with_name("b.docx")}.get(place, link)

    told = gongwu.run("check", original.parent if place == "by its folder" else original, "--html", page)

    assert told.code == 2
    assert "报告" in told.err
    assert original.read_bytes() == flawed_document()
    assert not original.with_name("b.docx").exists()


def with_little_room(gongwu: CommandLine, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a command that may write files of 2 KB at most, as on a disk that is full."""
    command = shlex.join([sys.executable, "-m", "assistant", *map(str, arguments)])
    return subprocess.run(
        ["/bin/bash", "-c", f"ulimit -f 2; {command}"],
        capture_output=True,
        text=True,
        cwd=gongwu.home,
        env=gongwu.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120,
        check=False,
    )


@posix_only
def test_where_there_is_no_room_that_is_said_and_what_was_there_stays(gongwu: CommandLine, original: Path) -> None:
    page, copy = original.with_name("报告.html"), original.with_name("修正.docx")
    for path in (page, copy):
        path.write_text("以前的", encoding="utf-8")

    for arguments in (("check", original, "--html", page), ("fix", original, "-o", copy, "--force")):
        told = with_little_room(gongwu, *arguments)

        assert (told.returncode, "空间不足" in told.stderr or "允许的大小" in told.stderr) == (2, True)
        assert "损坏" not in told.stderr
    assert [path.read_text(encoding="utf-8") for path in (page, copy)] == ["以前的", "以前的"]
    assert {path.name for path in original.parent.glob("*.*")} >= {original.name, page.name, copy.name}
    assert not list(original.parent.glob(".gongwu-*"))


@needs_full_device
def test_output_that_finds_no_room_is_no_fault_of_the_program(gongwu: CommandLine, original: Path) -> None:
    with open("/dev/full", "w") as full:
        told = subprocess.run(
            [sys.executable, "-m", "assistant", "check", original],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=gongwu.home,
            env=gongwu.environment,
            timeout=120,
            check=False,
        )

    assert (told.returncode, "磁盘空间不足" in told.stderr) == (2, True)


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_the_copy_is_as_private_as_the_original(gongwu: CommandLine, original: Path, mode: int) -> None:
    original.chmod(mode)
    before = os.umask(0o022)
    try:
        gongwu.run("fix", original, "-o", original.with_name("修正.docx"))
    finally:
        os.umask(before)

    assert original.with_name("修正.docx").stat().st_mode & 0o777 == mode


def test_what_a_killed_writer_left_goes_with_the_next_copy(gongwu: CommandLine, original: Path) -> None:
    old, young = original.with_name(".gongwu-0000.docx"), original.with_name(".gongwu-1111.docx")
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))

    gongwu.run("fix", original, "-o", original.with_name("修正.docx"))

    assert (old.exists(), young.exists()) == (False, True)


@linux_only
def test_a_name_in_another_encoding_is_no_damage(gongwu: CommandLine, original: Path) -> None:
    folder = os.fsencode(original.parent)
    name = os.path.join(folder, "公文.docx".encode("gbk"))
    Path(os.fsdecode(name)).write_bytes(flawed_document())

    checked = gongwu.run("check", name, "--json")
    fixed = gongwu.run("fix", name, "-o", original.with_name("修正.docx"))

    assert checked.json["findings"]
    assert "损坏" not in checked.err + fixed.err
    assert original.with_name("修正.docx").is_file()


@posix_only
def test_memory_that_ends_within_a_rule_is_a_document_that_is_too_large() -> None:
    with (
        LimitedChild(
            "tests.isolation.obedient_worker", Limits(memory_bytes=200 * 2**20), ("obedient_worker",)
        ) as child,
        pytest.raises(DocumentTooLarge, match="内存"),
    ):
        child.ask({"do": "eat"}, "长.docx")


def test_an_older_manifest_costs_no_newer_generation(tmp_path: Path) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "a", {"船.txt": BOATS}))
    old = (library / "library.json").read_bytes()
    index_texts(library, write_files(tmp_path / "b", {"树.txt": TREES}))
    newer = (library / "library.json").read_bytes()
    (library / "library.json").write_bytes(old)

    with pytest.raises(LibraryDamaged, match="旧"):
        index_texts(library, write_files(tmp_path / "c", {"井.txt": WELLS}))
    with pytest.raises(LibraryDamaged, match="旧"):
        LibraryFolder(library).published()

    (library / "library.json").write_bytes(newer)
    assert titles(find(library, "船舶 古树 水井")) >= {"示例市古树保护办法"}


def test_a_writer_that_was_killed_before_its_last_step_is_no_damage(tmp_path: Path) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "a", {"船.txt": BOATS}))
    old = (library / "library.json").read_bytes()
    index_texts(library, write_files(tmp_path / "b", {"树.txt": TREES}))
    shutil.copy(library / "library.json", library / "library.new")
    (library / "library.json").write_bytes(old)

    index_texts(library, write_files(tmp_path / "c", {"井.txt": WELLS}))

    assert not (library / "library.new").exists()


@pytest.mark.parametrize("content", ["[" * 100_000, f'{{"format": {FORMAT}, "generation": 1' + "0" * 300 + "}"])
def test_a_manifest_of_any_shape_is_told_as_damage(tmp_path: Path, content: str) -> None:
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "a", {"船.txt": BOATS}))
    (library / "library.json").write_text(content, encoding="utf-8")

    with pytest.raises(LibraryDamaged):
        LibraryFolder(library).published()


@posix_only
def test_what_bears_the_name_of_a_generation_is_in_nobodys_way(tmp_path: Path) -> None:
    library, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    index_texts(library, write_files(tmp_path / "a", {"船.txt": BOATS}))
    elsewhere.write_text("别人的", encoding="utf-8")
    (library / "generations" / "2").write_text("x", encoding="utf-8")
    (library / "library.new").symlink_to(elsewhere)

    index_texts(library, write_files(tmp_path / "b", {"树.txt": TREES}))

    assert LibraryFolder(library).published().generation == 3
    assert elsewhere.read_text(encoding="utf-8") == "别人的"
