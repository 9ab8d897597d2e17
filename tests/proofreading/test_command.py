"""``gongwu check`` and ``gongwu rules`` as people and scripts use them: processes of their own, on real files."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import psutil
import pytest

from tests.command_line import CommandLine, says_one_sentence
from tests.conftest import Call
from tests.ooxml.building import build
from tests.proofreading.flawed import PARAGRAPHS, flawed_document


@pytest.fixture
def gongwu(tmp_path: Path) -> CommandLine:
    home = tmp_path / "home"
    home.mkdir()
    return CommandLine(home)


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "防汛通知.docx"
    path.write_bytes(flawed_document())
    return path


def test_check_prints_the_agreed_shape(gongwu: CommandLine, flawed: Path) -> None:
    done = gongwu.run("check", flawed, "--json")

    assert done.code == 1, "a warning was found"
    report = done.json
    names = ["file", "document_type", "format", "profile", "elements", "findings", "groups", "cannot_tell", "summary"]
    assert [name for name in report if name in names] == names
    assert (report["file"], report["document_type"], report["format"]) == (str(flawed), "通知", "通用格式")
    assert report["profile"] == "standard"
    assert [each["text"] for each in report["elements"]] == [each["text"] for each in PARAGRAPHS]
    assert report["elements"][2] == {
        "paragraph": 2,
        "element": "主送机关",
        "text": "各县（市、区）人民政府：",
        "certainty": "sure",
        "evidence": "位于标题之后、正文之前，以冒号结尾，列的是机关名称。",
        "doubts": [],
    }
    assert report["summary"]["warning"] >= 1
    wrong_type = next(finding for finding in report["findings"] if finding["rule"] == "B006")
    assert (wrong_type["severity"], wrong_type["repair"], wrong_type["changes"]) == ("warning", "safe", "layout")
    assert wrong_type["clause"].startswith("GB/T 9704—2012")
    assert wrong_type["level"] == "国标一般要求"
    place = wrong_type["place"]
    assert (place["part"], place["section"], place["paragraph"], place["element"]) == ("body", 0, 3, "正文")
    assert (place["start"], place["end"], place["text"]) == (0, 11, "现将有关事项通知如下：")
    assert {"row", "column"} <= place.keys()
    assert "paragraphs" not in report


def test_ids_stay_the_same_for_the_same_file(gongwu: CommandLine, flawed: Path) -> None:
    ids = [[finding["id"] for finding in gongwu.run("check", flawed, "--json").json["findings"]] for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_several_files_are_summed_up_and_one_that_cannot_be_read_does_not_stop_the_rest(
    gongwu: CommandLine, flawed: Path
) -> None:
    broken = flawed.with_name("坏的.docx")
    broken.write_bytes(b"PK\x03\x04 nothing")

    done = gongwu.run("check", flawed.parent, "--json")

    assert done.code == 1
    assert {Path(each["file"]).name: "error" in each for each in done.json["files"]} == {
        "坏的.docx": True,
        "防汛通知.docx": False,
    }
    assert done.json["summary"]["warning"] >= 1


def test_people_read_what_is_wrong_where_and_why(gongwu: CommandLine, flawed: Path) -> None:
    said = gongwu.run("check", flawed).out
    for words in ("通知", "警告 B006", "第 4 段", "是宋体，一般用三号仿宋", "GB/T 9704—2012 7.3.3", "可自动修正"):
        assert words in said
    every_place = gongwu.run("check", flawed, "--all").out
    for words in ("现状：宋体", "应为：三号仿宋", "编号 B006-"):
        assert words in every_place


class _Page(HTMLParser):
    """What a page would load, and the ids that it has and marks."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: list[str] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.loaded += [value for name in ("src", "href") if (value := said.get(name)) and not value.startswith("#")]
        self.ids += [said["id"]] if said.get("id") else []
        self.marked += (said.get("data-findings") or "").split()


def test_the_html_report_stands_alone_and_marks_every_finding(
    gongwu: CommandLine, flawed: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    assert gongwu.run("check", flawed, "--html", page).code == 1

    text = page.read_text(encoding="utf-8")
    read = _Page()
    read.feed(text)
    assert read.loaded == []
    assert "url(" not in text
    cards = [each for each in read.ids if each != "f0-"]
    assert len(cards) == len(set(cards)) >= 2
    assert {each for each in cards if not each.startswith("f0-G-")} <= set(read.marked)


def test_hostile_text_stays_text_in_the_report(gongwu: CommandLine, tmp_path: Path) -> None:
    from tests.ooxml.building import build

    hostile = tmp_path / "<img src=x>.docx"
    hostile.write_bytes(build([{**PARAGRAPHS[3], "text": "<script>alert(1)</script>各单位要认真执行。"}]))
    page = tmp_path / "report.html"
    gongwu.run("check", hostile, "--html", page)
    read = _Page()
    read.feed(page.read_text(encoding="utf-8"))
    assert read.loaded == []
    assert page.read_text(encoding="utf-8").count("<script>") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["没有这个文件.docx"], "找不到"),
        (["坏的.docx"], "坏的.docx"),
        (["空文件夹"], "没有可以校对的文件"),
        (["防汛通知.docx", "--profile", "没有的规范"], "standard"),
        (["防汛通知.docx", "--html", "没有的文件夹/report.html"], "没有的文件夹 不存在"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    gongwu: CommandLine, flawed: Path, arguments: list[str], words: str
) -> None:
    (flawed.parent / "坏的.docx").write_bytes(b"no document")
    (flawed.parent / "空文件夹").mkdir()
    done = gongwu.run("check", *arguments, folder=flawed.parent)
    assert done.code == 2
    assert says_one_sentence(done)
    assert words in done.err
    assert done.out == ""


def test_rules_are_listed_and_explained(gongwu: CommandLine) -> None:
    every = gongwu.run("rules", "--json").json["rules"]
    assert len({rule["code"] for rule in every}) == len(every) > 2
    one = gongwu.run("rules", "b006", "--json").json
    assert one == next(rule for rule in every if rule["code"] == "B006")
    assert "依据：" in one["manual"]
    said = gongwu.run("rules", "B006").out
    assert "错误示例：" in said
    assert "国标一般要求" in said
    assert "B006" in gongwu.run("rules").out
    wrong = gongwu.run("rules", "Z999")
    assert (wrong.code, says_one_sentence(wrong)) == (2, True)


def test_the_json_is_one_document(gongwu: CommandLine, flawed: Path) -> None:
    done = gongwu.run("check", flawed, flawed, "--json")
    assert len(json.loads(done.out)["files"]) == 1, "a file that is named twice is checked once"


def speech(folder: Path) -> Path:
    """A speech, whose body is in another face than that of official documents."""
    given = [
        {"text": "在全县防汛工作会议上的讲话", "align": "center"},
        {"text": "县水利局局长　陈远山", "align": "center"},
        {"text": "同志们："},
        {"text": "今天会议的主要任务是部署防汛工作,请大家认真落实。", "font": "宋体", "size": "四号"},
    ]
    path = folder / "讲话.docx"
    path.write_bytes(build(given))
    return path


def test_what_is_no_official_document_gets_text_rules_and_advice(gongwu: CommandLine, tmp_path: Path) -> None:
    report = gongwu.run("check", speech(tmp_path), "--json").json

    assert (report["official"], report["genre"], report["candidates"]) == (False, "讲话稿", [])
    layout = [finding for finding in report["findings"] if finding["changes"] == "layout"]
    assert layout
    assert {(each["severity"], each["repair"]) for each in layout} == {("info", "person")}
    assert not any(each["group"] in ("masthead", "signature", "imprint", "routing") for each in report["findings"])
    comma = next(finding for finding in report["findings"] if finding["rule"] == "M001")
    assert comma["severity"] == "error"


def test_it_is_judged_as_an_official_document_where_asked(gongwu: CommandLine, tmp_path: Path) -> None:
    asked = gongwu.run("check", speech(tmp_path), "--json", "--as-official").json

    assert (asked["official"], asked["genre"]) == (True, None)
    assert any(each["rule"] == "B006" and each["repair"] == "safe" for each in asked["findings"])


def test_the_kind_is_asked_where_it_is_not_clear_and_may_be_said(gongwu: CommandLine, tmp_path: Path) -> None:
    given = [
        {"text": "清江市水利局关于追加经费的请示报告"},
        {"text": "清江市人民政府："},
        {"text": "今年防汛任务较重，妥否，请批示。"},
        {"text": "清江市水利局"},
        {"text": "2026年3月16日"},
    ]
    path = tmp_path / "请示报告.docx"
    path.write_bytes(build(given))

    assert gongwu.run("check", path, "--json").json["candidates"] == ["请示", "报告"]
    assert "--type 请示" in gongwu.run("check", path).out
    said = gongwu.run("check", path, "--json", "--type", "请示").json
    assert (said["document_type"], said["candidates"]) == ("请示", [])
    refused = gongwu.run("check", path, "--type", "汇报")
    assert refused.code == 2
    assert says_one_sentence(refused)


def test_the_process_that_checks_ends_with_a_command_that_cannot_be_read(call: Call, tmp_path: Path) -> None:
    before = psutil.Process().children()

    assert call("check", tmp_path / "没有这份文件.docx").code == 2
    assert call("check", tmp_path / "文.docx", "--no-such-option").code == 2

    assert psutil.Process().children() == before
