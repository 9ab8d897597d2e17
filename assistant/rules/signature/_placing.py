# pyright: strict
"""Where signature and date stand on the line, and where they stand with a seal and without (GB/T 9704—2012, 7.3.5).

Widths are in 字: n that of the signature, m that of the date, each half for digits. With a seal the date ends 4 字 from the
right, the signature is centred on it: 4 + (m - n) / 2. Without one the signature ends 2 字 from the right and the date begins
2 字 to its right; where the date is the longer one it ends 2 字 from the right and the signature moves: 4 + m - n.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.elements import Element
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.rules.layout import in_characters, main_part, type_size, width_of

ROLE = re.compile(r"(?:主席|总理|省长|市长|县长|区长|州长|主任|部长|局长|厅长|院长|乡长|镇长)\s*$")
# A date that is written otherwise has another width; what is wrong with it is said elsewhere.
_COMPLETE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_LINE = 28
_SEALED_DATE, _UNSEALED = 4.0, 2.0


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
    """

    placing: Placing
    wrong_signatures: tuple[tuple[IdentifiedParagraph, float, float], ...]
    wrong_date: tuple[IdentifiedParagraph, float, float] | None
    residue: float = 0.0


def close_of(document: IdentifiedDocument, tolerance: float) -> Close | None:
    """How signatures and date stand; None where there are none, or where a signature seal wants other places."""
    signatures = [each for each in main_part(document, Element.ISSUER_SIGNATURE) if each.place.table is None]
    dates = [each for each in main_part(document, Element.SIGNING_DATE) if each.place.table is None]
    if not signatures or len(dates) != 1 or any(ROLE.search(each.paragraph.text) for each in signatures):
        return None
    if not _COMPLETE.fullmatch(dates[0].paragraph.text.strip()):
        return None
    if any("\t" in each.paragraph.text or each.paragraph.format.frame.value for each in (*signatures, *dates)):
        return None
    found = [_judged(document, placing, signatures, dates[0], tolerance) for placing in _placings(signatures, dates[0])]
    return min(found, key=lambda close: (_count(close), round(close.residue, 2), _distance(close)))


def _count(close: Close) -> int:
    return len(close.wrong_signatures) + (close.wrong_date is not None)


def _distance(close: Close) -> float:
    wrong = [*close.wrong_signatures, *([close.wrong_date] if close.wrong_date else [])]
    return sum(abs(actual - wanted) for _, actual, wanted in wrong)


def _placings(signatures: list[IdentifiedParagraph], date: IdentifiedParagraph) -> tuple[Placing, Placing]:
    names, m = [_width(each) for each in signatures], _width(date)
    sealed = Placing(True, tuple(_SEALED_DATE + (m - n) / 2 for n in names), _SEALED_DATE)
    longest = max(names)
    date_right = longest - m if m <= longest else _UNSEALED
    right = tuple(_UNSEALED if m <= n else _SEALED_DATE + m - n for n in names)
    return sealed, Placing(False, right, date_right)


def _width(found: IdentifiedParagraph) -> float:
    return width_of(found.paragraph.text.strip())


def _judged(
    document: IdentifiedDocument,
    placing: Placing,
    signatures: list[IdentifiedParagraph],
    date: IdentifiedParagraph,
    tolerance: float,
) -> Close:
    right = [space_on_the_right(document, each) for each in signatures]
    wrong = [
        (found, actual, wanted)
        for found, actual, wanted in zip(signatures, right, placing.signatures, strict=True)
        if abs(actual - wanted) > tolerance
    ]
    actual = space_on_the_right(document, date)
    off = (date, actual, placing.date) if abs(actual - placing.date) > tolerance else None
    residue = sum(abs(a - w) for a, w in zip(right, placing.signatures, strict=True) if abs(a - w) <= tolerance)
    residue += 0 if off else abs(actual - placing.date)
    return Close(placing, tuple(wrong), off, residue)


def space_on_the_right(document: IdentifiedDocument, found: IdentifiedParagraph) -> float:
    """How much of the line is empty to the right of a short paragraph, in 字 of its own size."""
    form, text = found.paragraph.format, found.paragraph.text
    page = document.document.sections[found.paragraph.section].page
    line = page.characters_at(type_size(found)) or _LINE
    left, right = in_characters(found, form.left.value), in_characters(found, form.right.value)
    first = in_characters(found, form.first_line.value)
    leading = width_of(text[: len(text) - len(text.lstrip())])
    trailing = width_of(text[len(text.rstrip()) :])
    width = _width(found)
    if form.alignment.value is Alignment.RIGHT:
        return right + trailing
    if form.alignment.value is Alignment.CENTER:
        return right + trailing + (line - left - first - right - leading - width - trailing) / 2
    return line - left - first - leading - width
