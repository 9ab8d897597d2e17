"""LibreOffice opens what is written, where it is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from assistant.files.office import office_program
from evals.format.draft import Draft
from tests.needs import needs_office


@needs_office
def test_three_documents_become_pdf_of_a_few_pages(bases: dict[str, Draft], tmp_path: Path) -> None:
    from pypdf import PdfReader

    names = ["notice", "letter", "request"]
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(bases[name].to_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(office_program()), profile, "--headless", "--convert-to", "pdf", *(f"{name}.docx" for name in names)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    for name in names:
        pages = PdfReader(tmp_path / f"{name}.pdf").pages
        # The grid of 28 字 is set wider by LibreOffice 7 than by Word, so that pages are more than 3.
        assert 2 <= len(pages) <= 7
        width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
        assert (round(width), round(height)) == (595, 842)
