"""What rules about type need: stretches of a paragraph in a wrong typeface, size, weight or colour.

Only what can be seen counts: white space has no typeface that anyone notices. For typefaces only characters set in the
Chinese font of a run are looked at, because the standard says nothing of Latin letters and digits within Chinese text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.documents.edits import Edit, RunChange, SetRunFormat
from assistant.documents.elements import Element
from assistant.documents.fonts import DEFAULT_FONTS, Typeface, typeface_of
from assistant.documents.formatting import FontSlot, RunFormat, font_slot
from assistant.documents.identification.spans import Span
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.paragraph import Run
from assistant.documents.places import in_paragraph
from assistant.documents.units import FontSize, Length, size_name
from assistant.rules.rule import Rule, Violation

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


@dataclass(frozen=True)
class TypeRule(Rule):
    """A rule on the type of elements, which is 三号仿宋 where nothing else is said (GB/T 9704—2012, 5.2.2).

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    typefaces: tuple[str, ...] = (Typeface.FANGSONG.value,)
    size: str = FontSize.SAN_HAO.value

    @property
    def expected(self) -> str:
        """How it should look, in Chinese."""
        return type_name(self.typefaces, self.size)

    def in_other_type(
        self,
        document: IdentifiedDocument,
        paragraph: IdentifiedParagraph,
        message: str = "",
        span: Span | None = None,
        label: int = 0,
        also: Iterable[Stretch] = (),
    ) -> Iterator[Violation]:
        """Each stretch of a paragraph in another typeface or size.

        Args:
            document: The document.
            paragraph: The paragraph.
            message: As of ``mistyped``, where the usual sentence does not fit.
            span: The part of the paragraph that is meant; all of it where none is given.
            label: How many characters at its beginning may be in another typeface.
            also: Stretches that look wrong in another way.
        """
        part = span or Span(paragraph.element, 0, len(paragraph.own_text))
        wrong = in_other_type(paragraph, self.typefaces, self.size, part.start, part.end, label)
        message = message or f"{part.element.value}这一处是{{actual}}，一般用{{expected}}体字。"
        return mistyped(document, paragraph, (*wrong, *also), message, self.expected, part.element)


def mistyped(
    document: IdentifiedDocument,
    paragraph: IdentifiedParagraph,
    stretches: Iterable[Stretch],
    message: str,
    expected: str,
    element: Element | None = None,
) -> Iterator[Violation]:
    """A violation a stretch, with what makes it look right.

    Args:
        document: The document.
        paragraph: The paragraph.
        stretches: What looks wrong in it.
        message: The sentence for people, with ``{actual}`` and ``{expected}``.
        expected: How it should look, in Chinese.
        element: What the stretches are, where they are not what the paragraph is.
    """
    for stretch in stretches:
        yield Violation(
            in_paragraph(paragraph, stretch.start, stretch.end, element),
            message.format(actual=stretch.actual, expected=expected),
            stretch.actual,
            expected,
            edits=retype(document, paragraph, stretch),
        )


def type_name(typefaces: Iterable[str], size: str) -> str:
    """What type is wanted, in Chinese: 三号仿宋."""
    return f"{size}{'或'.join(typefaces)}"


def in_other_type(
    paragraph: IdentifiedParagraph,
    typefaces: Iterable[str],
    size: str,
    start: int = 0,
    end: int | None = None,
    label: int = 0,
) -> tuple[Stretch, ...]:
    """Stretches in another typeface or another size than those of these Chinese names, between two offsets.

    So many characters at the beginning, the label, may be in another typeface.
    """
    wrong = in_other_typeface(paragraph, [Typeface(name) for name in typefaces], start + label, end)
    return wrong + in_other_size(paragraph, [FontSize(size)], start, end)


def in_other_typeface(
    paragraph: IdentifiedParagraph, typefaces: Iterable[Typeface], start: int = 0, end: int | None = None
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

    return _stretches(paragraph, wrong, change, start, end)


def in_other_size(
    paragraph: IdentifiedParagraph, sizes: Iterable[FontSize | Length], start: int = 0, end: int | None = None
) -> tuple[Stretch, ...]:
    """Stretches that are not of one of the sizes, between two offsets."""
    wanted = [size.length if isinstance(size, FontSize) else size for size in sizes]

    def wrong(run: Run) -> str | None:
        size = run.format.size.value
        return None if any(size.is_near(each, SAME_SIZE) for each in wanted) else size_name(size)

    return _stretches(paragraph, wrong, RunChange(size=wanted[0] if wanted else None), start, end)


def looking(
    paragraph: IdentifiedParagraph,
    wrong: Callable[[Run], str | None],
    start: int = 0,
    end: int | None = None,
    change: RunChange = _UNCHANGED,
) -> tuple[Stretch, ...]:
    """Stretches of which a test of runs says how they look; None is as it should be.

    Args:
        paragraph: The paragraph.
        wrong: The test.
        start: Offset where it begins.
        end: Offset after its end; None for the end of the text.
        change: What would make them look right.
    """
    return _stretches(paragraph, wrong, change, start, end)


def font_for(document: IdentifiedDocument, typeface: Typeface) -> str:
    """The font that a document uses most for a typeface, so that a repair does not bring in another cut of it."""
    used = {font: count for font, count in document.fonts.items() if typeface_of(font) is typeface}
    return max(used, key=lambda font: used[font]) if used else DEFAULT_FONTS[typeface]


def retype(document: IdentifiedDocument, paragraph: IdentifiedParagraph, stretch: Stretch) -> tuple[Edit, ...]:
    """What makes a stretch look as the rule that found it wants."""
    change, typeface = stretch.change, typeface_of(stretch.change.east_asian_font or "")
    if typeface is not None:
        font = font_for(document, typeface)
        # Digits that were set in the same wrong face go with it.
        together = stretch.format.latin_font.value == stretch.format.east_asian_font.value
        latin = font if together and typeface_of(stretch.format.latin_font.value) else None
        change = replace(change, east_asian_font=font, latin_font=latin)
    # Blanks at the ends of the paragraph go with what is seen: as an indent they should be as wide as its characters.
    text = paragraph.own_text
    start = stretch.start if text[: stretch.start].strip() else 0
    end = stretch.end if text[stretch.end :].strip() else len(text)
    return (SetRunFormat(paragraph.address, change, start, end),)


def _has_chinese(run: Run) -> bool:
    context = run.format.east_asian_context.value
    slots = (font_slot(each, east_asian_context=context) for each in run.text if not each.isspace())
    return any(slot is FontSlot.EAST_ASIAN for slot in slots)


def _stretches(
    paragraph: IdentifiedParagraph, wrong: Callable[[Run], str | None], change: RunChange, start: int, end: int | None
) -> tuple[Stretch, ...]:
    """Neighbours that look alike are one stretch; white space between them does not part them."""
    stretches: list[Stretch] = []
    for run in _visible_runs(paragraph, start, len(paragraph.own_text) if end is None else end):
        actual = wrong(run)
        if actual is None:
            continue
        last = stretches[-1] if stretches else None
        if last and last.actual == actual and not paragraph.own_text[last.end : run.start].strip():
            stretches[-1] = Stretch(last.start, run.end, actual, last.format, change)
        else:
            stretches.append(Stretch(run.start, run.end, actual, run.format, change))
    return tuple(stretches)


def _visible_runs(paragraph: IdentifiedParagraph, start: int, end: int) -> Iterator[Run]:
    """The runs between two offsets, cut to them, without white space at their ends and without hidden text."""
    for run in paragraph.paragraph.runs_between(start, end):
        text = run.text[max(start - run.start, 0) : end - run.start]
        bare = text.strip()
        if bare and not run.format.hidden.value:
            first = max(run.start, start) + text.index(bare)
            yield Run(bare, first, run.format, run.style, run.hyperlink, run.inserted)
