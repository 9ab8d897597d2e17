"""The table of documents: what is found, in which order, and how it is cut into pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import LibraryMissing
from assistant.library.indexing import index_collections
from assistant.library.keeping import editing
from assistant.library.keeping.listing import ROWS, Wanted, list_documents
from assistant.library.source import Validity
from tests.library.keeping.invented import InventedCollection, invented_document, invented_library

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_library(tmp_path_factory.mktemp("kept") / "library", 120)


def test_pages_together_hold_every_document_once(library: Path) -> None:
    pages = [list_documents(library, Wanted(page=page), TODAY) for page in range(3)]

    ids = [row.source_id for page in pages for row in page.rows]
    assert sorted(ids) == sorted(f"qinghe-{number}" for number in range(120))
    assert [len(page.rows) for page in pages] == [ROWS, ROWS, 20]
    assert {(page.total, page.held, page.pages) for page in pages} == {(120, 120, 3)}
    titles = [row.title for page in pages for row in page.rows]
    assert titles == sorted(titles)


def test_a_page_behind_the_last_one_is_the_last_one(library: Path) -> None:
    listing = list_documents(library, Wanted(page=99), TODAY)

    assert listing.page == 2
    assert len(listing.rows) == 20


def test_a_row_says_what_the_document_is(library: Path) -> None:
    [row] = list_documents(library, Wanted(words="〔2003〕53号"), TODAY).rows

    document = invented_document(53)
    assert (row.title, row.issuing_body, row.file) == (document.title, document.issuing_body, document.file)
    assert (row.articles, row.promulgated, row.collection) == (4, "2003-06-01", "文件夹 qinghe")
    assert row.validity is Validity.REPEALED


def test_all_words_must_occur_somewhere(library: Path) -> None:
    found = list_documents(library, Wanted(words="财政局 差旅"), TODAY)

    assert found.total > 0
    assert all("清河市财政局差旅费" in row.title for row in found.rows)
    assert list_documents(library, Wanted(words="财政局 临江县"), TODAY).total == 0


@pytest.mark.parametrize("words", ["%", "_", "100%", "\\", "' OR 1=1 --"])
def test_signs_of_patterns_stand_for_themselves(library: Path, words: str) -> None:
    assert list_documents(library, Wanted(words=words), TODAY).total == 0


def test_filters_narrow_and_count(library: Path) -> None:
    by_validity = list_documents(library, Wanted(validity="in_force"), TODAY)
    assert by_validity.total == 40
    assert {row.validity for row in by_validity.rows} == {Validity.IN_FORCE}

    by_level = list_documents(library, Wanted(level="地方政府规章", validity="in_force"), TODAY)
    assert {row.level for row in by_level.rows} == {"地方政府规章"}
    assert dict(by_level.levels) == {"规范性文件": 60, "地方政府规章": 60}
    assert by_level.collections == (("文件夹 qinghe", 120),)
    assert list_documents(library, Wanted(collection="国家法律"), TODAY).total == 0


def test_validity_is_that_of_the_day(tmp_path: Path) -> None:
    """Its statement is tested in tests/library/test_validity.py; here, that the day is passed on."""
    library = invented_library(tmp_path / "library", 4)
    editing.save(library, "qinghe-3", 0, {"effective": "2026-12-05"})

    assert _validity(library, date(2026, 12, 4)) is Validity.NOT_YET_IN_FORCE
    assert _validity(library, date(2026, 12, 5)) is Validity.IN_FORCE


def _validity(library: Path, day: date) -> Validity:
    [row] = list_documents(library, Wanted(words=invented_document(3).document_number), day).rows
    return row.validity


@pytest.mark.parametrize(
    ("sort", "value"), [("articles", "articles"), ("date", "promulgated"), ("body", "issuing_body")]
)
def test_it_is_sorted_both_ways(library: Path, sort: str, value: str) -> None:
    up = [getattr(row, value) for row in list_documents(library, Wanted(sort=sort), TODAY).rows]
    down = [getattr(row, value) for row in list_documents(library, Wanted(sort=sort, down=True), TODAY).rows]

    assert up == sorted(up)
    assert down == sorted(down, reverse=True)
    assert up[0] < down[0]


def test_an_order_that_does_not_exist_is_that_of_titles(library: Path) -> None:
    assert list_documents(library, Wanted(sort="1; DROP TABLE documents"), TODAY).total == 120


def test_several_collections_are_told_apart(tmp_path: Path) -> None:
    builtin = InventedCollection(2, root="builtin")
    index_collections(tmp_path / "library", [builtin])

    assert list_documents(tmp_path / "library", Wanted(), TODAY).collections == (("内置指南", 2),)


def test_without_a_library_there_is_nothing_to_list(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        list_documents(tmp_path / "library", Wanted(), TODAY)
