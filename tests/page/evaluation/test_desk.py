"""Runs of the harness from the page: started, followed, interrupted, resumed, kept and removed, as real processes."""

from __future__ import annotations

import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import GongwuError, InputError, ServiceError
from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.harness import Harness, installed_harness
from assistant.page.evaluation.run import EvaluationRun
from assistant.page.evaluation.state import OWN_DATA, EntryState, Run, RunStatus, Wanted
from tests.needs import posix_only
from tests.page.evaluation.fake_harness import FAULTS, fake_harness, kept_result


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def desk(home: Path) -> Iterator[EvaluationDesk]:
    with closing(EvaluationDesk(home / "library", fake_harness(home))) as opened:
        yield opened


def wanted(desk: EvaluationDesk, title: str, task: str = "answers") -> Wanted:
    return Wanted(task, next(data.path for data in desk.offer().data_sets if data.title == title))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def state(desk: EvaluationDesk) -> Run:
    run = desk.run()
    assert run is not None
    return run


def ended(desk: EvaluationDesk) -> Run:
    wait_until(lambda: not state(desk).status.active)
    return state(desk)


def finished(desk: EvaluationDesk, title: str = "示例题集", task: str = "answers") -> str:
    desk.start(wanted(desk, title, task))
    assert ended(desk).status is RunStatus.FINISHED
    return state(desk).result


# What can be chosen


def test_a_task_with_its_own_data_is_run_without_a_set(desk: EvaluationDesk) -> None:
    with pytest.raises(InputError, match="题集"):
        desk.start(wanted(desk, "示例题集", "text"))
    desk.start(Wanted("text", OWN_DATA.path))
    assert ended(desk).status is RunStatus.FINISHED
    assert desk.result(state(desk).result).data_name == "samples"


def test_the_offer_is_what_the_harness_lists(desk: EvaluationDesk) -> None:
    offer = desk.offer()
    assert [(task.name, task.needs_questions) for task in offer.tasks] == [
        ("answers", True),
        ("retrieval", True),
        ("speed", False),
        ("text", False),
    ]
    assert [task.name for task in offer.tasks if task.own_data] == ["text"]
    assert (offer.data_sets[0].title, offer.data_sets[0].questions) == ("示例题集", 24)
    assert offer.missing == ""


@pytest.mark.parametrize(
    ("module", "sentence"), [("evals", "没有评测程序"), ("ir_measures", "ir-measures"), ("matplotlib", "matplotlib")]
)
def test_what_is_not_installed_is_named(module: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    harness = installed_harness()
    assert sentence in harness.missing
    assert "--extra evals app.py" in harness.missing
    desk = EvaluationDesk(Path("library"), harness)
    assert desk.offer().missing == harness.missing
    assert desk.history() == ()


def test_a_harness_that_prints_something_else_is_told_in_a_sentence(tmp_path: Path) -> None:
    desk = EvaluationDesk(tmp_path, Harness((sys.executable, "-c", "print('hello')"), tmp_path))
    with pytest.raises(ServiceError, match="没有给出可以读的结果"):
        desk.offer()


@pytest.mark.parametrize("changed", [{"task": "nothing"}, {"data": "/etc/passwd"}, {"data": ""}])
def test_only_what_is_offered_can_be_started(desk: EvaluationDesk, changed: dict[str, str]) -> None:
    chosen = wanted(desk, "示例题集")
    with pytest.raises(InputError):
        desk.start(Wanted(changed.get("task", chosen.task), changed.get("data", chosen.data)))
    assert desk.run() is None


# Running


def test_a_run_tells_its_progress_and_leaves_a_result(desk: EvaluationDesk) -> None:
    desk.start(wanted(desk, "示例题集"))
    wait_until(lambda: state(desk).total == 24 and state(desk).done > 3)
    assert state(desk).status is RunStatus.RUNNING
    assert (state(desk).stage, state(desk).messages) == ("提问", ("知识库已就绪。",))

    run = ended(desk)

    assert run.status is RunStatus.FINISHED
    assert run.seconds > 0
    (entry,) = desk.history()
    assert (entry.name, entry.state, entry.title, entry.data) == (
        run.result,
        EntryState.COMPLETE,
        "回答质量",
        "示例题集",
    )
    assert entry.headline == "写全且引对 73.9%"
    result = desk.result(run.result)
    assert (result.metrics["complete"].k, result.data_name) == (119, "示例题集")
    assert [case.failed for case in desk.cases(run.result)][:3] == [True, False, True]


def test_a_missed_threshold_is_a_result_all_the_same(desk: EvaluationDesk) -> None:
    name = finished(desk, task="retrieval")
    assert [threshold.met for threshold in desk.result(name).thresholds] == [True, False]


def test_a_task_without_cases_has_none(desk: EvaluationDesk) -> None:
    name = finished(desk, task="speed")
    assert desk.cases(name) == ()
    assert desk.result(name).failures[0].id == "冷启动"


def test_results_go_where_they_are_wanted(home: Path, tmp_path: Path) -> None:
    with closing(EvaluationDesk(home / "library", fake_harness(home), tmp_path / "results")) as desk:
        name = finished(desk)
        assert (tmp_path / "results" / name / "result.json").is_file()
        assert [entry.name for entry in desk.history()] == [name]


def test_one_run_at_a_time(desk: EvaluationDesk) -> None:
    desk.start(wanted(desk, "很长的题集"))
    with pytest.raises(InputError, match="已有一次评测正在运行"):
        desk.start(wanted(desk, "示例题集"))
    desk.cancel()
    ended(desk)


@posix_only
def test_a_cancelled_run_can_be_resumed(desk: EvaluationDesk) -> None:
    desk.start(wanted(desk, "很长的题集"))
    wait_until(lambda: state(desk).done > 3)
    (entry,) = desk.history()
    assert entry.state is EntryState.RUNNING
    with pytest.raises(InputError, match="先取消"):
        desk.delete(entry.name)

    desk.cancel()

    assert ended(desk).status is RunStatus.CANCELLED
    (entry,) = desk.history()
    assert (entry.state, entry.title, entry.data) == (EntryState.INCOMPLETE, "回答质量", "很长的题集")
    desk.resume(entry.name)
    assert ended(desk).status is RunStatus.FINISHED
    assert state(desk).result == entry.name
    assert [entry.state for entry in desk.history()] == [EntryState.COMPLETE]
    with pytest.raises(InputError, match="已经完成"):
        desk.resume(entry.name)


def test_faults_of_a_data_set_come_line_by_line(desk: EvaluationDesk) -> None:
    desk.start(wanted(desk, "有错的题集"))
    run = ended(desk)
    assert run.status is RunStatus.FAILED
    assert run.failure.splitlines()[1:] == FAULTS
    assert desk.history() == ()


def test_an_uploaded_set_is_called_as_it_was_when_its_faults_are_told(desk: EvaluationDesk) -> None:
    desk.keep_upload("科室 题集.csv", "编号,问题\n1,坏行\n".encode())
    desk.start(wanted(desk, "科室 题集.csv"))
    lines = ended(desk).failure.splitlines()
    assert lines[0] == "科室 题集.csv 有 3 处错误，请改正后重试："
    assert lines[1:] == FAULTS


def test_a_crash_is_told_without_details(desk: EvaluationDesk) -> None:
    desk.start(wanted(desk, "坏的"))
    run = ended(desk)
    assert run.status is RunStatus.FAILED
    assert "意外结束" in run.failure
    assert "secret" not in run.failure


@posix_only
def test_a_process_that_does_not_listen_is_ended_by_force(home: Path) -> None:
    arguments = ["answers", "--data", str(home / "stubborn.jsonl")]
    run = EvaluationRun(fake_harness(home).start(arguments), 1, "停不下来的", patience=0.3)
    wait_until(lambda: run.state().done > 1)
    run.close()
    assert run.state().status is RunStatus.CANCELLED


def test_a_run_ends_though_what_it_left_behind_holds_its_pipes(tmp_path: Path) -> None:
    left = "import time; time.sleep(9)"
    program = (
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {left!r}]); print('{{\"result\": \"r\"}}')"
    )
    run = EvaluationRun(Harness((sys.executable, "-c", program), tmp_path).start([]), 1, "", patience=0.3)
    wait_until(lambda: not run.state().status.active)
    assert (run.state().status, run.state().result) == (RunStatus.FINISHED, "r")


@posix_only
def test_closing_interrupts_the_run_and_leaves_it_resumable(home: Path) -> None:
    with closing(EvaluationDesk(home / "library", fake_harness(home))) as desk:
        desk.start(wanted(desk, "很长的题集"))
        wait_until(lambda: state(desk).done > 3)
    assert state(desk).status is RunStatus.CANCELLED
    assert [entry.state for entry in desk.history()] == [EntryState.INCOMPLETE]


# Results


def test_two_results_are_compared(desk: EvaluationDesk, home: Path) -> None:
    name = kept_result(home)
    comparison = desk.compare(name, name)
    assert comparison.metrics["complete"].difference == pytest.approx(0.039)
    assert [change.id for change in comparison.better] == ["G005"]


def test_a_result_is_deleted_with_its_folder(desk: EvaluationDesk, home: Path) -> None:
    name = kept_result(home)
    desk.delete(name)
    assert desk.history() == ()
    assert list((home / "results").iterdir()) == []


@pytest.mark.parametrize("name", ["", ".", "..", "../evals", "/etc", "20260101-000000-answers", "notes"])
def test_only_results_that_are_there_are_opened_or_deleted(desk: EvaluationDesk, home: Path, name: str) -> None:
    kept_result(home)
    (home / "results" / "notes").mkdir()
    for use in (desk.result, desk.cases, desk.delete, desk.resume):
        with pytest.raises(InputError, match="不在了"):
            use(name)
    assert (home / "results" / "notes").is_dir()
    assert (home / "evals").is_dir()


@pytest.mark.parametrize(
    "file", ["config.json", "outputs.jsonl", "../x", "plots/other.svg", "plots/../result.json", "plots/secret.svg"]
)
def test_only_files_that_may_leave_are_given_out(desk: EvaluationDesk, home: Path, file: str) -> None:
    name = kept_result(home)
    folder = home / "results" / name
    (folder / "plots" / "secret.svg").symlink_to("/etc/passwd")
    for kept in ("report.html", "summary.md", "result.json", "plots/by_type.svg"):
        assert desk.file(name, kept) == folder / kept
    with pytest.raises(InputError, match="没有这个文件"):
        desk.file(name, file)


def test_a_plot_that_leads_out_of_its_folder_is_not_given_out(desk: EvaluationDesk, home: Path) -> None:
    name = kept_result(home)
    plot = home / "results" / name / "plots" / "by_type.svg"
    plot.unlink()
    plot.symlink_to("/etc/passwd")
    with pytest.raises(InputError, match="没有这个文件"):
        desk.file(name, "plots/by_type.svg")


def test_a_link_among_the_results_is_no_result(desk: EvaluationDesk, home: Path, tmp_path: Path) -> None:
    name = kept_result(home)
    (home / "results" / "20260101-000000-answers").symlink_to(tmp_path)
    assert [entry.name for entry in desk.history()] == [name]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"metrics": 3}', '{"metrics": {"a": {"value": "much"}}}'])
def test_a_damaged_result_is_listed_as_such(desk: EvaluationDesk, home: Path, text: str) -> None:
    name = kept_result(home)
    (home / "results" / name / "result.json").write_text(text, encoding="utf-8")
    assert [entry.state for entry in desk.history()] == [EntryState.DAMAGED]
    with pytest.raises(InputError, match="无法读取"):
        desk.result(name)
    desk.delete(name)


def test_cases_that_cannot_be_read_are_told(desk: EvaluationDesk, home: Path) -> None:
    name = kept_result(home)
    (home / "results" / name / "cases.jsonl").write_text('{"id": "G001"}\n{"id"', encoding="utf-8")
    with pytest.raises(InputError, match=r"cases\.jsonl 无法读取"):
        desk.cases(name)


def test_nulls_take_their_defaults(desk: EvaluationDesk, home: Path) -> None:
    name = kept_result(home)
    line = '{"id": 7, "question": null, "history": null, "why": null, "scores": {"a": {"value": null}}, "new": 1}'
    (home / "results" / name / "cases.jsonl").write_text(line, encoding="utf-8")
    (case,) = desk.cases(name)
    assert (case.id, case.question, case.history, case.scores["a"].value) == ("7", "", [], None)


# Uploads


def test_an_upload_is_private_and_goes_at_the_end(home: Path) -> None:
    with closing(EvaluationDesk(home / "library", fake_harness(home))) as desk:
        desk.keep_upload("C:\\我的文档\\../科室 题集(1).CSV", b"x")
        (data,) = [data for data in desk.offer().data_sets if data.uploaded]
        path = Path(data.path)
        assert (data.title, path.name) == ("科室 题集(1).CSV", "科室_题集_1.csv")
        assert path.read_bytes() == b"x"
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert finished(desk, data.title)
        assert desk.history()[0].data == "科室_题集_1"
    assert not path.exists()
    assert not path.parent.parent.exists()


def test_the_newest_upload_is_the_first_and_old_ones_go(desk: EvaluationDesk) -> None:
    for number in range(25):
        desk.keep_upload("题集.xlsx", str(number).encode())
    uploads = [data for data in desk.offer().data_sets if data.uploaded]
    assert len(uploads) == 20
    assert Path(uploads[0].path).read_bytes() == b"24"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("题集.docx", b"x", "另存为"),
        ("", b"x", "另存为"),
        ("题集.csv", b"", "空的"),
        ("题集.csv", b"x" * (5 * 1024 * 1024 + 1), "超过 5 MB"),
    ],
)
def test_what_is_no_data_set_is_refused(desk: EvaluationDesk, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(GongwuError, match=sentence):
        desk.keep_upload(name, content)
    assert not any(data.uploaded for data in desk.offer().data_sets)


def test_the_page_s_library_is_handed_over_only_when_wanted(home: Path) -> None:
    arguments = "import sys, json; print(json.dumps({'result': '_'.join(sys.argv[1:]).replace('/', '|')}))"

    class Listing(Harness):
        """Lists as the fake does, and prints its arguments in place of a result."""

        def start(self, arguments: object) -> subprocess.Popen[bytes]:
            return Harness((sys.executable, "-c", program), home).start(arguments)  # type: ignore[arg-type]

    program = arguments
    fake = fake_harness(home)
    for own, full in ((True, False), (False, True)):
        with closing(EvaluationDesk(Path("mine"), Listing(fake.command, fake.folder))) as desk:
            chosen = wanted(desk, "示例题集")
            desk.start(Wanted(chosen.task, chosen.data, own, full))
            result = ended(desk).result
            assert (f"--library_{Path('mine').resolve()}".replace("/", "|") in result) is own
            assert ("--full" in result) is full
            assert result.endswith("--progress_json_--json")
