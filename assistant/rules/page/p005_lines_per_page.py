"""一般每面排 22 行，行间均匀，撑满版心。

依据：GB/T 9704—2012 5.2.3。国标没有给出行距的磅值；225 mm 除以 22 行约为 28.99 磅，28 磅和 29 磅左右都是通行做法。
错误示例：文档网格行距 15.6 磅；正文 1.5 倍行距；没有网格而用单倍行距。
正确示例：网格行距 28.95 磅，或正文固定行距 28 至 28.95 磅。
修复方式：把网格行距改为 28.95 磅；段落行距改得与其他段落一样，没有可比的改为单倍（有网格）或固定值 28.95 磅（没有网格）；29 磅的请本人确认，行内有图片的请人工处理；改后请复查分页。
例外：标题、表格、文本框、版记和页码的行距另定；横排的节不判断；版心高度不对的先改版心；29 磅少排一行，只作提示；没有网格而行距在 1.3 至 1.45 倍之间的，行高随字体而定，不作判断；首页有按页面定位的分隔线而只差一行的，改了会压线，由本人调整。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.edits import PageChange, SetPage
from assistant.documents.formatting import LineRule, LineSpacing
from assistant.documents.page_setup import DocumentGrid, GridType, PageSetup, Section
from assistant.documents.units import ZERO
from assistant.rules.prose import HEADINGS
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *

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

    code = "P005"
    title = "每面行数"
    clause = "GB/T 9704—2012 5.2.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.BODY, *HEADINGS, Element.MAIN_RECIPIENTS, Element.ATTACHMENT_LIST, Element.ATTACHMENT_BODY)

    lines: int = 22

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each section whose grid, and each paragraph of running text whose own distance of lines, gives another number of lines."""
        running = [each for each in document.paragraphs if each.element in self.elements and _is_running(each)]
        for section in document.document.sections:
            if section.page.landscape:
                continue
            own = [each for each in running if each.section == section.index]
            mostly_loose = sum(_is_loose(section.page, each) for each in own) * 2 > len(own)
            fixed = _has_page_fixed_line(document, section)
            for found in self._of_section(section, mostly_loose=mostly_loose):
                # The text would leave the line that was drawn between it and the masthead.
                near = section.page.lines_per_page in (self.lines - 1, self.lines + 1)
                yield replace(found, repair=Repair.PERSON) if fixed and near else found
            judged = [each for each in own if not (mostly_loose and _is_loose(section.page, each))]
            usual = self._usual_spacing(section.page, own)
            for paragraph in judged:
                yield from self._of_paragraph(document, paragraph, usual)

    def _of_section(self, section: Section, *, mostly_loose: bool) -> Iterator[Violation]:
        """What is wrong with the grid of a section, or that it has none where its text needs one."""
        pitch = section.page.grid.line_pitch
        if section.page.lines_per_page is None:
            wrong = "没有文档网格，正文是单倍行距" if mostly_loose else ""
        else:
            lines = section.page.lines_per_page
            wrong = "" if self._fits(section.page, pitch) else f"网格行距 {pitch.pt:g} 磅，每面 {lines} 行"
        if wrong:
            yield Violation(
                on_page(section.index),
                f"第 {section.index + 1} 节{wrong}，一般每面排 {self.lines} 行。",
                wrong,
                f"每面 {self.lines} 行，网格行距 {self.pitch.pt:g} 磅",
                severity=Severity.INFO if _is_usual(pitch) else None,
                repair=Repair.CONFIRM if _is_usual(pitch) else None,
                edits=(SetPage(section.index, PageChange(grid=_with_lines(section.page.grid, self.pitch))),),
            )

    def _of_paragraph(
        self, document: IdentifiedDocument, paragraph: IdentifiedParagraph, usual: LineSpacing
    ) -> Iterator[Violation]:
        page, message = document.page_of(paragraph), paragraph.format.line_spacing.value
        if wrong := self._wrong(page, paragraph):
            edits = _spaced(document, paragraph, usual)
            usual_pitch = _is_usual(message.length)
            yield Violation(
                in_paragraph(paragraph),
                f"这一段是{wrong}，一般每面排 {self.lines} 行，行距约 {self.pitch.pt:g} 磅。",
                wrong,
                f"每面 {self.lines} 行，行距约 {self.pitch.pt:g} 磅",
                severity=Severity.INFO if usual_pitch else None,
                repair=Repair.PERSON if not edits else Repair.CONFIRM if usual_pitch else None,
                edits=edits,
            )

    @property
    def pitch(self) -> Length:
        """The distance that gives the lines on the type area of 225 mm, in whole twips: 28.95 pt for 22."""
        return Length.of_twips(_TYPE_AREA.twips // self.lines)

    def _usual_spacing(self, page: PageSetup, running: Sequence[IdentifiedParagraph]) -> LineSpacing:
        """The right distance that most paragraphs have; where none is right, that of the grid, or one that is fixed."""
        right = [each.format.line_spacing.value for each in running if not self._wrong(page, each)]
        fitting = Counter(each for each in right if each.rule is LineRule.EXACT or page.lines_per_page is not None)
        if fitting:
            return fitting.most_common(1)[0][0]
        single = LineSpacing(LineRule.MULTIPLE, multiple=1.0)
        return single if page.lines_per_page is not None else LineSpacing(LineRule.EXACT, self.pitch)

    def _wrong(self, page: PageSetup, paragraph: IdentifiedParagraph) -> str:
        """How the distance of a paragraph departs; empty where it does not."""
        message = paragraph.format.line_spacing.value
        is_multiple = message.rule is LineRule.MULTIPLE
        return _multiple(page, paragraph) if is_multiple else self._fixed(page, paragraph, message.length or ZERO)

    def _fixed(self, page: PageSetup, paragraph: IdentifiedParagraph, distance: Length) -> str:
        """How an exact or least distance departs; empty where it does not."""
        exact = paragraph.format.line_spacing.value.rule is LineRule.EXACT
        if distance.emu <= 0 or self._fits(page, distance):
            return ""
        if not exact and _is_on_grid(page, paragraph) and distance <= page.grid.line_pitch:
            return ""
        lines = f"，每面 {page.lines_at(distance)} 行" if exact or distance > _NATURAL else ""
        return f"{'固定行距' if exact else '最小行距'} {distance.pt:g} 磅{lines}"

    def _fits(self, page: PageSetup, distance: Length) -> bool:
        """Whether a distance gives the lines on the page as it is, or on a type area that is as high as it should be."""
        return self.lines in (page.lines_at(distance), _TYPE_AREA.emu // distance.emu if distance.emu > 0 else None)


def _has_page_fixed_line(document: IdentifiedDocument, section: Section) -> bool:
    """Whether a line is drawn at a fixed height of the page, so that it does not move with the text."""
    return section.index == 0 and any(
        each.kind == "line" and not each.anchor.inline and each.anchor.vertical_from == "page"
        for each in document.document.pictures
    )


def _with_lines(grid: DocumentGrid, pitch: Length) -> DocumentGrid:
    """A grid with lines of that distance; its characters stay as they are."""
    kind = GridType.LINES if grid.type is GridType.NONE else grid.type
    return replace(grid, type=kind, line_pitch=pitch)


def _spaced(document: IdentifiedDocument, paragraph: IdentifiedParagraph, spacing: LineSpacing) -> tuple[Edit, ...]:
    """The distance for a paragraph; none where a fixed one would cut off a picture in the line."""
    anchors = (each.anchor for each in document.document.pictures)
    holds = any(each.inline and each.part == "body" and each.paragraph == paragraph.paragraph.index for each in anchors)
    if spacing.rule is not LineRule.MULTIPLE:
        return () if holds else set_paragraph(paragraph, ParagraphChange(line_spacing=spacing))
    off_grid = not paragraph.format.snap_to_grid.value
    return set_paragraph(paragraph, ParagraphChange(line_spacing=spacing, snap_to_grid=True if off_grid else None))


def _is_running(paragraph: IdentifiedParagraph) -> bool:
    """Whether it is a line of text; chapters of a regulation in an attachment are set in their own way."""
    apart = not paragraph.flows
    centred = paragraph.format.alignment.value is Alignment.CENTER
    return bool(paragraph.text.strip()) and not apart and not (centred and paragraph.element is Element.ATTACHMENT_BODY)


def _multiple(page: PageSetup, paragraph: IdentifiedParagraph) -> str:
    """How a distance in lines departs; empty where it does not, or cannot be told."""
    message, on_grid = paragraph.format.line_spacing.value, _is_on_grid(page, paragraph)
    multiple = message.multiple if message.multiple is not None else 1.0
    if (on_grid and _is_one(message)) or (not on_grid and _ABOUT_22_LINES[0] <= multiple <= _ABOUT_22_LINES[1]):
        return ""
    return "单倍行距而不对齐网格" if _is_one(message) else f"{multiple:g} 倍行距"


def _is_loose(page: PageSetup, paragraph: IdentifiedParagraph) -> bool:
    """Whether a paragraph leaves its distance to a grid that the section does not have."""
    message = paragraph.format.line_spacing.value
    return page.lines_per_page is None and message.rule is LineRule.MULTIPLE and _is_one(message)


def _is_one(message: LineSpacing) -> bool:
    return message.multiple is None or abs(message.multiple - 1) <= _SAME_MULTIPLE


def _is_on_grid(page: PageSetup, paragraph: IdentifiedParagraph) -> bool:
    return page.lines_per_page is not None and paragraph.format.snap_to_grid.value


def _is_usual(distance: Length | None) -> bool:
    """Whether it is the 29 磅 that many offices take for 22 lines."""
    return distance is not None and Length.of_pt(28.9) <= distance <= _USUAL
