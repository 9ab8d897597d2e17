"""Draws regulations as pages of an office would print them: paragraphs on a grid, two columns, a red head with a seal."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assistant.errors import InputError
from evals.recognition.regulations import Paragraph

DPI = 200
WIDTH, HEIGHT = 1654, 2339
_INK, _RED, _PAPER = (20, 20, 20), (214, 32, 32), (255, 255, 255)
_FONT_FOLDERS = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
_SIMPLIFIED = 2
# What may not stand at the beginning of a line hangs at the end of the one before.
_NEVER_FIRST = "，。；：、！？）》”’〉】"


@dataclass(frozen=True)
class Layout:
    """Where text stands on the page, in pixels."""

    left: int = 230
    right: int = 1424
    top: int = 300
    bottom: int = 2060
    columns: int = 1
    gutter: int = 80
    size: int = 44
    leading: int = 80

    @property
    def column_width(self) -> int:
        """The width of one column."""
        return (self.right - self.left - self.gutter * (self.columns - 1)) // self.columns


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A typeface of the package fonts-noto-cjk.

    Raises:
        InputError: It is not installed.
    """
    for folder in _FONT_FOLDERS:
        if (folder / name).is_file():
            return ImageFont.truetype(str(folder / name), size, index=_SIMPLIFIED)
    raise InputError("画页面需要 Noto 中文字体，请安装 fonts-noto-cjk 后再试。")


def pages(paragraphs: Sequence[Paragraph], layout: Layout, *, official: bool = False) -> list[Image.Image]:
    """The paragraphs as printed pages.

    Args:
        paragraphs: What is printed.
        layout: Where.
        official: Whether the first page has a red head and the last one a seal over the signature.
    """
    press = _Press(layout, official)
    for paragraph in paragraphs:
        press.print(paragraph)
    return press.finished()


class _Press:
    """Prints line after line, and takes a new column or page where one is full."""

    def __init__(self, layout: Layout, official: bool) -> None:
        self._layout = layout
        self._official = official
        self._pages: list[Image.Image] = []
        self._text = font("NotoSerifCJK-Regular.ttc", layout.size)
        self._title = font("NotoSerifCJK-Bold.ttc", round(layout.size * 1.375))
        self._column = 0
        self._new_page()

    def print(self, paragraph: Paragraph) -> None:
        """Prints a paragraph."""
        face = self._title if paragraph.style == "title" else self._text
        if paragraph.style == "title":
            self._top += self._layout.leading // 2
        # A title stands over all columns.
        over_all = paragraph.style == "title" and self._column == 0
        width = self._layout.right - self._layout.left if over_all else self._layout.column_width
        indent = 2 * self._layout.size if paragraph.style == "text" else 0
        for text in lines_of(paragraph.text, width, face, indent):
            self._room()
            left = self._left + indent
            if paragraph.style != "text":
                left = self._left + (width - face.getlength(text)) / 2
            self._pen.text((left, self._top), text, _INK, font=face, anchor="ls")
            self._top += round(self._layout.leading * face.size / self._layout.size)
            indent = 0
        if over_all:
            self._begin = self._top

    def finished(self) -> list[Image.Image]:
        """The pages, the last with its seal where it has one."""
        if self._official:
            self._sign()
        return self._pages

    @property
    def _left(self) -> int:
        return self._layout.left + self._column * (self._layout.column_width + self._layout.gutter)

    def _room(self) -> None:
        if self._top <= self._layout.bottom:
            return
        if self._column + 1 < self._layout.columns:
            self._column += 1
            self._top = self._begin
        else:
            self._new_page()

    def _new_page(self) -> None:
        self._column, self._top = 0, self._layout.top
        page = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        self._pages.append(page)
        self._pen = ImageDraw.Draw(page)
        number = font("NotoSerifCJK-Regular.ttc", 39)
        self._pen.text((WIDTH / 2, 2180), f"— {len(self._pages)} —", _INK, font=number, anchor="mm")
        if self._official and len(self._pages) == 1:
            self._head()
        self._begin = self._top

    def _head(self) -> None:
        self._pen.text(
            (WIDTH / 2, 420), "示例市人民政府文件", _RED, font=font("NotoSerifCJK-Bold.ttc", 110), anchor="mm"
        )
        self._pen.text((WIDTH / 2, 570), "示政发〔2026〕12号", _INK, font=self._text, anchor="mm")
        self._pen.line((self._layout.left, 640, self._layout.right, 640), _RED, 6)
        self._top = 780

    def _sign(self) -> None:
        self._top += self._layout.leading
        if self._top + 300 > self._layout.bottom:
            self._new_page()
        right = self._layout.right - 4 * self._layout.size
        for text in ("示例市人民政府", "2026年3月12日"):
            self._pen.text((right, self._top), text, _INK, font=self._text, anchor="rs")
            self._top += self._layout.leading
        _stamp(self._pages[-1], (right - 150, self._top - 130))


def lines_of(text: str, width: int, face: ImageFont.FreeTypeFont, indent: int) -> Iterator[str]:
    """A text broken into lines: numbers stay whole, a mark that may not begin a line hangs."""
    line, room = "", width - indent
    for piece in re.findall(r"[0-9A-Za-z./%]+|.", text):
        if line and face.getlength(line + piece) > room + 1 and piece not in _NEVER_FIRST:
            yield line
            line, room = "", width
        line += piece
    yield line


def _stamp(page: Image.Image, centre: tuple[int, int]) -> None:
    """A round seal of 42 mm over the signature: the name around a star."""
    radius = round(21 / 25.4 * DPI)
    seal = Image.new("RGBA", (2 * radius + 10, 2 * radius + 10))
    pen = ImageDraw.Draw(seal)
    pen.ellipse((5, 5, 2 * radius, 2 * radius), outline=(*_RED, 230), width=10)
    face, name = font("NotoSerifCJK-Bold.ttc", 46), "示例市人民政府"
    for place, character in enumerate(name):
        angle = math.radians(-120 + 240 * place / (len(name) - 1))
        glyph = Image.new("RGBA", (64, 64))
        ImageDraw.Draw(glyph).text((32, 32), character, (*_RED, 230), font=face, anchor="mm")
        glyph = glyph.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        reach = radius - 45
        at = (round(radius + reach * math.sin(angle)) - 27, round(radius - reach * math.cos(angle)) - 27)
        seal.alpha_composite(glyph, (max(at[0], 0), max(at[1], 0)))
    spikes = [
        (radius + r * math.sin(math.pi * n / 5), radius - r * math.cos(math.pi * n / 5))
        for n, r in enumerate((50, 20) * 5)
    ]
    pen.polygon(spikes, fill=(*_RED, 230))
    page.paste(seal, (centre[0] - radius, centre[1] - radius), seal)
