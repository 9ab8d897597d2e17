"""Charts in one manner: shares with their intervals as points with bars; texts stay texts, so that the reader's fonts show them."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from evals.harness.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
)
"""Fonts with Chinese characters, any of which gives the right widths."""

INK, ACCENT, QUIET = "#2b2b2b", "#8c2f1b", "#b9b2a6"
COLOURS = ("#8c2f1b", "#2f5d7c", "#6b7f3a", "#a67c2d", "#5b4b8a", "#4d4d4d")
WIDTH = 7.6
"""In inches; the report shows a chart as wide as its text."""

ROW_HEIGHT = 0.34


@contextmanager
def style() -> Iterator[None]:
    """The manner in which charts are drawn; global settings of matplotlib are put back afterwards."""
    import matplotlib as mpl
    from matplotlib import font_manager

    held = set(font_manager.get_font_names())
    families = [name for name in FAMILIES if name in held] + ["DejaVu Sans"]
    settings: dict[str, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": "gongwu",
        "font.family": families,
        "font.size": 9,
        "axes.edgecolor": QUIET,
        "axes.labelcolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "axes.unicode_minus": False,
    }
    # Without a font of its own the reader's browser chooses one; only widths are guessed then.
    with mpl.rc_context(cast(Any, settings)), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*[Gg]lyph .* missing from")
        yield


def new_drawing(height: float) -> tuple[Drawing, Axes]:
    """An empty chart; ``height`` in inches."""
    from matplotlib.figure import Figure as Drawing

    drawing = Drawing(figsize=(WIDTH, height), layout="constrained")
    return drawing, drawing.subplots()


def write_svg(drawing: Drawing, path: Path) -> None:
    """Writes a chart; the same figures give the same bytes."""
    path.parent.mkdir(exist_ok=True)
    with style():
        drawing.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def is_share(figure: Figure) -> bool:
    """Whether a figure is a share that was counted."""
    return figure.k is not None and figure.value is not None and figure.low is not None


def intervals(rows: Sequence[tuple[str, Figure]]) -> Drawing:
    """Shares, one a row from the top, each a point on its interval, from 0 to 100 %."""
    with style():
        drawing, axes = new_drawing(0.7 + ROW_HEIGHT * len(rows))
        for position, (_, figure) in enumerate(rows):
            assert figure.value is not None
            assert figure.low is not None
            assert figure.high is not None
            axes.plot(
                [100 * figure.low, 100 * figure.high], [position] * 2, color=QUIET, linewidth=4, solid_capstyle="butt"
            )
            axes.plot(100 * figure.value, position, "o", color=ACCENT, markersize=5)
            axes.annotate(
                f"{100 * figure.value:.1f}%  {figure.k}/{figure.n}",
                (1.01, position),
                xycoords=("axes fraction", "data"),
                va="center",
                fontsize=8,
            )
        axes.set_yticks(range(len(rows)), [label for label, _ in rows])
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xlim(-2, 102)
        axes.set_xlabel("%（横条为 95% 区间）")
        axes.grid(axis="x", color="#eeeae2", linewidth=0.8)
        axes.set_axisbelow(True)
        return drawing
