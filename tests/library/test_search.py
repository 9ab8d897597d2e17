"""Searching: what is found, in which order, and what is never found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.library.catalogue import Passage
from assistant.library.chunks import ChunkKind
from assistant.library.lexical import LexicalIndex
from assistant.library.ranking import Signals, features_of, weighed
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from tests.library.regulations import (
    BOATS,
    GROUNDING,
    TODAY,
    TREES,
    WELLS,
    find,
    index_texts,
    titles,
    write_files,
    write_manifest,
)

PARKING = "{place}停车收费办法\n\n第一条　停车首小时收费{fee}元。\n第二条　残疾人车辆免费停放。\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three regulations of towns, one of the nation, and one that is repealed; only to be read."""
    root = tmp_path_factory.mktemp("search")
    docs = write_files(
        root / "docs",
        {
            "船.txt": BOATS,
            "树.txt": TREES,
            "甲.txt": PARKING.format(place="甲州市", fee="三"),
            "乙.txt": PARKING.format(place="乙州市", fee="四"),
            "国.txt": PARKING.format(place="", fee="五"),
            "井.txt": WELLS,
        },
    )
    manifest = write_manifest(
        root / "m.jsonl",
        {"file": "甲.txt", "region": "甲州市", "level": "地方性法规"},
        {"file": "乙.txt", "region": "乙州市", "level": "地方性法规"},
        {"file": "国.txt", "region": "全国", "level": "行政法规"},
        {"file": "井.txt", "status": "repealed", "superseded_by": "水源办法"},
    )
    index_texts(root / "library", docs, manifest=manifest)
    return root / "library"


def test_the_article_that_speaks_to_the_question_comes_first(library: Path) -> None:
    first = find(library, "夜里停泊的船要开什么灯")[0]

    assert (first.title, first.article, first.rank) == ("示例市船舶停泊办法", "第二条", 1)
    assert first.text == "夜间停泊应当开启锚灯。"
    assert (first.position, first.lexical, first.similarity) == (1, 1.0, None)


def test_ranks_count_from_one_and_scores_fall(library: Path) -> None:
    hits = find(library, "停车收费和船舶停泊")

    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(find(library, "停车收费和船舶停泊", limit=2)) == 2


def test_the_rule_of_the_place_in_the_question_comes_first(library: Path) -> None:
    def first(question: str) -> str:
        return find(library, question)[0].source_id

    assert first("甲州市停车首小时收费多少元") == "甲.txt"
    assert first("乙州停车首小时收费多少元") == "乙.txt"
    assert first("停车首小时收费多少元") == "国.txt", "no place is named, so the national rule is meant"


def test_a_place_named_earlier_in_the_conversation_counts(library: Path) -> None:
    search = LibrarySearch(library, None)
    try:
        hits = search.search("首小时收费多少元", 3, GROUNDING, TODAY, context="乙州市怎么停车？").hits
    finally:
        search.close()

    assert hits[0].source_id == "乙.txt"


def test_outdated_text_is_found_only_by_those_who_ask_for_it(library: Path) -> None:
    assert "示例市水井管理办法" not in titles(find(library, "废弃水井填埋"))

    found = find(library, "废弃水井填埋", validities=(Validity.REPEALED,))

    assert titles(found) == {"示例市水井管理办法"}
    assert {hit.replaced_by for hit in found} == {"水源办法"}
    assert find(library, "废弃水井填埋", validities=()) == ()


@pytest.mark.parametrize("query", ["", "  ", "？！。", "的", "zzz", "🙂", "\x00", "a" * 5000, "《》", "第条"])
def test_a_query_without_a_match_finds_nothing_and_breaks_nothing(library: Path, query: str) -> None:
    assert find(library, query) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_may_be_looked_for(library: Path, query: str) -> None:
    for hit in find(library, query, validities=(Validity.UNVERIFIED,)):
        assert hit.validity is Validity.UNVERIFIED


def test_documents_are_found_by_id_and_by_title(library: Path) -> None:
    search = LibrarySearch(library, None)
    try:
        assert search.find_document("树.txt").document.title == "示例市古树保护办法"
        assert search.find_document("示例市古树保护办法").document.id == "树.txt"
        [hit] = search.find_article(["树.txt", "船.txt"][:1], "第二条", TODAY)
        assert (hit.text, hit.validity) == ("迁移古树应当经主管部门批准。", Validity.UNVERIFIED)
        assert search.find_article(["树.txt"], "第九条", TODAY) == []
        with pytest.raises(InputError, match="library list"):
            search.find_document("没有这个文件")
    finally:
        search.close()


def test_of_two_versions_the_newest_that_is_law_is_meant_by_the_title(tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"a.txt": BOATS, "b.txt": BOATS + "第三条　完。\n"})
    manifest = write_manifest(
        tmp_path / "m.jsonl",
        {"file": "a.txt", "publish_date": "2010-01-01"},
        {"file": "b.txt", "publish_date": "2020-01-01"},
    )
    index_texts(tmp_path / "library", docs, manifest=manifest)
    search = LibrarySearch(tmp_path / "library", None)

    assert search.find_document("示例市船舶停泊办法").document.id == "b.txt"
    search.close()


def test_a_long_article_is_one_hit(tmp_path: Path) -> None:
    items = "".join(
        f"（{n}）码头第{n}项设施应当每月检查并做好记录，记录应当完整准确并存档备查；\n" for n in range(1, 40)
    )
    docs = write_files(
        tmp_path / "docs", {"码头.txt": f"示例市码头办法\n\n第一条　下列设施应当检查：\n{items}第二条　完。\n"}
    )
    index_texts(tmp_path / "library", docs)

    found = [hit for hit in find(tmp_path / "library", "码头设施每月检查记录") if hit.article == "第一条"]

    assert len(found) == 1
    assert found[0].text.count("码头第") == 39


SCORES = st.dictionaries(st.integers(0, 30), st.floats(0.001, 100, allow_nan=False), max_size=20)


@given(words=SCORES, meaning=SCORES)
def test_weighing_keeps_every_article_and_an_order_that_all_signs_agree_on(
    words: dict[int, float], meaning: dict[int, float]
) -> None:
    standing = dict.fromkeys({*words, *meaning}, 0.0)
    signals = Signals(words, {}, {}, meaning, {}, standing)

    scores = weighed(features_of(signals), by_vectors=bool(meaning))

    assert scores.keys() == words.keys() | meaning.keys()
    both = sorted(words.keys() & meaning.keys())
    for one in both:
        for other in both:
            if words[one] > words[other] and meaning[one] > meaning[other]:
                assert scores[one] >= scores[other]


def test_a_lexical_index_counts_chunks_and_words(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path / "lexical")
    passages = [
        Passage(1, "a", "in_force@~", "", ChunkKind.WORDING, "船舶停泊"),
        Passage(2, "b", "in_force@~", "", ChunkKind.WORDING, "船舶检验"),
        Passage(3, "b", "repealed@~", "", ChunkKind.WORDING, "船舶"),
    ]
    index.update([], passages)

    assert (index.size, index.document_frequency("船舶"), index.document_frequency("检验")) == (3, 3, 1)
    assert index.search("船舶", ["repealed@~"], 10, ChunkKind.WORDING).keys() == {3}
    index.update(["b"], [Passage(4, "b", "in_force@~", "", ChunkKind.WORDING, "古树")])
    assert index.size == 2
    assert LexicalIndex.open(tmp_path / "lexical").search("船舶古树", ["in_force@~"], 10, ChunkKind.WORDING).keys() == {
        1,
        4,
    }


def test_the_day_decides_what_is_law(tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"a.txt": BOATS})
    manifest = write_manifest(tmp_path / "m.jsonl", {"file": "a.txt", "effective_date": "2027-05-01"})
    index_texts(tmp_path / "library", docs, manifest=manifest)

    assert find(tmp_path / "library", "锚灯", date(2027, 4, 30)) == ()
    [ahead] = find(tmp_path / "library", "锚灯", date(2027, 4, 30), (Validity.NOT_YET_IN_FORCE,))[:1]
    assert ahead.validity is Validity.NOT_YET_IN_FORCE
    assert find(tmp_path / "library", "锚灯", date(2027, 5, 1))
