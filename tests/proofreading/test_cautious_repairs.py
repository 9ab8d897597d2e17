"""What people bring is left alone where a line may be something else: headings without labels, forms, code, halves of sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.documents.edits import SetRunFormat
from assistant.ooxml.reader import read_document
from assistant.proofreading.check import check_document
from assistant.proofreading.findings import Finding
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.fixing.fix import fix_document
from assistant.rules.profile import load_profile
from assistant.rules.rule import Change, Repair
from tests.ooxml.building import build

TYPE = {"font": "仿宋_GB2312", "size": "三号"}
BODY = {**TYPE, "first_line": 2, "align": "both"}
BREAK = {"xml": "<w:r><w:br/></w:r>"}
DATE = "2026-03-20T09:00:00Z"
HEAD = (
    {"text": "青石县水务局关于做好水闸检修的通知", "font": "方正小标宋简体", "size": "二号", "align": "center"},
    {"text": "各水闸管理站：", **TYPE},
    {"text": "汛期将至，现就水闸检修有关事项通知如下：", **BODY},
)
FOOT = ({"text": "青石县水务局", **TYPE, "align": "right"}, {"text": "2026年3月16日", **TYPE, "align": "right"})


def notice(*given: Mapping[str, Any]) -> bytes:
    """A notice with some paragraphs in its text."""
    return build([*HEAD, *given, *FOOT])


def found(data: bytes, code: str) -> list[Finding]:
    report = check_document(read_document(data, "测试.docx"), load_profile())
    return [finding for finding in report.findings if finding.rule.code == code]


def repaired(data: bytes, *, confirmed: bool = False) -> list[str]:
    fixed = fix_document(data, "测试.docx", load_profile(), FixMode.CLEAN, Choice(include_confirm=confirmed), DATE)
    return [paragraph.text for paragraph in fixed.remaining.document.document.paragraphs]


@pytest.mark.parametrize("face", ["黑体", "楷体_GB2312"])
def test_a_short_line_in_the_face_of_headings_may_be_one_without_a_label(face: str) -> None:
    (line,) = found(notice({**BODY, "text": "检修范围", "font": face}), "B006")
    assert line.repair is Repair.PERSON
    (sentence,) = found(notice({**BODY, "text": "检修范围是全部中型水闸。", "font": face}), "B006")
    assert sentence.repair is Repair.SAFE


def test_a_long_sentence_behind_a_label_is_no_heading_to_be_set_in_its_face() -> None:
    long = "二、4月20日之前各水闸管理站登录县水务平台查询本站检修任务并在平台上填报检修人员和物资准备情况。"
    heading = {**BODY, "text": "一、检修范围", "font": "黑体"}
    texts = ({**BODY, "text": "全部中型水闸。"}, {**BODY, "text": long}, {**BODY, "text": "逾期不再受理。"})
    assert all(each.repair is Repair.PERSON for each in found(notice(heading, *texts), "N003"))


def test_what_goes_on_with_the_line_above_gets_no_indent() -> None:
    first = {**BODY, "text": "各水闸管理站要在4月20日之前查清闸门、启闭机、备用电源的情况，"}
    rest = {**TYPE, "align": "both", "text": "并把查到的问题报县水务局。"}
    assert [each.repair for each in found(notice(first, rest), "B007")] == [Repair.PERSON]
    assert [each.repair for each in found(notice({**BODY, "text": "请认真检修。"}, rest), "B007")] == [Repair.SAFE]


@pytest.mark.parametrize("text", ["　" * 14 + "站（公章）：", "值班电话：", "东闸管理站  西闸管理站"])
def test_lines_of_forms_and_names_are_not_indented(text: str) -> None:
    data = notice({**TYPE, "align": "both", "text": text})
    assert text in repaired(data, confirmed=True)


@pytest.mark.parametrize(
    "text",
    [
        "流程为报名-->初审-->复审，请照此办理。",
        "请运行load_model(r'D:\\模型', lang='中文')后再检修。",
        "培训班专注于以实操为核心的检修技能。",
        "检修既看天赋与技能，也看态度。",
        "入选品牌有丰茂盛、和合谷等。",
    ],
)
def test_arrows_code_and_words_across_a_boundary_are_left(text: str) -> None:
    assert text in repaired(notice({**BODY, "text": text}), confirmed=True)


def test_a_list_behind_soft_returns_is_not_mended_in_part() -> None:
    joined = {"runs": [{"text": "2、检查闸门；", **TYPE}, BREAK, {"text": "3、检查电源；", **TYPE}], "first_line": 2}
    given = ({**BODY, "text": "1、检查启闭机；"}, joined, {**BODY, "text": "4、上报结果。"})
    texts = "".join(repaired(notice(*given), confirmed=True))
    assert all(f"{number}、检查" in texts for number in (1, 2, 3))


def test_a_path_does_not_run_into_the_number() -> None:
    given = [{**BODY, "text": f"{at}、{text}"} for at, text in enumerate(("./configure", "make"), 1)]
    assert "1、./configure" in repaired(notice(*given), confirmed=True)


def test_a_colon_that_opens_a_list_stays_at_a_heading() -> None:
    heading = {**TYPE, "font": "楷体_GB2312", "first_line": 2, "text": "（一）还应符合以下条件："}
    assert heading["text"] in repaired(notice(heading, {**BODY, "text": "有检修经验。"}), confirmed=True)


def test_a_red_mark_taken_for_the_title_keeps_its_size() -> None:
    mark = {"text": "青石县水务局公告", "font": "方正小标宋简体", "size": 57, "colour": "FF0000", "align": "center"}
    sizes = [each for each in found(build([mark, *HEAD[2:], *FOOT]), "T002") if each.repair is not Repair.PERSON]
    assert not [edit for each in sizes for edit in each.violation.all_edits if isinstance(edit, SetRunFormat)]


def test_the_list_of_attachments_begins_where_its_numbers_do() -> None:
    said = {**BODY, "text": "附件：材料请到县水务局领取"}
    listed = ({**BODY, "text": "附件：1.检修任务表"}, {**TYPE, "left": 5, "text": "2.检修人员表"})
    texts = repaired(notice(said, {**BODY, "text": "请认真检修。"}, *listed))
    assert "附件：1.检修任务表" in texts
    assert "2.检修人员表" in texts


def test_the_layout_of_what_may_be_no_official_document_is_left_even_if_confirmed() -> None:
    given = [{"text": text, "font": "宋体", "size": "五号"} for text in ("水闸检修心得", "检修要细。", "要有耐心。")]
    findings = check_document(read_document(build(given), "测试.docx"), load_profile()).findings
    layout = [each for each in findings if each.rule.changes is Change.LAYOUT]
    assert layout
    assert {each.repair for each in layout} == {Repair.PERSON}


@pytest.mark.parametrize("lines", [18, 20])
def test_what_appears_when_the_page_grows_does_not_undo_the_repairs(lines: int) -> None:
    texts = [
        "关于召开全市安全生产工作会议的通知",
        "各县区人民政府：",
        *(f"（{at}）请各单位按照要求做好安全生产工作。" for at in range(lines - 2)),
        "附件：名单",
        "青石市人民政府办公室",
        "2025年3月1日",
    ]
    data = build([{"text": text} for text in texts])
    fixed = fix_document(data, "测试.docx", load_profile(), FixMode.TRACKED, Choice(), DATE)
    assert not [each for each in fixed.outcomes.values() if each.outcome == "failed"]
    assert sum(each.outcome == "fixed" for each in fixed.outcomes.values()) > lines
