"""What a librarian is told of a library: outdated, lapsing, upcoming, leaning on repealed texts, twice there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from assistant.library.health import LibraryHealth, library_health
from assistant.library.store import PolicyLibrary
from assistant.library.validity import Validity
from tests.library.regulations import index_texts, write_files, write_manifest

TODAY = date(2026, 11, 23)

FILES = {
    "docks-2015.txt": "示例市码头管理办法\n\n第一条　码头每年检查一次。\n",
    "docks-2022.txt": "示例市码头管理办法\n\n第一条　码头每半年检查一次。\n",
    "lamps.txt": "示例市路灯管理办法\n\n第一条　路灯每月巡查一次。\n",
    "lamps-new.txt": "示例市照明设施条例\n\n第一条　照明设施每周巡查一次。\n",
    "bridges.txt": "示例市桥梁管理办法\n\n第一条　桥梁应当编号。\n",
    "roads.txt": (
        "示例市道路管理办法\n\n第一条　道路上的桥梁依照《示例市桥梁管理办法》编号。\n第二条　《示例市桥梁管理办法》同时废止。\n"
        "第三条　码头依照《示例市码头管理办法》检查。\n"
    ),
    "fences.txt": "示例市围栏管理办法\n\n第一条　围栏应当牢固。\n",
    "fences-again.txt": "示例市围栏管理办法\n\n第一条　围栏应当牢固。\n",
}


LINES: tuple[Mapping[str, object], ...] = (
    {
        "file": "docs/docks-2015.txt",
        "doc_id": "docks-2015",
        "publish_date": "2015-01-01",
        "status": "superseded",
        "superseded_by": "docks-2022",
    },
    {"file": "docs/docks-2022.txt", "doc_id": "docks-2022", "publish_date": "2022-03-01", "status": "in_force"},
    {
        "file": "docs/lamps.txt",
        "doc_id": "lamps",
        "publish_date": "2015-01-01",
        "status": "superseded",
        "superseded_by": "示例市照明设施条例",
    },
    {
        "file": "docs/lamps-new.txt",
        "doc_id": "lamps-new",
        "publish_date": "2026-10-01",
        "effective_date": "2027-01-01",
        "status": "not_yet_in_force",
    },
    {"file": "docs/bridges.txt", "doc_id": "bridges", "status": "repealed"},
    {"file": "docs/roads.txt", "doc_id": "roads", "publish_date": "2020-01-01", "status": "in_force"},
    {"file": "docs/fences.txt", "doc_id": "fences"},
    {"file": "docs/fences-again.txt", "doc_id": "fences-again"},
)


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> LibraryHealth:
    root = tmp_path_factory.mktemp("health")
    folder = write_files(root / "docs", FILES)
    manifest = write_manifest(root / "manifest.jsonl", *LINES)
    index_texts(root / "library", folder, manifest=manifest)
    return library_health(PolicyLibrary(root / "library", None), TODAY)


def test_an_outdated_text_names_what_truly_replaces_it_and_nothing_else(health: LibraryHealth) -> None:
    told = {each.document.id: (each.state, each.named) for each in health.outdated}

    assert told == {
        "docks-2015": (Validity.SUPERSEDED, "示例市码头管理办法"),
        "bridges": (Validity.REPEALED, "示例市道路管理办法"),
    }


def test_a_text_whose_successor_comes_soon_lapses(health: LibraryHealth) -> None:
    assert [(each.document.id, each.on, each.days) for each in health.lapsing] == [("lamps", date(2027, 1, 1), 39)]


def test_what_is_not_law_yet_is_told_with_its_date_and_what_it_replaces(health: LibraryHealth) -> None:
    (upcoming,) = health.upcoming

    assert (upcoming.document.id, upcoming.on) == ("lamps-new", date(2027, 1, 1))
    assert [document.id for document in upcoming.replaces] == ["lamps"]


def test_an_article_that_leans_on_a_repealed_text_is_named_but_not_the_one_that_repeals_it(
    health: LibraryHealth,
) -> None:
    assert [(each.document.id, each.article, each.cited.id) for each in health.stale_references] == [
        ("roads", "第一条", "bridges")
    ]


def test_the_same_title_twice_in_force_is_told_but_versions_are_not(health: LibraryHealth) -> None:
    assert [same.title for same in health.same_titles] == ["示例市围栏管理办法"]
    assert {document.id for document in health.unverified} == {"fences", "fences-again"}
