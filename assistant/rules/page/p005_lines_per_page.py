# pyright: strict
"""一般每面排 22 行，行间均匀，撑满版心。

依据：GB/T 9704—2012 5.2.3。国标没有给出行距的磅值；225 mm 除以 22 行约为 28.99 磅，28 磅和 29 磅左右都是通行做法。
错误示例：文档网格行距 15.6 磅；正文 1.5 倍行距；没有网格而用单倍行距。
正确示例：网格行距 28.95 磅，或正文固定行距 28 至 28.95 磅。
修复方式：把网格行距改为 28.95 磅，或把段落行距改为固定值 28.95 磅；改后请复查分页。
例外：标题、表格、文本框、版记和页码的行距另定；横排的节不判断；版心高度不对的先改版心；29 磅少排一行，只作提示；没有网格而行距在 1.3 至 1.45 倍之间的，行高随字体而定，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.formatting import LineRule, LineSpacing
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.page_setup import PageSetup, Section
from assistant.documents.places import in_paragraph, on_page
from assistant.documents.units import Length
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_TYPE_AREA = Length.of_mm(225)
_SAME_MULTIPLE = 0.02
# 29 磅 in a dialogue gives 21 lines; it is so usual that it is only mentioned.
_USUAL = Length.of_pt(29.05)
# Without a grid three-hao 仿宋 in single lines takes 18 to 21 pt, so that about 1.4 lines are 28.95 pt.
_NATURAL = Length.of_pt(21)
_ABOUT_22_LINES = (1.3, 1.45)


@dataclass(frozen=True)
class LinesPerPage(Rule):
    """Rule P005.

    Attributes:
        lines: How many lines a page has.
    """

    code: ClassVar = "P005"
    name: ClassVar = "lines-per-page"
    title: ClassVar = "每面行数"
    clause: ClassVar = "GB/T 9704—2012 5.2.3"
    level: ClassVar = Level.USUAL
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.LAYOUT
    elements: ClassVar = (
        Element.BODY,
        Element.HEADING_1,
        Element.HEADING_2,
        Element.HEADING_3,
        Element.HEADING_4,
        Element.MAIN_RECIPIENTS,
        Element.ATTACHMENT_LIST,
        Element.ATTACHMENT_BODY,
    )

    lines: int = 22

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each section whose grid, and each paragraph of running text whose own distance of lines, gives another number of lines."""
        for section in document.document.sections:
            own = [each for each in self._running(document) if each.paragraph.section == section.index]
            if section.page.landscape:
                continue
            yield from self._grid(section, own)
            for found in own:
                if (actual := self._wrong(section.page, found)) and not _is_single(section.page, found):
                    yield self._violation(found, actual)

    def _running(self, document: IdentifiedDocument) -> Iterator[IdentifiedParagraph]:
        for found in document.paragraphs:
            if found.element in self.elements and found.text.strip():
                if found.place.table is None and found.place.text_box is None:
                    yield found

    def _grid(self, section: Section, own: list[IdentifiedParagraph]) -> Iterator[Violation]:
        """What is wrong with the grid of a section, or that it has none where its text needs one."""
        page, number = section.page, section.index + 1
        if page.lines_per_page is not None:
            pitch = page.grid.line_pitch
            if not self._fits(page, pitch):
                yield self._on_page(
                    section, f"第 {number} 节的网格行距", f"网格行距 {pitch.pt:g} 磅", page.lines_per_page, pitch
                )
        elif any(_is_single(page, each) for each in own):
            yield self._on_page(section, f"第 {number} 节没有网格而用单倍行距", "没有网格，单倍行距", None, Length(0))

    def _on_page(self, section: Section, what: str, actual: str, lines: int | None, distance: Length) -> Violation:
        said = f" {distance.pt:g} 磅，每面排 {lines} 行" if lines else "，每面多于规定的行数"
        return Violation(
            on_page(section.index),
            f"{what}{said}，一般为 {self.lines} 行。",
            f"{actual}，每面 {lines} 行" if lines else actual,
            f"每面 {self.lines} 行，网格行距 28.95 磅",
            severity=self._weight(section.page, distance),
        )

    def _violation(self, found: IdentifiedParagraph, actual: str) -> Violation:
        said = found.paragraph.format.line_spacing.value
        return Violation(
            in_paragraph(found),
            f"这一段是{actual}，一般每面排 {self.lines} 行，行距约 28.95 磅。",
            actual,
            f"每面 {self.lines} 行，行距约 28.95 磅",
            severity=Severity.INFO if _is_usual(said.length) else None,
        )

    def _weight(self, page: PageSetup, distance: Length) -> Severity | None:
        return Severity.INFO if _is_usual(distance) and page.lines_at(distance) == self.lines - 1 else None

    def _fits(self, page: PageSetup, distance: Length) -> bool:
        """Whether a distance gives the lines on the page as it is, or on a type area that is as high as it should be."""
        return self.lines in (page.lines_at(distance), _TYPE_AREA.emu // distance.emu if distance.emu > 0 else None)

    def _wrong(self, page: PageSetup, found: IdentifiedParagraph) -> str:
        """How a paragraph's distance of lines departs; empty where it does not."""
        said, on_grid = found.paragraph.format.line_spacing.value, _is_on_grid(page, found)
        if said.rule is LineRule.MULTIPLE:
            return _multiple(said, on_grid=on_grid)
        if said.length is None or said.length.emu <= 0 or self._fits(page, said.length):
            return ""
        if said.rule is LineRule.AT_LEAST and on_grid and said.length <= page.grid.line_pitch:
            return ""
        name = "固定行距" if said.rule is LineRule.EXACT else "最小行距"
        lines = (
            f"，每面 {page.lines_at(said.length)} 行" if said.rule is LineRule.EXACT or said.length > _NATURAL else ""
        )
        return f"{name} {said.length.pt:g} 磅{lines}"


def _multiple(said: LineSpacing, *, on_grid: bool) -> str:
    multiple = said.multiple if said.multiple is not None else 1.0
    single = abs(multiple - 1) <= _SAME_MULTIPLE
    if (on_grid and single) or (not on_grid and _ABOUT_22_LINES[0] <= multiple <= _ABOUT_22_LINES[1]):
        return ""
    return "单倍行距，不对齐网格" if single else f"{multiple:g} 倍行距"


def _is_on_grid(page: PageSetup, found: IdentifiedParagraph) -> bool:
    return page.lines_per_page is not None and found.paragraph.format.snap_to_grid.value


def _is_single(page: PageSetup, found: IdentifiedParagraph) -> bool:
    """Whether a paragraph leaves its distance to a grid that the section does not have; the section is reported once."""
    said = found.paragraph.format.line_spacing.value
    multiple = said.multiple if said.multiple is not None else 1.0
    return page.lines_per_page is None and said.rule is LineRule.MULTIPLE and abs(multiple - 1) <= _SAME_MULTIPLE


def _is_usual(distance: Length | None) -> bool:
    return distance is not None and Length.of_pt(27.9) <= distance <= _USUAL
