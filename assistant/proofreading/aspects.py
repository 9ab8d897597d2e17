"""What of the look of text a finding is about: typeface, size and spacing, which one cause often spoils together."""

from __future__ import annotations

from assistant.documents.edits import ParagraphChange, RunChange, SetParagraphFormat, SetRunFormat, stated
from assistant.proofreading.findings import Finding

_TYPE = {"east_asian_font": "字体", "latin_font": "字体", "size": "字号", "bold": "加粗"}
_SPACING = {"line_spacing": "行距", "snap_to_grid": "行距", "space_before": "段间距", "space_after": "段间距"}
IN_ORDER = ("字体", "字号", "加粗", "行距", "段间距")


def aspects_of(finding: Finding) -> frozenset[str]:
    """Typeface, size and spacing in Chinese; nothing where a finding is about anything else."""
    if finding.violation.replacement is not None:
        return frozenset()
    names: set[str] = set()
    for edit in finding.violation.edits:
        said = _names(edit.change) if isinstance(edit, SetRunFormat | SetParagraphFormat) else {""}
        if "" in said:
            return frozenset()
        names |= said
    return frozenset(names)


def is_of_type(aspects: frozenset[str]) -> bool:
    """Whether typeface or size is among them."""
    return not aspects.isdisjoint(_TYPE.values())


def _names(change: RunChange | ParagraphChange) -> set[str]:
    known = _TYPE if isinstance(change, RunChange) else _SPACING
    return {known.get(name, "") for name in stated(change)}
