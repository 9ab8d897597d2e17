"""One writer, many readers, and writers that are killed: what is published stays whole."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy, LibraryMissing
from assistant.library.folder import LibraryFolder
from assistant.library.indexing import remove_documents
from assistant.library.search import LibrarySearch
from assistant.library.store import PolicyLibrary
from tests.command_line import CommandLine, says_one_sentence
from tests.library.regulations import BOATS, GROUNDING, TODAY, TREES, counts, find, index_texts, titles, write_files
from tests.needs import posix_only

INDEX = """
import sys
from pathlib import Path
from tests.library.regulations import index_texts
index_texts(Path(sys.argv[1]), Path(sys.argv[2]))
"""

INDEX_UNTIL_KILLED = """
import sys, time
from pathlib import Path
import assistant.library.{module} as module
from tests.library.regulations import index_texts
from tests.needs import posix_only

def stop(*arguments, **named):
    print("here", flush=True)
    time.sleep(60)

{owner}.{name} = stop
index_texts(Path(sys.argv[1]), Path(sys.argv[2]))
"""

MOMENTS = {
    "while reading": ("collections", "module.FolderCollection", "_read"),
    "before the lexical index": ("generation", "module.LexicalIndex", "update"),
    "while checking": ("generation", "module.Catalogue", "check"),
    "before publishing": ("indexing", "module.LibraryFolder", "publish"),
    "in the middle of publishing": ("folder", "module.os", "replace"),
}
"""Where a writer is when it is killed: the name is replaced by one that waits for the end."""


def kill_there(gongwu: CommandLine, moment: str, library: Path, documents: Path) -> None:
    module, owner, name = MOMENTS[moment]
    process = gongwu.python(INDEX_UNTIL_KILLED.format(module=module, owner=owner, name=name), library, documents)
    assert process.stdout is not None
    assert process.stderr is not None
    reached = process.stdout.readline()
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()
    assert reached == b"here\n", "the writer never came to the place where it was to be killed"
    assert process.returncode == -signal.SIGKILL


@posix_only
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_writer_costs_nothing(gongwu: CommandLine, tmp_path: Path, moment: str) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"

    kill_there(gongwu, moment, library, documents)
    assert counts(index_texts(library, documents)) == (1, 0, 0, 0, 0), "the first run killed, the second is whole"

    published = LibraryFolder(library).published()
    write_files(documents, {"树.txt": TREES})
    kill_there(gongwu, moment, library, documents)
    assert LibraryFolder(library).published() == published
    assert titles(find(library, "船舶停泊 古树普查")) == {"示例市船舶停泊办法"}

    assert counts(index_texts(library, documents)) == (1, 0, 1, 0, 0)
    assert titles(find(library, "船舶停泊 古树普查")) == {"示例市船舶停泊办法", "示例市古树保护办法"}
    assert len(list((library / "generations").iterdir())) == 2, "leftovers of the killed one are gone"


def test_a_second_indexer_is_told_within_two_seconds(gongwu: CommandLine, tmp_path: Path) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, documents)
    before = LibraryFolder(library).published()

    with LibraryFolder(library).writing():
        started = time.monotonic()
        with pytest.raises(LibraryBusy, match="另一个进程"):
            index_texts(library, documents)
        assert time.monotonic() - started < 2
        with pytest.raises(LibraryBusy):
            remove_documents(library, ["船.txt"])
        outcome = gongwu.run("index", documents, "--library", library, "--json")

    assert (outcome.code, outcome.out) == (2, "")
    assert says_one_sentence(outcome)
    assert LibraryFolder(library).published() == before
    assert counts(index_texts(library, documents)) == (0, 0, 1, 0, 0), "the lock is free again"


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_indexers_at_once_each_publishes_or_is_told(gongwu: CommandLine, tmp_path: Path, attempt: int) -> None:
    files = {f"{n}.txt": BOATS.replace("船舶", f"第{n}类船舶") for n in range(40 + attempt)}
    documents = write_files(tmp_path / "docs", files)
    library = tmp_path / "library"

    both = [gongwu.python(INDEX, library, documents) for _ in range(2)]
    ends = [process.communicate(timeout=60)[1].decode() for process in both]

    assert 0 in {process.returncode for process in both}
    assert all("LibraryBusy" in said for said, process in zip(ends, both, strict=True) if process.returncode)
    assert LibraryFolder(library).published().documents == len(files)
    assert len({hit.source_id for hit in find(library, "船舶应当停泊在指定泊位", limit=200)}) == len(files)


@pytest.mark.thorough
def test_searches_go_on_in_eight_threads_while_another_process_indexes(gongwu: CommandLine, tmp_path: Path) -> None:
    """Each search sees one generation whole, whichever; an old one stays usable for whoever still holds it."""
    documents = write_files(tmp_path / "docs", {f"{n}.txt": BOATS.replace("船舶", f"{n}类船舶") for n in range(30)})
    marker = write_files(
        documents, {"版.txt": "示例市版次办法\n\n第一条　版次记录甲为第0版。\n第二条　版次记录乙为第0版。\n"}
    )
    library = tmp_path / "library"
    index_texts(library, documents)
    policy = PolicyLibrary(library, None)
    faults: list[object] = []
    seen: set[str] = set()
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                search = policy.current()
                hits = search.search("版次记录甲乙 第几版", 5, GROUNDING, TODAY).hits
                versions = {hit.text[-3:] for hit in hits if "版次记录" in hit.text}
                if len(versions) != 1 or search.catalogue.counts()[0] != 31 or len(search.documents) != 31:
                    faults.append((versions, search.catalogue.counts()))
                seen.update(versions)
        except Exception as error:  # noqa: BLE001 (whatever breaks a thread is what is looked for)
            faults.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for version in range(1, 6):
            text = (marker / "版.txt").read_text(encoding="utf-8").replace(f"第{version - 1}版", f"第{version}版")
            write_files(documents, {"版.txt": text})
            writer = gongwu.python(INDEX, library, documents)
            _, said = writer.communicate(timeout=60)
            assert writer.returncode == 0, said.decode()
        last = policy.current().search("版次记录甲", 1, GROUNDING, TODAY).hits
    finally:
        done.set()
        for thread in threads:
            thread.join()

    assert {hit.text[-3:] for hit in last} == {"5版。"}
    assert faults == []
    assert len(seen) >= 2, "the threads saw the library change"


def test_opening_anew_leaves_no_files_open(tmp_path: Path) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, documents)
    policy = PolicyLibrary(library, None)

    def open_now(version: int) -> int:
        write_files(documents, {"船.txt": BOATS + f"第三条　第{version}版。\n"})
        index_texts(library, documents)
        assert policy.current().search(f"第{version}版", 1, GROUNDING, TODAY).hits
        gc.collect()
        return len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0

    first, *_, last = [open_now(version) for version in range(6)]

    assert last <= first


def test_one_who_holds_an_old_generation_can_still_use_it(tmp_path: Path) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, documents)
    policy = PolicyLibrary(library, None)
    old = policy.current()
    for version in range(3):
        write_files(documents, {"船.txt": BOATS.replace("锚灯", f"{version}盏锚灯")})
        index_texts(library, documents)
        assert policy.current() is not old

    [hit] = [hit for hit in old.search("夜间停泊锚灯", 5, GROUNDING, TODAY).hits if "锚灯" in hit.text]

    assert hit.text == "夜间停泊应当开启锚灯。"
    old.close()


def test_a_library_that_is_published_while_it_is_opened_is_opened_anew(tmp_path: Path) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, documents)
    opened: list[int] = []

    def open_slowly(published: object, generation: Path) -> str:
        opened.append(int(generation.name))
        if len(opened) == 1:
            for version in range(2):
                write_files(documents, {"船.txt": BOATS + f"第三条　第{version}版。\n"})
                index_texts(library, documents)
        LibraryFolder(library).verify(LibraryFolder(library).published())
        if not generation.is_dir():
            from assistant.errors import LibraryDamaged

            raise LibraryDamaged("gone")
        return generation.name

    assert LibraryFolder(library).opened(open_slowly) == "3"
    assert opened == [1, 3]


def test_summary_and_progress_tell_what_is_there(tmp_path: Path) -> None:
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})
    policy = PolicyLibrary(tmp_path / "library", None)
    with pytest.raises(LibraryMissing):
        policy.summary()
    index_texts(tmp_path / "library", documents)

    summary = policy.summary()

    assert (summary.documents, summary.articles, summary.in_force, summary.outdated) == (2, 4, 0, 0)
    assert policy.vector_progress().state == "none"


def test_a_removed_folder_is_noticed_by_those_who_have_it_open(tmp_path: Path) -> None:
    import shutil

    documents = write_files(tmp_path / "docs", {"船.txt": BOATS})
    library = tmp_path / "library"
    index_texts(library, documents)
    policy = PolicyLibrary(library, None)
    policy.current()

    shutil.rmtree(library)

    with pytest.raises(LibraryMissing):
        policy.current()


def test_a_search_that_is_closed_is_closed(tmp_path: Path) -> None:
    index_texts(tmp_path / "library", write_files(tmp_path / "docs", {"船.txt": BOATS}))
    search = LibrarySearch(tmp_path / "library", None)
    search.close()
    search.close()

    assert find(tmp_path / "library", "船舶停泊"), "others are not affected"
