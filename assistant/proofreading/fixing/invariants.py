"""What must hold after repairs: words as the edits say, every object still there, and in the end no new error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.documents.document import OfficialDocument
from assistant.documents.edits import (
    Edit,
    InsertParagraph,
    MoveParagraphs,
    RemovePageBreaks,
    RemoveParagraph,
    ReplaceText,
    SetParagraphFormat,
)
from assistant.documents.paragraph import COLUMN_BREAK, PAGE_BREAK, Paragraph
from assistant.documents.places import Part
from assistant.proofreading.check import CheckReport
from assistant.proofreading.findings import Finding
from assistant.rules.rule import Change, Level, Severity


def broken(before: CheckReport, after: CheckReport, edits: Sequence[Edit]) -> str:
    """What a repair has broken, in Chinese; empty where all holds.

    Args:
        before: The report on the document as it was.
        after: The report on the repaired one.
        edits: What was done.
    """
    old, new = before.document.document, after.document.document
    wanted, got = _wanted_texts(old, edits), _texts(new)
    moved = any(isinstance(edit, MoveParagraphs) for edit in edits)
    if (Counter(wanted) != Counter(got)) if moved else (wanted != got):
        return "文字与应有的不一致"
    if _objects(old) != _objects(new):
        return "图片、表格、注释、域等对象有变化"
    if not any(_turns_pages(edit) for edit in edits) and _lost_pages(old, new):
        return "原来另起一页的段落不再另起一页"
    return ""


def _turns_pages(edit: Edit) -> bool:
    """Whether an edit says itself that a page begins elsewhere, or that paragraphs stand in another order."""
    if isinstance(edit, SetParagraphFormat):
        return edit.change.page_break_before is False
    return isinstance(edit, (RemovePageBreaks, MoveParagraphs))


def _lost_pages(old: OfficialDocument, new: OfficialDocument) -> bool:
    """Whether a paragraph no longer begins the page that the author began with it."""
    before, after = _begins_page(old), _begins_page(new)
    # Where words were taken out or put in as paragraphs, places cannot be compared one by one.
    pairs = zip(before, after, strict=True) if len(before) == len(after) else ()
    return any(begun and not begins for begun, begins in pairs)


def _begins_page(document: OfficialDocument) -> list[bool]:
    """Of each paragraph of the body with words, whether a page begins with or in it."""
    return [each.starts_page or bool(each.page_breaks) for each in document.paragraphs if _bare(each.text)]


def new_errors(before: CheckReport, after: CheckReport) -> tuple[Finding, ...]:
    """The errors of rules that had fewer findings before any repair; lighter things may be uncovered by repairs.

    What could not be told of the original, as of page numbers while it fits one page, is no fault of a repair.

    Args:
        before: The report on the original.
        after: The report on the copy when nothing is left to repair.
    """
    old, new = (Counter(f.rule.code for f in report.findings) for report in (before, after))
    untold = {each.rule.code for each in before.cannot_tell}
    worse = (
        f for f in after.findings if _is_heavy(f) and new[f.rule.code] > old[f.rule.code] and f.rule.code not in untold
    )
    known = "\n".join(paragraph.text for paragraph in _paragraphs(before.document.document))
    return tuple(f for f in worse if not _was_there(f, known))


def _is_heavy(finding: Finding) -> bool:
    """Whether it is an error, or a paragraph that departs from what the standard calls usual, as from the type of the text."""
    usual = finding.rule.level is Level.USUAL and finding.severity is Severity.WARNING
    return finding.severity is Severity.ERROR or (usual and not is_of_page(finding))


def is_of_page(finding: Finding) -> bool:
    """Whether it speaks of the page, its header or its footer, and of no paragraph of the text."""
    return finding.violation.place.part in (Part.PAGE, Part.HEADER, Part.FOOTER)


def _was_there(finding: Finding, known: str) -> bool:
    """Whether the words that a rule of words objects to stood in the original: a repair has only let it see them."""
    text = finding.violation.place.text.strip()
    return finding.rule.changes is Change.TEXT and len(text) > 1 and text in known


def paragraph_texts(document: OfficialDocument) -> dict[int | None, str]:
    """The texts of the paragraphs by their addresses."""
    return {each.address: each.text for each in reversed([*_paragraphs(document)])}


def _wanted_texts(document: OfficialDocument, edits: Sequence[Edit]) -> list[str]:
    """The texts that should stand after the edits, blank paragraphs left out."""
    replaced: dict[int, list[ReplaceText]] = {}
    added: dict[tuple[int, bool], list[str]] = {}
    removed = {edit.paragraph for edit in edits if isinstance(edit, RemoveParagraph)}
    broken_up = {edit.paragraph for edit in edits if isinstance(edit, RemovePageBreaks)}
    for edit in edits:
        if isinstance(edit, ReplaceText):
            replaced.setdefault(edit.paragraph, []).append(edit)
        elif isinstance(edit, InsertParagraph) and edit.text:
            added.setdefault((edit.paragraph, edit.after), []).append(edit.text)
    wanted: list[str] = []
    for paragraph in _paragraphs(document):
        text = paragraph.text
        for edit in sorted(replaced.get(paragraph.address, ()), key=lambda each: (-each.start, -each.end)):
            text = text[: edit.start] + edit.text + text[edit.end :]
        text = text.replace(PAGE_BREAK, "") if paragraph.address in broken_up else text
        text = "" if paragraph.address in removed else text
        wanted += [*added.get((paragraph.address, False), ()), text, *added.get((paragraph.address, True), ())]
    return [_bare(text) for text in wanted if _bare(text)]


def _texts(document: OfficialDocument) -> list[str]:
    texts = (_bare(paragraph.text) for paragraph in _paragraphs(document))
    return [text for text in texts if text]


def _bare(text: str) -> str:
    """A text without the breaks and blanks at its ends."""
    return text.strip(f" \u3000\t\n{PAGE_BREAK}{COLUMN_BREAK}")


def _paragraphs(document: OfficialDocument) -> Iterator[Paragraph]:
    """All paragraphs but those of headers, footers and comments: page numbers are written anew there."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from cell.paragraphs
                yield from (each for table in cell.tables for inner in table.cells for each in inner.paragraphs)
    for box in document.text_boxes:
        yield from box.paragraphs
    for note in document.notes:
        if note.kind != "comment":
            yield from note.paragraphs


def _objects(document: OfficialDocument) -> tuple[object, ...]:
    """What a repair must leave as it is, counted."""
    paragraphs = list(_paragraphs(document))
    fields = Counter(field.instruction for paragraph in paragraphs for field in paragraph.fields)
    references = Counter(
        (each.kind, each.note_id) for paragraph in paragraphs for each in paragraph.references if each.kind != "comment"
    )
    notes = Counter(note.kind for note in document.notes if note.kind != "comment")
    tables = sorted([len(row.cells) for row in table.rows] for table in document.tables)
    pictures = Counter(picture.kind for picture in document.pictures)
    return fields, references, notes, tables, pictures, len(document.text_boxes), len(document.sections)
