"""Vectors that are damaged or do not fit on the disk: searches go on by words and say so, and nobody calls it well."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import LibraryNotWritable
from assistant.library.folder import LibraryFolder
from assistant.library.vectorizing import BATCH, compute_vectors
from assistant.library.vectors import VectorFolder
from assistant.page.question_answering.library_html import vectors_html
from assistant.page.services import Services
from assistant.server.application import health_report
from tests.command_line import CommandLine
from tests.conftest import Call
from tests.library.regulations import BOATS, TREES, index_texts, write_files
from tests.needs import needs_embedder, posix_only

pytestmark = needs_embedder

QUESTION = "夜间停泊应当开启什么灯？"
LIGHTS = "示例市灯塔办法\n\n" + "".join(f"第{n}条　第{n}号灯塔每{n}日检修一次。\n" for n in range(1, 2 * BATCH))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with all its vectors; only to be copied."""
    root = tmp_path_factory.mktemp("vectors")
    index_texts(root / "library", write_files(root / "docs", {"船.txt": BOATS, "树.txt": TREES}))
    compute_vectors(root / "library")
    return root / "library"


@pytest.fixture
def library(finished: Path, tmp_path: Path) -> Path:
    shutil.copytree(finished, tmp_path / "library")
    return tmp_path / "library"


def snapshot_of(library: Path) -> Path:
    return VectorFolder(LibraryFolder(library).vectors).snapshot


def change(path: Path, edit: Callable[[bytes], bytes]) -> None:
    path.write_bytes(edit(path.read_bytes()))


def encrypted(content: bytes) -> bytes:
    """One bit in the directory of the archive says that its first file is encrypted."""
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def flipped(content: bytes) -> bytes:
    return content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 0x20]) + content[len(content) // 2 + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda content: content[: len(content) // 2],
    "emptied": lambda content: content[:0],
    "a flipped byte": flipped,
    "a flipped bit of its directory": encrypted,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_search_and_ask_fall_back_to_words_and_say_so(library: Path, damage: str, call: Call) -> None:
    change(snapshot_of(library), DAMAGES[damage])

    found = call("search", QUESTION, "--library", library, "--json")
    answer = call("ask", QUESTION, "--library", library, "--json")
    doctor = call("doctor", "--library", library, "--json")

    assert (found.code, found.json["hits"][0]["article"]) == (0, "第二条")
    assert "语义向量文件" in found.err
    assert "只按字词检索" in found.err
    assert (answer.code, answer.json["status"]) == (0, "answered")
    assert "只按字词检索" in answer.json["notice"]
    assert "只按字词检索" in call("ask", QUESTION, "--library", library).out
    check = next(check for check in doctor.json["checks"] if check["name"] == "语义向量")
    assert (doctor.code, check["state"]) == (1, "failed")
    assert "已损坏" in check["detail"]


def test_the_page_and_health_say_it_too_and_the_next_computation_mends_it(library: Path) -> None:
    change(snapshot_of(library), DAMAGES["truncated"])
    with closing(Services(library, vectors=True)) as desk:
        for process in desk._background:  # What the start of the page began, which would mend it at once.
            process.kill()
            process.wait()
        change(snapshot_of(library), DAMAGES["emptied"])

        health = health_report(desk)
        assert (health["status"], health["vectors"]["state"]) == ("ok", "failed")
        assert "只按字词检索" in health["vectors"]["message"]
        assert "只按字词检索" in vectors_html(desk.vector_progress())
        *_, answer = desk.stream_answer(QUESTION, [])
        assert "只按字词检索" in getattr(answer, "notice")  # noqa: B009 - the last event is the answer

        compute_vectors(library)
        assert health_report(desk)["vectors"]["state"] == "ready"
        *_, answer = desk.stream_answer(QUESTION, [])
        assert getattr(answer, "notice") == ""  # noqa: B009


@pytest.mark.parametrize("gone", ["snapshot.npz", "chroma", ""])
def test_vectors_that_are_gone_are_not_called_ready(library: Path, gone: str, call: Call) -> None:
    path = library / "vectors" / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    check = next(c for c in call("doctor", "--library", library, "--json").json["checks"] if c["name"] == "语义向量")

    assert check["state"] == ("ok" if gone == "chroma" else "missing")
    assert call("search", QUESTION, "--library", library).code == 0
    compute_vectors(library)
    check = next(c for c in call("doctor", "--library", library, "--json").json["checks"] if c["name"] == "语义向量")
    assert check["state"] == "ok"


COMPUTE_WITH_LITTLE_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
from assistant.library.vectorizing import main
sys.exit(main(sys.argv[1:2]))
"""


@posix_only
@pytest.mark.parametrize("room", [*(pytest.param(room, marks=pytest.mark.thorough) for room in (100, 240_000)), 8_000])
def test_a_full_disk_is_told_as_one_and_the_computation_resumes(
    gongwu: CommandLine, tmp_path: Path, room: int, call: Call
) -> None:
    """The room runs out while progress is told, while Chroma opens, and while it stores."""
    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"灯.txt": LIGHTS}))

    process = gongwu.python(COMPUTE_WITH_LITTLE_ROOM, library, str(room))
    said = process.communicate(timeout=120)

    assert (process.returncode, said) == (2, (b"", b""))
    check = next(c for c in call("doctor", "--library", library, "--json").json["checks"] if c["name"] == "语义向量")
    if room > 100:
        assert (check["state"], "磁盘空间不足" in check["detail"]) == ("failed", True), check
    assert call("search", "灯塔检修", "--library", library).code == 0
    assert compute_vectors(library).state == "ready"
    assert call("doctor", "--library", library, "--json").code == 0


def test_what_was_computed_before_the_disk_was_full_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from assistant.library import vectors as module

    library = tmp_path / "library"
    index_texts(library, write_files(tmp_path / "docs", {"灯.txt": LIGHTS}))
    replace, steps = module._replace, []

    def fail_once_a_batch_is_done(path: Path, content: bytes) -> None:
        if f'"done": {BATCH},'.encode() in content:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(module, "_replace", fail_once_a_batch_is_done)
        with pytest.raises(LibraryNotWritable, match="磁盘空间不足"):
            compute_vectors(library)

    compute_vectors(library, lambda progress: steps.append(progress.done))
    assert steps[0] == BATCH
