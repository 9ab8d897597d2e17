"""Documents are forgotten: when they are dropped, when there are too many, and when nobody asks for them any more."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import pytest

from assistant.errors import InputError, TooManyRequests
from assistant.page.proofreading.shelf import HELD_BYTES_OF_ONE, KEPT, KEPT_OF_ONE, Entry, Shelf
from assistant.page.proofreading.state import CheckState
from assistant.page.proofreading.tasks import Task
from assistant.rules.profile import load_profile


def entry(name: str, owner: str = "", state: CheckState = CheckState.DONE, size: int = 0) -> Entry:
    check: Task[Mapping[str, Any]] = Task(lambda _: {}, state)
    return Entry(name, bytes(size), load_profile(), check, owner)


def test_of_one_browser_the_oldest_that_has_ended_goes() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    others = shelf.put(entry("another's", "another"))
    shelf.put(entry("running", "mine", CheckState.CHECKING))
    keys = [shelf.put(entry(str(number), "mine")) for number in range(1, KEPT_OF_ONE)]
    assert shelf.get(keys[0]).name == "1"
    shelf.put(entry("new", "mine"))
    assert forgotten == ["2"]
    assert shelf.get(others).name == "another's"
    with pytest.raises(InputError, match="重新上传"):
        shelf.get(keys[1])
    shelf.clear()
    assert len(forgotten) == KEPT_OF_ONE + 2


def test_a_check_that_is_running_is_never_given_up() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    for number in range(KEPT):
        shelf.put(entry(str(number), str(number % 4), CheckState.WAITING))
    with pytest.raises(TooManyRequests, match=r"过几分钟.*。"):
        shelf.put(entry("new", "5"))
    assert forgotten == []


def test_one_browser_may_have_so_many_under_way() -> None:
    shelf = Shelf(lambda each: None)
    for number in range(KEPT_OF_ONE):
        shelf.put(entry(str(number), "mine", CheckState.CHECKING))
    with pytest.raises(TooManyRequests, match=r"等一份完成.*。"):
        shelf.put(entry("new", "mine"))
    shelf.put(entry("new", "another"))


def test_where_all_is_full_what_has_ended_goes_whosever_it_is() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    for number in range(KEPT):
        state = CheckState.DONE if number == 7 else CheckState.CHECKING
        shelf.put(entry(str(number), str(number % 4), state))
    shelf.put(entry("new", "5"))
    assert forgotten == ["7"]


def test_large_documents_count_by_their_size() -> None:
    forgotten: list[str] = []
    shelf = Shelf(lambda each: forgotten.append(each.name))
    shelf.put(entry("first", "mine", size=HELD_BYTES_OF_ONE - 1))
    shelf.put(entry("second", "mine", size=2))
    assert forgotten == ["first"]


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
