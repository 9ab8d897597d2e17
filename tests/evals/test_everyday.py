"""The task ``everyday`` as people run it: on an office's own file, over two libraries, with faults, and its calibration."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from evals.data.corpora import FolderCorpus
from evals.data.everyday import TRAINING, everyday_data
from evals.harness.keeping import read_lines, read_result
from evals.harness.libraries import index_corpus
from evals.harness.options import Options
from evals.harness.progress import TerminalProgress
from evals.harness.run import resume_run, run_task, score_again
from evals.harness.task import Wanted
from tests.evals.command import run_evals
from tests.evals.small_data import write_lines, write_small_data
from tests.needs import needs_shared

VISITORS = {"doc_id": "visitors", "file": "docs/visitors.md", "title": "示例市访客管理办法", "status": "in_force"}


def asked(key: str, question: str, shape: str, *gold: tuple[str, str], **fields: Any) -> dict[str, Any]:
    """A row; each gold article as document and number."""
    articles = [{"doc_id": document, "article": article} for document, article in gold]
    return {"id": key, "question": question, "shape": shape, "gold_articles": articles, **fields}


ROWS = (
    asked("E1", "公务用车使用满多少年可以更新", "数字期限", ("cars", "第二条"), key_values=[["八年", "8年"]]),
    asked("E2", "印章遗失以后怎么报案", "程序清单", ("seals", "第二条"), key_values=[["公安机关"]]),
    # Its gold is of another subject on purpose: whatever is cited, it is not that.
    asked("E3", "召开全市性会议提前多久报批", "数字期限", ("cars", "第三条"), key_values=[["十五日", "15日"]]),
    asked("E4", "公务用车能接送子女上学吗", "是非", ("cars", "第三条"), polarity="no", key_values=[["不得"]]),
    asked("E5", "火星探测器的发射窗口怎样计算", "答不了", must_refuse=True, expected_behavior="refuse", why_not="没有"),
    asked("E6", "要登记吗", "含糊", expected_behavior="clarify"),
    asked("E7", "来访人员要登记哪些事项", "程序清单", ("visitors", "第一条"), corpus="policies", key_values=[["姓名"]]),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's own library."""
    folder = write_small_data(tmp_path_factory.mktemp("everyday") / "office")
    index_corpus(FolderCorpus(folder), folder.parent / "library", TerminalProgress())
    return folder.parent / "library"


def write_questions(folder: Path, rows: Sequence[Mapping[str, Any]] = ROWS) -> Path:
    """An office's own questions, one of which is about the document beside them."""
    (folder / "docs").mkdir(parents=True)
    text = "# 示例市访客管理办法\n\n第一条　来访人员应当登记姓名、单位和来访事项。\n\n第二条　访客证用后交回。\n"
    (folder / "docs" / "visitors.md").write_text(text, encoding="utf-8")
    write_lines(folder / "manifest.jsonl", [VISITORS])
    write_lines(folder / "ours.jsonl", rows)
    return folder / "ours.jsonl"


@pytest.fixture(autouse=True, scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The documents beside a file are taken in somewhere else than in this checkout."""
    folder = tmp_path_factory.mktemp("libraries")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evals.harness.libraries.libraries_folder", lambda: folder)
        yield


@pytest.fixture(scope="module")
def finished(library: Path, elsewhere: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run."""
    folder = tmp_path_factory.mktemp("finished")
    return run_task("everyday", Options(write_questions(folder / "own"), library, folder / "results")).folder


@pytest.fixture
def run(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(finished, tmp_path / "run"))


def test_questions_are_asked_of_the_library_that_they_name(finished: Path) -> None:
    result = read_result(finished)
    metrics, groups = result["metrics"], result["groups"]
    counted = ("cited", "wrongly_refused", "hit@10", "refused", "clarified", "polarity_said")
    assert [metrics[name]["n"] for name in counted] == [5, 5, 5, 1, 1, 1]
    assert (metrics["refused"]["k"], metrics["wrongly_refused"]["k"] < 5) == (1, True)
    assert groups["by corpus builtin"]["cited"]["n"] == 4
    assert (groups["by corpus policies"]["hit@10"]["k"], groups["by corpus policies"]["hit@10"]["n"]) == (1, 1)
    assert groups["by shape 数字期限"]["cited"]["n"] == 2
    assert result["data_name"] == "ours"
    config = json.loads((finished / "config.json").read_text(encoding="utf-8"))
    assert {name: held["documents"] for name, held in config["libraries"].items()} == {"": 3, "policies": 1}


def test_the_report_shows_question_gold_and_what_was_cited_instead(finished: Path) -> None:
    why = {failure["id"]: failure["why"] for failure in read_result(finished)["failures"]}["E3"]
    summary, report = ((finished / name).read_text(encoding="utf-8") for name in ("summary.md", "report.html"))
    assert "标准是《示例市公务用车管理办法》第三条" in why
    assert "引用的是示例市会议管理规定 第一条" in why or "没有作答" in why
    assert f"- E3“召开全市性会议提前多久报批”：{why}" in summary
    assert "另有知识库 policies：1 个文件，2 条" in summary
    assert "公务用车不得用于接送子女上学。" in report
    assert '<span class="type">数字期限</span>' in report


def test_an_interrupted_run_over_two_libraries_is_taken_up(run: Path) -> None:
    whole = read_result(run)["metrics"]
    config = json.loads((run / "config.json").read_text(encoding="utf-8"))
    (run / "config.json").write_text(json.dumps({**config, "complete": False}), encoding="utf-8")
    write_lines(run / "outputs.jsonl", read_lines(run / "outputs.jsonl")[:2])
    resume_run(run)
    assert read_result(run)["metrics"] == whole
    assert sorted(output["id"] for output in read_lines(run / "outputs.jsonl")) == [row["id"] for row in ROWS]


def rescored(run: Path, changes: Mapping[str, Mapping[str, Any]], out: Path) -> dict[str, Any]:
    """The figures of a run after some of its outputs were changed."""
    outputs = read_lines(run / "outputs.jsonl")
    write_lines(run / "outputs.jsonl", [{**output, **changes.get(output["id"], {})} for output in outputs])
    return read_result(score_again(run, Options(out=out)).folder)


def citation(document: str, article: str) -> dict[str, Any]:
    return {"label": "1", "source_id": document, "title": document, "article": article, "quote": "", "articles": []}


def test_the_curve_of_the_confidence_is_printed_by_tenths_and_drawn(run: Path, tmp_path: Path) -> None:
    refused = {"status": "no_source_found", "citations": [], "confidence": 0.1}
    changes: dict[str, dict[str, Any]] = {
        "E1": {"status": "answered", "confidence": 0.9, "citations": [citation("cars", "第二条")]},
        "E2": {"status": "answered", "confidence": 1.0, "citations": [citation("seals", "第一条")]},
        "E3": {"status": "answered", "confidence": 0.25, "citations": [citation("meetings", "第一条")]},
        # What had to be refused is never answered rightly.
        "E5": {"status": "answered", "confidence": 0.35, "citations": [citation("cars", "第一条")]},
        **dict.fromkeys(("E4", "E6", "E7"), refused),
    }
    result = rescored(run, changes, tmp_path / "again")
    groups = result["groups"]
    bands = [name for name in groups if name.startswith("confidence ")]
    assert bands == ["confidence 0.2–0.3", "confidence 0.3–0.4", "confidence 0.9–1.0"]
    assert groups["confidence 0.9–1.0"]["mean_confidence"]["value"] == 0.95
    assert {key: groups["confidence 0.9–1.0"]["right_at_confidence"][key] for key in ("k", "n")} == {"k": 1, "n": 2}
    # (|0.25 − 0| + |0.35 − 0| + |1.9 − 1|) / 4, and (0.25² + 0.35² + 0.1² + 1²) / 4.
    assert groups["confidence"]["expected_calibration_error"]["value"] == 0.375
    assert groups["confidence"]["brier_score"]["value"] == pytest.approx(0.29875, abs=1e-4)
    assert "plots/calibration.svg" in result["plots"]
    assert "1/2" in (Path(result["result"]) / "plots" / "calibration.svg").read_text(encoding="utf-8")
    assert "置信度 0.9–1.0 的答案" in (Path(result["result"]) / "summary.md").read_text(encoding="utf-8")


def test_a_wrong_word_before_the_right_quotation_is_a_failure(run: Path, tmp_path: Path) -> None:
    text = "能。[1]\n\n> 公务用车不得用于接送子女上学。"
    changes = {"E4": {"status": "answered", "text": text, "citations": [citation("cars", "第三条")]}}
    result = rescored(run, changes, tmp_path / "again")
    assert [result["metrics"][f"polarity_{name}"]["k"] for name in ("said", "right", "wrong")] == [1, 0, 1]
    assert {"id": "E4", "why": "应答不能，第一行说的是能"} in result["failures"]


def test_all_faults_of_both_libraries_are_told_at_once(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = write_questions(
        tmp_path / "own",
        [
            ROWS[0],
            {**ROWS[1], "polarity": "maybe"},
            asked("E3", "没有标准条文的题", "是非"),
            {**ROWS[5], "gold_articles": ROWS[0]["gold_articles"]},
            {**ROWS[4], "id": "E1"},
            asked("E8", "公务用车还有什么规定", "程序清单", ("cars", "第九条")),
            asked("E9", "访客还有什么规定", "程序清单", ("visitors", "第九条"), corpus="policies"),
            {**ROWS[6], "corpus": "elsewhere"},
        ],
    )
    assert run_evals("everyday", "--data", questions, "--library", library, "--out", tmp_path / "results") == 2
    said = capsys.readouterr().err
    for fault in (
        "第 2 行：字段 polarity",
        "第 3 行：该回答的题没有标准条文",
        "第 4 行：该反问、该拒答的题不应有标准条文",
        "第 5 行：id E1 与第 1 行重复",
        "第 6 行：知识库的文件中没有这一条：cars第九条",
        "第 7 行：知识库的文件中没有这一条：visitors第九条",
        "第 8 行：字段 corpus",
    ):
        assert fault in said
    assert "有 7 处错误" in said
    assert not (tmp_path / "results").exists()


def test_what_cannot_be_asked_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = write_questions(tmp_path / "own")
    monkeypatch.setenv("GONGWU_SHARED", str(tmp_path))
    assert run_evals("everyday") == 2
    assert "请用 --data 指明一个 .jsonl 文件" in capsys.readouterr().err
    assert run_evals("everyday", "--data", questions.parent) == 2
    assert "不是题目文件" in capsys.readouterr().err
    (questions.parent / "manifest.jsonl").unlink()
    assert run_evals("everyday", "--data", questions) == 2
    said = capsys.readouterr().err
    assert "1 题问的是政策文件" in said
    assert said.count("\n") == 1


@needs_shared
def test_the_shared_questions_and_the_training_set_have_no_fault_of_form() -> None:
    for path, name, count in ((None, "everyday_dev", 100), (TRAINING, "everyday_training", 530)):
        data = everyday_data(Wanted(path, full=False, subset=""), TerminalProgress())
        assert (data.name, len(data.drafts), data.faults) == (name, count, ())
        assert {part: bool(of.drafts) for part, of in data.parts().items()} == {"": True, "policies": True}
