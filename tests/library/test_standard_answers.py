"""Standard answers as an office keeps them: taken in from files, brought up to date, reviewed, never lost."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import yaml
from filelock import FileLock

from assistant.errors import InputError, LibraryBusy, LibraryDamaged
from assistant.library.standard.desk import StandardAnswers, TakenIn
from assistant.library.standard.shelf import FILE
from assistant.library.standard.standard_answer import Standing
from tests.library.regulations import write_files
from tests.library.standard_answers import LEAVE, TODAY, desk_of, indexed

ROWS: list[dict[str, str]] = [
    {
        "编号": "探亲假",
        "问题": "探亲假几天\n探亲假能休多久",
        "答复": "二十日，不含路途。",
        "依据": "《机关工作人员休假办法》第1条、《机关工作人员休假办法》第二条",
        "有效期至": "2027-12-31",
        "撰写人": "人事处",
    },
    {"编号": "食堂", "问题": "食堂几点开门", "答复": "十一点半。", "依据": "", "有效期至": "", "撰写人": ""},
]


@pytest.fixture(scope="module")
def unwritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library without standard answers, only to be copied."""
    return indexed(tmp_path_factory.mktemp("unwritten"))


@pytest.fixture
def library(unwritten: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(unwritten, tmp_path / "library"))


@pytest.fixture
def desk(library: Path) -> StandardAnswers:
    return desk_of(library)


def as_csv(rows: list[dict[str, str]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        cells = {**row, "有效期至": date.fromisoformat(row["有效期至"]) if row["有效期至"] else None}
        sheet.append(list(cells.values()))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_jsonl(rows: list[dict[str, str]]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


FORMATS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "答复.xlsx": as_xlsx,
    "答复.csv": lambda rows: as_csv(rows, "utf-8-sig"),
    "旧表.csv": lambda rows: as_csv(rows, "gb18030"),
    "答复.jsonl": as_jsonl,
    "答复.json": lambda rows: json.dumps(rows).encode(),
    "答复.yaml": lambda rows: yaml.safe_dump(rows, allow_unicode=True).encode(),
}


def written(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    path = folder / name
    path.write_bytes(FORMATS[name](rows))
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_of_any_format_says_the_same(name: str, tmp_path: Path, desk: StandardAnswers) -> None:
    assert desk.take_in(written(tmp_path, name, ROWS)) == TakenIn(added=2, updated=0, unchanged=0)

    leave, canteen = desk.all()
    assert leave.answer.id == "探亲假"
    assert leave.answer.questions == ("探亲假几天", "探亲假能休多久")
    assert leave.answer.answer == "二十日，不含路途。"
    assert [cited.name for cited in leave.answer.citations] == [
        "《机关工作人员休假办法》第一条",
        "《机关工作人员休假办法》第二条",
    ]
    assert leave.answer.valid_until == date(2027, 12, 31)
    assert (leave.answer.author, leave.answer.written) == ("人事处", TODAY)
    assert canteen.answer.citations == ()
    assert [leave.standing, canteen.standing] == [Standing.IN_USE, Standing.IN_USE]


def test_all_faults_of_a_file_are_told_at_once_and_nothing_is_written(tmp_path: Path, library: Path) -> None:
    desk = desk_of(library)
    desk.take_in(written(tmp_path, "答复.csv", ROWS))
    before = (library / FILE).read_bytes()
    rows = [
        {"编号": "甲", "问题": "", "答复": "有。", "依据": "", "有效期至": "2026-02-30"},
        {"编号": "乙 丙", "问题": "问一", "答复": "", "依据": "《没有的办法》第一条", "有效期至": ""},
        {"编号": "丁", "问题": "问二", "答复": "见[2]。", "依据": "《机关工作人员休假办法》第二条", "有效期至": ""},
        {"编号": "戊", "问题": "问三", "答复": "好。", "依据": "《机关工作人员休假办法》第九条", "有效期至": ""},
        {"编号": "己", "问题": "问四", "答复": "好。", "依据": "休假办法", "有效期至": ""},
        {"编号": "庚", "问题": "问五", "答复": "好。", "依据": "《公务车辆停放规定》第一条", "有效期至": ""},
        {"编号": "辛", "问题": "请问探亲假有多少天？", "答复": "好。", "依据": "", "有效期至": ""},
        {"编号": "辛", "问题": "问六", "答复": "好。", "依据": "", "有效期至": ""},
    ]
    with pytest.raises(InputError) as error:
        desk.take_in(written(tmp_path, "旧表.csv", rows))

    for sentence in (
        "第 2 行没有写问题", "第 2 行有效期至写的是“2026-02-30”", "第 3 行编号“乙 丙”", "第 3 行没有写答复",
        "第 3 行知识库中没有《没有的办法》", "第 4 行答复里的编号 [n] 没有对应的依据", "第 5 行《机关工作人员休假办法》没有第九条",
        "第 6 行依据“休假办法”的写法不对", "第 7 行《公务车辆停放规定》已废止", "第 9 行编号 辛 重复",
        "问题“请问探亲假有多少天？”同时在编号 探亲假 和 辛 里",
    ):  # fmt: skip
        assert sentence in error.value.message
    assert error.value.message.count("\n") == 0
    assert (library / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("答复.doc", b"x"),
        ("答复.xlsx", b"PK no archive"),
        ("答复.csv", b""),
        ("答复.csv", "编号,问题,问题\n1,2,3".encode()),
        ("答复.csv", "编号,提问,答复\n1,问,答".encode()),
        ("答复.yaml", b"[: not yaml"),
        ("答复.json", b'{"questions": "one"}'),
        ("答复.json", b"[" * 100_000),
        ("答复.jsonl", b"no json\n"),
        ("没有.csv", None),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    name: str, data: bytes | None, tmp_path: Path, desk: StandardAnswers
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)

    with pytest.raises(InputError) as error:
        desk.take_in(tmp_path / name)

    assert error.value.message.endswith("。")
    assert "\n" not in error.value.message
    assert desk.all() == []


def test_a_short_title_must_name_one_document(tmp_path: Path) -> None:
    write_files(tmp_path / "docs", {"企业.txt": LEAVE.replace("机关工作人员", "企业职工")})
    desk = desk_of(indexed(tmp_path))

    with pytest.raises(InputError, match="《休假办法》可能是《.+》、《.+》，请写全称"):
        desk.add({"questions": ["问"], "answer": "答。", "citations": ["《休假办法》第一条"]})
    written = desk.add({"questions": ["问"], "answer": "答。", "citations": ["《企业职工休假办法》1条"]})
    assert written.citations[0].name == "《企业职工休假办法》第一条"


def test_a_file_taken_in_once_more_brings_up_to_date_by_id(tmp_path: Path, library: Path) -> None:
    desk_of(library, date(2026, 11, 1)).take_in(written(tmp_path, "答复.csv", ROWS))
    changed = [ROWS[0], {**ROWS[1], "答复": "十一点。"}]

    taken = desk_of(library).take_in(written(tmp_path, "答复.csv", changed))

    assert taken == TakenIn(added=0, updated=1, unchanged=1)
    leave, canteen = desk_of(library).all()
    assert (leave.answer.written, canteen.answer.written) == (date(2026, 11, 1), TODAY)
    assert canteen.answer.answer == "十一点。"


@pytest.mark.parametrize("ending", [".csv", ".yaml", ".jsonl"])
def test_what_was_written_out_is_taken_in_unchanged(ending: str, tmp_path: Path, desk: StandardAnswers) -> None:
    desk.take_in(written(tmp_path, "答复.xlsx", ROWS))
    desk.withdraw(["食堂"])

    assert desk.write_out(tmp_path / f"导出{ending}") == 2

    assert desk.take_in(tmp_path / f"导出{ending}") == TakenIn(added=0, updated=0, unchanged=2)


def test_an_answer_outlives_indexing_and_wants_a_review_when_its_article_reads_otherwise(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    desk_of(library).take_in(written(tmp_path, "答复.csv", ROWS))

    indexed(tmp_path, LEAVE.replace("二十日", "三十日"))
    desk = desk_of(library)

    leave, canteen = desk.all()
    assert leave.standing is Standing.REVIEW
    assert leave.reasons == ("《机关工作人员休假办法》第一条的文字与写答复时不同",)
    assert canteen.standing is Standing.IN_USE
    # Taking the same file in again is no review.
    desk.take_in(tmp_path / "答复.csv")
    assert desk.find("探亲假").standing is Standing.REVIEW
    desk.confirm(["探亲假"])
    assert desk.find("探亲假").standing is Standing.IN_USE


def test_an_answer_on_a_repealed_article_wants_a_review_and_cannot_be_confirmed(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    desk_of(library).take_in(written(tmp_path, "答复.csv", ROWS))

    indexed(tmp_path, status="repealed")
    desk = desk_of(library)

    assert desk.find("探亲假").reasons == ("《机关工作人员休假办法》已废止，不能作为依据",) * 2
    with pytest.raises(InputError, match="编号 探亲假：《机关工作人员休假办法》已废止"):
        desk.confirm(["探亲假"])


def test_dates_and_withdrawal_are_told(desk: StandardAnswers) -> None:
    for name, days in {"过": {"valid_until": "2026-11-30"}, "未": {"valid_from": "2026-12-02"}, "当": {"valid_until": "2026-12-01"}}.items():  # fmt: skip
        desk.add({"id": name, "questions": [f"问{name}"], "answer": "答。", **days})
    desk.add({"id": "停", "questions": ["问停"], "answer": "答。"})
    desk.withdraw(["停"])

    assert {looked.answer.id: looked.standing.value for looked in desk.all()} == {
        "过": "已过期", "未": "尚未生效", "当": "使用中", "停": "已停用",
    }  # fmt: skip


def test_a_withdrawn_answer_comes_back_only_when_a_file_says_so(tmp_path: Path, desk: StandardAnswers) -> None:
    desk.take_in(written(tmp_path, "答复.csv", ROWS))
    desk.withdraw(["食堂"])

    desk.take_in(tmp_path / "答复.csv")
    assert desk.find("食堂").standing is Standing.WITHDRAWN
    desk.take_in(written(tmp_path, "答复.jsonl", [{**ROWS[1], "停用": "否"}]))
    assert desk.find("食堂").standing is Standing.IN_USE


def test_a_damaged_file_is_named_and_never_written_over(library: Path, desk: StandardAnswers) -> None:
    desk.add({"questions": ["问"], "answer": "答。"})
    damaged = (library / FILE).read_bytes() + b'{"id": "half'
    (library / FILE).write_bytes(damaged)

    for change in (desk.all, lambda: desk.add({"questions": ["又问"], "answer": "答。"}), lambda: desk.remove(["x"])):
        with pytest.raises(LibraryDamaged, match="第 2 行无法读取，文件没有改动"):
            change()
    assert (library / FILE).read_bytes() == damaged


def test_who_comes_while_another_writes_is_told(library: Path, desk: StandardAnswers) -> None:
    with FileLock((library / FILE).with_suffix(".lock")), pytest.raises(LibraryBusy, match="请稍后再试"):
        desk.add({"questions": ["问"], "answer": "答。"})


def test_only_its_owner_reads_the_file(library: Path, desk: StandardAnswers) -> None:
    desk.add({"questions": ["问"], "answer": "答。"})
    assert (library / FILE).stat().st_mode & 0o077 == 0
