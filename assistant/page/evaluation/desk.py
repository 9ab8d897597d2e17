"""What the 评测 tab asks of the program: the harness beside it, and its results."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, Self

from pydantic import ValidationError

from assistant.errors import InputError, ServiceError
from assistant.page.evaluation.harness import Harness, installed_harness
from assistant.page.evaluation.result import Case, Comparison, Result
from assistant.page.evaluation.results import ResultFolders
from assistant.page.evaluation.run import EvaluationRun
from assistant.page.evaluation.state import (
    OWN_DATA,
    DataSet,
    Entry,
    EntryState,
    Offer,
    Run,
    RunStatus,
    Task,
    Wanted,
    short_title,
)
from assistant.page.evaluation.uploads import Uploads
from assistant.page.services import Services

_SECONDS_AN_OFFER_HOLDS = 30
_BUSY = "已有一次评测正在运行（可能是在另一个窗口开始的），请等它完成，或先取消它。"


class EvaluationDesk:
    """Runs the harness for the page, one run at a time, and reads its results; every method may raise ``GongwuError``.

    Args:
        library: The folder of the page's own library.
        harness: How the harness is called; the installed one by default.
        results: Where results go; by default where the harness keeps them.
    """

    def __init__(self, library: Path, harness: Harness | None = None, results: Path | None = None) -> None:
        self._library = library.resolve()  # the harness runs in another folder
        self._harness = harness or installed_harness()
        self._results = results and results.resolve()
        self._uploads = Uploads()
        self._lock = threading.Lock()
        self._listing = threading.Lock()
        self._listed: dict[str, Any] = {}
        self._listed_at = 0.0
        self._latest: EvaluationRun | None = None
        self._started = ""
        self._runs = 0

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services.folder)

    def offer(self) -> Offer:
        """What can be measured on what; takes a second the first time."""
        return self._offer(_SECONDS_AN_OFFER_HOLDS)

    def _offer(self, seconds: float) -> Offer:
        if self._harness.missing:
            return Offer(missing=self._harness.missing)
        listed = self._list(seconds)
        tasks = tuple(
            Task(
                str(task["name"]),
                str(task.get("title") or task["name"]),
                bool(task.get("needs_questions", True)),
                bool(task.get("own_data")),
            )
            for task in listed["tasks"]
        )
        data_sets = tuple(
            DataSet(str(entry.get("title") or entry.get("name")), str(entry["path"]), entry.get("questions"))
            for entry in listed["datasets"]
        )
        return Offer(tasks, (*data_sets, *self._uploads.data_sets()))

    def start(self, wanted: Wanted) -> None:
        """Starts a run, which goes on whether anyone looks or not."""
        offer = self._offer(float("inf"))  # what was chosen from was listed; to list anew would keep people waiting
        task = next((task for task in offer.tasks if task.name == wanted.task), None)
        sets = (OWN_DATA,) if task and task.own_data else offer.data_sets
        data = next((data for data in sets if data.path == wanted.data), None)
        if task is None or data is None:
            raise InputError(offer.missing or "请先选择评测项目和题集。")
        arguments = [task.name] if task.own_data else [task.name, "--data", data.path]
        arguments += ["--library", str(self._library)] if wanted.own_library and not task.own_data else []
        arguments += ["--full"] if wanted.full else []
        arguments += ["--out", str(self._results)] if self._results else []
        self._run(arguments, f"{task.short_title} · {data.title}")

    def resume(self, name: str) -> None:
        """Goes on with a run that was interrupted."""
        entry = self._entry(name)
        if entry.state is EntryState.RUNNING:
            raise InputError(_BUSY)
        if entry.state is not EntryState.INCOMPLETE:
            raise InputError("这次评测已经完成，不用继续；要重新评测，请点“开始评测”。")
        self._run([entry.task, "--resume", str(self._folders().folder(name))], f"{entry.title} · {entry.data}", name)

    def cancel(self) -> None:
        """Interrupts the run; what is finished is kept."""
        if self._latest:
            self._latest.cancel()

    def run(self) -> Run | None:
        """The latest run; cheap enough to ask every second."""
        if self._latest is None:
            return None
        run = self._latest.state()
        if run.status is RunStatus.CANCELLED:
            run = replace(run, result=self._begun(self._folders().history()))
        for upload in self._uploads.data_sets():
            run = replace(run, failure=run.failure.replace(upload.path, upload.title))
        return run

    def history(self) -> tuple[Entry, ...]:
        """All runs that left a folder, newest first."""
        if self._harness.missing:
            return ()
        folders = self._folders()
        entries = folders.history()
        running = self._begun(entries) if self._latest and self._latest.state().status.active else ""
        tasks, data = self._titles("tasks"), self._titles("datasets")
        return tuple(
            replace(
                entry,
                title=short_title(tasks.get(entry.task, entry.title)),
                data=data.get(entry.data, entry.data),
                state=EntryState.RUNNING if entry.name == running else entry.state,
            )
            for entry in entries
        )

    def result(self, name: str) -> Result:
        """The figures of a complete run."""
        result = self._folders().result(name)
        titles = self._titles("datasets")
        return result.model_copy(update={"data_name": titles.get(result.data_name, result.data_name)})

    def cases(self, name: str) -> tuple[Case, ...]:
        """What was asked, answered and expected, case by case."""
        return self._folders().cases(name)

    def compare(self, earlier: str, later: str) -> Comparison:
        """What differs between two runs of a task; takes some seconds."""
        folders = [str(self._folders().folder(name)) for name in (earlier, later)]
        try:
            return Comparison.model_validate(self._harness.answer(["compare", *folders, "--json"]))
        except ValidationError as error:
            raise ServiceError("评测程序给出的比较结果无法读取，请重新评测后再比较。") from error

    def delete(self, name: str) -> None:
        """Removes a result for good."""
        if self._entry(name).state is EntryState.RUNNING:
            raise InputError("这次评测正在运行，请先取消，再删除。")
        self._folders().delete(name)

    def keep_upload(self, name: str, content: bytes) -> None:
        """Takes a data set in for as long as the program runs; it is the first of the offer's uploaded ones."""
        self._uploads.keep(name, content)

    def file(self, name: str, file: str) -> Path:
        """A file of a result that may be downloaded or shown."""
        return self._folders().file(name, file)

    def template(self) -> Path:
        """A filled sheet to write one's own data set after."""
        if not self._harness.template.is_file():
            raise InputError("这个安装里没有题集模板，请从源码目录启动公务助手。")
        return self._harness.template

    def close(self) -> None:
        """Interrupts the run, which can be resumed later, and removes what was uploaded."""
        if self._latest:
            self._latest.close()
        self._uploads.close()

    def _run(self, arguments: Sequence[str], title: str, resumed: str = "") -> None:
        with self._lock:
            if self._latest and self._latest.state().status.active:
                raise InputError(_BUSY)
            self._runs += 1
            self._started = resumed or f"{datetime.now():%Y%m%d-%H%M%S}"
            process = self._harness.start([*arguments, "--progress", "json", "--json"])
            self._latest = EvaluationRun(process, self._runs, title)

    def _begun(self, entries: Sequence[Entry]) -> str:
        """The folder of the latest run while it is incomplete: the resumed one, or the first that came after its start."""
        begun = [entry.name for entry in entries if entry.state is EntryState.INCOMPLETE]
        return min((name for name in begun if name >= self._started), default="")

    def _titles(self, kind: str) -> dict[str, str]:
        """Titles of what the harness offers by their names, which is what results hold."""
        return {str(entry["name"]): str(entry.get("title") or entry["name"]) for entry in self._list()[kind]}

    def _entry(self, name: str) -> Entry:
        self._folders().folder(name)
        return next(entry for entry in self.history() if entry.name == name)

    def _folders(self) -> ResultFolders:
        return ResultFolders(self._results or Path(self._list()["results"]))

    def _list(self, seconds: float = float("inf")) -> dict[str, Any]:
        """What the harness offers, asked anew when the last answer is older than this."""
        with self._listing:
            if not self._listed or monotonic() - self._listed_at > seconds:
                listed = self._harness.answer(["list", "--json"])
                if not isinstance(listed, dict) or not {"tasks", "datasets", "results"} <= listed.keys():
                    raise ServiceError("评测程序与本页的版本不一致，请更新后重新启动公务助手。")
                self._listed, self._listed_at = listed, monotonic()
            return self._listed
