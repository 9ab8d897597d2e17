"""Documents, their parts and their originals on the running server, within its guards."""

from __future__ import annotations

import json
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from assistant.errors import InputError
from assistant.front_door import open_library
from assistant.page.addresses import document_address
from assistant.page.library.document.originals import checked_original, original_of
from tests.browser.running_server import RunningServer
from tests.page.library.prepared import LEAVE, LONG, PRINTED, TWICE, prepared_library

Answer = tuple[int, dict[str, str], bytes]


def ask(server: RunningServer, path: str, method: str = "GET", **headers: str) -> Answer:
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


def part(server: RunningServer, what: str, source_id: str, **query: object) -> Answer:
    said = "&".join(f"{name}={quote(str(value))}" for name, value in query.items())
    return ask(server, f"/document-{what}/{quote(source_id, safe='')}?{said}")


def test_a_document_has_an_address_of_its_own(prepared_server: RunningServer) -> None:
    status, headers, body = ask(prepared_server, document_address(LEAVE), Accept="text/html")

    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert "script-src 'self' 'nonce-" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert 'id="第三条"' in body.decode()


def test_an_id_with_folders_and_chinese_names_is_an_address_too(prepared_server: RunningServer) -> None:
    status, _, body = ask(prepared_server, document_address(PRINTED))

    assert status == 200
    assert "旧/qinghe-printed.pdf" in body.decode()


@pytest.mark.parametrize("path", ["/documents/no-such", "/documents/..%2f..%2fetc%2fpasswd", "/documents/%00"])
def test_what_is_not_in_the_library_is_said_on_a_page(prepared_server: RunningServer, path: str) -> None:
    status, headers, body = ask(prepared_server, path)

    assert status == 404
    assert headers["content-type"].startswith("text/html")
    assert "没有这份文件" in body.decode()


def test_parts_of_a_long_document_are_fetched_alone(prepared_server: RunningServer) -> None:
    status, headers, body = part(prepared_server, "articles", LONG, first=500, end=600)
    assert status == 200
    assert headers["content-type"].startswith("text/plain")
    assert body.decode().count("<article ") == 100

    assert part(prepared_server, "numbers", LONG, first=500, end=510)[2].decode().count("<li>") == 10
    assert part(prepared_server, "articles", LONG, first=0, end=10**7)[2].decode().count("<article ") == 500
    assert part(prepared_server, "articles", LONG, first="x", end=1)[0] == 404


def test_a_place_is_found_by_number_and_position(prepared_server: RunningServer) -> None:
    assert json.loads(part(prepared_server, "place", TWICE, article="第一条@2")[2]) == {
        "position": 2,
        "name": "第一条~2",
    }
    assert json.loads(part(prepared_server, "place", TWICE, article="第九条")[2])["position"] is None


def test_words_are_found(prepared_server: RunningServer) -> None:
    assert json.loads(part(prepared_server, "words", LEAVE, words="分段")[2])["total"] == 2
    status, _, body = part(prepared_server, "words", LEAVE, words="字" * 101)
    assert status == 400
    assert "不超过 100 字" in body.decode()


def test_the_original_is_a_download_and_never_a_page(prepared_server: RunningServer) -> None:
    status, headers, body = part(prepared_server, "original", PRINTED)

    assert status == 200
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")
    assert body.startswith(b"%PDF")


def test_a_page_of_the_original_is_a_picture(prepared_server: RunningServer) -> None:
    status, headers, body = part(prepared_server, "pages", PRINTED, page=1)

    assert status == 200
    assert headers["content-type"] == "image/png"
    assert body.startswith(b"\x89PNG")
    for page, said in (("9999", "显示不出来"), ("0", "显示不出来"), ("x", "无法识别")):
        status, _, body = part(prepared_server, "pages", PRINTED, page=page)
        assert status == 404
        assert said in body.decode()
    assert "显示不出来" in part(prepared_server, "pages", LEAVE, page=1)[2].decode()


def test_a_foreign_page_gets_no_document(prepared_server: RunningServer) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    assert ask(prepared_server, document_address(LEAVE), **foreign)[0] == 403
    assert ask(prepared_server, "/document-original/qinghe-leave", Host="evil.example")[0] == 403


def test_an_original_that_is_gone_or_another_one_is_not_given_out(tmp_path: Path) -> None:
    library = prepared_library(tmp_path)
    entry = open_library(library, vectors=False).current().documents[LEAVE]
    file = tmp_path / "documents" / "leave.txt"
    assert checked_original(entry, library).path == file

    file.write_text("另一份内容", encoding="utf-8")
    with pytest.raises(InputError, match="改动过"):
        checked_original(entry, library)
    file.unlink()
    assert original_of(entry, library) is None
    with pytest.raises(InputError, match="已不在"):
        checked_original(entry, library)
