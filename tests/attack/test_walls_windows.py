"""However many windows are opened, and whatever one of them does: little is kept, and the others are served."""

from __future__ import annotations

import json

from assistant.page.windows import KEPT_WINDOWS
from tests.attack.walls import Walls
from tests.page.in_memory import LEAVE_QUESTION
from tests.proofreading.flawed import flawed_document


def test_windows_are_not_kept_for_good(walls: Walls) -> None:
    for number in range(KEPT_WINDOWS + 20):
        assert "process_completed" in walls.ask(f"window{number}", "月球基地的值班补贴标准是多少？")
    assert walls.kept() <= KEPT_WINDOWS + 1
    assert "最多分三次" in json.dumps(walls.ask("window0", LEAVE_QUESTION), ensure_ascii=False)


def test_what_nobody_fetches_is_not_kept(walls: Walls) -> None:
    statuses = {
        walls.join(session_hash="silent", fn_index=walls.ask_handler, data=["请假找谁批？", None, "model"])[0]
        for _ in range(120)
    }
    assert statuses <= {200, 429}
    assert "process_completed" in walls.ask("polite", LEAVE_QUESTION)


def test_uploads_of_one_do_not_push_out_the_check_of_another(walls: Walls) -> None:
    with_cookie = _cookie(walls)
    status, said = walls.send(
        "POST", "/proofreading/checks", flawed_document(), {"X-File-Name": "a.docx", "Cookie": with_cookie}
    )
    assert status == 201
    mine = f"/proofreading/checks/{json.loads(said)['key']}"
    others = [walls.send("POST", "/proofreading/checks", f"第{number}份请示。".encode()) for number in range(30)]
    assert {status for status, _ in others} <= {201, 429}
    assert all(said.endswith("。") for status, said in others if status == 429)
    assert walls.send("GET", mine)[0] == 200
    walls.send("DELETE", mine)
    for status, said in others:
        if status == 201:
            walls.send("DELETE", f"/proofreading/checks/{json.loads(said)['key']}")


def _cookie(walls: Walls) -> str:
    """As a browser gets it when the tab is opened."""
    _, headers, _ = walls.server.get("/proofreading/profiles")
    assert "httponly" in headers["set-cookie"].lower()
    return headers["set-cookie"].split(";")[0]
