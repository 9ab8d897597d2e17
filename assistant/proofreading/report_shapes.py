"""The shapes of what proofreading reports as JSON: to the command line, to the page and from the process that checks.

``docs/interfaces.md`` says what each field means.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypeAlias, TypedDict, final

from assistant.documents.places import PlaceEntry


class FindingEntry(TypedDict):
    """One finding of ``gongwu check --json``."""

    id: str
    rule: str
    title: str
    group: str
    severity: str
    level: str
    clause: str
    message: str
    place: PlaceEntry
    actual: str
    expected: str
    replacement: str | None
    repair: str
    changes: str
    fixable: bool


@final
class RepairedFinding(FindingEntry):
    """One finding of ``gongwu fix --json``: what became of it, and why."""

    outcome: str
    reason: str


class GroupPlace(TypedDict):
    """Where a group stands, without what does not apply; as in ``PlaceEntry``."""

    part: str
    section: NotRequired[int]
    index: NotRequired[int]
    row: NotRequired[int]
    column: NotRequired[int]
    margin: NotRequired[str]
    paragraph: NotRequired[int]
    start: NotRequired[int]
    end: NotRequired[int]


class GroupEntry(TypedDict):
    """Findings of one habit, which a person decides on at once; ``findings`` are their ids."""

    id: str
    kind: str
    rules: list[str]
    title: str
    message: str
    cause: str
    severity: str
    repair: str
    fixable: bool
    actual: str
    expected: str
    count: int
    places: list[GroupPlace]
    findings: list[str]


class AbstentionEntry(TypedDict):
    """A rule that the file does not let decide."""

    rule: str
    title: str
    reason: str


class ElementEntry(TypedDict):
    """What a paragraph of the body is."""

    paragraph: int | None
    element: str
    text: str
    certainty: str
    evidence: str
    doubts: list[str]


class Look(TypedDict, total=False):
    """How a stretch of text looks, without what is not so."""

    size: float
    bold: bool
    typeface: str
    colour: str


class ParagraphPlace(TypedDict):
    """Where a paragraph stands, without what does not apply."""

    part: str
    index: NotRequired[int]
    row: NotRequired[int]
    column: NotRequired[int]
    paragraph: NotRequired[int]


class Layout(TypedDict, total=False):
    """How a paragraph stands on the page."""

    align: str
    first_line: float
    runs: list[tuple[int, int, Look]]


class ParagraphEntry(Layout):
    """A paragraph as a preview needs it; pasted text has no layout."""

    place: ParagraphPlace
    element: str
    number: str
    text: str
    starts_page: bool


class About(TypedDict):
    """What every report says of a document."""

    file: str
    document_type: str | None
    format: str
    official: bool
    reasons: list[str]
    genre: str | None
    candidates: list[str]
    profile: str
    elements: list[ElementEntry]
    cannot_tell: list[AbstentionEntry]
    not_judged: list[str]
    groups: list[GroupEntry]
    paragraphs: list[ParagraphEntry]
    summary: dict[str, int]


@final
class Report(About):
    """What a check found."""

    findings: list[FindingEntry]


@final
class RepairReport(About):
    """What became of what a check found; where the copy is stands in it as soon as it is written."""

    findings: list[RepairedFinding]
    mode: str
    track: str
    passes: int
    mended: list[str]
    remaining: list[FindingEntry]
    output: NotRequired[str]


@final
class FailedFile(TypedDict):
    """A file that could not be read."""

    file: str
    error: str


AnyReport: TypeAlias = Report | RepairReport
CheckedFile: TypeAlias = Report | FailedFile


class BatchReport(TypedDict):
    """Several files, each without what only a preview needs."""

    files: list[dict[str, Any]]
    summary: dict[str, int]


class SettingEntry(TypedDict):
    """What a house norm says of a rule."""

    on: bool | None
    severity: str | None
    parameters: dict[str, Any]


class ProfileEntry(TypedDict):
    """A house norm."""

    name: str
    title: str
    source: str
    rules: dict[str, SettingEntry]
    words: list[str]


class ChoiceEntry(TypedDict):
    """Which findings are to be repaired."""

    accept: list[str]
    rules: list[str]
    include_confirm: bool
    only_accepted: bool


class RepairRequest(TypedDict):
    """What is to be repaired, how, when, and where the copy goes."""

    mode: str
    track: str
    choice: ChoiceEntry
    date: str
    output: str


class StatedEntry(TypedDict):
    """What somebody has said that a document is."""

    type: str | None
    as_official: bool


class _Request(TypedDict):
    """What every request says: ``seconds`` is the processor time for documents of usual length."""

    name: str
    profile: ProfileEntry
    stated: StatedEntry
    seconds: int


@final
class TextRequest(_Request):
    """Asks for a check of pasted text."""

    text: str


@final
class FileRequest(_Request):
    """Asks for a check or repair of a file; ``suffix`` tells what it really is, ``notices`` are said in the report."""

    path: str
    suffix: str
    notices: list[str]
    fix: NotRequired[RepairRequest]
