"""The 评测 tab as people meet it: a run with its progress, figures and failures, the history, uploads, comparing."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.harness import Harness, installed_harness
from assistant.page.services import Services
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.running_server import RunningServer, running_server
from tests.browser.test_question_answering import width
from tests.needs import needs_harness
from tests.page.evaluation.fake_harness import FAULTS
from tests.page.in_memory import InMemoryServices

FOLDER = "MEASURED_FOLDER"
BOTH_SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


class WithoutHarness(InMemoryServices):
    """A page beside which no harness is installed."""

    def _evaluation_desk(self) -> EvaluationDesk:
        return EvaluationDesk(Path("library"), Harness((), Path(), "这个安装里没有评测程序。请从源码目录启动。"))


class MeasuredServices(Services):
    """The whole program on the built-in guides, with the real harness; nothing is kept outside of one folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "library", vectors=False)
        self._desks[EvaluationDesk] = EvaluationDesk(folder / "library", results=folder / "results")


def services_without_harness() -> InMemoryServices:
    return WithoutHarness()


def measured_services() -> Services:
    services = MeasuredServices(Path(os.environ[FOLDER]))
    atexit.register(services.close)
    return services


def serving(tmp_path_factory: pytest.TempPathFactory, factory: str) -> Any:
    return running_server(tmp_path_factory.mktemp("evaluation"), factory)


@pytest.fixture
def fresh(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server on which nothing was measured yet; named before ``open_page``, so that the page is gone before it is."""
    with serving(tmp_path_factory, "tests.page.in_memory:example_services") as running:
        yield running


@pytest.fixture(scope="module")
def working(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server on which tests measure one after the other; what stands in its history is not theirs alone."""
    with serving(tmp_path_factory, "tests.page.in_memory:example_services") as running:
        yield running


@pytest.fixture(scope="module")
def measured(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server with two results; its tests leave them as they are."""
    with serving(tmp_path_factory, "tests.page.in_memory:services_with_results") as running:
        yield running


def evaluation(open_page: OpenPage, server: RunningServer, size: tuple[int, int] = DESKTOP) -> Any:
    """The page with the tab opened and filled."""
    page = open_page(size, server.url)
    open_tab(page)
    return page


def open_tab(page: Any) -> None:
    page.get_by_role("tab", name="评测").click()
    expect(page.locator("#evaluation-task input")).not_to_have_value("")


def choose(page: Any, what: str, option: str) -> None:
    page.locator(f"#{what} input").click()
    page.get_by_role("option", name=option).click()


def begin(page: Any, data: str) -> None:
    choose(page, "evaluation-data", data)
    page.get_by_role("button", name="开始评测").click()
    expect(page.locator("#evaluation-run")).to_contain_text("正在评测")


def upload(page: Any, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="上传题集").click()
    chooser.value.set_files(str(file))


@BOTH_SIZES
def test_a_run_is_followed_to_its_figures_and_failures(
    open_page: OpenPage, working: RunningServer, size: tuple[int, int]
) -> None:
    page = evaluation(open_page, working, size)
    expect(page.get_by_role("button", name="取消评测")).to_be_hidden()
    begin(page, "示例题集")
    expect(page.locator("#evaluation-run")).to_contain_text("已用")

    expect(page.locator("#evaluation-heading")).to_contain_text("回答质量", timeout=20_000)
    row = page.locator("#evaluation-metrics tr", has_text="写全且引对")
    for part in ("73.9%", "119 / 161", "66.6% ～ 80.1%"):
        expect(row).to_contain_text(part)
    expect(row.locator(".interval .span")).to_be_visible()
    expect(page.locator("#evaluation-thresholds")).to_contain_text("未达到")
    image = page.locator("#evaluation-plots img")
    image.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
    expect(page.locator(".case")).to_have_count(10)
    expect(page.locator(".case").first).to_contain_text("<img src=x onerror=")
    assert page.evaluate("document.body.dataset.hacked") is None
    expect(page.locator("#evaluation-history label").first).to_contain_text("写全且引对 73.9%")
    assert width(page) == size[0]
    assert working.foreign() == []


@BOTH_SIZES
def test_failures_stand_side_by_side_and_can_be_filtered_and_paged(
    open_page: OpenPage, measured: RunningServer, size: tuple[int, int]
) -> None:
    page = evaluation(open_page, measured, size)
    case = page.locator(".case", has_text="G003")
    for part in ("未通过", "引用的不是标准条文", "已回答", "《公务员录用指南》一、（二）", "现行有效"):
        expect(case).to_contain_text(part)
    for part in ("《中华人民共和国公务员法》第三十四条", "试用期满合格的，予以任职", "一年 ＝ 1年"):
        expect(case).to_contain_text(part)
    case.get_by_text("上文 2 句").click()
    expect(case.get_by_text("旷工几天会被辞退？")).to_be_visible()

    expect(page.locator("#evaluation-position")).to_contain_text("共 12 题")
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("#evaluation-position")).to_contain_text("第 11–12 题")
    expect(page.locator(".case")).to_have_count(2)
    page.get_by_text("全部", exact=True).click()
    expect(page.locator("#evaluation-position")).to_contain_text("第 1–10 题，共 24 题")
    choose(page, "evaluation-kind", "无据可答")
    expect(page.locator(".case")).to_have_count(6)
    expect(page.locator(".case").first).to_contain_text("这一题不应得出有依据的回答")
    assert width(page) == size[0]


@BOTH_SIZES
def test_two_runs_are_compared(open_page: OpenPage, measured: RunningServer, size: tuple[int, int]) -> None:
    page = evaluation(open_page, measured, size)
    expect(page.locator("#evaluation-history label")).to_have_count(2)
    page.get_by_role("button", name="比较", exact=True).click()
    comparison = page.locator("#evaluation-comparison")
    expect(comparison).to_contain_text("+3.9", timeout=20_000)
    expect(comparison).to_contain_text("+0.4 ～ +7.8")
    expect(comparison).to_contain_text("G005")
    assert width(page) == size[0]
    page.locator("#evaluation-history label").last.click()
    expect(comparison).to_be_hidden()
    expect(page.locator("#evaluation-heading")).to_contain_text("09:00")


@pytest.mark.parametrize(
    ("name", "file"),
    [("下载报告", "评测报告"), ("下载摘要", "评测摘要"), ("下载数据", "评测数据"), ("下载题集模板", "题集模板")],
)
def test_files_are_downloaded(open_page: OpenPage, measured: RunningServer, name: str, file: str) -> None:
    page = evaluation(open_page, measured)
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.suggested_filename.startswith(file)
    assert Path(download.value.path()).stat().st_size > 0


def test_an_uploaded_set_is_selected_and_its_faults_are_listed(
    open_page: OpenPage, working: RunningServer, tmp_path: Path
) -> None:
    page = evaluation(open_page, working)
    sheet = tmp_path / "科室题集.csv"
    sheet.write_text("编号,问题\n1,坏行\n", encoding="utf-8")
    upload(page, sheet)
    expect(page.locator("#evaluation-data input")).to_have_value("科室题集.csv（上传的）")
    expect(page.locator(".upload-note")).to_contain_text("已上传 科室题集.csv")

    page.get_by_role("button", name="开始评测").click()

    for fault in FAULTS:
        expect(page.locator("#evaluation-run li", has_text=fault)).to_be_visible(timeout=20_000)
    expect(page.get_by_role("button", name="开始评测")).to_be_enabled()


@pytest.mark.parametrize(
    ("name", "size", "sentence"),
    [("题集.csv", 5 * 1024 * 1024 + 1, "超过 5 MB"), ("空.csv", 0, "空的"), ("题集.docx", 9, "另存为")],
)
def test_a_file_that_is_no_data_set_is_refused_in_a_sentence(
    open_page: OpenPage, measured: RunningServer, tmp_path: Path, name: str, size: int, sentence: str
) -> None:
    page = evaluation(open_page, measured)
    file = tmp_path / name
    file.write_bytes(b"x" * size)
    upload(page, file)
    expect(page.locator(".upload-note")).to_contain_text(sentence)


def test_on_a_phone_a_chosen_result_comes_into_view(open_page: OpenPage, measured: RunningServer) -> None:
    page = evaluation(open_page, measured, PHONE)
    heading = page.locator("#evaluation-heading h2")
    for label in (page.locator("#evaluation-history label").last, page.locator("#evaluation-history label").first):
        page.evaluate("window.scrollTo(0, 0)")
        label.click()
        expect(heading).to_be_in_viewport()


def test_a_run_outlives_its_window_and_others_see_it(open_page: OpenPage, working: RunningServer) -> None:
    page = evaluation(open_page, working)
    other = evaluation(open_page, working)
    begin(page, "很长的题集")
    page.close()

    other.get_by_role("button", name="开始评测").click()
    expect(other.locator("#evaluation-notice")).to_contain_text("已有一次评测正在运行")
    expect(other.locator("#evaluation-run")).to_contain_text("很长的题集")
    other.reload()
    open_tab(other)
    expect(other.locator("#evaluation-run")).to_contain_text("提问")
    expect(other.get_by_role("button", name="正在评测……")).to_be_disabled()

    other.get_by_role("button", name="取消评测").click()

    expect(other.locator("#evaluation-run")).to_contain_text("已取消", timeout=20_000)
    expect(other.locator("#evaluation-history label").first).to_contain_text("未完成")
    other.get_by_role("button", name="继续运行").click()
    expect(other.locator("#evaluation-metrics")).to_contain_text("73.9%", timeout=20_000)
    expect(other.get_by_role("button", name="继续运行")).to_be_hidden()


def test_the_first_result_appears_and_is_deleted_after_a_second_click(
    fresh: RunningServer, open_page: OpenPage
) -> None:
    page = evaluation(open_page, fresh)
    expect(page.locator("#evaluation-lead")).to_contain_text("用数字说话")
    expect(page.locator("#evaluation-no-history")).to_contain_text("还没有评测过")
    expect(page.locator("#evaluation-history")).to_be_hidden()
    begin(page, "示例题集")
    expect(page.locator("#evaluation-metrics")).to_contain_text("73.9%", timeout=20_000)
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="不删除").click()
    expect(page.get_by_role("button", name="确定删除")).to_be_hidden()
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="确定删除").click()
    expect(page.locator("#evaluation-no-history")).to_contain_text("还没有评测过")
    expect(page.locator("#evaluation-metrics")).to_be_hidden()
    expect(page.locator("#evaluation-lead")).to_be_visible()


def test_without_the_harness_the_tab_says_what_to_do(
    open_page: OpenPage, browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serving(tmp_path_factory, "tests.browser.test_evaluation:services_without_harness") as running:
        page = open_page(PHONE, running.url)
        page.get_by_role("tab", name="评测").click()
        expect(page.locator("#evaluation-missing")).to_contain_text("请从源码目录启动")
        expect(page.locator("#evaluation-start")).to_be_hidden()
        assert width(page) == PHONE[0]
        page.close()


@pytest.mark.thorough
@needs_harness
def test_the_template_is_measured_on_the_page_s_own_library(
    open_page: OpenPage, browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    with running_server(tmp_path, "tests.browser.test_evaluation:measured_services") as running:
        page = evaluation(open_page, running)
        upload(page, installed_harness().template)
        expect(page.locator("#evaluation-data input")).to_have_value("template.csv（上传的）")
        page.get_by_role("button", name="开始评测").click()

        expect(page.locator("#evaluation-heading")).to_contain_text("template", timeout=120_000)

        expect(page.locator("#evaluation-metrics .interval").first).to_be_visible()
        image = page.locator("#evaluation-plots img").first
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image.element_handle())
        page.get_by_text("全部", exact=True).click()
        expect(page.locator("#evaluation-which input").last).to_be_checked()
        expect(page.locator(".case").first).to_contain_text("标准答案")
        with page.expect_download() as download:
            page.get_by_role("link", name="下载报告").click()
        assert "<script" not in Path(download.value.path()).read_text(encoding="utf-8")
        assert running.foreign() == []
        page.close()
    assert [path.name for path in (tmp_path / "results").iterdir()]
