"""In the page: what was asked for shows at once, and a failed upload leaves nothing on the screen that speaks of another file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from assistant.page.evaluation import desk as evaluation_desk
from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.harness import Harness
from assistant.page.evaluation.html import starting_html
from assistant.page.evaluation.state import RunStatus, Wanted
from tests.browser.conftest import OpenPage
from tests.browser.running_server import RunningServer, running_server
from tests.browser.test_evaluation import evaluation
from tests.browser.test_evaluation import upload as upload_sheet
from tests.browser.test_proofreading import cards, upload
from tests.page.evaluation.fake_harness import fake_harness
from tests.proofreading.flawed import flawed_document


@dataclass(frozen=True)
class Counting(Harness):
    """Notes how often it is asked what it offers, which takes seconds in the real one."""

    asked: tuple[list[str], ...] = ()

    @override
    def answer(self, arguments: Sequence[str]) -> Any:
        self.asked[0].append(arguments[0])
        return super().answer(arguments)


def test_a_second_evaluation_starts_without_listing_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation_desk, "_SECONDS_AN_OFFER_HOLDS", 0)
    plain, asked = fake_harness(tmp_path), list[str]()
    desk = EvaluationDesk(tmp_path / "library", Counting(plain.command, plain.folder, asked=(asked,)))
    offer = desk.offer()
    for _ in range(2):
        desk.start(Wanted(offer.tasks[0].name, offer.data_sets[0].path))
        run = desk.run()
        assert run is not None
        assert run.status is RunStatus.RUNNING
        desk.cancel()
        while (run := desk.run()) is not None and run.status.active:
            pass
    desk.close()
    assert asked == ["list"]
    assert "正在准备" in starting_html()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("page"), "tests.page.in_memory:services_with_results") as running:
        yield running


@pytest.mark.parametrize(
    ("name", "content"), [("照片.jpg", b"\xff\xd8\xff"), ("空.docx", b""), ("坏.docx", b"no document")]
)
def test_a_failed_upload_clears_what_another_document_had(open_page: OpenPage, name: str, content: bytes) -> None:
    from playwright.sync_api import expect

    page = open_page()
    upload(page, "防汛通知.docx", flawed_document())
    expect(cards(page, "B006")).to_be_visible(timeout=30_000)
    upload(page, name, content)
    expect(page.locator("#proofreading .check-fault")).to_contain_text("。", timeout=30_000)
    expect(cards(page, "B006")).to_have_count(0)
    expect(page.get_by_role("button", name="重新校对")).to_be_hidden()


def test_a_failed_upload_of_a_sheet_clears_the_result(
    open_page: OpenPage, server: RunningServer, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    page = evaluation(open_page, server)
    expect(page.locator("#evaluation-heading")).to_contain_text("回答质量")
    sheet = tmp_path / "题集.docx"
    sheet.write_bytes(b"no sheet")
    upload_sheet(page, sheet)
    expect(page.locator(".upload-note")).to_contain_text("另存为")
    expect(page.locator("#evaluation-heading")).not_to_contain_text("回答质量")
    expect(page.locator("#evaluation-history input:checked")).to_have_count(0)
