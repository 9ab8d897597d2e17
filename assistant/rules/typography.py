"""What rules about type need: stretches of a paragraph in a wrong typeface, size, weight or colour.

Only what can be seen counts: white space has no typeface that anyone notices. For typefaces only characters set in the
Chinese font of a run are looked at, because the standard says nothing of Latin letters and digits within Chinese text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.documents.edits import RunChange
from assistant.documents.fonts import DEFAULT_FONTS, Typeface, typeface_of
from assistant.documents.formatting import FontSlot, RunFormat, font_slot
from assistant.documents.identify import IdentifiedParagraph
from assistant.documents.paragraph import Run
from assistant.documents.units import FontSize, Length, size_name

SAME_SIZE = Length.of_pt(0.25)
_UNCHANGED = RunChange()


@dataclass(frozen=True)
class Stretch:
    """A stretch of a paragraph's text that looks wrong in one way.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        actual: How it looks, in Chinese.
        format: Its format.
        change: What would make it look right; a font of the wanted typeface stands for all of them.
    """

    start: int
    end: int
    actual: str
    format: RunFormat
    change: RunChange = _UNCHANGED


def in_other_typeface(
    found: IdentifiedParagraph, typefaces: Iterable[Typeface], start: int = 0, end: int | None = None
) -> tuple[Stretch, ...]:
    """Stretches whose Chinese characters are not in one of the typefaces, between two offsets."""
    wanted = tuple(typefaces)
    change = RunChange(east_asian_font=DEFAULT_FONTS[wanted[0]]) if wanted else RunChange()

    def wrong(run: Run) -> str | None:
        font = run.format.east_asian_font.value
        # Digits and letters by themselves are of no concern, unless they were set in another Chinese face as a whole.
        if not _has_chinese(run) and not (run.format.latin_font.value == font and typeface_of(font)):
            return None
        return None if typeface_of(font) in wanted else font or "未指定字体"

    return _stretches(found, wrong, change, start, end)


def in_other_size(
    found: IdentifiedParagraph, sizes: Iterable[FontSize | Length], start: int = 0, end: int | None = None
) -> tuple[Stretch, ...]:
    """Stretches that are not of one of the sizes, between two offsets."""
    wanted = [size.length if isinstance(size, FontSize) else size for size in sizes]

    def wrong(run: Run) -> str | None:
        size = run.format.size.value
        return None if any(size.is_near(each, SAME_SIZE) for each in wanted) else size_name(size)

    return _stretches(found, wrong, RunChange(size=wanted[0] if wanted else None), start, end)


def looking(
    found: IdentifiedParagraph,
    wrong: Callable[[Run], str | None],
    start: int = 0,
    end: int | None = None,
    change: RunChange = _UNCHANGED,
) -> tuple[Stretch, ...]:
    """Stretches of which a test of runs says how they look; None is as it should be.

    Args:
        found: The paragraph.
        wrong: The test.
        start: Offset where it begins.
        end: Offset after its end; None for the end of the text.
        change: What would make them look right.
    """
    return _stretches(found, wrong, change, start, end)


def _has_chinese(run: Run) -> bool:
    context = run.format.east_asian_context.value
    slots = (font_slot(each, east_asian_context=context) for each in run.text if not each.isspace())
    return any(slot is FontSlot.EAST_ASIAN for slot in slots)


def _stretches(
    found: IdentifiedParagraph, wrong: Callable[[Run], str | None], change: RunChange, start: int, end: int | None
) -> tuple[Stretch, ...]:
    """Neighbours that look alike are one stretch; white space between them does not part them."""
    stretches: list[Stretch] = []
    for run in _visible_runs(found, start, len(found.paragraph.text) if end is None else end):
        actual = wrong(run)
        if actual is None:
            continue
        last = stretches[-1] if stretches else None
        if last and last.actual == actual and not found.paragraph.text[last.end : run.start].strip():
            stretches[-1] = Stretch(last.start, run.end, actual, last.format, change)
        else:
            stretches.append(Stretch(run.start, run.end, actual, run.format, change))
    return tuple(stretches)


def _visible_runs(found: IdentifiedParagraph, start: int, end: int) -> Iterator[Run]:
    """The runs between two offsets, cut to them, without white space at their ends and without hidden text."""
    for run in found.paragraph.runs_between(start, end):
        text = run.text[max(start - run.start, 0) : end - run.start]
        bare = text.strip()
        if bare and not run.format.hidden.value:
            first = max(run.start, start) + text.index(bare)
            yield Run(bare, first, run.format, run.style, run.hyperlink, run.inserted)
