"""Where signature and date stand on the line, and where they stand with a seal and without (GB/T 9704—2012, 7.3.5).

Widths are in 字: n that of the signature, m that of the date, each half for digits. With a seal the date ends 4 字 from the
right, the signature is centred on it: 4 + (m - n) / 2. Without one the signature ends 2 字 from the right and the date begins
2 字 to its right; where the date is the longer one it ends 2 字 from the right and the signature moves: 4 + m - n.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.rules.layout import (
    blank_lines_before,
    in_characters,
    main_part,
    neighbour_before,
    type_size,
    width_of,
)
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
_ROLES = r"(?:主席(?!团)|总理|省长|市长|县长|区长|州长|盟长|旗长|主任|部长|局长|厅长|院长|乡长|镇长)"
ROLE = re.compile(rf"{_ROLES}\s*$")
# A role with the name of who signs, typed where the seal of a signature would stand.
_SIGNED_BY = re.compile(rf"\s*代?{_ROLES}[：:\s]*[\u4e00-\u9fff\s]{{2,6}}$")
# A date that is written otherwise has another width; what is wrong with it is said elsewhere.
_PADDED = re.compile(r"(?<=[年月])0(?=\d[月日])")
_COMPLETE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
# Several names in one line, and what a tab stop places.
_SEVERAL = re.compile(r"\t|\S\s{2,}\S")
_LINE = 28
_UNSEEN = 0.1
_SEALED_DATE, _UNSEALED = 4.0, 2.0
# Without a seal exactly one line is empty above (7.3.5.2); with one its size decides.
_UNSEALED_LINES, _LINES_UNSEEN = 1, 0.6
# Seals of Chinese bodies measure 42 mm to 60 mm; pictures that are smaller or larger are something else.
_SEAL = (Length.of_mm(30), Length.of_mm(75))


@dataclass(frozen=True)
class Placing:
    """One layout that signature and date may have.

    Attributes:
        sealed: Whether it is the one with a seal.
        signatures: How far each signature should be from the right, in 字.
        date: How far the date should be.
    """

    sealed: bool
    signatures: tuple[float, ...]
    date: float


@dataclass(frozen=True)
class Close:
    """Signatures and date of a document, and the layout that they have or come nearest to.

    Attributes:
        placing: That layout.
        wrong_signatures: Those that are elsewhere, with where they are and where they should be.
        wrong_date: The same for the date.
        residue: How far those that are right are from their exact places: what tells two layouts that are alike.
        crowded: Whether the lines above belong to the other layout.
    """

    placing: Placing
    wrong_signatures: tuple[tuple[IdentifiedParagraph, float, float], ...]
    wrong_date: tuple[IdentifiedParagraph, float, float] | None
    residue: float = 0.0
    crowded: bool = False


def close_of(document: IdentifiedDocument, tolerance: float) -> Close | None:
    """How signatures and date stand; None where there are none, or where their places cannot be told or are others.

    A signature seal, which orders have (10.2), wants other places (7.3.5.3); what stands in tables, text boxes or at tabs has no place on the line.
    """
    if document.format is DocumentFormat.ORDER:
        return None
    signatures = list(main_part(document, Element.ISSUER_SIGNATURE))
    dates = list(main_part(document, Element.SIGNING_DATE))
    if not signatures or len(dates) != 1 or not _COMPLETE.fullmatch("".join(dates[0].own_text.split())):
        return None
    if any(document.position(each) > document.position(dates[0]) for each in signatures):
        # Which of the two lines moves is said elsewhere; their places follow from that.
        return None
    if any(_signs_in_person(each) for each in signatures) or not all(is_on_a_line(e) for e in (*signatures, *dates)):
        return None
    sealed = shows_seal(document, (*signatures, *dates))
    placings = [each for each in _placings(signatures, dates[0]) if each.sealed or not sealed]
    found = [_judged(document, placing, signatures, dates[0], tolerance) for placing in placings]
    return min(found, key=lambda close: (_count(close), round(close.residue, 2), close.crowded, _distance(close)))


def shows_seal(document: IdentifiedDocument, close: Sequence[IdentifiedParagraph]) -> bool:
    """Whether a picture of the size of a seal is fixed to one of these paragraphs or stands beside them."""
    places = [each.place.paragraph for each in close if each.flows]
    return any(
        picture.anchor.part == "body"
        and not picture.anchor.inline
        and picture.kind == "picture"
        and min(places, default=0) - 1 <= picture.anchor.paragraph <= max(places, default=-2) + 1
        and all(side is not None and _SEAL[0] <= side <= _SEAL[1] for side in (picture.width, picture.height))
        for picture in document.document.pictures
    )


def _signs_in_person(paragraph: IdentifiedParagraph) -> bool:
    text = paragraph.own_text
    return ROLE.search(text) is not None or _SIGNED_BY.match(text) is not None


def is_on_a_line(paragraph: IdentifiedParagraph) -> bool:
    """Whether its place follows from its indents and its characters alone."""
    place, form = paragraph.place, paragraph.format
    if place.table is not None or place.text_box is not None or form.frame.value is not None:
        return False
    runs = [run for run in paragraph.runs if run.text.strip()]
    plain = all(not run.format.character_spacing.value and run.format.scale.value == 100 for run in runs)
    single = _SEVERAL.search(paragraph.own_text) is None
    return plain and single and form.alignment.value is not Alignment.DISTRIBUTE


def _count(close: Close) -> int:
    return len(close.wrong_signatures) + (close.wrong_date is not None)


def _distance(close: Close) -> float:
    wrong = [*close.wrong_signatures, *([close.wrong_date] if close.wrong_date else [])]
    return sum(abs(actual - wanted) for _, actual, wanted in wrong)


def _placings(signatures: list[IdentifiedParagraph], date: IdentifiedParagraph) -> tuple[Placing, Placing]:
    names, m = [_width(each) for each in signatures], _width(date)
    sealed = Placing(True, tuple(max(_SEALED_DATE + (m - n) / 2, 0) for n in names), _SEALED_DATE)
    longest = max(names)
    date_right = longest - m if m <= longest else _UNSEALED
    right = tuple(_UNSEALED if m <= n else _SEALED_DATE + m - n for n in names)
    return sealed, Placing(False, right, date_right)


def _width(paragraph: IdentifiedParagraph) -> float:
    """The width of what is seen; without the zeros of 03月, which will go."""
    return width_of(_PADDED.sub("", paragraph.own_text.strip()))


def _judged(
    document: IdentifiedDocument,
    placing: Placing,
    signatures: list[IdentifiedParagraph],
    date: IdentifiedParagraph,
    tolerance: float,
) -> Close:
    right = [space_on_the_right(document, each) for each in signatures]
    at = space_on_the_right(document, date)
    wrong = tuple(
        (paragraph, actual, wanted)
        for paragraph, actual, wanted in zip(signatures, right, placing.signatures, strict=True)
        if abs(actual - wanted) > tolerance
        and not (placing.sealed and _centred(paragraph, actual, date, at, tolerance))
    )
    off = None if abs(at - placing.date) <= tolerance else (date, at, placing.date)
    if off and placing.sealed and _pushed_out(signatures, right, date, at, tolerance):
        off = None
    residue = sum(abs(a - w) for a, w in zip(right, placing.signatures, strict=True) if abs(a - w) <= tolerance)
    residue += 0 if off else abs(at - placing.date)
    return Close(placing, wrong, off, residue, not placing.sealed and _has_other_lines(document, signatures[0]))


def _centred(
    paragraph: IdentifiedParagraph, actual: float, date: IdentifiedParagraph, at: float, tolerance: float
) -> bool:
    """Whether a signature is centred on the date where that one is."""
    return abs((actual + _width(paragraph) / 2) - (at + _width(date) / 2)) <= tolerance


def _pushed_out(
    signatures: list[IdentifiedParagraph], right: list[float], date: IdentifiedParagraph, at: float, tolerance: float
) -> bool:
    """Whether a name that is too long to be centred on a date at 4 字 has moved the date to the left with it."""
    paragraph, actual = max(zip(signatures, right, strict=True), key=lambda pair: _width(pair[0]))
    too_long = _SEALED_DATE + (_width(date) - _width(paragraph)) / 2 < _UNSEALED
    return (
        too_long
        and at > _SEALED_DATE
        and actual <= _UNSEALED + tolerance
        and _centred(paragraph, actual, date, at, tolerance)
    )


def _has_other_lines(document: IdentifiedDocument, first: IdentifiedParagraph) -> bool:
    """Whether above a signature there are not as many empty lines as without a seal."""
    above = neighbour_before(document, first)
    if above is None or above.element not in (*BODY, Element.ATTACHMENT_LIST):
        return False
    return abs(blank_lines_before(document, first) - _UNSEALED_LINES) > _LINES_UNSEEN


def space_on_the_right(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> float:
    """How much of the line is empty to the right of a short paragraph, in 字 of its own size."""
    form, text = paragraph.format, paragraph.own_text
    page = document.page_of(paragraph)
    line = page.characters_at(type_size(paragraph)) or _LINE
    left, right = in_characters(paragraph, form.left.value), in_characters(paragraph, form.right.value)
    first = in_characters(paragraph, form.first_line.value)
    leading = width_of(text[: len(text) - len(text.lstrip())])
    trailing = width_of(text[len(text.rstrip()) :])
    width = _width(paragraph)
    if form.alignment.value is Alignment.RIGHT:
        return right + trailing
    if form.alignment.value is Alignment.CENTER:
        return right + trailing + (line - left - first - right - leading - width - trailing) / 2
    return line - left - first - leading - width


def set_right(paragraph: IdentifiedParagraph, wanted: float) -> Iterator[Edit]:
    """Places a short paragraph so many 字 from the right by its alignment and its right indent alone."""
    form = paragraph.format
    first, left = (
        0 if abs(in_characters(paragraph, indent.value)) > _UNSEEN else None for indent in (form.first_line, form.left)
    )
    moved = form.alignment.value is not Alignment.RIGHT
    yield from strip_blanks(paragraph, trailing=True)
    yield from set_paragraph(
        paragraph,
        ParagraphChange(alignment=Alignment.RIGHT if moved else None, first_line=first, left=left, right=wanted),
    )
