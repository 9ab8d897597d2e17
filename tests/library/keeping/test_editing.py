"""What the librarian states: at once, above manifest and text, whoever indexes anew; and two windows do not undo each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError, LibraryBusy
from assistant.library.folder import LibraryFolder
from assistant.library.indexing import put_back, remove_documents, take_out
from assistant.library.keeper import index_into
from assistant.library.keeping import editing
from assistant.library.source import Validity
from assistant.library.statements import ChangedMeanwhile
from assistant.library.store import PolicyLibrary
from tests.library.keeping.invented import invented_library

TODAY = date(2026, 12, 1)
NOTICE = (
    "关于差旅费的通知\n清财〔2024〕8号\n\n第一条 住宿费每人每天不超过三百五十元。\n\n第二条 本通知自印发之日起施行。\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return invented_library(tmp_path / "library", 6)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented_library(tmp_path_factory.mktemp("untouched") / "library", 6)


def _hits(library: Path, query: str, *validities: Validity) -> list[str]:
    search = PolicyLibrary(library, None).current()
    return [hit.source_id for hit in search.search(query, 10, validities or tuple(Validity), TODAY).hits]


def test_what_is_stated_counts_at_once(library: Path) -> None:
    assert "qinghe-0" in _hits(library, "公务接待", Validity.IN_FORCE)

    changed = editing.save(library, "qinghe-0", 0, {"validity": "已废止", "title": "清河市接待细则"})

    assert changed == ["标题", "时效"]
    assert "qinghe-0" not in _hits(library, "公务接待", Validity.IN_FORCE)
    assert "qinghe-0" in _hits(library, "接待细则", Validity.REPEALED)
    found = editing.describe(library, "qinghe-0")
    assert (found.document.title, found.version) == ("清河市接待细则", 1)
    assert PolicyLibrary(library, None).current().published.articles == sum(n % 5 + 1 for n in range(6))


def test_saving_what_is_known_changes_nothing(library: Path) -> None:
    fields = editing.describe(library, "qinghe-1").fields
    before = LibraryFolder(library).published()

    assert editing.save(library, "qinghe-1", 0, fields) == []

    assert LibraryFolder(library).published() == before
    assert editing.describe(library, "qinghe-1").version == 0


def test_the_second_of_two_windows_is_told(library: Path) -> None:
    editing.save(library, "qinghe-1", 0, {"title": "先改的标题"})

    with pytest.raises(ChangedMeanwhile, match="另一个窗口"):
        editing.save(library, "qinghe-1", 0, {"title": "后改的标题"})

    assert editing.describe(library, "qinghe-1").document.title == "先改的标题"
    assert editing.save(library, "qinghe-1", 1, {"title": "看过再改的标题"}) == ["标题"]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"title": "  "}, "标题不能空着"),
        ({"effective": "20240401"}, "2024-04-01 这样实有的日期"),
        ({"promulgated": "2023-02-30"}, "公布日期“2023-02-30”"),
        ({"validity": "有效"}, "只能是 现行有效、"),
        ({"classification": "机密"}, "涉密文件不得存入本系统"),
        ({"title": "长" * 501}, "超过 500 个字"),
        ({"replaced_by": "qinghe-0", "validity": "superseded"}, "不能是它自己"),
        ({"replaced_by": "qinghe-1"}, "时效应选"),
        ({"expires": "2020-01-01", "effective": "2020-01-01"}, "失效日期应晚于施行日期"),
        ({"expires": "2030-01-01", "validity": "unverified"}, "不能是“未核实”"),
        ({"title": {"a": 1}}, "标题不能空着"),
    ],
)
def test_a_value_that_cannot_be_changes_nothing(untouched: Path, said: Mapping[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault) as raised:
        editing.save(untouched, "qinghe-0", 0, {"region": "清河市", **said})

    assert "没有保存" in raised.value.message
    assert editing.describe(untouched, "qinghe-0").document.region == ""


def test_a_successor_is_named_by_its_title(library: Path) -> None:
    title = editing.describe(library, "qinghe-3").document.title

    editing.save(library, "qinghe-0", 0, {"replaced_by": f"《{title}》", "validity": "superseded"})
    editing.save(library, "qinghe-1", 0, {"replaced_by": "《临江县接待办法》", "validity": "superseded"})

    assert editing.describe(library, "qinghe-0").document.replaced_by == "qinghe-3"
    assert editing.describe(library, "qinghe-1").document.replaced_by == "临江县接待办法"


def test_departments_and_collections_are_lists(library: Path) -> None:
    editing.save(library, "qinghe-0", 0, {"departments": "办公室、 人事处", "collections": "人事制度"})
    editing.save(library, "qinghe-0", 1, {"departments": "办公室、人事处，财务处", "region": "清河市"})

    fields = editing.describe(library, "qinghe-0").fields
    assert fields["departments"] == ["办公室", "人事处", "财务处"]
    assert fields["collections"] == ["人事制度"]
    assert editing.describe(library, "qinghe-0").version == 2


def test_a_statement_outlives_a_new_text_and_what_a_manifest_says(tmp_path: Path) -> None:
    library, file = tmp_path / "library", tmp_path / "files" / "差旅.txt"
    file.parent.mkdir()
    file.write_text(NOTICE, encoding="utf-8")
    index_into(library, [file.parent])
    editing.save(library, "差旅.txt", 0, {"title": "清河市差旅费通知", "validity": "in_force"})

    file.write_text(NOTICE.replace("三百五十", "四百"), encoding="utf-8")
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text(
        '{"file": "差旅.txt", "title": "清单里的标题", "status": "repealed", "region": "全国"}', "utf-8"
    )
    index_into(library, [file.parent], manifest)

    found = editing.describe(library, "差旅.txt").document
    assert (found.title, found.validity, found.region) == ("清河市差旅费通知", Validity.IN_FORCE, "全国")
    assert _hits(library, "住宿费四百元") == ["差旅.txt"]


def test_what_follows_from_another_document_is_not_taken_for_stated(tmp_path: Path) -> None:
    """An older version of the same title is superseded by inference; the form shows what is stated, which is nothing."""
    folder = tmp_path / "files"
    folder.mkdir()
    for year in (2019, 2024):
        text = f"清河市差旅费管理办法\n（{year}年3月1日清河市人民政府公布）\n\n第一条 为了规范差旅费，制定本办法。\n"
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    lines = [
        f'{{"file": "{year}.txt", "publish_date": "{year}-03-01", "title": "清河市差旅费管理办法"}}'
        for year in (2019, 2024)
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    index_into(tmp_path / "library", [folder], tmp_path / "manifest.jsonl")

    found = editing.describe(tmp_path / "library", "2019.txt")
    assert (found.document.validity, found.validity) == (Validity.UNVERIFIED, Validity.SUPERSEDED)
    assert found.fields["replaced_by"] == ""
    editing.save(tmp_path / "library", "2019.txt", 0, {"region": "清河市"})

    again = editing.describe(tmp_path / "library", "2019.txt")
    assert (again.document.validity, again.validity) == (Validity.UNVERIFIED, Validity.SUPERSEDED)


def test_a_superseded_document_ends_when_its_successor_begins(library: Path) -> None:
    editing.save(library, "qinghe-0", 0, {"expires": "2030-01-01"})
    editing.save(library, "qinghe-3", 0, {"effective": "2024-07-01"})

    editing.supersede(library, "qinghe-0", "qinghe-3")

    found = editing.describe(library, "qinghe-0")
    assert (found.document.validity, found.document.replaced_by) == (Validity.SUPERSEDED, "qinghe-3")
    assert found.document.expires == date(2024, 7, 1)


def test_what_cannot_be_published_is_not_stated(library: Path) -> None:
    with LibraryFolder(library).writing(), pytest.raises(LibraryBusy):
        editing.save(library, "qinghe-0", 0, {"title": "另一个标题"})

    assert editing.describe(library, "qinghe-0").version == 0
    assert editing.save(library, "qinghe-0", 0, {"title": "另一个标题"}) == ["标题"]


def test_a_document_that_is_gone_is_told(library: Path) -> None:
    remove_documents(library, ["qinghe-0"])

    with pytest.raises(InputError, match="已经没有这份文件"):
        editing.save(library, "qinghe-0", 0, {"title": "另一个标题"})


def test_what_is_taken_out_can_be_put_back_as_it_was(library: Path) -> None:
    editing.save(library, "qinghe-0", 0, {"region": "清河市"})
    before = editing.describe(library, "qinghe-0")

    taken = take_out(library, ["qinghe-0", "qinghe-2", "unknown"])
    assert set(editing.described(library).documents) == {"qinghe-1", "qinghe-3", "qinghe-4", "qinghe-5"}
    assert "qinghe-0" not in _hits(library, "公务接待")
    assert put_back(library, taken) == 2

    assert editing.describe(library, "qinghe-0") == before
    assert "qinghe-0" in _hits(library, "公务接待")
    assert put_back(library, taken) == 0
