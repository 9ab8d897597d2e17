"""The national laws are switched on, stopped on the way, and switched off again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from assistant.page.library.laws.desk import LawsDesk
from assistant.page.services import Services
from tests.needs import needs_laws
from tests.page.library.prepared import prepared_library


def waited(desk: LawsDesk, done: Any) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        state = desk.state()
        if done(state):
            return state
        time.sleep(0.02)
    raise AssertionError(desk.state())


@needs_laws
def test_the_laws_are_taken_in_stopped_on_the_way_and_taken_out(tmp_path: Path) -> None:
    services = Services(prepared_library(tmp_path), vectors=False)
    desk = services.desk(LawsDesk)
    try:
        desk.change("on")
        running = waited(desk, lambda state: state["done"] >= 2)
        assert running["status"] == "indexing"
        assert running["title"]
        desk.change("on")
        desk.change("cancel")
        stopped = waited(desk, lambda state: state["status"] != "indexing")
        assert "已取消载入" in stopped["ended"]
        assert 0 < stopped["held"] < stopped["total"]

        desk.change("off")
        state = desk.state()
        assert state["held"] == 0
        assert "已移除国家法律" in state["ended"]
        assert len(services.library().documents) == 5
    finally:
        services.close()
