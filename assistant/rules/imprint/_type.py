"""The type of an imprint (GB/T 9704—2012, 7.4): stretches that are in another typeface or size."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.rules.repairs import retype
from assistant.rules.typography import in_other_size, in_other_typeface
from assistant.rules.vocabulary import *


def type_verdicts(
    document: IdentifiedDocument, paragraph: IdentifiedParagraph, typefaces: Sequence[str], size: str
) -> Iterator[Violation]:
    """What departs in a paragraph from these typefaces and that size."""
    expected = f"{size}{'或'.join(typefaces)}"
    wrong = in_other_typeface(paragraph, [Typeface(name) for name in typefaces]) + in_other_size(
        paragraph, [FontSize(size)]
    )
    for stretch in wrong:
        yield Violation(
            in_paragraph(paragraph, stretch.start, stretch.end),
            f"{paragraph.element.value}这一处是{stretch.actual}，一般用{expected}体字。",
            stretch.actual,
            expected,
            edits=retype(document, paragraph, stretch),
        )
