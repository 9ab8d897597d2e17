"""Who may read what: the filter, what is taken in, and that a revoked permission counts at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.answering.answer import Turn
from assistant.answering.inquiry import Inquiry
from assistant.errors import InputError
from assistant.front_door import ask, search
from assistant.library.catalogue import Catalogue
from assistant.library.folder import LibraryFolder
from assistant.library.permission import EVERYTHING, Access, Classification, Every, Reader, may_read
from assistant.library.search import LibrarySearch
from assistant.library.standard.desk import StandardAnswers
from assistant.library.store import PolicyLibrary
from tests.library.regulations import BOATS, TODAY, TREES, WELLS, counts, index_texts, write_files, write_manifest

CLERK = Reader(frozenset({"办公室"}), Classification.INTERNAL, Every.ONE)
VISITOR = Reader(frozenset(), Classification.PUBLIC, Every.ONE)


def indexed(tmp_path: Path, **trees: object) -> Path:
    """A library of boats for everybody, trees as said, and wells of a collection of their own."""
    documents = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES, "井.txt": WELLS})
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "船.txt", "classification": "公开"},
        {"file": "树.txt", **trees},
        {"file": "井.txt", "classification": "公开", "collections": ["水务"]},
    )
    index_texts(tmp_path / "library", documents, manifest=manifest)
    return tmp_path / "library"


def seen(library: PolicyLibrary, reader: Reader) -> set[str]:
    return set(library.current(reader).documents)


def test_what_a_document_asks_is_what_a_reader_needs() -> None:
    access = Access(frozenset({"甲"}), frozenset({"办公室"}), Classification.INTERNAL)

    assert may_read(EVERYTHING, access)
    assert may_read(CLERK, access)
    assert not may_read(VISITOR, access)
    assert not may_read(Reader(frozenset({"人事处"}), Classification.INTERNAL, Every.ONE), access)
    assert not may_read(Reader(Every.ONE, Classification.INTERNAL, frozenset({"乙"})), access)


@pytest.mark.parametrize("term", ["", "[]", "{}", "[1, 2]", '["机密", [], ["甲"]]', '["公开", [], []]', "[" * 10_000])
def test_what_cannot_be_read_of_a_permission_hides_the_document_from_everybody(term: str) -> None:
    assert not may_read(EVERYTHING, Access.of_term(term))


def test_a_reader_to_whom_nothing_is_open_cannot_be_made() -> None:
    with pytest.raises(InputError, match="没有说明可以查阅哪些内容"):
        Reader(frozenset({"办公室"}), Classification.INTERNAL, frozenset())


def test_readers_see_a_library_of_their_own(tmp_path: Path) -> None:
    library = PolicyLibrary(indexed(tmp_path, departments=["办公室"]), None)

    assert seen(library, EVERYTHING) == {"船.txt", "树.txt", "井.txt"}
    assert seen(library, CLERK) == {"船.txt", "树.txt", "井.txt"}
    assert seen(library, VISITOR) == {"船.txt", "井.txt"}
    assert seen(library, Reader(Every.ONE, Classification.PUBLIC, frozenset({"水务"}))) == {"井.txt"}
    assert library.current(VISITOR).catalogue.counts() == (2, 4, 4)
    assert next(hit.source_id for hit in search("古树多久普查一次", library, reader=CLERK)) == "树.txt"
    assert "树.txt" not in {hit.source_id for hit in search("古树多久普查一次", library, reader=VISITOR)}
    assert "古树" not in ask("《示例市古树保护办法》第一条说什么？", library, reader=VISITOR).text.replace(
        "《示例市古树保护办法》", ""
    )


def test_a_revoked_permission_counts_at_once_in_caches_and_in_the_conversation(tmp_path: Path) -> None:
    library = PolicyLibrary(indexed(tmp_path, departments=["办公室"]), None)
    earlier = (Turn("user", "古树多久普查一次？"), Turn("assistant", "古树每三年普查一次。", ("树.txt",)))
    before = Inquiry.about("那迁移呢？", earlier, TODAY, library.current(CLERK))
    assert before.history == earlier

    indexed(tmp_path, departments=["人事处"])

    assert seen(library, CLERK) == {"船.txt", "井.txt"}
    after = Inquiry.about("那迁移呢？", earlier, TODAY, library.current(CLERK))
    assert after.history == earlier[:1]
    named = (Turn("assistant", "见《示例市古树保护办法》。"),)
    assert Inquiry.about("第几条？", named, TODAY, library.current(CLERK)).history == ()


@pytest.mark.parametrize(
    ("stated", "said"), [("机密", "涉密文件不得存入本系统"), ("机密★10年", "涉密"), ("保密", "只能写公开或内部")]
)
def test_a_classification_that_is_not_taken_in_takes_the_version_of_before_out(
    tmp_path: Path, stated: str, said: str
) -> None:
    library = PolicyLibrary(indexed(tmp_path), None)
    assert "树.txt" in seen(library, EVERYTHING)
    manifest = write_manifest(tmp_path / "manifest.jsonl", {"file": "树.txt", "classification": stated})

    report = index_texts(library.path, tmp_path / "docs", manifest=manifest)

    assert counts(report) == (0, 2, 0, 1, 1)
    assert said in report.failed[0].reason
    assert "树.txt" not in seen(library, EVERYTHING)


def test_the_title_of_a_hidden_successor_is_not_told(tmp_path: Path) -> None:
    library = PolicyLibrary(indexed(tmp_path, departments=["人事处"]), None)
    manifest = write_manifest(
        tmp_path / "manifest.jsonl",
        {"file": "船.txt", "classification": "公开", "status": "superseded", "superseded_by": "示例市古树保护办法"},
        {"file": "树.txt", "departments": ["人事处"]},
    )
    index_texts(library.path, tmp_path / "docs", manifest=manifest)

    assert library.current(EVERYTHING).documents["船.txt"].document.replaced_by == "示例市古树保护办法"
    assert library.current(CLERK).documents["船.txt"].document.replaced_by == ""


def test_standard_answers_that_rest_on_hidden_articles_are_neither_used_nor_listed(tmp_path: Path) -> None:
    library = PolicyLibrary(indexed(tmp_path, departments=["人事处"]), None)
    desk = StandardAnswers(library.current(EVERYTHING), TODAY)
    desk.add({"questions": "古树几年查一次？", "answer": "三年一次。", "citations": "《示例市古树保护办法》第一条"})

    assert ask("古树几年查一次？", library, today=TODAY).standard
    assert not ask("古树几年查一次？", library, today=TODAY, reader=CLERK).standard
    assert (len(desk.all()), StandardAnswers(library.current(CLERK), TODAY).all()) == (1, [])


def test_a_table_that_does_not_say_whose_its_rows_are_shows_none_of_them(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    folder = LibraryFolder(library)
    path = folder.generation(folder.published().generation) / "catalogue.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.execute("INSERT INTO notes VALUES ('古树')")
    connection.close()

    catalogue = Catalogue(path, reader=EVERYTHING)
    rows = catalogue._rows("SELECT * FROM notes")
    catalogue.close()

    assert rows == []


def test_links_and_doubts_that_name_a_hidden_document_are_left_out(tmp_path: Path) -> None:
    library = indexed(tmp_path, departments=["人事处"])
    folder = LibraryFolder(library)
    path = folder.generation(folder.published().generation) / "catalogue.sqlite3"
    links = '[{"relation": "replaced_by", "target": "树.txt"}, {"relation": "amends", "title": "示例市水井管理办法"}]'
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE relations (source_id TEXT, links TEXT, doubts TEXT)")
        doubts = '["与《示例市古树保护办法》不一致。", "没有日期。"]'
        connection.execute("INSERT INTO relations VALUES ('船.txt', ?, ?)", (links, doubts))
    connection.close()

    catalogue = Catalogue(path, reader=CLERK)
    [(shown, doubtful)] = catalogue._rows("SELECT links, doubts FROM relations")
    catalogue.close()

    assert shown == '[{"relation": "amends", "title": "示例市水井管理办法"}]'
    assert doubtful == '["没有日期。"]'


def test_another_reader_costs_no_second_opening_of_the_files(tmp_path: Path) -> None:
    library = PolicyLibrary(indexed(tmp_path), None)

    one, other = library.current(EVERYTHING), library.current(VISITOR)

    assert isinstance(one, LibrarySearch)
    assert one is library.current()
    assert one is not other
    assert one.published is other.published
