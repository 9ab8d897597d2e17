"""A child within limits: it answers, is reused, and is replaced when it breaks; its failures are errors of ours."""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from assistant import errors
from assistant.errors import Cancelled, DocumentTooLarge, GongwuError, UnreadableDocument
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.isolation.messages import LARGEST_MESSAGE, read_message, write_message
from tests.needs import posix_only

WORKER = "tests.isolation.obedient_worker"


@pytest.fixture(scope="module")
def child() -> Iterator[LimitedChild]:
    with LimitedChild(WORKER) as child:
        yield child


def process_of(child: LimitedChild) -> int:
    return child.ask({"do": "echo"}, "文.docx")["process"]


def test_the_child_answers_and_is_reused(child: LimitedChild) -> None:
    first, second = (child.ask({"do": "echo", "say": "〔2026〕"}, "文.docx") for _ in range(2))

    assert first["said"] == "〔2026〕"
    assert first == second


def test_a_large_request_and_answer_pass(child: LimitedChild) -> None:
    text = "公文" * 2_000_000

    assert child.ask({"do": "echo", "say": text}, "文.docx")["said"] == text


@pytest.mark.parametrize(
    "kind", ["UnreadableDocument", "UnsupportedDocument", "EncryptedDocument", "DocumentTooLarge", "ProfileError"]
)
def test_an_error_of_ours_comes_back_and_the_child_goes_on(child: LimitedChild, kind: str) -> None:
    before = process_of(child)

    with pytest.raises(GongwuError) as refused:
        child.ask({"do": "refuse", "with": kind}, "文.docx")

    assert type(refused.value) is getattr(errors, kind)
    assert refused.value.message == "文件是空的。"
    assert process_of(child) == before


@pytest.mark.parametrize("deed", ["crash", "die"])
def test_a_child_that_breaks_is_replaced(child: LimitedChild, deed: str, caplog: pytest.LogCaptureFixture) -> None:
    before = process_of(child)

    with caplog.at_level(logging.WARNING), pytest.raises(UnreadableDocument, match="损坏或结构异常"):
        child.ask({"do": deed}, "坏.docx")

    assert "坏.docx" in caplog.text
    assert ("KeyError at obedient_worker.py:" in caplog.text) == (deed == "crash")
    assert "a bug of a library" not in caplog.text
    assert process_of(child) != before


def test_a_child_that_died_between_requests_is_replaced(child: LimitedChild) -> None:
    before = process_of(child)
    assert child._process is not None
    child._process.kill()
    child._process.wait()

    assert process_of(child) != before


LIMITED: list[tuple[Limits, dict[str, Any], str]] = [
    pytest.param(Limits(cpu_seconds=1), {"do": "spin"}, "时间", marks=posix_only),
    pytest.param(Limits(memory_bytes=200 * 2**20), {"do": "eat"}, "内存", marks=posix_only),
]


@pytest.mark.parametrize(("limits", "request_", "says"), LIMITED, ids=["time", "memory"])
def test_limits_hold_and_the_next_request_is_answered(limits: Limits, request_: dict[str, Any], says: str) -> None:
    with LimitedChild(WORKER, limits) as child:
        with pytest.raises(DocumentTooLarge, match=says):
            child.ask(request_, "长.docx")

        assert child.ask({"do": "echo", "say": "好"}, "文.docx")["said"] == "好"


@posix_only
def test_memory_that_an_earlier_document_took_costs_the_next_one_nothing() -> None:
    with LimitedChild(WORKER, Limits(memory_bytes=400 * 2**20)) as child:
        child.ask({"do": "keep", "megabytes": 200}, "长.docx")

        assert child.ask({"do": "eat", "megabytes": 200}, "文.docx") == {"eaten": 200}


def test_another_thread_cancels_what_runs_and_nothing_else(child: LimitedChild) -> None:
    child.cancel()
    before = process_of(child)
    threading.Timer(0.5, child.cancel).start()

    with pytest.raises(Cancelled, match="取消"):
        child.ask({"do": "sleep", "seconds": 60}, "长.docx")

    assert process_of(child) != before


def test_several_threads_may_ask(child: LimitedChild) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda number: child.ask({"do": "echo", "say": number}, "文.docx")["said"], range(40)))

    assert answers == list(range(40))


def test_a_closed_child_starts_again_and_ends_with_its_pipe() -> None:
    child = LimitedChild(WORKER)
    child.start()
    process_of(child)
    process = child._process
    child.close()
    try:
        assert process is not None
        assert process.returncode == 0
        assert process_of(child) != process.pid
    finally:
        child.close()


def test_a_module_that_does_not_start_is_a_bug_and_no_fault_of_a_file() -> None:
    with LimitedChild("tests.isolation.nowhere") as child, pytest.raises(RuntimeError, match="does not start"):
        child.ask({}, "文.docx")


def test_an_error_in_what_is_ours_is_a_bug_and_no_fault_of_a_file() -> None:
    ours = ("obedient_worker",)
    with LimitedChild("tests.isolation.obedient_worker", ours=ours) as child, pytest.raises(RuntimeError) as failed:
        child.ask({"do": "crash"}, "文.docx")
    assert "failed: KeyError at obedient_worker.py:" in str(failed.value)


def test_messages_are_read_back_as_written() -> None:
    pipe = io.BytesIO()
    write_message(pipe, {"name": "办法.docx", "odd": "\ud800"})
    pipe.seek(0)

    assert read_message(pipe) == {"name": "办法.docx", "odd": "?"}
    assert read_message(pipe) is None


def test_a_message_of_absurd_length_is_refused() -> None:
    for head in (b"\xff\xff\xff\xff", (LARGEST_MESSAGE + 1).to_bytes(4, "big")):
        with pytest.raises(ValueError, match="bytes"):
            read_message(io.BytesIO(head + b"{}"))


def test_a_message_that_is_cut_off_is_the_end() -> None:
    assert read_message(io.BytesIO(b"\x00\x00\x00\x10{}")) is None


def test_work_in_parts_takes_the_time_of_all_its_parts_and_is_told_part_by_part() -> None:
    told: list[tuple[int, int]] = []

    def on_part(number: int, parts: int) -> bool:
        told.append((number, parts))
        return number < 3

    with LimitedChild(WORKER, Limits(cpu_seconds=1, part_seconds=2)) as child:
        child.ask({"do": "parts", "parts": 2, "seconds": 1.2}, "扫描.pdf", on_part)
        with pytest.raises(Cancelled):
            child.ask({"do": "parts", "parts": 4, "seconds": 0.01}, "扫描.pdf", on_part)

    assert told == [(1, 2), (2, 2), (1, 4), (2, 4), (3, 4)]


@posix_only
def test_a_part_that_takes_more_than_a_part_may_ends_the_work() -> None:
    with (
        LimitedChild(WORKER, Limits(part_seconds=1)) as child,
        pytest.raises(DocumentTooLarge, match="时间上限"),
    ):
        child.ask({"do": "parts", "parts": 2, "seconds": 30}, "扫描.pdf")
