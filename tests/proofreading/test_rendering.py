"""Pages as pictures: what stands in for fonts that are missing, and what is said where nothing can be drawn."""

from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.files.pdf_pictures import png
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.proofreading.rendering.font_map import font_map
from assistant.proofreading.rendering.pages import PageRenderer, why_not_drawn
from tests.needs import needs_chinese_fonts, needs_fontconfig, needs_pages
from tests.proofreading.flawed import flawed_document


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    path = tmp_path / "fonts.conf"
    path.write_text(font_map(), encoding="utf-8")
    return path


def family(configuration: Path, name: str) -> str:
    said = subprocess.run(
        ["fc-match", "--format=%{family}", name],
        env={"FONTCONFIG_FILE": str(configuration), "PATH": "/usr/bin:/bin", "HOME": str(configuration.parent)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stderr == ""
    return said.stdout


@needs_fontconfig
def test_an_installed_font_is_never_replaced(configuration: Path) -> None:
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, check=True, text=True).stdout
    families = {line.split(",")[0] for line in listed.splitlines() if line}
    for name in families & {"Noto Serif CJK SC", "Noto Sans CJK SC", "FandolFang", "SimSun", "FangSong", "KaiTi"}:
        assert family(configuration, name) == name


@needs_fontconfig
@needs_chinese_fonts
@pytest.mark.parametrize("name", ["仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "黑体", "宋体"])
def test_what_stands_in_is_a_chinese_font(configuration: Path, name: str) -> None:
    chinese = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, check=True, text=True).stdout
    assert family(configuration, name).split(",")[0] in chinese


def test_a_picture_holds_its_pixels() -> None:
    # Two rows of two pixels, each row padded to eight bytes.
    red, blue = b"\xff\0\0", b"\0\0\xff"
    picture = png(red + blue + b"??" + blue + red + b"??", width=2, height=2, stride=8)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture[12:24] == b"IHDR" + b"\0\0\0\x02" + b"\0\0\0\x02"
    start = picture.index(b"IDAT")
    length = int.from_bytes(picture[start - 4 : start])
    assert zlib.decompress(picture[start + 4 : start + 4 + length]) == b"\0" + red + blue + b"\0" + blue + red


def test_a_program_may_be_given_variables(tmp_path: Path) -> None:
    script = "import os; open('said', 'w').write(os.environ['FONTCONFIG_FILE'])"
    program = LimitedProgram(Limits(wall_seconds=60.0))
    program.run([sys.executable, "-c", script], "script", tmp_path, {"FONTCONFIG_FILE": "/tmp/fonts.conf"})
    assert (tmp_path / "said").read_text() == "/tmp/fonts.conf"


def test_a_machine_that_cannot_draw_says_what_is_missing() -> None:
    reason = why_not_drawn()
    assert reason == "" or (reason.endswith("。") and ("LibreOffice" in reason or "pypdfium2" in reason))


@needs_pages
def test_a_document_becomes_pictures_of_its_pages() -> None:
    pages = PageRenderer().pages(flawed_document())
    assert (pages.count, len(pages.pictures)) == (1, 1)
    assert pages.pictures[0].startswith(b"\x89PNG")


@needs_pages
def test_what_cannot_be_laid_out_ends_in_a_sentence() -> None:
    with pytest.raises(UnreadableDocument, match="段落对照"):
        PageRenderer().pages(b"PK\x03\x04 this is no document")


@needs_pages
def test_drawing_is_given_up_when_it_takes_too_long() -> None:
    # So little that with the two seconds of grace nothing is left.
    with pytest.raises(DocumentTooLarge):
        PageRenderer(Limits(memory_bytes=4 * 2**30, cpu_seconds=-2)).pages(flawed_document())
