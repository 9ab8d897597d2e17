"""How sure the elements are: doubts where several readings are open, none where a document is as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.documents.certainty import Certainty
from assistant.documents.elements import Element
from assistant.documents.genres import Genre
from assistant.documents.identify import IdentifiedDocument, identify
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build

E = Element
TITLE = {"text": "白河县水利局关于加强汛期值守的通知", "align": "center"}
TO = {"text": "各乡镇水利站："}
BODY = {"text": "各乡镇要加强巡查，发现险情及时处置并按规定报告。", "first_line": 2}
SIGNED = {"text": "白河县水利局", "align": "right"}
DATED = {"text": "2026年5月6日", "align": "right"}
BREAK = {"xml": "<w:r><w:br/></w:r>"}


def identified(*given: Mapping[str, Any]) -> IdentifiedDocument:
    """A description built, read and identified."""
    return identify(read_document(build(list(given)), "测试.docx"))


def elements(*given: Mapping[str, Any]) -> list[Element]:
    """What the paragraphs are."""
    return [each.element for each in identified(*given).paragraphs]


def texts(*given: str) -> list[dict[str, Any]]:
    return [{"text": text} for text in given]


def test_a_document_as_it_should_be_has_no_doubts() -> None:
    found = identified(TITLE, TO, BODY, SIGNED, DATED)
    assert all(each.certainty is Certainty.SURE and not each.doubts for each in found.paragraphs)


def test_a_slip_of_formatting_makes_no_doubt() -> None:
    wrong = [{**each, "align": "center", "font": "黑体"} for each in (TITLE, TO, BODY, SIGNED, DATED)]
    assert {each.certainty for each in identified(*wrong).paragraphs} == {Certainty.SURE}


def test_a_short_line_in_the_middle_is_not_taken_for_body() -> None:
    found = identified(TITLE, TO, BODY, {"text": "重点水库名单", "align": "center"}, BODY, SIGNED, DATED).paragraphs[3]
    assert (found.element, found.certainty) == (E.UNKNOWN, Certainty.UNSURE)
    assert [doubt.reason for doubt in found.doubts] == ["可能是小标题、图表题名或者署名"]


def test_paragraphs_joined_by_soft_returns_are_unsure() -> None:
    joined = {"runs": [{"text": "各站要加强巡查。"}, BREAK, {"text": "发现险情要报告。"}]}
    assert identified(TITLE, TO, joined, SIGNED, DATED).paragraphs[2].certainty is Certainty.UNSURE


@pytest.mark.parametrize("caption", ["图1：水库检查路线图", "表2-1　水库基本情况", "附图一 检查路线"])
def test_names_of_figures_and_tables(caption: str) -> None:
    assert elements(TITLE, TO, BODY, {"text": caption}, BODY)[3] is E.CAPTION


def test_a_sentence_on_a_table_is_text() -> None:
    assert elements(TITLE, TO, {"text": "表1所列水库应当逐一检查，建立台账。"}, BODY)[2] is E.BODY


@pytest.mark.parametrize(
    "date", ["2026年　月　日", "20XX年X月X日", "××××年×月×日", "____年__月__日", "2026年5月　日", "年　月　日"]
)
def test_a_date_that_is_to_be_filled_in_is_the_date(date: str) -> None:
    end = [{"text": "白河县水利局", "align": "right"}, {"text": date, "align": "right"}]
    assert elements(TITLE, TO, BODY, *end, {"text": "附件", "page_break_before": True}, BODY)[3:5] == [
        E.ISSUER_SIGNATURE,
        E.SIGNING_DATE,
    ]


@pytest.mark.parametrize(
    "recipients", ["[主送单位]", "【主送机关】：", "××××：", "XX局：", "各乡镇水利站、县属各水库管理所。"]
)
def test_recipients_that_are_to_be_filled_in_or_end_with_another_mark(recipients: str) -> None:
    assert elements(TITLE, {"text": recipients}, BODY, SIGNED, DATED)[1] is E.MAIN_RECIPIENTS


def test_a_sentence_under_the_title_is_no_recipient() -> None:
    assert elements(TITLE, {"text": "各单位要认真执行。"}, BODY)[1] is E.BODY


@pytest.mark.parametrize("number", ["〔2026〕××号", "第　　号", "×水〔2026〕×号", "〔2026〕　号", "白水〔20XX〕X号"])
def test_a_number_that_is_to_be_filled_in(number: str) -> None:
    head = {"text": "白河县水利局文件", "align": "center", "colour": "FF0000"}
    assert elements(head, {"text": number, "align": "center"}, TITLE, TO, BODY)[1] is E.DOCUMENT_NUMBER


@pytest.mark.parametrize("heading", ["一、检查时间", "（一）检查时间：", "1.时间"])
def test_a_date_under_a_heading_is_text(heading: str) -> None:
    rest = texts("二、地点", "县水利局大院") if heading.startswith("一") else []
    found = elements(
        TITLE, TO, BODY, {"text": heading}, {"text": "2026年7月20日", "first_line": 2}, *rest, SIGNED, DATED
    )
    assert found[4] is E.BODY
    assert found[-2:] == [E.ISSUER_SIGNATURE, E.SIGNING_DATE]
    assert not {E.ATTACHMENT_BODY, E.ATTACHMENT_TITLE} & set(found)


def test_labels_that_run_into_a_number_are_items_where_they_count_on() -> None:
    items = texts("1.2026年7月底前完成普查。", "2.100%落实整改。", "3.8月底前报送。", "4.其他事项另行通知。")
    assert elements(TITLE, TO, BODY, *items, SIGNED, DATED)[3:7] == [E.HEADING_3] * 4


def test_a_label_that_the_program_counts_is_read_alone() -> None:
    lists = {1: [{"format": "decimal", "text": "%1."}]}
    given = [TITLE, TO, BODY, {"text": "2026年7月底前完成普查。", "list": [1, 0]}, BODY, SIGNED, DATED]
    found = identify(read_document(build({"given": given, "lists": lists}), "测试.docx")).paragraphs[3]
    assert (found.text, found.element) == ("1.2026年7月底前完成普查。", E.HEADING_3)


def test_decimals_at_the_beginning_of_paragraphs_are_none() -> None:
    assert (
        elements(TITLE, TO, *texts("1.5亿元资金已经到位。", "2.3万人参加了培训。"), SIGNED, DATED)[2:4] == [E.BODY] * 2
    )


def test_recipients_and_body_in_one_paragraph() -> None:
    joined = {"runs": [{"text": "各乡镇水利站："}, BREAK, {"text": "　　为做好防汛工作，现将有关事项通知如下："}]}
    found = identified(TITLE, joined, BODY, SIGNED, DATED).paragraphs[1]
    assert (found.element, found.certainty) == (E.MAIN_RECIPIENTS, Certainty.LIKELY)


def test_signature_and_date_in_one_paragraph_are_both_read() -> None:
    joined = {"runs": [{"text": "白河县水利局"}, BREAK, {"text": "2026年　月　日"}], "align": "right"}
    spans = identified(TITLE, TO, BODY, joined).paragraphs[-1].spans
    assert [span.element for span in spans] == [E.ISSUER_SIGNATURE, E.SIGNING_DATE]


@pytest.mark.parametrize(
    "table",
    [
        [["白河县水利局"], ["2026年5月6日"]],
        [["", "白河县水利局"], ["", "2026年5月6日"]],
        [[[{"text": "白河县水利局"}, {"text": "2026年5月6日"}]]],
    ],
)
def test_signature_and_date_in_a_small_table_are_both_read(table: list[list[Any]]) -> None:
    found = [each for each in elements(TITLE, TO, BODY, {"table": table}) if each is not E.BLANK]
    assert found[-2:] == [E.ISSUER_SIGNATURE, E.SIGNING_DATE]


def test_a_small_table_within_the_text_is_text() -> None:
    table = {"table": [["时间", "2026年5月9日"], ["地点", "县水利局"]]}
    assert set(elements(TITLE, TO, BODY, table)[3:]) == {E.BODY}


def test_the_line_of_issuer_and_date_and_the_red_mark_of_minutes() -> None:
    mark = {"text": "会议纪要", "colour": "FF0000", "size": 40, "align": "center"}
    line = {"text": "白河县水利局　　　　2026年5月6日"}
    text = texts("会议研究了有关工作，议定事项如下：", "一、落实责任", "由安全科牵头。")
    number = {"text": "〔2026〕5号"}
    assert elements(mark, number, line, *text)[:4] == [E.ISSUING_AUTHORITY_MARK, E.DOCUMENT_NUMBER, E.UNKNOWN, E.BODY]


def test_the_byline_of_a_speech_is_no_title() -> None:
    given = texts(
        "在全县防汛工作会议上的讲话", "县水利局局长", "（2026年5月6日）", "同志们：", "今天会议的任务是部署防汛。"
    )
    assert elements(*given)[:4] == [E.TITLE, E.UNKNOWN, E.UNKNOWN, E.MAIN_RECIPIENTS]


def test_the_header_of_a_form_is_no_title() -> None:
    given = [
        *texts("附件2", "干部年度考核登记表", "填报单位（盖章）：　　填报时间："),
        {"table": [["姓名", "", "性别", ""]]},
    ]
    assert elements(*given)[:3] == [E.ATTACHMENT_LABEL, E.TITLE, E.UNKNOWN]


def test_a_remarked_label_is_no_list_of_attachments() -> None:
    found = elements(TITLE, TO, BODY, *texts("附件1（样式）", "图1：检查路线图", "特此通知。"), SIGNED, DATED)
    assert found[3:6] == [E.UNKNOWN, E.CAPTION, E.BODY]


def test_a_label_after_a_page_break_in_its_paragraph() -> None:
    label = {"runs": [{"xml": '<w:r><w:br w:type="page"/></w:r>'}, {"text": "附件1"}]}
    found = elements(TITLE, TO, BODY, {"text": "附件：1.检查表"}, SIGNED, DATED, label, {"text": "检查表"}, BODY)
    assert found[-3:] == [E.ATTACHMENT_LABEL, E.ATTACHMENT_TITLE, E.ATTACHMENT_BODY]


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("白河县水利局2026年防汛工作方案", Genre.PLAN),
        ("干部年度考核登记表", Genre.FORM),
        ("房屋租赁合同", Genre.CONTRACT),
        ("论基层水利治理的几个问题", Genre.THESIS),
        ("在全县防汛工作会议上的讲话", Genre.SPEECH),
        ("白河县水利局2026年工作总结", Genre.SUMMARY),
        ("白河县水库管理办法", Genre.REGULATION),
    ],
)
def test_what_is_plainly_no_official_document(title: str, genre: Genre) -> None:
    character = identified({"text": title, "align": "center"}, {"text": ""}, BODY, SIGNED, DATED).character
    assert (character.genre, character.official) == (genre, False)


def test_a_plan_attached_to_a_notice_is_part_of_an_official_document() -> None:
    attached = [{"text": "附件", "page_break_before": True}, *texts("白河县防汛工作方案", "一、总体要求")]
    character = identified(TITLE, TO, BODY, SIGNED, DATED, *attached).character
    assert (character.genre, character.official) == (None, True)


def test_a_title_of_another_genre_that_is_sent_like_an_official_document_is_judged_as_one() -> None:
    title = {"text": "白河县水利局关于防汛工作情况的汇报"}
    assert identified(title, {"text": "白河县人民政府："}, BODY, SIGNED, DATED).character.genre is None


def test_kinds_that_may_be_meant() -> None:
    given = [*texts("白河县人民政府：", "特此报告。"), SIGNED, DATED]
    assert [kind.value for kind in identified(*given).character.candidates][:2] == ["报告", "通知"]


def test_a_title_with_a_wrong_sign_behind_it_is_a_title() -> None:
    lines = [{"text": text, "align": "center"} for text in ("白河县水利局关于加强", "汛期值守的通知：")]
    assert elements(*lines, TO, BODY, SIGNED, DATED)[:3] == [E.TITLE, E.TITLE, E.MAIN_RECIPIENTS]


def test_the_first_line_of_a_long_title_is_no_sentence() -> None:
    long = "白河县水利局关于深入学习贯彻上级有关会议精神进一步统一思想提高认识压实责任强化举措扎实推进重点领域重点环节有关工作切实加强"
    lines = [{"text": text, "align": "center"} for text in (long, "汛期值守的通知")]
    assert elements(*lines, TO, BODY, SIGNED, DATED)[:3] == [E.TITLE, E.TITLE, E.MAIN_RECIPIENTS]


def test_a_note_under_a_table_is_no_body() -> None:
    table = {"table": [["等级", "数量"], ["一级", "12"]]}
    found = elements(
        TITLE, TO, BODY, {"text": "单位：个", "align": "right"}, table, {"text": "注：截至2025年底。"}, BODY
    )
    assert (found[3], found[-2], found[-1]) == (E.CAPTION, E.CAPTION, E.BODY)


def test_a_name_under_the_list_of_attachments_signs_wherever_it_stands() -> None:
    attached = [{"text": "附件：1.值班安排表", "first_line": 2}, {"text": "2.巡查记录", "first_line": 5}]
    signed = {"text": "白河县水利局", "first_line": 2}
    assert elements(TITLE, TO, BODY, {"text": ""}, *attached, {"text": ""}, signed, DATED)[-2:] == [
        E.ISSUER_SIGNATURE,
        E.SIGNING_DATE,
    ]
