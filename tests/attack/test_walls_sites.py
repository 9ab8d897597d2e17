"""A page of another site can lead to ours and do nothing else, not even where its browser sends no Origin."""

from __future__ import annotations

import pytest

from tests.attack.walls import Walls

ROUTES = ["/health", "/config", "/gradio_api/startup-events", "/gradio_api/heartbeat/abc", "/proofreading/profiles"]
ROUTES += ["/evaluation/template.csv", "/page-assets/page.js", "/v1/models", "/"]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ROUTES)
def test_another_site_gets_nothing(walls: Walls, path: str, site: str) -> None:
    for mode, target in (("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe")):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": target}
        assert walls.send("GET", path, None, headers)[0] == 403


def test_a_link_to_the_page_may_be_followed_from_anywhere(walls: Walls) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert walls.send("GET", "/", None, headers)[0] == 200
    assert walls.send("GET", "/evaluation/template.csv", None, headers)[0] == 403
    assert walls.send("POST", "/", b"", headers)[0] == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_page_and_the_user_are_admitted(walls: Walls, site: str) -> None:
    assert walls.send("GET", "/health", None, {"Sec-Fetch-Site": site})[0] == 200


FOREIGN = "evil.example"
OF_PROXIES = ["X-Forwarded-Host", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Gradio-Server", "X-Original-Host"]


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/startup-events"])
@pytest.mark.parametrize("name", OF_PROXIES)
def test_no_header_tells_the_page_where_it_is(walls: Walls, path: str, name: str) -> None:
    """Gradio would write it into the page as the place to which its scripts send everything."""
    for value in (FOREIGN, f"http://{FOREIGN}", f"{FOREIGN}, 127.0.0.1"):
        status, said = walls.send("GET", path, None, {name: value, "X-Forwarded-Proto": "https"})
        assert status == 200
        assert FOREIGN not in said
        assert "https://127.0.0.1" not in said


def test_nor_does_forwarded(walls: Walls) -> None:
    headers = {"Forwarded": f"host={FOREIGN};proto=https", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    said = walls.send("GET", "/config", None, headers)[1]
    assert FOREIGN not in said
    assert "https://127.0.0.1" not in said
