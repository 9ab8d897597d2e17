"""Files on their way in: many at once, failures named, cancelled, retried, and gone on with after a restart."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.library.folder import LibraryFolder
from assistant.library.keeping import editing, originals
from assistant.library.keeping.intake import Intake
from assistant.library.keeping.jobs import How, Job, JobState
from assistant.library.source import Validity


def _notice(number: int) -> bytes:
    text = f"关于第{number}次会议的通知\n清政发〔2024〕{number}号\n\n第一条 会议经费不超过{number}元。\n\n第二条 本通知自印发之日起施行。\n"
    return text.encode()


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path / "library", lambda: None)
    yield made
    made.close()


def _settled(intake: Intake) -> list[Job]:
    until = time.monotonic() + 60
    while any(count for state, count in intake.jobs.counts().items() if state.active):
        assert time.monotonic() < until, intake.jobs.counts()
        time.sleep(0.05)
    jobs = intake.jobs.listed(tuple(JobState), 0, 1000)
    return sorted(jobs, key=lambda job: job.job_id)


def test_many_files_go_through_and_failures_are_named(intake: Intake, tmp_path: Path) -> None:
    for number in range(8):
        intake.add(f"通知{number}.txt", _notice(number))
    intake.add("坏.docx", b"PK\x03\x04 word/")
    intake.add("程序.exe", b"MZ")
    intake.add("空.txt", b"")
    intake.add("又是一份.txt", _notice(3))

    jobs = _settled(intake)

    assert [job.state for job in jobs] == [JobState.DONE] * 8 + [JobState.FAILED] * 4
    reasons = [job.reason for job in jobs[8:]]
    assert "坏" in jobs[8].name
    assert reasons[0]
    assert "不支持 .exe" in reasons[1]
    assert "空的" in reasons[2]
    assert "关于第3次会议的通知" in reasons[3]
    assert "完全相同" in reasons[3]
    assert LibraryFolder(tmp_path / "library").published().documents == 8


def test_files_of_one_name_stay_apart_and_private(intake: Intake, tmp_path: Path) -> None:
    intake.add("通知.txt", _notice(1))
    intake.add("部门甲/../通知.txt", _notice(2))

    jobs = _settled(intake)

    documents = editing.described(tmp_path / "library").documents
    assert len(documents) == 2
    assert {each.document.file for each in documents.values()} == {"通知.txt"}
    for job, number in zip(jobs, (1, 2), strict=True):
        file = originals.place_of(tmp_path / "library", job.kept)
        assert file.read_bytes() == _notice(number)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert file.is_relative_to((tmp_path / "library" / "originals").resolve())


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("../../etc/通知.txt", "通知.txt"),
        ("C:\\文件\\通知.txt", "通知.txt"),
        ("问?号*和:冒号.txt", "问_号_和_冒号.txt"),
        ("长" * 300 + ".docx", "长" * 65 + ".docx"),
        ("换\n行.txt", "换_行.txt"),
    ],
)
def test_a_name_is_made_fit_for_every_system(said: str, name: str) -> None:
    assert originals.fit_name(said) == name


@pytest.mark.parametrize("said", ["", "..", "/", "...", "???"])
def test_what_is_no_name_fails_and_is_listed(intake: Intake, said: str) -> None:
    intake.add(said, b"x")

    [job] = _settled(intake)
    assert job.state is JobState.FAILED
    assert "没有名称" in job.reason


def test_what_was_not_finished_goes_on_after_a_restart(tmp_path: Path) -> None:
    library = tmp_path / "library"
    first = Intake(library, lambda: None)
    first.close()  # From now on it takes files and does nothing with them, as a program that is ended on the way.
    for number in range(3):
        first.add(f"通知{number}.txt", _notice(number))
    first.jobs.move(1, JobState.READING)
    first.jobs.close()

    second = Intake(library, lambda: None)
    second.resume()
    assert [job.state for job in _settled(second)] == [JobState.DONE] * 3
    second.close()
    assert LibraryFolder(library).published().documents == 3


def test_what_was_cancelled_waits_until_it_is_asked_for_again(tmp_path: Path) -> None:
    intake = Intake(tmp_path / "library", lambda: None)
    intake.close()
    ids = [intake.add(f"通知{number}.txt", _notice(number)) for number in range(3)]

    assert intake.cancel([ids[1]]) == 1
    other = Intake(tmp_path / "library", lambda: None)
    other.resume()
    assert [job.state for job in _settled(other)] == [JobState.DONE, JobState.CANCELLED, JobState.DONE]

    assert other.retry([ids[1]]) == 1
    assert [job.state for job in _settled(other)] == [JobState.DONE] * 3
    other.close()


def test_a_new_version_supersedes_the_old_one(intake: Intake, tmp_path: Path) -> None:
    intake.add("通知.txt", _notice(1))
    _settled(intake)

    intake.add("通知.txt", _notice(2), "通知.txt", How.SUPERSEDE)
    _settled(intake)

    found = editing.described(tmp_path / "library").documents
    [new] = set(found) - {"通知.txt"}
    old = found["通知.txt"].document
    assert (old.validity, old.replaced_by) == (Validity.SUPERSEDED, new)


def test_a_new_version_in_the_place_of_the_old_one_keeps_what_was_stated(intake: Intake, tmp_path: Path) -> None:
    library = tmp_path / "library"
    intake.add("通知.txt", _notice(1))
    _settled(intake)
    editing.save(library, "通知.txt", 0, {"region": "清河市"})

    intake.add("通知（改）.txt", _notice(2), "通知.txt", How.REPLACE)
    _settled(intake)

    found = editing.described(library).documents
    assert set(found) == {"通知.txt"}
    assert found["通知.txt"].document.title == "关于第2次会议的通知"
    assert found["通知.txt"].document.region == "清河市"
    assert originals.is_kept(found["通知.txt"].root)


def test_a_new_version_that_cannot_be_read_leaves_the_old_one_alone(intake: Intake, tmp_path: Path) -> None:
    intake.add("通知.txt", _notice(1))
    _settled(intake)

    intake.add("通知.docx", b"PK\x03\x04 word/", "通知.txt", How.REPLACE)
    assert _settled(intake)[-1].state is JobState.FAILED

    assert editing.describe(tmp_path / "library", "通知.txt").document.title == "关于第1次会议的通知"


def test_while_somebody_else_writes_files_wait_and_say_so(intake: Intake, tmp_path: Path) -> None:
    with LibraryFolder(tmp_path / "library").writing():
        intake.add("通知.txt", _notice(1))
        until = time.monotonic() + 30
        while not (job := intake.jobs.get(1)) or not job.reason:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert "另一个进程正在写入" in job.reason

    [job] = _settled(intake)
    assert (job.state, job.reason) == (JobState.DONE, "")


def test_what_has_ended_is_forgotten_on_request(intake: Intake, tmp_path: Path) -> None:
    intake.add("通知.txt", _notice(1))
    intake.add("坏.docx", b"PK\x03\x04 word/")
    done, failed = _settled(intake)

    intake.clear()

    assert _settled(intake) == []
    assert originals.place_of(tmp_path / "library", done.kept).is_file()
    assert not originals.place_of(tmp_path / "library", failed.kept).exists()


def test_files_of_a_library_that_was_moved_are_still_its_own() -> None:
    assert originals.is_kept("/old/place/library/originals/0123456789abcdef/通知.txt")
    assert not originals.is_kept("/srv/originals/files/通知.txt")
