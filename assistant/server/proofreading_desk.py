"""Runs checks for the page: two at a time, each in a process of its own; documents stay in memory until they are old."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import PurePath
from queue import SimpleQueue
from typing import Any

from assistant.errors import InputError
from assistant.proofreading.checker import Checker
from assistant.rules.profile import Profile, load_profile, profile_names
from assistant.rules.registry import all_rules
from assistant.web.failures import CaughtFailure
from assistant.web.proofreading import CheckOptions, CheckState, CheckStatus

_AT_ONCE = 2
_KEPT = 20
_GONE = "这次校对已不在内存中，请重新上传文件。"

Work = Callable[[Checker, Profile], Mapping[str, Any]]


@dataclass
class _Job:
    """One document and its latest check."""

    name: str
    work: Work
    options: CheckOptions
    state: CheckState = CheckState.WAITING
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    sentence: str = ""
    report: Mapping[str, Any] | None = None
    checker: Checker | None = None


class ProofreadingDesk:
    """Checks documents for the page (see ``web.proofreading.Proofreading``)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, _Job] = OrderedDict()
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="proofreading")
        self._free: SimpleQueue[Checker] = SimpleQueue()
        self._checkers = [Checker() for _ in range(_AT_ONCE)]
        for checker in self._checkers:
            self._free.put(checker)

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """See ``Proofreading``; the standard comes first."""
        names = sorted(profile_names(), key=lambda name: (name != "standard", name))
        return tuple((name, load_profile(name).title) for name in names)

    def start(self, name: str, content: bytes, options: CheckOptions) -> str:
        """See ``Proofreading``."""
        bare = PurePath(name.replace("\\", "/")).name
        if not content:
            raise InputError("这个文件是空的，请检查后重新上传。")
        return self._begin(_Job(bare, lambda checker, norm: checker.check(content, norm, bare), options))

    def start_text(self, text: str, options: CheckOptions) -> str:
        """See ``Proofreading``."""
        return self._begin(_Job("", lambda checker, norm: checker.check_text(text, norm), options))

    def again(self, key: str, options: CheckOptions) -> None:
        """See ``Proofreading``."""
        old = self._job(key)
        self._begin(_Job(old.name, old.work, options), key)

    def look(self, key: str) -> CheckStatus:
        """See ``Proofreading``."""
        job = self._job(key)
        seconds = (job.ended or time.monotonic()) - job.started
        return CheckStatus(job.name, job.state, seconds, job.sentence, job.report)

    def cancel(self, key: str) -> None:
        """See ``Proofreading``."""
        with self._lock:
            job = self._jobs.pop(key, None)
            if job is None:
                return
            if job.state.active:
                job.state = CheckState.CANCELLED
            if job.checker is not None:
                job.checker.cancel()

    def close(self) -> None:
        """Ends all checks and their processes."""
        with self._lock:
            for job in self._jobs.values():
                job.state = CheckState.CANCELLED if job.state.active else job.state
            self._jobs.clear()
        for checker in self._checkers:
            checker.cancel()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for checker in self._checkers:
            checker.close()

    def _job(self, key: str) -> _Job:
        with self._lock:
            if key not in self._jobs:
                raise InputError(_GONE)
            return self._jobs[key]

    def _begin(self, job: _Job, key: str = "") -> str:
        # What cannot be done is said before anybody waits for it.
        norm = _profile(job.options)
        key = key or secrets.token_urlsafe(16)
        with self._lock:
            self._jobs[key] = job
            self._jobs.move_to_end(key)
            while len(self._jobs) > _KEPT:
                _, oldest = self._jobs.popitem(last=False)
                oldest.state = CheckState.CANCELLED if oldest.state.active else oldest.state
        self._threads.submit(self._run, job, norm)
        return key

    def _run(self, job: _Job, norm: Profile) -> None:
        checker = self._free.get()
        if self._taken_up(job, checker):
            with CaughtFailure() as failure:
                self._ended(job, CheckState.DONE, report=job.work(checker, norm))
            if failure.sentence:
                self._ended(job, CheckState.FAILED, failure.sentence)
        self._free.put(checker)

    def _taken_up(self, job: _Job, checker: Checker) -> bool:
        with self._lock:
            if job.state is not CheckState.WAITING:
                return False
            job.state, job.checker = CheckState.CHECKING, checker
            return True

    def _ended(self, job: _Job, state: CheckState, sentence: str = "", report: Mapping[str, Any] | None = None) -> None:
        with self._lock:
            job.checker, job.ended = None, time.monotonic()
            if job.state is CheckState.CHECKING:
                job.state, job.sentence, job.report = state, sentence, report


def _profile(options: CheckOptions) -> Profile:
    # What the browser remembers may name rules that an update has taken away.
    norm = load_profile(options.profile).without(options.off & {rule.code for rule in all_rules()})
    return Profile(norm.name, norm.title, norm.source, norm.rules, norm.words | options.words)
