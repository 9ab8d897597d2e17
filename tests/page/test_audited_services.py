"""What the page does is recorded before anybody sees it; where it cannot be recorded, it is not done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.answering.answer import Answer
from assistant.page.services import Services
from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Entry, content_digest
from assistant.records.audit.journal import Journal
from assistant.records.audit.recording import recording, records_of
from assistant.records.database import Records
from assistant.records.faults import RecordsUnavailable
from assistant.settings import Settings, load_settings

QUESTION = "新录用公务员的试用期是多长？"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audited") / "library"
    with closing(Services(folder, vectors=False)):
        return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(records_url=f"sqlite:///{tmp_path / 'r' / 'records.sqlite3'}")


@pytest.fixture
def records(settings: Settings) -> Iterator[Records]:
    opened = records_of(settings)
    yield opened
    opened.close()


def entries(records: Records) -> list[Entry]:
    return AuditChain(records).last(10)[::-1]


def test_a_question_its_sources_and_its_answer_are_recorded_by_reference(
    library: Path, settings: Settings, records: Records
) -> None:
    with recording(settings) as journal, closing(Services(library, vectors=False, journal=journal)) as services:
        *_, answer = services.stream_answer(QUESTION, [])
    started, asked, answered, stopped = entries(records)
    assert [entry.action for entry in (started, asked, answered, stopped)] == [
        "started",
        "asked",
        "answered",
        "stopped",
    ]
    assert asked.subject == answered.subject == content_digest(QUESTION)
    said = json.loads(answered.details)
    assert said["status"] == "answered"
    assert isinstance(answer, Answer)
    assert said["answer"] == content_digest(answer.text)
    assert [source.split()[0] for source in said["cited"]] == [citation.source_id for citation in answer.citations]
    assert len(said["retrieved"]) == len(answer.hits)
    recorded = "".join(entry.details + entry.subject for entry in entries(records))
    assert QUESTION not in recorded
    assert answer.citations[0].quote not in recorded
    assert AuditChain(records).verify().faults == ()


def test_who_stops_listening_has_asked_all_the_same(library: Path, settings: Settings, records: Records) -> None:
    with recording(settings) as journal, closing(Services(library, vectors=False, journal=journal)) as services:
        next(services.stream_answer(QUESTION, []))
    assert [entry.action for entry in entries(records)] == ["started", "asked", "stopped"]


def test_what_cannot_be_recorded_is_not_answered(library: Path, settings: Settings, records: Records) -> None:
    records.open()
    with records.writing() as connection:
        connection.exec_driver_sql("DROP TABLE audit_entries")
    with (
        closing(Services(library, vectors=False, journal=Journal(AuditChain(records)))) as services,
        pytest.raises(RecordsUnavailable, match="记录数据库"),
    ):
        next(services.stream_answer(QUESTION, []))


def test_an_office_may_go_without(library: Path, tmp_path: Path) -> None:
    settings = load_settings(audit=False, records_url=f"sqlite:///{tmp_path / 'r' / 'records.sqlite3'}")
    with recording(settings) as journal, closing(Services(library, vectors=False, journal=journal)) as services:
        assert list(services.stream_answer(QUESTION, []))
    assert not (tmp_path / "r").exists()
