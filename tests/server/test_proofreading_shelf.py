"""Documents are forgotten: when they are dropped, when there are too many, and when nobody asks for them any more."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from assistant.errors import InputError
from assistant.rules.profile import load_profile
from assistant.server.proofreading_shelf import KEPT, Entry, Shelf
from assistant.server.proofreading_tasks import Task


def entry(name: str) -> Entry:
    check: Task[Mapping[str, Any]] = Task(lambda _: {})
    return Entry(name, b"", load_profile(), check)


def test_the_oldest_go_where_there_are_too_many() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    keys = [shelf.put(entry(str(number))) for number in range(KEPT)]
    assert shelf.get(keys[0]).name == "0"
    shelf.put(entry("new"))
    assert forgotten == ["1"]
    with pytest.raises(InputError, match="重新上传"):
        shelf.get(keys[1])
    shelf.clear()
    assert len(forgotten) == KEPT + 1


def test_what_nobody_asks_for_is_forgotten_after_a_time() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name), seconds=0.2)
    key = shelf.put(entry("通知.docx"))
    deadline = time.monotonic() + 20
    while not forgotten and time.monotonic() < deadline:
        time.sleep(0.02)
    assert forgotten == ["通知.docx"]
    with pytest.raises(InputError):
        shelf.get(key)


def test_what_is_dropped_is_gone_and_may_be_dropped_twice() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    key = shelf.put(entry("通知.docx"))
    shelf.drop(key)
    shelf.drop(key)
    shelf.clear()
    assert forgotten == ["通知.docx"]
