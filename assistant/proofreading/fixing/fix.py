"""Repairs a .docx: edits of the wanted findings, again until nothing wanted is left, then a look at what must hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from assistant.documents.document import OfficialDocument
from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.documents.edits import Edit
from assistant.errors import RepairFailed
from assistant.ooxml.reader import read_document
from assistant.ooxml.writer import Tracking, Written, apply_edits
from assistant.ooxml.writing.refusals import Reason
from assistant.proofreading.causes import style_in_words
from assistant.proofreading.check import CheckReport, check_document
from assistant.proofreading.findings import Finding
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.fixing.invariants import broken, is_of_page, new_errors, paragraph_texts
from assistant.proofreading.fixing.inventory import missing
from assistant.proofreading.fixing.mending import at_the_cause
from assistant.proofreading.fixing.merging import Merged, merged
from assistant.proofreading.fixing.remarks import remark_key, remarks
from assistant.proofreading.fixing.truth import lies
from assistant.proofreading.inputs.docx import read_docx
from assistant.proofreading.report_shapes import RepairedFinding, RepairReport
from assistant.rules.profile import Profile

# Rules that undo each other would never end.
MAXIMUM_PASSES = 10
# Repairs change a few signs; two paragraphs of one document have less in common.
_SAME_PARAGRAPH = 0.8


@dataclass(frozen=True)
class Outcome:
    """What became of a finding: ``fixed``, ``skipped`` or ``failed``, and why."""

    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class Fixed:
    """A repaired document.

    Attributes:
        data: The bytes of the copy; those of the original where nothing was changed.
        report: The report on the original.
        outcomes: What became of its findings, by their ids.
        passes: How many times edits were applied.
        remaining: The report on the copy.
        mode: How repairs were written.
        track: Which changes of a tracked copy bear marks.
        mended: The styles that were changed in place of the paragraphs that hang on them, in Chinese.
    """

    data: bytes
    report: CheckReport
    outcomes: Mapping[str, Outcome]
    passes: int
    remaining: CheckReport
    mode: FixMode
    track: Track = Track.TEXT
    mended: tuple[str, ...] = ()

    def as_json(self) -> RepairReport:
        """The report of ``gongwu fix --json``, but for the name of the file that is written."""
        said = self.report.as_json()
        findings: list[RepairedFinding] = [
            {**each, "outcome": outcome.outcome, "reason": outcome.reason}
            for each in said["findings"]
            for outcome in [self.outcomes[each["id"]]]
        ]
        remaining = [finding.as_json() for finding in self.remaining.findings]
        # A clean copy bears no marks at all.
        track = self.track.code if self.mode is FixMode.TRACKED else ""
        return {
            **said,
            "findings": findings,
            "mode": self.mode.code,
            "track": track,
            "passes": self.passes,
            "mended": list(self.mended),
            "remaining": remaining,
        }


def fix_document(
    data: bytes,
    name: str,
    profile: Profile,
    mode: FixMode,
    choice: Choice,
    date: str,
    track: Track = Track.TEXT,
    on_read: Callable[[OfficialDocument], object] = lambda _: None,
    stated: StatedKind = NOTHING_STATED,
    notices: tuple[str, ...] = (),
) -> Fixed:
    """Repairs a document in memory.

    Args:
        data: The bytes of a .docx.
        name: Its name.
        profile: The house norm.
        mode: How repairs are written.
        choice: Which findings are repaired.
        date: When, as ``2026-03-20T09:00:00Z``; revisions and comments bear it.
        track: Which changes of a tracked copy bear marks.
        on_read: Told the document before anything is done.
        stated: What somebody has said that it is.
        notices: Chinese sentences on where the bytes come from, which the report says.

    Raises:
        DocumentError: It cannot be read, or is locked against editing.
        ProfileError: The house norm names what does not exist.
        RepairFailed: Something of it would have been lost.
    """
    given = read_docx(data, name)
    on_read(given.document)
    first = check_document(given.document, profile, not_judged=(*notices, *given.not_judged), stated=stated)
    return _Fixing(data, name, first, mode, choice, date, track).run()


@dataclass
class _State:
    """A document on its way.

    Attributes:
        data: Its bytes.
        report: The report on them.
        passes: How many times edits were applied.
        refused: Why edits of findings were not carried out, by the finding's id.
        lies: Which facts repairs would have changed, in Chinese, by the finding's id; they were refused.
        why_broken: What the last pass broke, in Chinese; empty where nothing is broken.
        done: The edits that were carried out.
        told: The keys of findings of which comments speak already.
        styles: The styles that were changed.
    """

    data: bytes
    report: CheckReport
    passes: int = 0
    refused: dict[str, Reason] = field(default_factory=dict[str, Reason])
    lies: dict[str, str] = field(default_factory=dict[str, str])
    why_broken: str = ""
    done: list[Edit] = field(default_factory=list[Edit])
    told: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    styles: list[str] = field(default_factory=list[str])


class _Fixing:
    def __init__(
        self,
        data: bytes,
        name: str,
        first: CheckReport,
        mode: FixMode,
        choice: Choice,
        date: str,
        track: Track,
    ) -> None:
        self._data = data
        self._name = name
        self._mode = mode
        self._choice = choice.with_groups(first.groups)
        self._date = date
        self._track = track
        self._first = first

    def run(self) -> Fixed:
        """The repaired document."""
        wanted = [finding for finding in self._first.findings if self._choice.wants(finding)]
        failed: dict[str, str] = {}
        state = self._to_fixed_point(wanted)
        if state.why_broken:
            failed = self._breaking(wanted)
            state = self._to_fixed_point([finding for finding in wanted if finding.id not in failed])
        if not state.why_broken and (new := new_errors(self._first, state.report)):
            why = f"出现了新的问题（{'、'.join(sorted({each.rule.code for each in new}))}）"
            failed |= dict.fromkeys(self._suspects(new, state.report, wanted), why)
            state = self._to_fixed_point([finding for finding in wanted if finding.id not in failed])
            # What the page has become is told as what is left; it is no reason to give up the text.
            again = [each for each in new_errors(self._first, state.report) if not is_of_page(each)]
            state.why_broken = state.why_broken or (why if again else "")
        if state.why_broken:
            failed = {finding.id: state.why_broken for finding in wanted}
            state = _State(self._data, self._first)
        _refuse_loss(self._data, state)
        left = self._left(state, failed)
        outcomes = {finding.id: self._outcome(finding, state, failed, left) for finding in self._first.findings}
        mended = tuple(dict.fromkeys(style_in_words(style) for style in state.styles))
        given = (state.data, self._first, outcomes, state.passes, state.report, self._mode, self._track)
        return Fixed(*given, mended)

    def _to_fixed_point(self, wanted: Sequence[Finding]) -> _State:
        """Applies edits until nothing wanted is left that can be done; what breaks the document is told and undone."""
        state, chosen = _State(self._data, self._first), list(wanted)
        excluded = {f.id for f in self._first.findings if self._choice.wants(f)} - {f.id for f in wanted}
        while chosen and state.passes < MAXIMUM_PASSES:
            state.lies |= lies(chosen, paragraph_texts(state.report.document.document))
            chosen = [finding for finding in chosen if finding.id not in state.lies]
            work = merged(chosen)
            written, styles = self._write(state, work, [finding for finding in chosen if finding.violation.all_edits])
            state.told |= {remark_key(finding) for finding in chosen}
            for finding_id, edits in work.of.items():
                reasons = [written.refused[edit] for edit in edits if edit in written.refused]
                state.refused |= {finding_id: reasons[0]} if reasons else {}
            if written.data == state.data:
                break
            done = [edit for edit in work.edits if edit not in written.refused]
            report = self._check(written.data)
            state.why_broken = broken(state.report, report, done) or missing(state.data, written.data, done)
            state.done += done
            if state.why_broken:
                return state
            state.data, state.report, state.passes = written.data, report, state.passes + 1
            state.styles += styles
            left_alone = excluded | state.refused.keys() | state.lies.keys()
            chosen = [f for f in report.findings if self._choice.wants(f) and f.id not in left_alone]
            chosen = [f for f in chosen if f.violation.all_edits]
        return state

    def _write(self, state: _State, work: Merged, chosen: Sequence[Finding]) -> tuple[Written, tuple[str, ...]]:
        """The file with the edits applied, and the styles that were changed for them."""
        tracking = None
        if self._mode is FixMode.TRACKED:
            said = remarks(state.report, chosen, work.of, self._track, state.told)
            tracking = Tracking(self._date, said, layout=self._track is Track.ALL)
        mended = at_the_cause(state.data, self._name, work.edits, tracking)
        written = apply_edits(state.data, self._name, mended.edits, tracking)
        refused = {mended.instead.get(edit, edit): reason for edit, reason in written.refused.items()}
        return Written(written.data, refused), mended.styles

    def _check(self, data: bytes) -> CheckReport:
        document, first = read_document(data, self._name), self._first
        return check_document(document, first.profile, not_judged=first.not_judged, stated=first.stated)

    def _breaking(self, wanted: Sequence[Finding]) -> dict[str, str]:
        """The findings whose repair alone breaks something, and what: halves that break nothing need no closer look."""
        known = lies(wanted, paragraph_texts(self._first.document.document))
        work = merged(finding for finding in wanted if finding.id not in known)
        if not work.edits:
            return {}
        written, _ = self._write(_State(self._data, self._first), work, wanted)
        done = [edit for edit in work.edits if edit not in written.refused]
        reason = broken(self._first, self._check(written.data), done) or missing(self._data, written.data, done)
        if not reason:
            return self._breaking([finding for finding in wanted if finding.id not in work.of])
        if len(wanted) == 1:
            return {wanted[0].id: reason}
        middle = len(wanted) // 2
        return self._breaking(wanted[:middle]) | self._breaking(wanted[middle:])

    def _suspects(self, new: Sequence[Finding], report: CheckReport, wanted: Sequence[Finding]) -> list[str]:
        """The findings repaired in the paragraphs that now have an error, known by their words; else those of one rule."""
        before, after = self._first.document.document, report.document.document
        old, changed = paragraph_texts(before), paragraph_texts(after)
        texts = {changed.get(each.violation.place.address, "") for each in new}
        known = {
            finding.id
            for finding in wanted
            if any(_alike(old.get(finding.violation.place.address, ""), text) for text in texts)
        }
        return [finding.id for finding in wanted if finding.id in known] or self._of_one_rule(new, wanted)

    def _of_one_rule(self, new: Sequence[Finding], wanted: Sequence[Finding]) -> list[str]:
        """The findings of the one rule about pages without whose repairs no new error comes.

        Where there is none: all, or those of the page where the page alone has a new one.
        """
        for code in dict.fromkeys(each.rule.code for each in wanted if each.violation.place.address is None):
            state = self._to_fixed_point([each for each in wanted if each.rule.code != code])
            if not state.why_broken and not new_errors(self._first, state.report):
                return [each.id for each in wanted if each.rule.code == code]
        of_page = all(is_of_page(each) for each in new)
        return [each.id for each in wanted if is_of_page(each) or not of_page]

    def _left(self, state: _State, failed: Mapping[str, str]) -> Counter[tuple[object, ...]]:
        """What is left in the copy beyond what was left alone; equal flaws in one place can only be counted."""
        left = Counter(_key(each) for each in state.report.findings)
        alone = failed.keys() | state.refused.keys() | state.lies.keys()
        left.subtract(_key(f) for f in self._first.findings if not self._choice.wants(f) or f.id in alone)
        return left

    def _outcome(
        self, finding: Finding, state: _State, failed: Mapping[str, str], left: Counter[tuple[object, ...]]
    ) -> Outcome:
        if not self._choice.wants(finding):
            return Outcome("skipped", self._choice.why_not(finding))
        if finding.id in failed:
            return Outcome("failed", f"试改后复查发现{failed[finding.id]}，已放弃这处修改；请人工修改。")
        if finding.id in state.lies:
            return Outcome(
                "failed", f"程序拒绝了这处修改：改后{state.lies[finding.id]}。原文没有改，请人工核对；这是程序的不足。"
            )
        if not finding.violation.all_edits:
            return Outcome("skipped", "这一处不能自动修正，请人工修改。")
        if finding.id in state.refused:
            return Outcome("skipped", f"{state.refused[finding.id].code}: {state.refused[finding.id].value}")
        if left[_key(finding)] > 0:
            return Outcome("failed", "改后复查仍有这个问题，请人工修改。")
        return Outcome("fixed")


def _refuse_loss(data: bytes, state: _State) -> None:
    """Looks at the whole once more before anything is written.

    Raises:
        RepairFailed: The copy holds less than the original.
    """
    if state.data != data and (why := missing(data, state.data, state.done)):
        raise RepairFailed(f"修改后的副本{why}，没有写出任何文件；这是程序的错误，请改用 gongwu check 并人工修改。")


def _alike(one: str, other: str) -> bool:
    """Whether two texts are the same paragraph before and after a repair."""
    return bool(one) and SequenceMatcher(None, one, other, autojunk=False).quick_ratio() > _SAME_PARAGRAPH


def _key(finding: Finding) -> tuple[object, ...]:
    """What tells a finding again after a repair, which may have moved its paragraph."""
    place = finding.violation.place
    return finding.rule.code, place.part, place.text, finding.violation.actual, finding.violation.expected
