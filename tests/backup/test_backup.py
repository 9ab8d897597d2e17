"""A backup is made while the office works, and brings back all of it or nothing."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread

import pytest

from assistant import ask, index, open_library
from assistant.backup.faults import BackupDamaged
from assistant.backup.making import make_backup, restore_backup
from assistant.errors import InputError, LibraryBusy, LibraryMissing, OutputError
from assistant.library.folder import LibraryFolder
from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action
from assistant.records.database import Records
from tests.command_line import Outcome

RULE = "第一条　清河市机关会议室应当提前三日预约。\n第二条　会议室由办公室管理。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    document = tmp_path / "files" / "清河市机关会议室管理办法.txt"
    document.parent.mkdir()
    document.write_text("清河市机关会议室管理办法\n" + RULE, encoding="utf-8")
    index(document, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with closing(Records(f"sqlite:///{tmp_path / 'records' / 'records.sqlite3'}")) as opened:
        chain = AuditChain(opened.open())
        for number in range(5):
            chain.add("张三", Action.ASKED, f"问题{number}")
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Records]:
    with closing(Records(f"sqlite:///{tmp_path / 'new' / 'kept.sqlite3'}")) as opened:
        yield opened


def test_all_comes_back_elsewhere(tmp_path: Path, library: Path, records: Records, elsewhere: Records) -> None:
    (library / "standard-answers.jsonl").write_text("{}\n", encoding="utf-8")
    made = make_backup(tmp_path / "b.zip", library, records)
    restored = restore_backup(tmp_path / "b.zip", tmp_path / "new" / "library", elsewhere)
    assert (restored.files, restored.made) == (made.files, made.made)
    answer = ask("会议室要提前几天预约？", open_library(tmp_path / "new" / "library", vectors=False))
    assert "三日" in answer.text
    assert (tmp_path / "new" / "library" / "standard-answers.jsonl").is_file()
    found = AuditChain(elsewhere.open()).verify()
    assert (found.entries, found.faults) == (5, ())


def test_people_go_on_asking_and_recording_meanwhile(
    tmp_path: Path, library: Path, records: Records, elsewhere: Records
) -> None:
    chain, over = AuditChain(records), Event()

    def work() -> None:
        while not over.is_set():
            chain.add("李四", Action.ASKED, "问题")

    worker = Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            make_backup(tmp_path / f"{number}.zip", library, records)
    finally:
        over.set()
        worker.join()
    restore_backup(tmp_path / "2.zip", tmp_path / "new" / "library", elsewhere)
    found = AuditChain(elsewhere.open()).verify()
    assert found.faults == ()
    assert 5 <= found.entries <= chain.verify().entries


def test_who_changes_the_library_is_waited_for_and_then_told(
    tmp_path: Path, library: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.backup.contents.PATIENCE", 0.0)
    with LibraryFolder(library).writing(), pytest.raises(LibraryBusy):
        make_backup(tmp_path / "b.zip", library, records)
    assert list(tmp_path.glob("b.zip*")) == []
    with pytest.raises(LibraryMissing):
        make_backup(tmp_path / "b.zip", tmp_path / "nowhere", records)


def test_nothing_is_replaced(tmp_path: Path, library: Path, records: Records, elsewhere: Records) -> None:
    backup = tmp_path / "b.zip"
    make_backup(backup, library, records)
    with pytest.raises(InputError, match="不覆盖"):
        make_backup(backup, library, records)
    with pytest.raises(InputError, match="不能放在知识库"):
        make_backup(library / "b.zip", library, records)
    with pytest.raises(InputError, match="没有文件夹"):
        make_backup(tmp_path / "none" / "b.zip", library, records)
    with pytest.raises(InputError, match="已经有内容"):
        restore_backup(backup, library, elsewhere)
    with pytest.raises(InputError, match="已经存在"):
        restore_backup(backup, tmp_path / "empty", records)
    with pytest.raises(InputError, match="找不到备份"):
        restore_backup(tmp_path / "none.zip", tmp_path / "empty", elsewhere)


def rewritten(backup: Path, changes: dict[str, bytes | None]) -> Path:
    """The backup with some of its files changed, left out or put in."""
    other = backup.with_name("other.zip")
    other.unlink(missing_ok=True)
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            data = changes.get(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
        for name in changes.keys() - set(source.namelist()):
            target.writestr(name, changes[name] or b"")
    return other


def test_a_backup_that_is_not_as_it_was_written_restores_nothing(
    tmp_path: Path, library: Path, records: Records, elsewhere: Records
) -> None:
    backup = tmp_path / "b.zip"
    make_backup(backup, library, records)
    with zipfile.ZipFile(backup) as archive:
        said = json.loads(archive.read("backup.json"))
    name = next(name for name in said["digests"] if name.endswith("catalogue.sqlite3"))
    outside = {**said, "digests": {**said["digests"], "../out": "0" * 64}}
    damaged = [
        rewritten(backup, {name: b"?"}),
        rewritten(backup, {name: None}).rename(tmp_path / "1.zip"),
        rewritten(backup, {"library/more": b"?"}).rename(tmp_path / "2.zip"),
        rewritten(backup, {"../out": b"?", "backup.json": json.dumps(outside).encode()}).rename(tmp_path / "3.zip"),
        rewritten(backup, {"backup.json": json.dumps({**said, "format": 99}).encode()}).rename(tmp_path / "4.zip"),
        rewritten(backup, {"backup.json": b"["}).rename(tmp_path / "5.zip"),
    ]
    strange = {**said, "digests": {**said["digests"], "records/.bashrc": sha256(b"x").hexdigest()}}
    rubbish = {**said, "digests": {**said["digests"], "records/records.sqlite3": sha256(b"no database").hexdigest()}}
    damaged += [
        rewritten(backup, {"records/.bashrc": b"x", "backup.json": json.dumps(strange).encode()}).rename(
            tmp_path / "6.zip"
        ),
        rewritten(
            backup, {"records/records.sqlite3": b"no database", "backup.json": json.dumps(rubbish).encode()}
        ).rename(tmp_path / "7.zip"),
        rewritten(backup, {"backup.json": json.dumps({**said, "digests": [1]}).encode()}).rename(tmp_path / "8.zip"),
    ]
    shutil.copy(backup, tmp_path / "cut.zip")
    with (tmp_path / "cut.zip").open("r+b") as file:
        file.truncate(backup.stat().st_size // 2)
    damaged[0] = rewritten(backup, {name: b"?"})
    for path in (*damaged, tmp_path / "cut.zip"):
        with pytest.raises(BackupDamaged):
            restore_backup(path, tmp_path / "new" / "library", elsewhere)
        assert not (tmp_path / "new" / "library").exists()
        assert not elsewhere.exists
    assert not (tmp_path / "out").exists()


def test_a_witness_that_is_there_is_not_replaced(
    tmp_path: Path, library: Path, records: Records, elsewhere: Records
) -> None:
    make_backup(tmp_path / "b.zip", library, records)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "audit-head.json").write_text("kept", encoding="ascii")
    with pytest.raises(InputError, match="已经存在"):
        restore_backup(tmp_path / "b.zip", tmp_path / "new" / "library", elsewhere)
    assert (tmp_path / "new" / "audit-head.json").read_text(encoding="ascii") == "kept"
    assert not (tmp_path / "new" / "library").exists()


def test_a_full_disk_is_told_and_leaves_nothing(
    tmp_path: Path, library: Path, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.backup.making.write_archive", full)
    with pytest.raises(OutputError, match="磁盘空间"):
        make_backup(tmp_path / "b.zip", library, records)
    assert list(tmp_path.glob("b.zip*")) == []


def test_the_command_line_backs_up_and_restores(
    tmp_path: Path, library: Path, records: Records, call: Callable[..., Outcome]
) -> None:
    url, other = f"sqlite:///{records.file}", f"sqlite:///{tmp_path / 'new' / 'r.sqlite3'}"
    backup = tmp_path / "b.zip"
    made = call("backup", backup, "--library", library, "--json", GONGWU_RECORDS_URL=url)
    assert made.json["notices"] == []
    told = call("restore", backup, "--library", tmp_path / "new" / "library", GONGWU_RECORDS_URL=other)
    assert f"已恢复 {made.json['files']} 个文件" in told.out
    assert call("audit", "verify", "--json", GONGWU_RECORDS_URL=other).json["entries"] == 5
