"""The sheet of GB/T 9704—2012, 5.1 and 5.2.1: paper, the margins at the top and at the bound edge, and the type area.

Paper, margin and type area of a direction depend on each other, so that whichever rule repairs one gives the same page.
"""

from __future__ import annotations

from typing import ClassVar

from assistant.documents.edits import PageChange, SetPage
from assistant.documents.page_setup import PageSetup
from assistant.documents.units import ZERO
from assistant.rules.vocabulary import *

PAPER_WIDTH, PAPER_HEIGHT = 210.0, 297.0
TOP, LEFT = 37.0, 28.0
AREA_WIDTH, AREA_HEIGHT = 156.0, 225.0
TOLERANCE = 1.0


@dataclass(frozen=True)
class Direction:
    """One direction of a sheet, down or across; all lengths are in mm.

    Attributes:
        paper: Length of the paper.
        margin: The margin at the top, or at the bound edge.
        area: Length of the type area.
        tolerance: How much each may differ.
    """

    paper: float
    margin: float
    area: float
    tolerance: float = TOLERANCE

    def down(self, page: PageSetup) -> PageChange:
        """The margins above and below as they should be, as far as they are not; an upright page has the top as it should be."""
        gutter = page.gutter if page.gutter_at_top else ZERO
        top = page.top if page.landscape else self._near(page.top, self.margin)
        bottom = self._opposite(self._near(page.height, self.paper), top + gutter, page.bottom)
        return PageChange(top=_unless(page.top, top), bottom=_unless(page.bottom, bottom))

    def across(self, page: PageSetup) -> PageChange:
        """The margins on the left and on the right likewise; the gutter counts to the bound edge and goes."""
        gutter = ZERO if page.gutter_at_top else page.gutter
        left = page.left + gutter
        wanted = left if page.landscape else self._near(left, self.margin)
        right = self._opposite(self._near(page.width, self.paper), wanted, page.right)
        if wanted == left:
            return PageChange(right=_unless(page.right, right))
        # The margin alone may be right, and the gutter too much.
        new = self._near(page.left, self.margin)
        return PageChange(left=_unless(page.left, new), gutter=_unless(gutter, ZERO), right=_unless(page.right, right))

    def _near(self, length: Length, wanted: float) -> Length:
        right = Length.of_mm(wanted)
        return length if length.is_near(right, Length.of_mm(self.tolerance)) else right

    def _opposite(self, paper: Length, margin: Length, present: Length) -> Length:
        """The margin on the other side that gives the type area; as it is where it does, or where there is no room for one."""
        area = Length.of_mm(self.area)
        wanted = paper - margin - area
        fits = (paper - margin - present).is_near(area, Length.of_mm(self.tolerance))
        return present if fits or wanted.emu <= 0 else wanted


def if_tables_fit(document: IdentifiedDocument, section: int, width: float) -> Repair | None:
    """How a narrower page may be given: after a person agrees, where a table fits the page now and would stand out of it.

    Args:
        document: The document.
        section: The section.
        width: The width of the type area that the repair gives, in mm.
    """
    present, limit = document.document.sections[section].page.text_width, Length.of_mm(width + TOLERANCE)
    widths = (each.width for each in document.document.tables if each.section == section and not each.floating)
    return Repair.CONFIRM if any(w and limit < w <= present + Length.of_mm(TOLERANCE) for w in widths) else None


def _unless(present: Length, wanted: Length) -> Length | None:
    return None if present == wanted else wanted


@dataclass(frozen=True)
class MarginRule(Rule):
    """A rule on the margin at the top, or at the bound edge.

    Attributes:
        across: Whether it is the one at the bound edge.
        margin: The margin, in mm.
        tolerance: How much it may differ, in mm.
        area: Height or width of the type area that the repair gives, in mm.
    """

    across: ClassVar[bool]

    clause = "GB/T 9704—2012 5.2.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE

    margin: float = TOP
    tolerance: float = 1
    area: float = AREA_HEIGHT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each upright section whose margin, with its gutter at the bound edge, differs."""
        name = "左边距" if self.across else "上边距"
        for section in document.document.sections:
            page, gutter = section.page, self._gutter(section.page)
            present = page.left + gutter if self.across else page.top
            if page.landscape or present.is_near(Length.of_mm(self.margin), Length.of_mm(self.tolerance)):
                continue
            note = f"（含装订线 {gutter.mm:.1f} mm）" if gutter else ""
            yield Violation(
                on_page(section.index),
                f"第 {section.index + 1} 节的{name}是 {present.mm:.1f} mm{note}，应为 {self.margin:g} mm。",
                f"{name} {present.mm:.1f} mm{note}",
                f"{name} {self.margin:g} mm",
                # Where left and right are inside and outside, a person says which side is bound.
                repair=Repair.CONFIRM if self.across and page.mirror_margins else self._repair(document, section.index),
                edits=(SetPage(section.index, self._repaired(page)),),
            )

    def _repair(self, document: IdentifiedDocument, section: int) -> Repair | None:
        return if_tables_fit(document, section, self.area) if self.across else None

    def _gutter(self, page: PageSetup) -> Length:
        return ZERO if page.gutter_at_top or not self.across else page.gutter

    def _repaired(self, page: PageSetup) -> PageChange:
        if self.across:
            return Direction(PAPER_WIDTH, self.margin, self.area, self.tolerance).across(page)
        return Direction(PAPER_HEIGHT, self.margin, self.area, self.tolerance).down(page)
