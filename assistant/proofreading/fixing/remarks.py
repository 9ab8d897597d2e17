"""What a tracked copy says beside its changes: one comment for each group, and one that sums up what was changed silently."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from assistant.documents.edits import Edit
from assistant.documents.places import Part
from assistant.ooxml.writing.comments import Comment
from assistant.proofreading.check import CheckReport
from assistant.proofreading.findings import Finding
from assistant.proofreading.fixing.choice import Track
from assistant.proofreading.grouping import Group, grouped
from assistant.proofreading.place_names import applying, places_in_short
from assistant.rules.rule import Change

# Comments cannot stand in headers, footers and other comments.
_COMMENTED = (Part.BODY, Part.TABLE, Part.TEXT_BOX)
_SILENT = "版面已按下列各项直接改好，不逐处留修订标记；要逐处查看、接受或拒绝，请改用“全部改动都留修订标记”生成。"
_MOST = 40
"""So many stretches of paragraphs are named in a comment."""


def remark_key(finding: Finding) -> tuple[str, ...]:
    """What tells whether a later pass repairs what a comment speaks of already."""
    rule = finding.rule
    return (rule.code,) if rule.changes is Change.LAYOUT else (rule.code, finding.violation.expected)


def remarks(
    report: CheckReport,
    findings: Sequence[Finding],
    taken: Mapping[str, tuple[Edit, ...]],
    track: Track,
    told: Collection[tuple[str, ...]],
) -> tuple[Comment, ...]:
    """The comments of one pass.

    Args:
        report: The report on the document before it.
        findings: What is to be repaired, in this pass or in later ones.
        taken: The edits of each finding that this pass carries out, by its id.
        track: Which changes bear marks.
        told: The keys of findings of which comments speak already.
    """
    groups = grouped(report.document, [each for each in findings if remark_key(each) not in told])
    silent = [group for group in groups if track is Track.TEXT and group.kind is Change.LAYOUT]
    spoken = [_comment(report, group, taken) for group in groups if group not in silent]
    return (*([_summary(report, silent, taken)] if silent else []), *spoken)


def _comment(report: CheckReport, group: Group, taken: Mapping[str, tuple[Edit, ...]]) -> Comment:
    """What is wrong, where else, and the clause, at the first place."""
    first = group.findings[0]
    others = f"\n同类问题：{_places(group)}。" if len(group.places) > 1 else ""
    text = f"{group.message}{others}\n{_basis(group)}"
    return Comment(_anchor(report, first), text, *_stretch(first), _edits([group], taken), _codes(group))


def _summary(report: CheckReport, groups: Sequence[Group], taken: Mapping[str, tuple[Edit, ...]]) -> Comment:
    """All that is changed without a mark, at the beginning of the document."""
    with_text = [each for each in report.document.paragraphs if each.text.strip() and each.address >= 0]
    # Word shows no comments beside text boxes.
    with_text.sort(key=lambda each: each.place.text_box is not None)
    codes = tuple(code for group in groups for code in _codes(group))
    return Comment(
        with_text[0].address if with_text else 0,
        "\n".join(f"· {_line(group)}" for group in groups),
        edits=_edits(groups, taken),
        rules=codes,
        heading=_SILENT,
    )


def _line(group: Group) -> str:
    said = group.as_json()
    return f"{group.title}（{_places(group)}）：{said['actual']} → {said['expected']}。{_basis(group)}"


def _basis(group: Group) -> str:
    clauses = "；".join(dict.fromkeys(each.rule.clause for each in group.findings))
    return f"依据：{clauses}（{'、'.join(_codes(group))}）"


def _places(group: Group) -> str:
    return places_in_short([applying(each.as_json()) for each in group.places], _MOST)


def _codes(group: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.rule.code for each in group.findings))


def _edits(groups: Sequence[Group], taken: Mapping[str, tuple[Edit, ...]]) -> tuple[Edit, ...]:
    return tuple(edit for group in groups for each in group.findings for edit in taken.get(each.id, ()))


def _anchor(report: CheckReport, finding: Finding) -> int:
    """The paragraph; what stands on the page or in a footer is told at the section's start."""
    place, document = finding.violation.place, report.document.document
    if place.part in _COMMENTED and place.address is not None:
        return place.address
    section, paragraphs = document.sections[place.section or 0], document.paragraphs
    at = bisect_left(paragraphs, section.first_paragraph, key=lambda each: each.index)
    return paragraphs[at if at < len(paragraphs) else 0].address if paragraphs else 0


def _stretch(finding: Finding) -> tuple[int | None, int | None]:
    place = finding.violation.place
    return (place.start, place.end) if place.part in _COMMENTED else (None, None)
