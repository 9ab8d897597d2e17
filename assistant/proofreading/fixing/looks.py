"""Whether a paragraph that was read again looks as before, but for what was wanted of its style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from assistant.documents.formatting import Effective, Indent, ParagraphFormat, RunFormat, Spacing
from assistant.documents.paragraph import Paragraph
from assistant.proofreading.fixing.hanging import Cause, cause_of

# What follows the font of Latin letters (w:ascii and w:hAnsi are set together).
# As edits name the colour that the program chooses.
_AUTOMATIC = "auto"
_ALONG = {"high_ansi_font": "latin_font"}


def only_looks_as_wanted(before: Paragraph, after: Paragraph, causes: Mapping[Cause, Any]) -> bool:
    """Whether what hung on the styles has the new value, and everything else its old one.

    Args:
        before: The paragraph in the file as it was.
        after: The same with the styles changed.
        causes: The new value of each property of each style.
    """
    if (before.text, before.number_text) != (after.text, after.number_text):
        return False
    if not all(_is_as_wanted(old, new, causes) for old, new in _pairs(before, after)):
        return False
    return _is_as_wanted(before.format, after.format, causes)


def _pairs(before: Paragraph, after: Paragraph) -> Iterator[tuple[RunFormat, RunFormat]]:
    """The formats of the same characters, of the marks and of the numbers."""
    yield before.mark_format, after.mark_format
    if before.number is not None and after.number is not None:
        yield before.number.format, after.number.format
    for run in before.runs:
        yield from ((run.format, other.format) for other in after.runs_between(run.start, run.end))


def _is_as_wanted(
    before: RunFormat | ParagraphFormat, after: RunFormat | ParagraphFormat, causes: Mapping[Cause, Any]
) -> bool:
    for each in fields(before):
        old: Effective[Any] = getattr(before, each.name)
        new: Effective[Any] = getattr(after, each.name)
        wanted = causes.get(cause_of(old, _ALONG.get(each.name, each.name)) or Cause("", ""))
        if not (_same(old.value, new.value) if wanted is None else _is(new.value, wanted)):
            return False
    return True


def _same(old: Any, new: Any) -> bool:
    """Indents in 字 are the same whatever the size of their paragraph has become."""
    if isinstance(old, Indent) and isinstance(new, Indent) and old.characters is not None:
        return old.characters == new.characters
    return old == new


def _is(value: Any, wanted: Any) -> bool:
    if value is None:
        return wanted == _AUTOMATIC
    if isinstance(value, Indent):
        return value.characters == wanted or (not wanted and not value.length.emu)
    return (value.length if isinstance(value, Spacing) else value) == wanted
