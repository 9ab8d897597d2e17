"""Which text is law on which day, as a search finds it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.library.indexing import remove_documents
from assistant.library.keeper import index_national_laws
from assistant.library.search import LibrarySearch
from assistant.library.source import SourceDocument, Validity
from assistant.library.validity import term_on, validity_on, validity_term
from tests.library.regulations import TODAY, find, index_texts, write_files, write_manifest
from tests.needs import needs_laws

OLD, NEW = "会议室应当提前三日预约。", "会议室应当提前一日预约。"


def versions(folder: Path, *texts: str) -> Path:
    return write_files(
        folder,
        {
            f"v{n}.txt": f"会议室管理办法\n\n第一条　{text}\n第二条　本办法由办公室解释。\n"
            for n, text in enumerate(texts, 1)
        },
    )


def found_on(library: Path, day: date) -> dict[str, Validity]:
    return {hit.text: hit.validity for hit in find(library, "会议室提前几日预约", day) if "预约" in hit.text}


def test_an_older_version_gives_way_and_comes_back(tmp_path: Path) -> None:
    folder = versions(tmp_path / "docs", OLD, NEW)
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "v1.txt", "publish_date": "2018-01-01"},
        {"file": "v2.txt", "publish_date": "2022-01-01"},
    )
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    assert found_on(library, TODAY) == {NEW: Validity.UNVERIFIED}
    [old] = find(library, "提前三日预约", validities=(Validity.SUPERSEDED,), limit=1)
    assert (old.text, old.replaced_by) == (OLD, "v2.txt")

    remove_documents(library, ["v2.txt"])

    assert found_on(library, TODAY) == {OLD: Validity.UNVERIFIED}


def test_a_version_is_law_until_the_next_one_takes_effect(tmp_path: Path) -> None:
    folder = versions(tmp_path / "docs", OLD, NEW, "会议室应当提前半日预约。")
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "v1.txt", "publish_date": "2010-01-01", "effective_date": "2010-03-01"},
        {"file": "v2.txt", "publish_date": "2018-01-01", "effective_date": "2018-03-01"},
        {"file": "v3.txt", "publish_date": "2026-10-01", "effective_date": "2027-03-01"},
    )
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    assert found_on(library, date(2009, 12, 31)) == {}
    assert set(found_on(library, date(2015, 1, 1))) == {OLD}
    assert found_on(library, date(2027, 2, 28)) == {NEW: Validity.IN_FORCE}
    assert set(found_on(library, date(2027, 3, 1))) == {"会议室应当提前半日预约。"}


def test_a_version_stated_as_not_yet_in_force_ends_the_older_one_on_its_day(tmp_path: Path) -> None:
    folder = versions(tmp_path / "docs", OLD, NEW)
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "v1.txt", "publish_date": "2018-01-01"},
        {
            "file": "v2.txt",
            "publish_date": "2026-10-01",
            "effective_date": "2027-01-01",
            "status": "not_yet_in_force",
        },
    )
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    assert set(found_on(library, date(2026, 12, 31))) == {OLD}
    assert found_on(library, date(2027, 1, 1)) == {NEW: Validity.IN_FORCE}


@pytest.mark.parametrize("status", ["in_force", "repealed", "superseded", "not_yet_in_force"])
def test_what_a_manifest_states_is_not_overruled_by_a_newer_version(tmp_path: Path, status: str) -> None:
    folder = versions(tmp_path / "docs", OLD, NEW)
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "v1.txt", "publish_date": "2018-01-01", "status": status},
        {"file": "v2.txt", "publish_date": "2022-01-01"},
    )
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    everything = find(library, "提前三日预约", validities=tuple(Validity))

    assert {hit.validity.code for hit in everything if hit.text == OLD} == {status}


def test_a_paper_of_the_same_title_from_another_body_is_not_a_newer_version(tmp_path: Path) -> None:
    folder = versions(tmp_path / "docs", OLD, NEW)
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "v1.txt", "publish_date": "2018-01-01", "issuing_body": "示例市财政局"},
        {"file": "v2.txt", "publish_date": "2022-01-01", "issuing_body": "示例市教育局"},
    )
    library = tmp_path / "library"
    index_texts(library, folder, manifest=manifest)

    assert set(found_on(library, TODAY)) == {OLD, NEW}


DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 20))


@given(stated=st.sampled_from(Validity), effective=st.none() | DAYS, expires=st.none() | DAYS, day=DAYS)
def test_the_index_and_the_catalogue_judge_alike(
    stated: Validity, effective: date | None, expires: date | None, day: date
) -> None:
    document = SourceDocument("a", "办法", "a.txt", (), "", effective=effective, expires=expires, validity=stated)

    assert term_on(validity_term(document), day) is validity_on(document, day)


def test_a_guide_may_be_used_for_the_days_before_it_was_written() -> None:
    written = date(2026, 12, 1)
    guide, rule = (
        SourceDocument("a", "用工", "a.md", (), "", level=level, promulgated=written, validity=Validity.IN_FORCE)
        for level in ("指南", "规章")
    )

    assert validity_on(guide, date(2026, 11, 30)) is Validity.IN_FORCE
    assert validity_on(rule, date(2026, 11, 30)) is Validity.NOT_YET_IN_FORCE


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.fixed_dictionaries(
            {"status": st.sampled_from([v.code for v in Validity])},
            optional={"effective_date": DAYS.map(date.isoformat)},
        ),
        min_size=1,
        max_size=8,
    ),
    day=DAYS,
)
def test_only_law_of_the_day_grounds_an_answer(
    tmp_path_factory: pytest.TempPathFactory, lines: list[dict[str, str]], day: date
) -> None:
    """Against an oracle that reads the manifest: stated outdated is outdated, a day ahead is not law yet."""
    root = tmp_path_factory.mktemp("validity")
    folder = write_files(
        root / "docs", {f"{n}.txt": f"第{n}号停车办法\n\n第一条　车辆停放在{n}号场地。\n" for n in range(len(lines))}
    )
    manifest = write_manifest(root / "m.jsonl", *({"file": f"{n}.txt", **line} for n, line in enumerate(lines)))
    index_texts(root / "library", folder, manifest=manifest)

    found = {hit.source_id for hit in find(root / "library", "车辆停放场地", day)}

    expected = set[str]()
    for n, line in enumerate(lines):
        begins = date.fromisoformat(line["effective_date"]) if "effective_date" in line else None
        announced_and_begun = line["status"] == "not_yet_in_force" and begins is not None
        if (begins is None or begins <= day) and (line["status"] in ("in_force", "unverified") or announced_and_begun):
            expected.add(f"{n}.txt")
    assert found == expected


@needs_laws
def test_national_laws_change_on_the_day_their_data_say(tmp_path: Path) -> None:
    library = tmp_path / "library"
    report = index_national_laws(library)

    assert report.added == 378
    assert report.failed == []
    search = LibrarySearch(library, None)
    laws = {e.document.version: e.document for e in search.documents.values() if e.document.title.endswith("国农业法")}
    search.close()
    old, new = laws["2012-12-28"], laws["2026-08-28"]
    assert (new.effective, old.replaced_by) == (date(2027, 1, 1), new.id)
    for day, law in ((TODAY, old), (date(2026, 12, 31), old), (date(2027, 1, 1), new)):
        found = [
            hit
            for hit in find(library, "农业法的立法目的 巩固和加强农业在国民经济中的基础地位", day)
            if hit.title[-3:] == "农业法"
        ]
        assert {hit.source_id for hit in found} == {law.id}
        assert {hit.validity for hit in found} == {Validity.IN_FORCE}
    assert index_national_laws(library).unchanged == 378
