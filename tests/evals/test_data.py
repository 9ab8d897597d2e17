from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import InputError
from evals.data import load_data
from tests.evals.small_data import QUESTIONS, write_lines, write_small_data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_data(tmp_path / "small")


def test_samples_hold_question_target_and_metadata(folder: Path) -> None:
    data = load_data(folder)
    first = data.samples[0]
    assert first.target.articles == {("cars", "第二条")}
    assert first.metadata == {"type": "numeric", "format": "md"}
    assert [sample.id for sample in data.answerable] == ["Q1", "Q2", "Q3"]


def test_also_acceptable_articles_count_as_targets(folder: Path) -> None:
    also = [{"doc_id": "seals", "article": "第一条"}]
    write_lines(folder / "qa.jsonl", [{**QUESTIONS[0], "also_acceptable": also}])
    assert load_data(folder).samples[0].target.articles == {("cars", "第二条"), ("seals", "第一条")}


def test_every_fault_is_listed_with_its_line(folder: Path) -> None:
    with (folder / "qa.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "Q6", "type": "fact"}\nnot json\n{"id": "Q1", "type": "fact", "question": "重复的？"}\n')
    with pytest.raises(InputError) as fault:
        load_data(folder)
    message = fault.value.message
    assert "第 6 行：字段 question" in message
    assert "第 7 行：不是 JSON 对象" in message
    assert "第 8 行：id Q1 重复" in message


def test_gold_in_an_unknown_document_is_a_fault(folder: Path) -> None:
    write_lines(folder / "qa.jsonl", [{**QUESTIONS[0], "gold_articles": [{"doc_id": "nowhere", "article": "第一条"}]}])
    with pytest.raises(InputError, match="Q1（nowhere）"):
        load_data(folder)


def test_an_empty_set_is_an_error(folder: Path) -> None:
    (folder / "qa.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="是空的"):
        load_data(folder)


def test_another_encoding_is_an_error(folder: Path) -> None:
    (folder / "qa.jsonl").write_bytes("公务用车".encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        load_data(folder)
