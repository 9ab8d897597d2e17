"""What the page says about the library, and taking the national laws in."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import cast

import pytest
from lxml import html as lxml_html

from assistant.errors import LibraryBusy, LibraryDamaged
from assistant.library.summary import (
    IndexProgress,
    LibrarySummary,
    NationalLawsState,
    NationalLawsStatus,
    VectorProgress,
)
from assistant.page.failures import INTERNAL_ERROR
from assistant.page.question_answering.library_html import (
    national_laws_button,
    national_laws_html,
    vectors_html,
    welcome_html,
)
from assistant.page.question_answering.library_state import cancel_loading, load_national_laws, look_at_library
from tests.page.in_memory import HOSTILE, LEAVE_QUESTION, InMemoryServices


class Damaged(InMemoryServices):
    """A library that cannot be read."""

    def library_summary(self) -> LibrarySummary:
        """Says so."""
        raise LibraryDamaged("知识库已损坏，请运行 gongwu index 重建。")


class Loading(InMemoryServices):
    """National laws of which the second fails."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.error = error
        self.ended = False

    def index_national_laws(self) -> Iterator[IndexProgress]:
        """Two laws, with the error between them."""
        try:
            yield IndexProgress(1, 2, HOSTILE)
            if self.error:
                raise self.error
            yield IndexProgress(2, 2, "乙法")
        finally:
            self.ended = True


def text(html: str) -> str:
    """What people read of the HTML."""
    return lxml_html.fromstring(html).text_content() if html else ""


def test_the_empty_state_tells_what_there_is_and_offers_questions() -> None:
    view = look_at_library(InMemoryServices())
    shown = lxml_html.fromstring(view.welcome)
    figures = [item.text_content() for item in shown.xpath("//*[@class='figures']/li")]
    assert figures == ["18部文件", "1,046条", "16部现行有效", "2部已失效，不作依据"]
    assert "法律 6、行政法规 9、规范性文件 3更新于 2026年11月20日 09:05" in shown.text_content()
    assert shown.xpath("//button[@class='chip']/text()")[0] == LEAVE_QUESTION
    assert view.laws_button == "载入国家法律（378 部）"
    assert view.settled


def test_an_empty_library_says_what_to_do() -> None:
    empty = LibrarySummary("空库", 0, 0, 0, 0)
    assert "gongwu index" in text(welcome_html(empty, (LEAVE_QUESTION,)))
    assert "chip" not in welcome_html(empty, (LEAVE_QUESTION,))


@pytest.fixture
def _in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as environment:
        environment.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_in_shanghai")
def test_the_time_is_that_of_this_machine() -> None:
    summary = LibrarySummary("库", 1, 1, 1, 0, updated=datetime(2026, 11, 20, 18, 6, tzinfo=UTC))
    assert "更新于 2026年11月21日 02:06" in text(welcome_html(summary, ()))


def test_names_are_data() -> None:
    summary = LibrarySummary(HOSTILE, 1, 1, 1, 0, ((HOSTILE, 1),))
    assert lxml_html.fromstring(welcome_html(summary, (HOSTILE,))).xpath("//script | //img") == []


def test_a_library_that_cannot_be_read_says_so_instead() -> None:
    view = look_at_library(Damaged())
    assert text(view.welcome) == "知识库已损坏，请运行 gongwu index 重建。"
    assert view.settled
    assert view.laws_button == ""


@pytest.mark.parametrize(
    ("progress", "shown"),
    [
        (VectorProgress(3200, 11170, "building"), "语义索引 3,200 / 11,170，完成后检索会更准；现在即可提问。"),
        (VectorProgress(11170, 11170, "ready"), ""),
        (VectorProgress(0, 0, "none"), ""),
        (VectorProgress(0, 9, "failed", "语义索引没有建成，可重试。"), "语义索引没有建成，可重试。"),
    ],
)
def test_vectors(progress: VectorProgress, shown: str) -> None:
    assert text(vectors_html(progress)) == shown


def test_the_bar_is_as_long_as_the_work_done() -> None:
    assert "width:25%" in vectors_html(VectorProgress(1, 4, "building"))
    assert "width:0%" in vectors_html(VectorProgress(0, 0, "building"))


def test_while_vectors_are_built_the_page_looks_again() -> None:
    services = InMemoryServices(looks_until_ready=2)
    assert not look_at_library(services).settled
    assert look_at_library(services).settled


@pytest.mark.parametrize("status", [status for status in NationalLawsStatus if status.name != "AVAILABLE"])
def test_the_button_is_there_only_when_laws_can_be_taken_in(status: NationalLawsStatus) -> None:
    assert national_laws_button(NationalLawsState(status, 378)) == ""


def test_the_sentence_beside_the_button() -> None:
    state = NationalLawsState(NationalLawsStatus.NOT_INSTALLED, 0, "安装 laws 组件后可载入。")
    assert text(national_laws_html(state)) == "安装 laws 组件后可载入。"


def test_loading_laws_tells_each_step_and_the_end() -> None:
    notes = list(load_national_laws(Loading()))
    assert [text(note) for note in notes[1:]] == [
        f"正在载入 1 / 2：{HOSTILE}",
        "正在载入 2 / 2：乙法",
        "已载入国家法律 2 部。",
    ]
    assert lxml_html.fromstring(notes[1]).xpath("//script | //img") == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(LibraryBusy("另一个程序正在写入。"), "另一个程序正在写入。"), (ValueError("bug"), INTERNAL_ERROR)],
)
def test_loading_that_fails_says_why(error: Exception, sentence: str) -> None:
    assert text(list(load_national_laws(Loading(error)))[-1]) == sentence


def test_loading_that_is_cancelled_says_what_is_kept() -> None:
    services = InMemoryServices()
    notes = load_national_laws(services)
    next(notes)
    next(notes)

    cancel_loading(services)

    assert text(list(notes)[-1]) == "已取消载入；已完成的部分保留在库中，可随时继续。"
    assert services.laws == 0


def test_closing_stops_the_loading() -> None:
    services = Loading()
    notes = cast("Generator[str]", load_national_laws(services))
    with closing(notes):
        next(notes)
        next(notes)
        assert not services.ended
    assert services.ended
