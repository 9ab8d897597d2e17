"""Reading data sets: every shape, and what is said of bad ones."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.errors import InputError
from evals.data.faults import DataFaults
from evals.data.loading import load_data
from evals.data.references import ArticleReference, parse_references
from evals.harness.samples import Behavior
from tests.evals.small_data import QUESTIONS, write_lines, write_small_data

HEADINGS = ["编号", "问题", "类型", "上文", "标准条文", "要点", "关键数值", "必须拒答", "期望", "提问日期"]
ROWS = [
    [
        "T1",
        "试用期多长？",
        "数值",
        "",
        "《公务员法》第三十四条",
        "试用期为一年",
        "一年=1年\n十二个月=12个月",
        "",
        "",
        "",
    ],
    [
        "T2",
        "那不合格呢？",
        "多轮",
        "问：试用期多长？\n答：一年。",
        "《公务员法》第三十四条",
        "",
        "",
        "",
        "",
        "2026-05-01",
    ],
    ["T3", "本局去年录用几人？", "无据可答", "", "", "", "", "是", "拒答", ""],
    ["T4", "要登记吗？", "ambiguous", "", "", "", "", "否", "追问", ""],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_data(tmp_path / "small")


def faults_of(path: Path) -> dict[int, str]:
    with pytest.raises(DataFaults) as found:
        load_data(path)
    return dict(found.value.faults)


def test_a_question_keeps_everything_that_its_row_says(folder: Path) -> None:
    draft = load_data(folder).drafts[0]
    assert draft.gold == (ArticleReference("cars", article="第二条"),)
    assert draft.sample.metadata == {"type": "numeric", "format": "md"}
    assert draft.sample.target.key_values == (("八年", "8年"),)
    assert draft.line == 1


def test_every_fault_is_listed_with_its_line_and_nothing_is_loaded(folder: Path) -> None:
    bad: list[str] = [
        '{"id": "Q6", "type": "fact"}',
        "not json",
        '{"id": "Q1", "type": "fact", "question": "重复的？"}',
        '{"id": "Q7", "type": "poem", "question": "什么类型？"}',
        '{"id": "Q8", "type": "fact", "question": "  "}',
        '{"id": "Q9", "type": "fact", "question": "日期？", "as_of": "去年"}',
        '{"id": "Q10", "type": "fact", "question": "矛盾？", "must_refuse": true, "expected_behavior": "answer"}',
        '{"id": "Q11", "type": "fact", "question": "哪一条？", "gold_articles": ["公务员法第三十四条"]}',
    ]
    with (folder / "qa.jsonl").open("ab") as file:
        file.write("\n".join(bad).encode() + b"\n" + "公务用车".encode("gb18030") + b"\n")
    faults = faults_of(folder)
    assert set(faults) == set(range(6, 15))
    assert "question 缺失" in faults[6]
    assert "不是 JSON 对象" in faults[7]
    assert "Q1 与第 1 行重复" in faults[8]
    assert "“poem”不认识，可以写：事实" in faults[9]
    assert "question" in faults[10]
    assert "as_of" in faults[11]
    assert "互相矛盾" in faults[12]
    assert "应写成《文件标题》第几条" in faults[13]
    assert "不是 UTF-8" in faults[14]


def test_the_message_names_every_line(folder: Path) -> None:
    with (folder / "qa.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n{}\n")
    with pytest.raises(InputError) as found:
        load_data(folder)
    assert "第 6 行：" in found.value.message
    assert "第 7 行：" in found.value.message
    assert "没有开始评测" in found.value.message


def test_gold_in_a_document_that_the_manifest_does_not_name_is_a_fault(folder: Path) -> None:
    write_lines(folder / "qa.jsonl", [{**QUESTIONS[0], "gold_articles": [{"doc_id": "nowhere", "article": "第一条"}]}])
    assert "没有文件 nowhere" in faults_of(folder)[1]


@pytest.mark.parametrize("content", ["\n", ""])
def test_an_empty_set_is_an_error(folder: Path, content: str) -> None:
    (folder / "qa.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="是空的"):
        load_data(folder)


def test_faults_of_the_manifest_are_listed_too(folder: Path) -> None:
    with (folder / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"doc_id": "x", "file": "docs/x.md", "status": "alive"}\n')
    assert "status" in faults_of(folder)[4]


def write_csv(path: Path, rows: list[list[str]], encoding: str) -> Path:
    lines = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def write_xlsx(path: Path, rows: list[list[Any]]) -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


@pytest.fixture(params=["utf-8-sig", "gb18030", "xlsx"])
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same rows as office software saves them."""
    rows = [HEADINGS, *ROWS]
    if request.param == "xlsx":
        return write_xlsx(tmp_path / "题集.xlsx", rows)
    return write_csv(tmp_path / "题集.csv", rows, request.param)


def test_a_spreadsheet_is_a_data_set(sheet: Path) -> None:
    data = load_data(sheet)
    first, second, third, fourth = (draft.sample for draft in data.drafts)
    assert data.name == "题集"
    assert data.drafts[0].gold == (ArticleReference(title="公务员法", article="第三十四条"),)
    assert first.target.key_values == (("一年", "1年"), ("十二个月", "12个月"))
    assert first.target.points == ("试用期为一年",)
    assert [(turn.role, turn.content) for turn in second.input.history] == [
        ("user", "试用期多长？"),
        ("assistant", "一年。"),
    ]
    assert second.input.as_of == date(2026, 5, 1)
    assert (third.target.must_refuse, third.target.behavior) == (True, Behavior.REFUSE)
    assert fourth.target.behavior is Behavior.CLARIFY_OR_ENUMERATE


def test_rows_of_a_spreadsheet_are_named_by_the_line_on_which_they_begin(tmp_path: Path) -> None:
    bad = [
        ["T1", "题？", "诗歌", "", "", "", "", "", "", ""],
        ["T2", "题？", "多轮", "甲：\n乙：", "", "", "", "", "", ""],
        ["T2", "", "事实", "", "", "", "", "", "", ""],
        ["T4", "题？", "事实", "", "第三条", "", "", "也许", "", ""],
    ]
    faults = faults_of(write_csv(tmp_path / "题集.csv", [HEADINGS, ROWS[0], *bad], "utf-8-sig"))
    # The first row of questions covers lines 2 and 3, because a cell of it has two lines.
    assert "诗歌" in faults[4]
    assert "应以“问：”或“答：”开头" in faults[5]
    assert "问题" in faults[7]
    assert 8 in faults


def test_cells_that_a_spreadsheet_keeps_as_numbers_and_dates_are_read(tmp_path: Path) -> None:
    row = [1, "题？", "事实", None, None, None, None, None, None, date(2026, 3, 1)]
    sample = load_data(write_xlsx(tmp_path / "a.xlsx", [HEADINGS, row])).drafts[0].sample
    assert (sample.id, sample.input.as_of) == ("1", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (["编号", "问题"], "缺少列 类型"),
        (["编号", "问题", "类型", "心情"], "列名 心情 不认识"),
        (["编号", "问题", "类型", "问题"], "列名 问题 重复"),
    ],
)
def test_wrong_headings_are_said_at_once(tmp_path: Path, headings: list[str], said: str) -> None:
    path = write_csv(tmp_path / "题集.csv", [headings, ["T1", "题？", "事实", "好"][: len(headings)]], "utf-8")
    with pytest.raises(InputError, match=said):
        load_data(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("题集.csv", b"\xff\xff\xff,\xfe\n", "UTF-8"),
        ("题集.csv", b"", "是空的"),
        ("题集.xlsx", b"PK not a workbook", "不是可以读取的 XLSX"),
        ("题集.docx", b"x", "不是题目文件"),
    ],
)
def test_files_that_hold_no_questions_are_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        load_data(tmp_path / name)


def write_statutes(folder: Path, questions: list[dict[str, Any]]) -> Path:
    folder.mkdir()
    rows = [
        {"id": n, "cat": "行政法", "full": "示例法", "date": "2020-01-01", "article": f"第{n}条", "text": f"内容{n}。"}
        for n in (1, 2)
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    write_lines(folder / "questions_dev.jsonl", questions)
    return folder


def test_statutes_without_files_are_a_data_set(tmp_path: Path) -> None:
    data = load_data(write_statutes(tmp_path / "s", [{"qid": 7, "query": "内容二？", "gold": [2]}]))
    assert data.drafts[0].sample.id == "7"
    assert data.drafts[0].gold == (ArticleReference("示例法（2020-01-01）", article="第2条"),)


def test_statute_questions_with_unknown_golds_are_faults(tmp_path: Path) -> None:
    folder = write_statutes(
        tmp_path / "s", [{"qid": 1, "query": "一？", "gold": [1]}, {"qid": 2, "query": "三？", "gold": [3]}]
    )
    assert faults_of(folder) == {2: "没有编号为 3 的条文"}


def test_a_damaged_archive_of_statutes_is_one_sentence(tmp_path: Path) -> None:
    folder = write_statutes(tmp_path / "s", [{"qid": 1, "query": "一？", "gold": [1]}])
    (folder / "articles.jsonl.gz").write_bytes(b"\x1f\x8b damaged")
    with pytest.raises(InputError, match="无法读取"):
        load_data(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《公务员法》第三十四条", [("公务员法", "", "第三十四条")]),
        ("《农业法》（2012-12-28）第三条", [("农业法", "2012-12-28", "第三条")]),
        ("《公文格式指南》一、（二）", [("公文格式指南", "", "一、（二）")]),
        (
            "《甲法》第一条、第二条；《乙法》第三条之一",
            [("甲法", "", "第一条"), ("甲法", "", "第二条"), ("乙法", "", "第三条之一")],
        ),
        ("《关于印发〈某办法〉的通知》", [("关于印发〈某办法〉的通知", "", None)]),
        ("公务员法", []),
    ],
)
def test_articles_are_read_as_people_write_them(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(r.title, r.version, r.article) for r in parse_references(text)] == expected
