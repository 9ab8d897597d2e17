"""``gongwu standard`` as an office meets it: written, asked, listed, exported, and the list they are written from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import says_one_sentence
from tests.conftest import Call
from tests.library.standard_answers import LEAVE, indexed

QUESTION = "探亲假每年几天"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return indexed(tmp_path)


def test_an_answer_is_written_asked_for_reviewed_and_taken_out(call: Call, library: Path, tmp_path: Path) -> None:
    chosen = ("--library", library)
    added = call(
        *(
            "standard",
            "add",
            QUESTION,
            "二十日。",
            "--also",
            "探亲假一年休几天",
            "--cite",
            "《机关工作人员休假办法》第一条",
        ),
        *("--author", "人事处", "--id", "leave", *chosen, "--json"),
    )
    assert (added.code, added.json["standing"]) == (0, "in_use")
    assert added.json["citations"] == [{"title": "机关工作人员休假办法", "article": "第一条"}]

    asked = call("ask", "请问探亲假一年休多少天？", *chosen)
    assert "二十日。[1]" in asked.out
    assert "提示：本单位标准答复：人事处" in asked.out
    assert "[1] 《机关工作人员休假办法》第一条  现行有效" in asked.out
    assert call("ask", QUESTION, *chosen, "--json").json["standard"] == "leave"

    indexed(tmp_path, LEAVE.replace("二十日", "三十日"))
    listed = call("standard", "list", *chosen)
    assert "需复核  leave" in listed.out
    assert "文字与写答复时不同" in listed.out
    assert call("ask", QUESTION, *chosen, "--json").json["standard"] == ""
    assert call("standard", "confirm", "leave", *chosen).code == 0
    assert "问：探亲假一年休几天" in call("standard", "show", "leave", *chosen).out

    exported = call("standard", "export", tmp_path / "答复.csv", *chosen)
    assert exported.code == 0
    assert call("standard", "withdraw", "leave", "没有", *chosen, "--json").json == {
        "withdrawn": ["leave"],
        "missing": ["没有"],
    }
    assert call("ask", QUESTION, *chosen, "--json").json["standard"] == ""
    assert call("standard", "remove", "leave", *chosen).code == 0
    taken = call("standard", "import", tmp_path / "答复.csv", *chosen, "--json")
    assert taken.json == {"added": 1, "updated": 0, "unchanged": 0}


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "问", "答", "--cite", "《没有的办法》第一条"),
        ("add", "问", "答", "--until", "明年"),
        ("add", "", ""),
        ("import", "没有.csv"),
        ("show", "没有"),
        ("remove", "没有"),
        ("withdraw", "没有"),
        ("confirm", "没有"),
        ("export", "答复.doc"),
        ("gaps", "--wrong", "【机密】问"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments: tuple[str, ...], call: Call, library: Path) -> None:
    outcome = call("standard", *arguments, "--library", library, "--json")
    assert outcome.code == 2
    assert says_one_sentence(outcome)


def test_the_list_they_are_written_from_is_kept_when_the_office_wants_it(call: Call, library: Path) -> None:
    chosen, on = ("--library", library), {"GONGWU_RECORD_GAPS": "true"}
    nowhere = "本市渔船检验证书由谁核发？"

    call("ask", nowhere, *chosen)
    off = call("standard", "gaps", *chosen)
    assert "record_gaps 没有打开" in off.out
    call("ask", nowhere, *chosen, **on)
    call("standard", "gaps", "--wrong", "探亲假每年几天", *chosen)
    found = call("standard", "gaps", *chosen, "--json", **on).json

    assert found["recording"] is True
    assert {(each["question"], each["reason"], each["count"]) for each in found["questions"]} == {
        (nowhere, "not_found", 1), ("探亲假每年几天", "wrong", 1),
    }  # fmt: skip
    assert call("standard", "gaps", "--clear", *chosen, "--json").json["questions"] == []
