"""Makes corrected copies for the page, compares them with the document, and draws the pages of both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TypeVar

from assistant.errors import DocumentError, InputError
from assistant.files.admission import Recognised, recognise
from assistant.files.formats import DOCX, Format, Wing, converted, copy_ending
from assistant.page.proofreading.packed import Packed, Turns
from assistant.page.proofreading.shelf import Entry, Repair, Repaired, Shelf
from assistant.page.proofreading.state import CheckState, Copy, PagesStatus, RepairStatus, Side
from assistant.page.proofreading.tasks import Task, TaskPool, Worker
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.rendering.pages import Pages, why_not_drawn
from assistant.proofreading.report_shapes import Report

_CONVERTED = "-转换后"
_PASTED = "粘贴的文字只能校对，不能修正；要修正，请先把公文存成 .docx 再上传。"
_OTHER = "这种文件只能校对，不能修正；要修正，请先用 Word 或 WPS 另存为 .docx 再上传。"
_NOT_CHECKED = "校对还没有完成，不能修正；请等它完成后再试。"
_NOTHING = "还没有接受任何问题；请先在问题卡片上选“接受”。"
_UNKNOWN = "所选的问题已不在这次校对里；请重新校对后再选。"
_NOT_FIXABLE = "所选的问题里有不能自动修正的；请重新校对后再选。"
_NO_COPY = "还没有生成这份文件；请先生成再下载。"
_NO_PAGES = "还没有排出版面；请先点“查看版面”。"

Result = TypeVar("Result")


class RepairDesk:
    """Makes corrected copies of documents that are being proofread; every method may raise ``GongwuError``.

    Args:
        shelf: The documents.
        pool: What runs the work.
        turns: Lets few at a time read reports.
    """

    def __init__(self, shelf: Shelf, pool: TaskPool, turns: Turns) -> None:
        self._shelf = shelf
        self._pool = pool
        self.turns = turns

    def start(self, key: str, mode: FixMode, accept: frozenset[str], track: Track = Track.TEXT) -> None:
        """Begins to repair the findings that somebody has accepted, and nothing else.

        Args:
            key: Of the check.
            mode: How repairs are written.
            accept: Ids of its findings.
            track: Which changes of a tracked copy bear marks.
        """
        entry = self._shelf.get(key)
        _refuse(entry, accept)
        if mode in entry.repairs:
            self._pool.cancel([entry.repairs[mode].task])
        if accept != entry.accept:
            self._forget_pages(entry)
        entry.accept = accept
        entry.repairs[mode] = repair = Repair(accept, _repair(entry, mode, accept, track))
        self._pool.start(repair.task)

    def look(self, key: str, mode: FixMode) -> RepairStatus:
        """How a copy stands."""
        task = self._repair(key, mode).task
        made = task.result
        said = (made.report, made.after) if made else (None, None)
        return RepairStatus(mode, task.standing, *said)

    def cancel(self, key: str, mode: FixMode) -> None:
        """Ends the making of a copy; the document and its check stay."""
        self._pool.cancel([self._repair(key, mode).task])

    def copy(self, key: str, mode: FixMode) -> Copy:
        """The copy, once it is done."""
        made = _done(self._repair(key, mode).task, _NO_COPY)
        return Copy(_copy_of(self._shelf.get(key), mode), made.data)

    def go_on(self, key: str) -> str:
        """Begins to check the clean copy as a document of its own; gives its key."""
        made, entry = _done(self._repair(key, FixMode.CLEAN).task, _NO_COPY), self._shelf.get(key)
        check: Task[Packed[Report]] = Task(lambda _: made.after)
        name = _copy_of(entry, FixMode.CLEAN)
        new = self._shelf.put(Entry(name, made.data, entry.norm, check, entry.owner, stated=entry.stated))
        self._pool.start(check)
        return new

    def start_pages(self, key: str) -> None:
        """Begins to draw the pages of the document and of its copy; pictures that are there already are not made again."""
        entry = self._shelf.get(key)
        if not entry.repairs:
            raise InputError(_NO_COPY)
        if reason := why_not_drawn():
            raise InputError(reason)
        if entry.drawing is not None and (entry.drawing.state.active or entry.drawing.state is CheckState.DONE):
            return
        entry.drawing = _drawing(entry)
        self._pool.start(entry.drawing)

    def look_at_pages(self, key: str) -> PagesStatus:
        """How the pictures stand."""
        task = self._drawing(key)
        if task.result is None:
            return PagesStatus(task.standing)
        shown = {side: len(pages.pictures) for side, pages in task.result.items()}
        counts = {side: pages.count for side, pages in task.result.items()}
        return PagesStatus(task.standing, shown, counts)

    def cancel_pages(self, key: str) -> None:
        """Ends the drawing."""
        self._pool.cancel([self._drawing(key)])

    def page(self, key: str, side: Side, number: int) -> bytes:
        """A page as a PNG file; the first has the number 1."""
        pictures = _done(self._drawing(key), _NO_PAGES)[side].pictures
        if not 1 <= number <= len(pictures):
            raise InputError("没有这一页；请重新点“查看版面”。")
        return pictures[number - 1]

    def forget(self, entry: Entry) -> None:
        """Ends and forgets the copies of a document, since it is checked anew."""
        self._pool.cancel([repair.task for repair in entry.repairs.values()])
        entry.repairs.clear()
        entry.accept = frozenset()
        self._forget_pages(entry)

    def _forget_pages(self, entry: Entry) -> None:
        if entry.drawing is not None:
            self._pool.cancel([entry.drawing])
        entry.drawing = None

    def _repair(self, key: str, mode: FixMode) -> Repair:
        repair = self._shelf.get(key).repairs.get(mode)
        if repair is None:
            raise InputError(_NO_COPY)
        return repair

    def _drawing(self, key: str) -> Task[Mapping[Side, Pages]]:
        drawing = self._shelf.get(key).drawing
        if drawing is None:
            raise InputError(_NO_PAGES)
        return drawing


def why_not_repaired(entry: Entry) -> str:
    """Why a document can only be checked; empty where it can be repaired too."""
    if not entry.name:
        return _PASTED
    what = _recognised(entry)
    return "" if what is not None and what.format.repaired else _OTHER


def copy_name(name: str, form: Format, mode: FixMode) -> str:
    """What a copy is called: the name with 修订稿 or 清洁稿, once however often it is repaired; with 转换后 where it was converted."""
    stem = PurePath(name).stem
    for each in FixMode:
        stem = stem.removesuffix(f"-{each.value}")
    return f"{stem}{_CONVERTED if converted(form) else ''}-{mode.value}{copy_ending(form)}"


def _copy_of(entry: Entry, mode: FixMode) -> str:
    what = _recognised(entry)
    return copy_name(entry.name, what.format if what is not None else DOCX, mode)


def _recognised(entry: Entry) -> Recognised | None:
    """What a document is by its content; None where it is of no kind that is read."""
    try:
        return recognise(PurePath(entry.name).suffix.lower(), entry.content, Wing.PROOFREADING)
    except DocumentError:
        return None


def _refuse(entry: Entry, accept: frozenset[str]) -> None:
    """Refuses what cannot be repaired before anybody waits for it."""
    if reason := why_not_repaired(entry):
        raise InputError(reason)
    report = _done(entry.check, _NOT_CHECKED).read()
    fixable = {finding["id"]: finding["fixable"] for finding in report["findings"]}
    if not accept:
        raise InputError(_NOTHING)
    if not accept <= fixable.keys():
        raise InputError(_UNKNOWN)
    if not all(fixable[each] for each in accept):
        raise InputError(_NOT_FIXABLE)


def _done(task: Task[Result], sentence: str) -> Result:
    """What came of a task.

    Raises:
        InputError: Nothing yet, with that sentence.
    """
    if task.result is None:
        raise InputError(sentence)
    return task.result


def _repair(entry: Entry, mode: FixMode, accept: frozenset[str], track: Track) -> Task[Repaired]:
    name, content, norm, stated = entry.name, entry.content, entry.norm, entry.stated
    made = _copy_of(entry, mode)

    def work(worker: Worker) -> Repaired:
        report, data = worker.checker.fix(content, norm, mode, _choice(accept), name, stated, track)
        # Under the copy's name, so that going on with it need not check it once more.
        return Repaired(data, Packed(report), Packed(worker.checker.check(data, norm, made, stated)))

    return Task(work)


def _drawing(entry: Entry) -> Task[Mapping[Side, Pages]]:
    accept = entry.accept
    content, clean = entry.content, entry.repairs.get(FixMode.CLEAN)
    what = _recognised(entry)
    suffix = what.suffix if what is not None else DOCX.suffixes[0]

    def work(worker: Worker) -> Mapping[Side, Pages]:
        entry.pages = before = entry.pages or worker.renderer.pages(content, suffix)
        after = clean.task.result if clean and clean.accept == accept else None
        data = after.data if after else _clean(worker, entry, accept)
        return {Side.BEFORE: before, Side.AFTER: worker.renderer.pages(data)}

    return Task(work)


def _clean(worker: Worker, entry: Entry, accept: frozenset[str]) -> bytes:
    """The clean copy: revision marks would hide how the pages will look."""
    how = (entry.norm, FixMode.CLEAN, _choice(accept), entry.name, entry.stated)
    return worker.checker.fix(entry.content, *how)[1]


def _choice(accept: frozenset[str]) -> Choice:
    return Choice(accept=accept, only_accepted=True)
