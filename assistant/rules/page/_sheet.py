"""The sheet of GB/T 9704—2012, 5.1 and 5.2.1: paper, the margins at the top and at the bound edge, and the type area.

Paper, margin and type area of a direction depend on each other, so that whichever rule repairs one gives the same page.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.edits import PageChange
from assistant.documents.page_setup import PageSetup
from assistant.documents.units import ZERO, Length

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


def _unless(present: Length, wanted: Length) -> Length | None:
    return None if present == wanted else wanted
