"""Which repairs would make a text state other facts than it does: they are refused before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.documents.edits import Edit, ReplaceText
from assistant.proofreading.findings import Finding
from assistant.proofreading.fixing.facts import changed_facts

# So much around an edit is read with it; numbers, dates and names are shorter.
_AROUND = 60


def lies(findings: Iterable[Finding], texts: Mapping[int | None, str]) -> dict[str, str]:
    """The findings whose repair, alone or with the others, would change a fact, by their ids, and which fact in Chinese.

    Args:
        findings: What is to be repaired.
        texts: The texts of the paragraphs by their addresses.
    """
    refused: dict[str, str] = {}
    together: dict[int, dict[str, Finding]] = {}
    for finding in findings:
        # What numbers paragraphs anew is there to change a number.
        if finding.rule.renumbers:
            continue
        edits = _texts_of(finding.violation.all_edits)
        if why := next(filter(None, (_changed(texts, edits, each) for each in edits)), ""):
            refused[finding.id] = why
        else:
            for paragraph in edits:
                together.setdefault(paragraph, {})[finding.id] = finding
    return refused | _lies_together(together, texts)


def _lies_together(together: Mapping[int, Mapping[str, Finding]], texts: Mapping[int | None, str]) -> dict[str, str]:
    refused: dict[str, str] = {}
    for paragraph, findings in together.items():
        if len(findings) < 2:
            continue
        edits = _texts_of({edit: None for finding in findings.values() for edit in finding.violation.all_edits})
        if _overlap(edits[paragraph]):
            # One of them waits for the next pass, where it is looked at alone.
            continue
        if why := _changed(texts, edits, paragraph):
            refused |= dict.fromkeys(findings, why)
    return refused


def _texts_of(edits: Iterable[Edit]) -> dict[int, list[ReplaceText]]:
    found: dict[int, list[ReplaceText]] = {}
    for edit in edits:
        if isinstance(edit, ReplaceText):
            found.setdefault(edit.paragraph, []).append(edit)
    return {paragraph: sorted(each, key=lambda edit: (edit.start, edit.end)) for paragraph, each in found.items()}


def _overlap(edits: Sequence[ReplaceText]) -> bool:
    return any(one.end > other.start for one, other in pairwise(edits))


def _changed(texts: Mapping[int | None, str], edits: Mapping[int, Sequence[ReplaceText]], paragraph: int) -> str:
    text = texts.get(paragraph)
    if text is None:
        return ""
    stretches = (_edited(text, group) for group in _groups(edits[paragraph]))
    return next(filter(None, (changed_facts(before, after) for before, after in stretches)), "")


def _groups(edits: Sequence[ReplaceText]) -> Iterator[list[ReplaceText]]:
    """Edits that stand near each other, so that each stretch of a long paragraph is read once."""
    group: list[ReplaceText] = []
    for edit in edits:
        if group and edit.start > group[-1].end + 2 * _AROUND:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _edited(text: str, edits: Sequence[ReplaceText]) -> tuple[str, str]:
    """The stretch around some edits, as it is and as it would be."""
    start, end = max(edits[0].start - _AROUND, 0), max(edit.end for edit in edits) + _AROUND
    pieces: list[str] = []
    at = start
    for edit in edits:
        pieces += [text[at : edit.start], edit.text]
        at = max(edit.end, at)
    return text[start:end], "".join([*pieces, text[at:end]])
