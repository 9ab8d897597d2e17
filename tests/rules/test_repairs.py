"""Laws of repairs: what is repaired passes, layout repairs leave the words, twice is once, and `fixed` is the exact result.

Every failing case of every fixture is made a real .docx, repaired, read again and checked again.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pytest

from assistant.documents.document import OfficialDocument
from assistant.documents.document_types import StatedKind
from assistant.documents.fonts import typeface_of
from assistant.documents.formatting import Indent, LineSpacing
from assistant.documents.page_setup import HeaderFooter
from assistant.documents.paragraph import Paragraph, Run
from assistant.documents.tables import Table
from assistant.documents.units import Length
from assistant.ooxml.reader import read_document
from assistant.ooxml.writing.refusals import Reason
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.fixing.fix import Fixed, fix_document
from assistant.rules.profile import Profile, RuleSetting
from assistant.rules.registry import all_rules, rule_of
from assistant.rules.rule import Change, Repair
from evals.format.opening import open_any
from evals.format.reader import paragraph_text
from evals.format.rejecting import reject
from tests.ooxml.building import build
from tests.rules.fixture import RuleCase, all_cases

_DATE = "2026-03-20T09:00:00Z"
_ABOUT = {"name", "example", "report", "exception", "parameters", "cannot_tell", "fixed", "given"}


def _repairable(case: RuleCase) -> bool:
    rule = rule_of(case.code)
    return case.fails and rule is not None and rule.repair is not Repair.PERSON


CASES = [case for case in all_cases() if _repairable(case)]


def _one_of_each_rule_first() -> list[Any]:
    """One case of each rule at all times, which says its result where one does; the others where every operator is tried too."""
    always: dict[str, RuleCase] = {}
    for case in CASES:
        if case.code not in always or ("fixed" in case.said and "fixed" not in always[case.code].said):
            always[case.code] = case
    return [
        pytest.param(case, id=case.name, marks=[] if case is always[case.code] else [pytest.mark.thorough])
        for case in CASES
    ]


def _profile(case: RuleCase) -> Profile:
    others = {rule.code: RuleSetting(on=False) for rule in all_rules() if rule.code != case.code}
    own = RuleSetting(on=True, parameters=case.said.get("parameters", {}))
    return Profile("one", "一条规则", "", {**others, case.code: own}, frozenset())


class Repairs:
    """One case's document and what repairs make of it, each made when it is first asked for."""

    def __init__(self, case: RuleCase) -> None:
        self._case = case
        self.source = build({key: value for key, value in case.said.items() if key not in _ABOUT - {"given"}})

    @cached_property
    def clean(self) -> Fixed:
        return self.of(self.source, FixMode.CLEAN)

    @cached_property
    def tracked(self) -> Fixed:
        return self.of(self.source, FixMode.TRACKED)

    @cached_property
    def with_marks_on_words(self) -> Fixed:
        return self.of(self.source, FixMode.TRACKED, Track.TEXT)

    def of(self, data: bytes, mode: FixMode, track: Track = Track.ALL) -> Fixed:
        wanted = Choice(include_confirm=True)
        # Cases are fragments, of which nothing tells that they are official documents.
        stated = StatedKind(as_official=True)
        return fix_document(data, "case.docx", _profile(self._case), mode, wanted, _DATE, track, stated=stated)


@pytest.mark.parametrize("case", _one_of_each_rule_first())
def test_a_repair_keeps_every_law(case: RuleCase) -> None:
    repairs = Repairs(case)
    _assert_what_is_said_to_be_fixed_passes(repairs.clean)
    _assert_a_second_repair_changes_nothing(repairs)
    _assert_a_tracked_copy_reads_like_the_clean_one(repairs)
    _assert_words_come_back_where_they_are_tracked(repairs)
    rule = rule_of(case.code)
    if rule is not None and rule.changes is not Change.TEXT:
        _assert_the_words_are_left(repairs)
    if "fixed" in case.said:
        _assert_the_result_is_the_one_stated(case, repairs.clean)


def _assert_what_is_said_to_be_fixed_passes(fixed: Fixed) -> None:
    failed = {id: said.reason for id, said in fixed.outcomes.items() if said.outcome == "failed"}
    assert failed == {}
    repaired = [f for f in fixed.report.findings if fixed.outcomes[f.id].outcome == "fixed"]
    assert len(fixed.remaining.findings) <= len(fixed.report.findings) - len(repaired)


def _assert_a_second_repair_changes_nothing(repairs: Repairs) -> None:
    assert repairs.of(repairs.clean.data, FixMode.CLEAN).data == repairs.clean.data
    if not any(said.outcome == "fixed" for said in repairs.clean.outcomes.values()):
        assert repairs.clean.data == repairs.source


def _assert_a_tracked_copy_reads_like_the_clean_one(repairs: Repairs) -> None:
    """But for what Word cannot track, which is left and said: in the report, and in a comment where it was found."""
    tracked, document = repairs.tracked, read_document(repairs.tracked.data, "case.docx")
    untracked = [said for said in tracked.outcomes.values() if said.reason.startswith(Reason.NOT_TRACKABLE.code)]
    notes = [note.paragraphs[0].text for note in document.comments]
    assert any(Reason.NOT_TRACKABLE.value in note for note in notes) == bool(untracked)
    if not untracked:
        assert looks(document) == looks(read_document(repairs.clean.data, "case.docx"))


def _assert_words_come_back_where_they_are_tracked(repairs: Repairs) -> None:
    """Rejecting gives the words back, and accepting what the clean copy says, however silently the look was changed."""
    before, tracked = open_any(repairs.source), open_any(repairs.with_marks_on_words.data)
    was, came = ([paragraph_text(each) for each in draft.paragraphs()] for draft in (before, reject(tracked)))
    # The last mark of a text cannot be rejected: a paragraph that was put in behind all others stays, empty.
    assert came in (was, [*was, ""])
    left = repairs.with_marks_on_words.outcomes.values()
    if not any(said.reason.startswith(Reason.NOT_TRACKABLE.code) for said in left):
        document = read_document(repairs.with_marks_on_words.data, "case.docx")
        assert looks(document) == looks(read_document(repairs.clean.data, "case.docx"))


def _assert_the_words_are_left(repairs: Repairs) -> None:
    """What is moved stands in another order."""
    before, after = read_document(repairs.source, "case.docx"), repairs.clean.remaining
    assert sorted(_words(after.document.document)) == sorted(_words(before))


def _assert_the_result_is_the_one_stated(case: RuleCase, fixed: Fixed) -> None:
    said = {key: value for key, value in case.said.items() if key not in _ABOUT}
    wanted = read_document(build(said | _stated(case)), "case.docx")
    assert looks(fixed.remaining.document.document) == looks(wanted)


def _stated(case: RuleCase) -> dict[str, Any]:
    """What `fixed` says: the paragraphs, or a mapping of what else of the document is another."""
    fixed = case.said["fixed"]
    return {"given": case.said["given"]} | fixed if isinstance(fixed, dict) else {"given": fixed}


def test_every_rule_with_a_repair_states_a_result() -> None:
    stated = {case.code for case in CASES if "fixed" in case.said}
    unstated = [case for case in CASES if case.code not in stated]
    repaired = [c.name for c in unstated if any(o.outcome == "fixed" for o in Repairs(c).clean.outcomes.values())]
    assert repaired == []


def looks(document: OfficialDocument) -> dict[str, Any]:
    """How a document looks: every paragraph and page, in the units that people use."""
    pages = [
        {
            **{
                name: round(getattr(page, name).mm, 1) for name in ("width", "height", "top", "bottom", "left", "right")
            },
            "footer": round(page.footer_distance.mm, 1),
            "grid": (page.grid.type.name, round(page.grid.line_pitch.pt, 1), page.grid.char_space),
            "gutter": round(page.gutter.mm, 1),
            "title_page": page.title_page,
            "odd_and_even": page.odd_and_even,
            "numbers": (page.number_start, page.number_format),
        }
        for page in (section.page for section in document.sections)
    ]
    cells = [[_look(p) for p in cell.paragraphs] for table in document.tables for cell in table.cells]
    boxes = [[_look(p) for p in box.paragraphs] for box in document.text_boxes]
    margins = [_margin(margin) for section in document.sections for margin in section.margins]
    tables = [_table(table) for table in document.tables]
    body = [_look(p) for p in document.paragraphs]
    return {"body": body, "cells": cells, "boxes": boxes, "pages": pages, "margins": margins, "tables": tables}


def _margin(margin: HeaderFooter) -> tuple[Any, ...]:
    paragraphs = [(_look(p), [field.name for field in p.fields]) for p in margin.all_paragraphs]
    return margin.kind.value, margin.is_footer, paragraphs


def _table(table: Table) -> tuple[Any, ...]:
    lines = (table.borders.top, table.borders.inside_horizontal, table.borders.bottom)
    look = [(line.style, line.width.pt, line.colour) if line and line.style != "none" else None for line in lines]
    width = round(table.width.mm, 1) if table.width else None
    return width, round(table.indent.mm, 1), sum(row.is_header for row in table.rows), look


def _look(paragraph: Paragraph) -> dict[str, Any]:
    form = paragraph.format
    size = (paragraph.runs[0].format if paragraph.runs else paragraph.mark_format).size.value
    return {
        "text": paragraph.text.strip(),
        "alignment": form.alignment.value,
        "indents": [_characters(each.value, size) for each in (form.first_line, form.left, form.right)],
        "space": [round(each.value.length.pt, 1) for each in (form.space_before, form.space_after)],
        "distance": _distance(form.line_spacing.value),
        "page_break": form.page_break_before.value,
        "lines": [
            (b.value.style, b.value.width.pt, b.value.colour) if b.value else None
            for b in (form.top_border, form.bottom_border)
        ],
        "runs": _joined(paragraph),
    }


def _distance(spacing: LineSpacing) -> float | str:
    multiple = spacing.multiple if spacing.multiple is not None else 1.0
    return round(spacing.length.pt, 2) if spacing.length else f"{multiple:g} 倍"


def _characters(indent: Indent, size: Length) -> float:
    return round(indent.in_characters(size), 1)


def _joined(paragraph: Paragraph) -> list[tuple[str, Any]]:
    """Runs that look alike as one; blanks have no look."""
    joined: list[tuple[str, Any]] = []
    for run in paragraph.runs:
        text, look = "".join(run.text.split()), _run_look(run)
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + text, look)
        elif text:
            joined.append((text, look))
    return joined


def _run_look(run: Run) -> tuple[Any, ...]:
    form = run.format
    font = form.east_asian_font.value
    switches = (form.bold.value, form.italic.value, form.strike.value, form.hidden.value)
    return (
        typeface_of(font) or font,
        typeface_of(form.latin_font.value) or form.latin_font.value,
        form.size.value.pt,
        *switches,
        form.underline.value,
        form.colour.value,
        form.highlight.value,
        form.scale.value,
    )


def _words(document: OfficialDocument) -> list[str]:
    texts = [p.text for p in document.paragraphs]
    texts += [p.text for table in document.tables for cell in table.cells for p in cell.paragraphs]
    texts += [p.text for box in document.text_boxes for p in box.paragraphs]
    return [text.strip() for text in texts if text.strip()]
