"""What an office answers itself, on the running server: standard answers, gaps, feedback, trial searches, health, laws."""

from __future__ import annotations

import json
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from assistant.library.national_laws import database_path
from tests.browser.running_server import RunningServer

CITED = "《清河市机关工作人员年休假实施办法》第三条"


def send(
    server: RunningServer, method: str, path: str, body: bytes | dict[str, Any] = b"", **headers: str
) -> tuple[int, str]:
    sent = json.dumps(body).encode() if isinstance(body, dict) else body
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request(method, path, sent, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()


def got(server: RunningServer, path: str, **query: str) -> Any:
    status, said = send(server, "GET", f"/library/{path}?{urlencode(query)}")
    assert status == 200, said
    return json.loads(said)


def written(server: RunningServer, question: str, state: str = "", **fields: str) -> tuple[int, str]:
    said = {"questions": question, "answer": "最多三次。", **fields}
    return send(server, "POST", "/library/standard", {"fields": said, "state": state})


def test_an_answer_is_written_listed_changed_and_removed(prepared_server: RunningServer) -> None:
    status, said = written(prepared_server, "年休假能拆成几次\n假可以拆几回", citations=CITED, author="人事处")
    assert status == 200
    answer_id = json.loads(said)["id"]

    html = got(prepared_server, "standard")["html"]
    assert "年休假能拆成几次" in html
    assert "等 2 种问法" in html
    entry = got(prepared_server, "standard/entry", id=answer_id)
    assert entry["fields"]["citations"] == [CITED]

    assert written(prepared_server, "年休假能拆成几次", entry["state"], id=answer_id, answer="不超过三次。")[0] == 200
    changed = got(prepared_server, "standard/entry", id=answer_id)
    assert changed["fields"]["answer"] == "不超过三次。"

    said = {"action": "remove", "id": answer_id, "state": changed["state"]}
    assert send(prepared_server, "POST", "/library/standard/action", said)[0] == 200
    assert send(prepared_server, "GET", f"/library/standard/entry?id={answer_id}")[0] == 404


def test_the_second_of_two_windows_is_told_and_writes_nothing(prepared_server: RunningServer) -> None:
    answer_id = json.loads(written(prepared_server, "两个窗口改同一条怎么办")[1])["id"]
    seen = got(prepared_server, "standard/entry", id=answer_id)["state"]
    assert written(prepared_server, "两个窗口改同一条怎么办", seen, id=answer_id, answer="先来的。")[0] == 200

    status, said = written(prepared_server, "两个窗口改同一条怎么办", seen, id=answer_id, answer="后来的。")

    assert status == 409
    assert "刚才在别处改过，没有写入" in said
    assert got(prepared_server, "standard/entry", id=answer_id)["fields"]["answer"] == "先来的。"
    said = {"action": "withdraw", "id": answer_id, "state": seen}
    assert send(prepared_server, "POST", "/library/standard/action", said)[0] == 409
    status, said = written(prepared_server, "两个窗口改同一条怎么办")
    assert status == 409
    assert "这个问题已有标准答复" in said


def test_an_answer_is_saved_unused_published_and_withdrawn(prepared_server: RunningServer) -> None:
    answer_id = json.loads(written(prepared_server, "先不用的怎么写", withdrawn="是")[1])["id"]
    for action, standing in (("publish", "使用中"), ("withdraw", "已停用")):
        state = got(prepared_server, "standard/entry", id=answer_id)["state"]
        said = {"action": action, "id": answer_id, "state": state}
        assert send(prepared_server, "POST", "/library/standard/action", said)[0] == 200
        item = next(part for part in got(prepared_server, "standard")["html"].split("<li ") if answer_id in part)
        assert standing in item


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("请问试写的假能分几次呢？", "会用这条答复"),
        ("试写的假能分几天", "不会用这条答复"),
    ],
)
def test_an_unwritten_answer_is_tried(prepared_server: RunningServer, question: str, said: str) -> None:
    fields = {"questions": "试写的假能分几次", "answer": "三次。[1]", "citations": CITED, "withdrawn": "是"}
    sent = {"fields": fields, "question": question}
    status, answered = send(prepared_server, "POST", "/library/standard/trial", sent)

    assert status == 200
    assert said in json.loads(answered)["html"]
    assert "试写的假" not in got(prepared_server, "standard")["html"]


def test_what_is_wrong_with_an_answer_is_said_whole(prepared_server: RunningServer) -> None:
    status, said = written(prepared_server, "", answer="", citations="《没有的办法》第一条", valid_from="昨天")

    assert status == 409
    for fault in ("没有写问题", "没有写答复", "知识库中没有《没有的办法》", "生效日期写的是“昨天”"):
        assert fault in said


def test_articles_are_offered_as_grounds(prepared_server: RunningServer) -> None:
    names = [each["name"] for each in got(prepared_server, "standard/articles", words="年休假分段安排几次")]

    assert CITED in names


def test_answers_go_into_a_file_and_come_back(prepared_server: RunningServer) -> None:
    table = "问题,答复\n导入的问题一,答复一\n导入的问题二,答复二\n".encode()
    name = {"X-File-Name": quote("答复.csv")}
    status, said = send(prepared_server, "POST", "/library/standard/file", table, **name)
    assert status == 200
    assert "新增 2 条" in said

    for ending in (".csv", ".yaml", ".jsonl"):
        status, kept = send(prepared_server, "GET", f"/library/standard/file?ending={ending}")
        assert status == 200
        assert "导入的问题二" in kept
    status, said = send(prepared_server, "POST", "/library/standard/file", b"x", **{"X-File-Name": "a.exe"})
    assert status == 400
    assert ".xlsx" in said


def test_feedback_puts_a_question_on_the_list_with_its_reason(prepared_server: RunningServer) -> None:
    question = "反馈里的问题，我的电话13800138000"
    said = {"question": question, "said": "wrong_source"}
    assert send(prepared_server, "POST", "/answers/feedback", said)[0] == 200
    assert send(prepared_server, "POST", "/answers/feedback", {"question": "", "said": "helpful"})[0] == 200

    html = got(prepared_server, "gaps")["html"]
    assert "反馈里的问题" in html
    assert "13800138000" not in html
    assert "引用不对" in html
    assert "有人点“有帮助” 1 次" in html
    assert "没有打开记录" in html

    kept = html.split('data-question="反馈里的问题')[1].split('"')[0]
    said = {"action": "settle", "question": f"反馈里的问题{kept}", "reason": "wrong_source"}
    assert send(prepared_server, "POST", "/library/gaps", said)[0] == 200
    assert "反馈里的问题" not in got(prepared_server, "gaps")["html"]


@pytest.mark.parametrize(
    "said",
    [
        {"question": "试用期多久", "said": "no_such"},
        {"question": "绝密★10年 试用期多久", "said": "wrong"},
        {"question": ["试用期"], "said": "wrong"},
        {"said": "wrong"},
    ],
)
def test_feedback_that_cannot_be_kept_is_refused(prepared_server: RunningServer, said: dict[str, Any]) -> None:
    assert send(prepared_server, "POST", "/answers/feedback", said)[0] == 400
    assert "试用期" not in got(prepared_server, "gaps")["html"]


def test_a_trial_search_says_why(prepared_server: RunningServer) -> None:
    html = got(prepared_server, "trial", words="年休假可以分几次安排")["html"]

    first = html.split("<li>")[2] if 'class="understood"' in html else html.split("<li>")[1]
    assert CITED in first
    assert "条文里有问题的词" in first
    assert "年休假" in first
    assert "全部排序依据" in first
    assert "因时效没有排入的" in html
    status, said = send(prepared_server, "GET", "/library/trial?words=x&day=2026-02-30")
    assert status == 400
    assert "实有的日期" in said


def test_a_trial_search_looks_at_the_law_of_another_day(prepared_server: RunningServer) -> None:
    html = got(prepared_server, "trial", words="年休假可以分几次安排", day="2020-05-01")["html"]

    ranked = html.split("因时效没有排入的")[0]
    assert "qinghe-leave-2016#" in ranked
    assert "不超过两次" in ranked
    assert "不超过三次" not in ranked


def test_health_names_what_is_outdated_and_opens_it(prepared_server: RunningServer) -> None:
    html = got(prepared_server, "health")["html"]

    assert "已失效" in html
    assert 'href="/documents/qinghe-leave-2016"' in html


def test_the_national_laws_are_a_switch(prepared_server: RunningServer) -> None:
    state = got(prepared_server, "laws")

    assert state["status"] == ("available" if database_path() else "not_installed")
    assert state["held"] == 0
    assert send(prepared_server, "POST", "/library/laws", {"action": "explode"})[0] == 400
    assert send(prepared_server, "POST", "/library/laws", b"[")[0] == 400


@pytest.mark.parametrize("path", ["standard", "standard/trial", "standard/action", "gaps"])
@pytest.mark.parametrize("body", [b"", b"[1]", b'"x"', b'{"fields": 3}', b"\xff", b'{"fields": {"questions": 5}}'])
def test_what_the_page_would_not_send_is_refused(prepared_server: RunningServer, path: str, body: bytes) -> None:
    status, said = send(prepared_server, "POST", f"/library/{path}", body)

    assert status in (400, 409)
    assert said
