"""A file is read as what it is, and a name that says another format is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.proofreading.checker import Checker
from assistant.proofreading.report.text import report_lines
from assistant.rules.profile import load_profile
from tests.needs import needs_office
from tests.proofreading.samples import NOTICE, as_docx, as_ofd, as_pdf, converted

PROFILE = load_profile()


def as_page() -> bytes:
    """The notice as a page that a system of an office exports."""
    return "".join(f"<p>{text}</p>" for _, text in NOTICE).join(("<html><body>", "</body></html>")).encode()


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as checker:
        yield checker


MISNAMED: dict[str, tuple[Callable[[], bytes], str]] = {
    "通知.wps": (as_docx, ".docx"),
    "通知.doc": (as_docx, ".docx"),
    "通知.docx": (as_pdf, ".pdf"),
    "通知.odt": (as_ofd, ".ofd"),
    "网页.doc": (as_page, ".html"),
    "通知": (as_docx, ".docx"),
}


@pytest.mark.parametrize("name", MISNAMED)
def test_a_file_is_read_as_what_it_is_and_a_wrong_name_is_told(checker: Checker, name: str) -> None:
    make, real = MISNAMED[name]
    report = checker.check(make(), PROFILE, name)

    assert [each["text"] for each in report["paragraphs"]] == [text for _, text in NOTICE]
    assert f"请把扩展名改成 {real}" in report["not_judged"][0]
    assert any(report["not_judged"][0] in line for line in report_lines(report))


@needs_office
@pytest.mark.parametrize(("name", "real"), [("通知.docx", ".doc"), ("通知.doc", ".rtf")])
def test_what_needs_conversion_is_told_from_its_content(checker: Checker, name: str, real: str) -> None:
    report = checker.check(converted(real), PROFILE, name)

    assert [each["text"] for each in report["paragraphs"]] == [text for _, text in NOTICE]
    assert f"请把扩展名改成 {real}" in report["not_judged"][0]
    assert "LibreOffice" in report["not_judged"][1]
