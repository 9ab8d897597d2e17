"""Several documents at once in a browser: chosen together, followed, summed up, and opened one by one."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.proofreading.flawed import flawed_document
from tests.proofreading.samples import TEXT


def test_files_chosen_together_get_a_summary_and_one_archive(open_page: OpenPage, tmp_path: Path) -> None:
    names = ("防汛通知.docx", "坏.docx", "说明.txt")
    for name, content in zip(names, (flawed_document(), b"PK\x03\x04 word/", TEXT.encode()), strict=True):
        (tmp_path / name).write_bytes(content)
    page = open_page()
    page.get_by_role("tab", name="公文校对").click()
    with page.expect_file_chooser() as choosing:
        page.locator(".check-choose").click()
    choosing.value.set_files([tmp_path / name for name in names])

    panel = page.locator(".check-batch")
    expect(panel.locator(".batch-total")).to_contain_text("共 3 个文件，已校对 2 个，未能读取 1 个", timeout=60_000)
    expect(panel.locator("tbody tr")).to_have_count(3)
    expect(panel.locator("tr.failed")).to_contain_text("坏.docx")
    with page.expect_download() as downloading:
        panel.locator(".batch-copies").click()
    with zipfile.ZipFile(downloading.value.path()) as archive:
        assert archive.namelist() == ["防汛通知-修订稿.docx"]

    panel.get_by_role("button", name="防汛通知.docx").click()
    expect(page.locator(".check-result .check-head")).to_contain_text("防汛通知.docx", timeout=60_000)
    panel.locator(".batch-close").click()
    expect(panel).to_have_count(0)
