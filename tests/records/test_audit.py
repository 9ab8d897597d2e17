"""The audit: every change of any entry is found, whoever makes it and wherever; nothing acknowledged is lost."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from assistant.errors import SettingsError
from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action, content_digest
from assistant.records.database import Records
from assistant.records.faults import RecordsUnavailable, RecordsVersionMismatch
from tests.needs import ROOT, ordinary_user_only, posix_only


def database(folder: Path) -> Path:
    return folder / "records" / "records.sqlite3"


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = Records(f"sqlite:///{database(tmp_path)}").open()
    yield opened
    opened.close()


@pytest.fixture
def chain(records: Records) -> AuditChain:
    return AuditChain(records)


def fill(chain: AuditChain, count: int = 12) -> None:
    for number in range(count):
        chain.add(
            "张三", Action.ASKED, f"问题 {number}", {"question": content_digest(f"第{number}问"), "cited": ["d1"]}
        )


def change(folder: Path, *statements: str) -> None:
    with sqlite3.connect(database(folder)) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_what_was_added_is_read_newest_first_and_is_whole(chain: AuditChain) -> None:
    fill(chain, 3)
    last = chain.last(2)
    assert [entry.subject for entry in last] == ["问题 2", "问题 1"]
    assert (last[0].actor, last[0].action_name, json.loads(last[0].details)["cited"]) == ("张三", "提问", ["d1"])
    assert last[0].previous == last[1].digest
    found = chain.verify()
    assert (found.entries, found.head, found.faults) == (3, last[0].digest, ())


def test_an_empty_chain_is_whole(chain: AuditChain) -> None:
    assert chain.verify() == type(chain.verify())(0, "", ())


_FIELDS = ("at", "actor", "action", "subject", "details", "previous", "digest")


def tamperings(rng: random.Random, size: int) -> Iterator[tuple[str, ...]]:
    """Changes, deletions, insertions, exchanges and shortenings, the head of the database kept in step by the cunning."""
    while True:
        number, other = rng.sample(range(1, size + 1), 2)
        field = rng.choice(_FIELDS)
        yield (f"UPDATE audit_entries SET {field} = {field} || 'x' WHERE number = {number}",)
        yield (f"DELETE FROM audit_entries WHERE number = {number}",)
        yield (
            f"UPDATE audit_entries SET number = -1 WHERE number = {number}",
            f"UPDATE audit_entries SET number = {number} WHERE number = {other}",
            f"UPDATE audit_entries SET number = {other} WHERE number = -1",
        )
        yield (
            f"DELETE FROM audit_entries WHERE number > {number - 1}",
            "UPDATE audit_head SET (number, digest) = "
            "(SELECT coalesce(max(number), 0), coalesce((SELECT digest FROM audit_entries ORDER BY number DESC LIMIT 1), '')"
            " FROM audit_entries)",
        )
        yield (
            "INSERT INTO audit_entries SELECT number + 1000, at, actor, action, subject, details, previous, digest "
            f"FROM audit_entries WHERE number = {number}",
        )
        yield ("DELETE FROM audit_head",)


def test_every_tampering_is_found(tmp_path: Path, chain: AuditChain, records: Records) -> None:
    fill(chain, 12)
    records.close()
    for name in ("-wal", "-shm"):
        assert not database(tmp_path).with_name("records.sqlite3" + name).exists()
    whole = database(tmp_path).read_bytes()
    changes = tamperings(random.Random(7), 12)
    for _ in range(60):
        database(tmp_path).write_bytes(whole)
        statements = next(changes)
        change(tmp_path, *statements)
        assert chain.verify().faults, statements
        records.close()
    database(tmp_path).write_bytes(whole)
    assert chain.verify().faults == ()


def test_what_is_no_text_and_what_lost_its_witness_is_found(tmp_path: Path, chain: AuditChain) -> None:
    fill(chain, 3)
    change(tmp_path, "UPDATE audit_entries SET details = x'ff00' WHERE number = 2")
    assert [fault.sentence for fault in chain.verify().faults] == ["内容与写入时不一致。"]
    for name in ("audit-head.json", "audit-anchors.jsonl"):
        (database(tmp_path).parent / name).unlink()
    assert "存证文件不见了" in chain.verify().faults[-1].sentence


def test_a_witness_that_cannot_be_written_is_told(tmp_path: Path, chain: AuditChain) -> None:
    fill(chain, 1)
    (database(tmp_path).parent / "audit-head.json").unlink()
    (database(tmp_path).parent / "audit-head.json").mkdir()
    with pytest.raises(RecordsUnavailable, match="存证"):
        fill(chain, 1)


def test_a_chain_that_was_written_anew_differs_from_what_was_witnessed(tmp_path: Path, chain: AuditChain) -> None:
    fill(chain, 5)
    witness = database(tmp_path).parent / "audit-head.json"
    kept = witness.read_bytes()
    change(tmp_path, "DELETE FROM audit_entries", "UPDATE audit_head SET number = 0, digest = ''")
    fill(chain, 7)
    witness.write_bytes(kept)
    assert "改写过" in chain.verify().faults[0].sentence
    witness.write_bytes(b"?")
    assert "无法读取" in chain.verify().faults[0].sentence


def test_each_day_the_last_entry_before_it_is_anchored(
    tmp_path: Path, chain: AuditChain, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Days:
        day = 1

        @classmethod
        def now(cls, zone: object) -> object:
            from datetime import datetime

            return datetime(2026, 3, cls.day, 8, tzinfo=zone)  # type: ignore[arg-type]

    monkeypatch.setattr("assistant.records.audit.chain.datetime", Days)
    fill(chain, 2)
    Days.day = 2
    fill(chain, 2)
    lines = (database(tmp_path).parent / "audit-anchors.jsonl").read_text(encoding="ascii").splitlines()
    assert [(json.loads(line)["day"], json.loads(line)["number"]) for line in lines] == [
        ("2026-03-01", 0),
        ("2026-03-02", 2),
    ]
    assert chain.verify().faults == ()


def test_many_writers_make_one_chain(tmp_path: Path, chain: AuditChain) -> None:
    others = [Records(f"sqlite:///{database(tmp_path)}").open() for _ in range(3)]
    threads = [Thread(target=fill, args=(AuditChain(each), 10)) for each in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in others:
        each.close()
    assert (chain.verify().entries, chain.verify().faults) == (30, ())


_WRITER = """
import sys
from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action
from assistant.records.database import Records
chain = AuditChain(Records(sys.argv[1]).open())
while True:
    print(chain.add("张三", Action.ASKED, "问题").number, flush=True)
"""


@posix_only
def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(tmp_path: Path, chain: AuditChain) -> None:
    url = f"sqlite:///{database(tmp_path)}"
    acknowledged = 0
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, url], stdout=subprocess.PIPE, cwd=ROOT)
        assert writer.stdout is not None
        for _ in range(5):
            acknowledged = int(writer.stdout.readline())
        writer.kill()
        writer.wait()
        writer.stdout.close()
        found = chain.verify()
        assert found.entries >= acknowledged
        assert found.faults == ()


def test_a_database_of_a_newer_version_is_not_touched(tmp_path: Path, records: Records) -> None:
    change(tmp_path, "UPDATE alembic_version SET version_num = 'r9999'")
    again = Records(f"sqlite:///{database(tmp_path)}")
    for step in (again.open, again.migrate):
        with pytest.raises(RecordsVersionMismatch, match="更新版本"):
            step()
    again.close()


@posix_only
def test_only_its_owner_can_open_it(tmp_path: Path, records: Records) -> None:
    AuditChain(records).add("张三", Action.STARTED, "服务")
    folder = database(tmp_path).parent
    assert {oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == {"0o600"}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    for url in ("不是地址", "mysql://a/b", "oracle9://x"):
        with pytest.raises(SettingsError, match="GONGWU_RECORDS_URL"):
            Records(url)
    file = tmp_path / "text.sqlite3"
    file.write_text("这不是数据库" * 200, encoding="utf-8")
    with pytest.raises(RecordsUnavailable):
        Records(f"sqlite:///{file}").open()


@ordinary_user_only
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RecordsUnavailable, match="权限"):
        Records(f"sqlite:///{tmp_path / 'records' / 'r.sqlite3'}").open()


def test_the_command_line_verifies_and_prints_the_head(
    tmp_path: Path, chain: AuditChain, call: Callable[..., object]
) -> None:
    from tests.command_line import Outcome

    def run(*arguments: str, url: str = f"sqlite:///{database(tmp_path)}") -> Outcome:
        outcome = call(*arguments, GONGWU_RECORDS_URL=url)
        assert isinstance(outcome, Outcome)
        return outcome

    assert "还没有审计记录" in run("audit", "verify", url=f"sqlite:///{tmp_path / 'none.sqlite3'}").err
    fill(chain, 3)
    assert run("audit", "verify", "--json").json == {"entries": 3, "head": chain.last(1)[0].digest, "faults": []}
    assert run("audit", "head", "--json").json["number"] == 3
    assert [each["subject"] for each in run("audit", "list", "-n", "2", "--json").json["entries"]] == [
        "问题 2",
        "问题 1",
    ]
    assert "已经是这个版本" in run("migrate").out
    change(tmp_path, "UPDATE audit_entries SET actor = '李四' WHERE number = 2")
    told = run("audit", "verify")
    assert told.code == 1
    assert "第 2 条：内容与写入时不一致" in told.out
