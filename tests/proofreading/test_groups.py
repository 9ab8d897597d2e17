"""One habit is one group: its cause is named, its places are listed, and the report for people is short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.proofreading.check import check_document
from assistant.proofreading.inputs.docx import read_docx
from assistant.proofreading.report.repairs import repair_lines
from assistant.proofreading.report.text import report_lines
from assistant.rules.profile import load_profile
from tests.ooxml.building import build
from tests.proofreading.flawed import PARAGRAPHS, document_of_five_habits

_BODY: dict[str, Any] = {"font": "仿宋_GB2312", "size": "三号", "first_line": 2, "align": "both"}
_SENTENCES = [f"各单位要按照分工抓好第{number}项工作的落实，并于月底前报送情况。" for number in "一二三四五六七八"]


def checked(data: bytes) -> Any:
    given = read_docx(data, "通知.docx")
    return check_document(given.document, load_profile("standard")).as_json()


def with_body(lines: list[dict[str, Any]], **given: Any) -> bytes:
    return build({"given": [*PARAGRAPHS[:3], *lines, *PARAGRAPHS[6:]], **given})


def group(report: Any, rule: str) -> Any:
    (found,) = (each for each in report["groups"] if rule in each["rules"])
    return found


def test_font_and_size_of_one_cause_are_one_group_with_all_places() -> None:
    report = checked(with_body([{"text": text, **_BODY, "font": "宋体", "size": "四号"} for text in _SENTENCES]))
    found = group(report, "B006")
    assert (found["kind"], found["severity"], found["repair"], found["fixable"]) == ("layout", "warning", "safe", True)
    assert (found["count"], len(found["findings"])) == (8, 16)
    assert [place["paragraph"] for place in found["places"]] == list(range(3, 11))
    assert found["cause"] == "直接设置的格式"
    assert found["message"] == "正文字体、字号现为宋体、四号，一般为三号仿宋，来自直接设置的格式。"
    assert set(found["findings"]) == {each["id"] for each in report["findings"] if each["rule"] == "B006"}


def test_what_a_style_spoils_is_one_group_that_names_the_style() -> None:
    styles = {"正文样式": {"font": "宋体", "size": "小四"}}
    plain = {"style": "正文样式", "first_line": 2, "align": "both"}
    data = with_body([{"text": text, **plain} for text in _SENTENCES], styles=styles)
    found = group(checked(data), "B006")
    assert found["cause"] == "样式“正文样式”"
    assert found["message"].endswith("来自样式“正文样式”。")


def test_slips_that_are_mended_without_a_question_are_one_group_that_names_each() -> None:
    lines = [{"text": f"{text[:-1]}，认真布署。", **_BODY} for text in _SENTENCES[:3]]
    lines.append({"text": "其它单位参照执行，按时上报。", **_BODY})
    found = group(checked(with_body(lines)), "W001")
    assert (found["count"], found["repair"]) == (4, "safe")
    assert "“布署”通常为“部署”" in found["message"]
    assert "“其它”通常为“其他”" in found["message"]


def test_what_has_to_be_confirmed_is_decided_on_rule_by_rule() -> None:
    lines = [{"text": text, **_BODY} for text in ("会期为3月6日-3月8日。", "请于2026.3.6前报送，抓好落实……等工作。")]
    groups = [each for each in checked(with_body(lines))["groups"] if each["repair"] == "confirm"]
    assert [each["rules"] for each in groups if each["kind"] == "text"] == [["M005"], ["U002"], ["M008"]]


def test_faces_of_several_elements_set_by_hand_are_one_group() -> None:
    wrong = {"font": "宋体", "size": "四号"}
    lines = [
        {"text": "一、压实责任", **_BODY, **wrong},
        *({"text": text, **_BODY, **wrong, "lines": 1.5} for text in _SENTENCES[:3]),
    ]
    found = group(checked(with_body(lines)), "B006")
    assert set(found["rules"]) == {"N003", "B006", "P005"}
    assert found["message"].startswith("一级标题字体、字号现为宋体、四号，一般为三号黑体，不加粗；正文字体、字号现为")
    assert found["cause"] == "直接设置的格式"


def test_the_page_and_its_number_are_one_group() -> None:
    page = {"margins": {"top": 1440, "left": 1803}}
    body = [{"text": each, **_BODY} for each in _SENTENCES]
    footers = {"default": [{"text": "1", "align": "center"}]}
    found = group(checked(with_body(body, page=page, footers=footers)), "P002")
    assert {"P002", "P003", "G001"} <= set(found["rules"])
    assert (found["kind"], found["repair"]) == ("layout", "safe")


def test_indents_and_blank_lines_are_one_group() -> None:
    lines = [{"text": text, **_BODY, "first_line": 0} for text in _SENTENCES[:2]]
    lines += [{"text": "", **_BODY}, {"text": _SENTENCES[2], **_BODY, "align": "left"}]
    assert set(group(checked(with_body(lines)), "B007")["rules"]) == {"B007", "B009", "B013"}


def test_the_layout_of_what_is_no_official_document_is_one_line_of_advice() -> None:
    title = {"text": "在防汛工作会议上的讲话", "font": "宋体", "size": "二号", "align": "center"}
    lines = [{"text": text, "font": "宋体", "size": "四号"} for text in (*_SENTENCES, "请大家认真布署。")]
    report = checked(build([title, *lines]))
    advice = [each for each in report["groups"] if each["kind"] == "layout"]
    assert [each["title"] for each in advice] == ["版面建议"]
    assert {"B006", "B007"} <= set(advice[0]["rules"])
    assert sum("版面建议" in line for line in report_lines(report)) == 1
    assert sum("B006" in line for line in report_lines(report, every_place=True)) > len(_SENTENCES)
    assert group(report, "W001")["kind"] == "text"


def test_words_come_first_and_heavier_ones_before_lighter_ones() -> None:
    groups = checked(document_of_five_habits(4))["groups"]
    order = [(each["kind"] == "layout", ["error", "warning", "info"].index(each["severity"])) for each in groups]
    assert order == sorted(order)
    assert {each["kind"] for each in groups} == {"text", "layout"}


def test_every_finding_is_in_exactly_one_group_and_ids_stay_the_same() -> None:
    data = document_of_five_habits(4)
    report, again = checked(data), checked(data)
    inside = [each for found in report["groups"] for each in found["findings"]]
    assert sorted(inside) == sorted(each["id"] for each in report["findings"])
    assert [each["id"] for each in report["groups"]] == [each["id"] for each in again["groups"]]
    assert len({each["id"] for each in report["groups"]}) == len(report["groups"]) == report["summary"]["groups"]


def test_the_report_for_people_grows_with_habits_and_not_with_places() -> None:
    few, many = (checked(document_of_five_habits(places)) for places in (10, 40))
    lines = list(report_lines(many))
    assert len(lines) == len(list(report_lines(few))) < 16
    assert sum("共 40 处" in line for line in lines) == 3
    assert sum("共 80 处" in line for line in lines) == 1, "typeface and size are one habit"
    everything = "\n".join(report_lines(many, every_place=True))
    assert all(each["id"] in everything for each in many["findings"])


def test_the_report_of_a_repair_speaks_in_groups_and_outcomes() -> None:
    report = checked(document_of_five_habits(9))
    outcomes: Mapping[str, str] = {"M008": "skipped"}
    findings = [
        {**each, "outcome": outcomes.get(each["rule"], "fixed"), "reason": "需要确认后才修改，这次没有选择。"}
        for each in report["findings"]
    ]
    repair = {
        **report,
        "findings": findings,
        "mode": "tracked",
        "track": "text",
        "passes": 1,
        "mended": ["样式“正文”"],
        "remaining": [],
    }
    lines = list(repair_lines(repair))
    assert len(lines) == len(report["groups"]) + 4
    assert "  改在样式“正文”里，用到的段落一并改好，没有逐段设置。" in lines
    assert sum(line.startswith("  未修正 M008") for line in lines) == 1
    assert "版面改动不留修订标记" in lines[-1]
