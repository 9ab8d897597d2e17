"""What texts say of each other changes what is law, and what is not certain is told and not decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.library.indexing import remove_documents
from assistant.library.references import find_references
from assistant.library.search import LibrarySearch
from assistant.library.source import Relation, SourceDocument, Validity
from assistant.library.validity import validity_on
from tests.library.regulations import TODAY, find, index_texts, write_files, write_manifest
from tests.library.test_parts import NOTICE

OLD = """示例市公务用车管理暂行办法
示府办〔2016〕3号
第一条 公务用车应当统一编号。
第二条 本办法自2016年3月1日起施行。
示例市人民政府办公厅
2016年2月1日
"""
NEW = """示例市公务用车管理办法
示府办〔2024〕8号
第一条 公务用车应当统一标识。
第二条 本办法自2024年7月1日起施行。《示例市公务用车管理暂行办法》（示府办〔2016〕3号）同时废止。
示例市人民政府办公厅
2024年6月1日
"""


def documents(library: Path) -> dict[str, SourceDocument]:
    search = LibrarySearch(library, None)
    try:
        return {entry.document.id: entry.document for entry in search.documents.values()}
    finally:
        search.close()


def indexed(tmp_path: Path, files: dict[str, str], *lines: dict[str, object]) -> Path:
    folder, library = write_files(tmp_path / "docs", files), tmp_path / "library"
    manifest = write_manifest(tmp_path / "manifest.jsonl", *lines) if lines else None
    index_texts(library, folder, manifest=manifest)
    return library


def test_a_text_that_another_one_repeals_is_superseded_from_that_day(tmp_path: Path) -> None:
    library = indexed(tmp_path, {"old.txt": OLD, "new.txt": NEW})
    old = documents(library)["old.txt"]

    assert (old.validity, old.replaced_by, old.expires) == (Validity.SUPERSEDED, "new.txt", date(2024, 7, 1))
    assert validity_on(old, date(2024, 6, 30)) is Validity.IN_FORCE
    assert validity_on(old, date(2024, 7, 1)) is Validity.SUPERSEDED
    assert [(link.relation, link.target) for link in old.links] == [(Relation.REPLACED_BY, "new.txt")]
    assert [hit.text for hit in find(library, "公务用车统一编号") if "编号" in hit.text] == []

    remove_documents(library, ["new.txt"])

    assert documents(library)["old.txt"].validity is Validity.UNVERIFIED
    assert [hit.text for hit in find(library, "公务用车统一编号")][:1] == ["公务用车应当统一编号。"]


def test_the_number_decides_between_two_of_one_title(tmp_path: Path) -> None:
    other = OLD.replace("示府办〔2016〕3号", "示财办〔2016〕9号").replace("示例市人民政府办公厅", "示例市财政局")
    library = indexed(tmp_path, {"old.txt": OLD, "other.txt": other, "new.txt": NEW})
    found = documents(library)

    assert (found["old.txt"].validity, found["other.txt"].validity) == (Validity.SUPERSEDED, Validity.UNVERIFIED)


def test_a_link_that_fits_two_documents_is_a_doubt_and_changes_nothing(tmp_path: Path) -> None:
    copy = OLD.replace("示府办〔2016〕3号\n", "")
    without = NEW.replace("（示府办〔2016〕3号）", "")
    library = indexed(tmp_path, {"one.txt": copy, "two.txt": copy + "附则另行公布。\n", "new.txt": without})
    found = documents(library)

    assert {found[name].validity for name in ("one.txt", "two.txt")} == {Validity.UNVERIFIED}
    [doubt] = found["new.txt"].doubts
    assert doubt.startswith("文中写明取代《示例市公务用车管理暂行办法》，库中有 2 个文件与它相符（one.txt、two.txt）")


def test_another_place_s_text_of_the_same_title_is_not_repealed(tmp_path: Path) -> None:
    foreign = "保安管理办法\n示外府〔2015〕1号\n第一条 保安应当持证。\n第二条 略。\n外地市人民政府\n2015年1月1日\n"
    ours = (
        "保安服务规定\n第一条 保安应当培训。\n第二条 本规定自2020年1月1日起施行。《保安管理办法》同时废止。\n"
        "示例市人民政府\n2019年12月1日\n"
    )
    found = documents(indexed(tmp_path, {"foreign.txt": foreign, "ours.txt": ours}))

    assert found["foreign.txt"].validity is Validity.UNVERIFIED
    assert "发文机关不同" in found["ours.txt"].doubts[0]


def test_a_manifest_that_contradicts_the_text_wins_and_is_told(tmp_path: Path) -> None:
    library = indexed(
        tmp_path,
        {"old.txt": OLD, "new.txt": NEW},
        {"file": "old.txt", "doc_id": "cars", "status": "in_force", "title": "车辆管理办法", "doc_number": "甲〔2016〕4号",
         "publish_date": "2016-05-05", "effective_date": "2016-06-01", "issuing_body": "示例市财政局"},
    )  # fmt: skip
    old = documents(library)["cars"]

    assert (old.title, old.document_number, old.promulgated) == ("车辆管理办法", "甲〔2016〕4号", date(2016, 5, 5))
    assert old.validity is Validity.IN_FORCE
    assert [doubt.split(" 是")[0] for doubt in old.doubts] == [
        "清单的 title",
        "清单的 doc_number",
        "清单的 issuing_body",
        "清单的 publish_date",
        "清单的 effective_date",
    ]


def test_a_manifest_that_calls_a_repealed_text_in_force_wins_and_is_told(tmp_path: Path) -> None:
    library = indexed(
        tmp_path, {"old.txt": OLD, "new.txt": NEW}, {"file": "old.txt", "doc_id": "cars", "status": "in_force"}
    )
    old = documents(library)["cars"]

    assert (old.validity, old.replaced_by) == (Validity.IN_FORCE, "")
    assert old.doubts == (
        "清单写明《示例市公务用车管理暂行办法》现行有效，但《示例市公务用车管理办法》（new.txt）写明将其废止，现以清单为准，请核对。",
    )


def test_what_truly_replaces_a_text_is_what_the_link_says(tmp_path: Path) -> None:
    library = indexed(tmp_path, {"old.txt": OLD, "new.txt": NEW}, {"file": "old.txt", "status": "superseded"})

    assert documents(library)["old.txt"].replaced_by == "new.txt"


def test_the_same_version_twice_with_different_status_is_told_of_both(tmp_path: Path) -> None:
    library = indexed(
        tmp_path,
        {"a.txt": OLD, "b.txt": OLD + "\n"},
        {"file": "a.txt", "doc_id": "a", "status": "in_force"},
        {"file": "b.txt", "doc_id": "b", "status": "repealed"},
    )

    for document in documents(library).values():
        assert any("收录了 2 份，时效说法不一（a 为现行有效、b 为已废止）" in doubt for doubt in document.doubts)


def test_a_text_lapses_on_the_day_that_it_sets_itself(tmp_path: Path) -> None:
    lapsing = OLD.replace("起施行。", "起施行，有效期五年。")
    found = documents(indexed(tmp_path, {"a.txt": lapsing}))["a.txt"]

    assert found.expires == date(2021, 3, 1)
    assert validity_on(found, date(2021, 2, 28)) is Validity.UNVERIFIED
    assert validity_on(found, TODAY) is Validity.REPEALED


def test_a_manifest_prolongs_what_has_lapsed_by_its_text(tmp_path: Path) -> None:
    lapsing = OLD.replace("起施行。", "起施行，有效期五年。")
    library = indexed(tmp_path, {"a.txt": lapsing}, {"file": "a.txt", "doc_id": "a", "status": "in_force"})
    found = documents(library)["a"]

    assert validity_on(found, TODAY) is Validity.IN_FORCE
    assert "文中的有效期到 2021-03-01 为止" in found.doubts[-1]


def test_an_issued_regulation_is_found_and_cited_under_its_own_title(tmp_path: Path) -> None:
    library = indexed(tmp_path, {"notice.txt": NOTICE})
    search = LibrarySearch(library, None)
    try:
        for name in search.documents["notice.txt"].document.titles:
            assert search.find_document(name).document.id == "notice.txt"
        question = "《示例市校服采购管理办法（试行）》第一条怎么规定？"
        [reference] = find_references(question, search.documents.values())
        [hit] = search.find_article([entry.document.id for entry in reference.documents], "第一条", TODAY)
    finally:
        search.close()

    assert hit.title == "示例市校服采购管理办法（试行）"
    assert hit.carrier.endswith("的通知")
    assert hit.document_number == "示财发〔2024〕12号"


def test_a_notice_in_one_file_and_its_regulation_in_another_are_linked(tmp_path: Path) -> None:
    notice, _, regulation = NOTICE.partition("2024年3月5日\n")
    library = indexed(tmp_path, {"notice.txt": notice + "2024年3月5日\n", "rules.txt": regulation})
    found = documents(library)

    assert [(link.relation, link.target) for link in found["notice.txt"].links] == [(Relation.ISSUES, "rules.txt")]
    assert (Relation.ISSUED_BY, "notice.txt") in [(link.relation, link.target) for link in found["rules.txt"].links]


def test_a_decision_repeals_and_amends_what_it_names(tmp_path: Path) -> None:
    decision = (
        "示例市人民政府办公厅关于废止和修改部分文件的决定\n示府办〔2020〕2号\n一、废止《示例市公务用车管理暂行办法》（示府办〔2016〕3号）。\n"
        "二、对《示例市会议管理办法》作出修改。\n三、本决定自2020年5月1日起施行。\n示例市人民政府办公厅\n2020年4月1日\n"
    )
    meetings = "示例市会议管理办法\n示府办〔2012〕1号\n第一条 会议应当精简。\n第二条 本办法自印发之日起施行。\n示例市人民政府办公厅\n2012年1月1日\n"
    found = documents(indexed(tmp_path, {"old.txt": OLD, "meetings.txt": meetings, "decision.txt": decision}))

    old = found["old.txt"]
    assert (old.validity, old.expires, old.replaced_by) == (Validity.REPEALED, date(2020, 5, 1), "")
    assert [(link.relation, link.target) for link in old.links] == [(Relation.REPEALED_BY, "decision.txt")]
    [amended] = found["meetings.txt"].links
    assert (amended.relation, amended.target) == (Relation.AMENDED_BY, "decision.txt")
    assert found["meetings.txt"].validity is Validity.UNVERIFIED


def test_every_relation_has_its_reverse() -> None:
    assert all(relation.reverse.reverse is relation for relation in Relation)
