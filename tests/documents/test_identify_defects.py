"""Identification of documents that are wrong: in formatting, in wording, in what is missing; and of what is no 公文."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from assistant.documents.document_types import Direction, DocumentFormat, DocumentType
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, identify
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build

E = Element
BODY = "各乡镇要加强巡查，发现险情及时处置并按规定报告。"


def identified(spec: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> IdentifiedDocument:
    """A description built, read and identified."""
    return identify(read_document(build(spec), "测试.docx"))


def elements(*texts: str) -> list[Element]:
    """The elements of unformatted paragraphs."""
    return [each.element for each in identified([{"text": text} for text in texts]).paragraphs]


def test_formatting_of_a_title_does_not_decide() -> None:
    spec = [
        {"text": "白河县水利局", "font": "宋体", "size": "三号", "align": "left"},
        {"text": "关于加强汛期值守的通知", "font": "宋体", "size": "三号", "align": "left"},
        {"text": "各乡镇水利站：", "font": "方正小标宋简体", "size": "二号", "align": "center"},
        {"text": BODY, "align": "center", "font": "黑体"},
        {"text": "白河县水利局"},
        {"text": "2026年5月6日"},
    ]
    found = identified(spec)
    assert [each.element for each in found.paragraphs] == [
        E.TITLE,
        E.TITLE,
        E.MAIN_RECIPIENTS,
        E.BODY,
        E.ISSUER_SIGNATURE,
        E.SIGNING_DATE,
    ]
    assert not found.character.has_masthead


def test_recipients_missing_or_without_colon() -> None:
    title = "白河县水利局关于加强汛期值守的通知"
    assert elements(title, BODY, "特此通知。") == [E.TITLE, E.BODY, E.BODY]
    assert elements(title, "各乡镇水利站", BODY) == [E.TITLE, E.MAIN_RECIPIENTS, E.BODY]
    assert elements(title, "各乡镇水利站:", BODY) == [E.TITLE, E.MAIN_RECIPIENTS, E.BODY]


def test_first_line_need_not_be_the_title() -> None:
    assert elements("秘密", "特急", "白水〔2026〕3号", "", "关于加强汛期值守的通知", "各站：", BODY) == [
        E.SECURITY_CLASSIFICATION,
        E.URGENCY,
        E.DOCUMENT_NUMBER,
        E.BLANK,
        E.TITLE,
        E.MAIN_RECIPIENTS,
        E.BODY,
    ]


@pytest.mark.parametrize(
    "number",
    [
        "白水[2026]3号",
        "白水（2026）第3号",
        "白水字〔2026〕003号",
        "白水〔26〕3号",
        "白水〔2026〕3",
        "白水〔二〇二六〕3号",
    ],
)
def test_document_numbers_in_wrong_forms(number: str) -> None:
    found = elements("白河县水利局文件", number, "关于加强汛期值守的通知", "各站：", BODY)
    assert found[:3] == [E.ISSUING_AUTHORITY_MARK, E.DOCUMENT_NUMBER, E.TITLE]


@pytest.mark.parametrize("date", ["二〇二六年五月六日", "2026.5.6", "2026年05月06日", "2026年5月", "2026-05-06"])
def test_signing_dates_in_wrong_forms(date: str) -> None:
    found = elements("白河县水利局关于值守的通知", BODY, "白河县水利局", date)
    assert found[2:] == [E.ISSUER_SIGNATURE, E.SIGNING_DATE]


def test_a_signing_date_without_a_year() -> None:
    assert elements("通　知", "全体职工：", "5月1日放假一天。", "办公室", "4月29日")[3:] == [
        E.ISSUER_SIGNATURE,
        E.SIGNING_DATE,
    ]


def test_a_title_with_a_full_stop_is_still_a_title() -> None:
    assert elements("白河县水利局关于", "加强汛期值守的通知。", "各站：", BODY)[:2] == [E.TITLE, E.TITLE]


def test_headings_numbered_by_hand_in_other_ways() -> None:
    found = elements("关于值守的通知", "一.总体要求", "(一)职责", "1、值班", "(1)白班", "㈡报告", "3.5万人参加巡查。")
    assert found[1:] == [E.HEADING_1, E.HEADING_2, E.HEADING_3, E.HEADING_4, E.HEADING_2, E.BODY]


def test_automatic_numbers_count_as_text_and_bullets_do_not() -> None:
    levels = [
        {"format": "chineseCounting", "text": "%1、"},
        {"format": "chineseCounting", "text": "（%2）"},
    ]
    bullets = [{"format": "bullet", "text": "1."}]
    found = identified(
        {
            "lists": {1: levels, 2: bullets},
            "given": [
                {"text": "关于值守的通知"},
                {"text": "总体要求", "list": [1, 0]},
                {"text": "职责", "list": [1, 1]},
                {"text": "按时到岗", "list": [2, 0]},
            ],
        }
    )
    assert [each.element for each in found.paragraphs] == [E.TITLE, E.HEADING_1, E.HEADING_2, E.BODY]


def test_joint_issue_with_a_mark_in_a_table() -> None:
    found = identified(
        [
            {"table": [[[{"text": "白河县民政局"}, {"text": "白河县财政局"}], "文件"]]},
            {"text": "白民〔2026〕4号"},
            {"text": "白河县民政局　白河县财政局"},
            {"text": "关于发放临时补助的通知"},
            {"text": "各乡镇人民政府："},
            {"text": BODY},
            {"text": "白河县民政局"},
            {"text": "白河县财政局"},
            {"text": "2026年5月6日"},
        ]
    )
    assert len(found.of(E.ISSUING_AUTHORITY_MARK)) == 3
    assert found.text_of(E.TITLE) == "白河县民政局白河县财政局关于发放临时补助的通知"
    assert len(found.of(E.ISSUER_SIGNATURE)) == 2
    assert found.character.joint


def test_a_mark_in_a_text_box_and_an_imprint_in_a_table() -> None:
    found = identified(
        [
            {"box": [{"text": "白河县水利局文件"}]},
            {"text": "白水〔2026〕3号", "border": [1.5, "FF0000"]},
            {"text": "关于加强汛期值守的通知"},
            {"text": "各站："},
            {"text": BODY},
            {"text": "白河县水利局"},
            {"text": "2026年5月6日"},
            {"table": [["抄送：县应急管理局。", ""], ["白河县水利局办公室", "2026年5月7日印发"]]},
        ]
    )
    [mark] = found.of(E.ISSUING_AUTHORITY_MARK)
    assert mark.place.text_box == 0
    assert [each.text for each in found.of(E.COPY_RECIPIENTS)] == ["抄送：县应急管理局。"]
    assert [each.text for each in found.of(E.PRINTING_AUTHORITY)] == ["白河县水利局办公室", "2026年5月7日印发"]


def test_separators_are_blank_paragraphs_with_a_line() -> None:
    found = identified(
        [
            {"text": "白水〔2026〕3号"},
            {"border": [1.5, "FF0000"]},
            {"text": ""},
            {"text": "关于值守的通知"},
            {"text": "各站："},
            {"text": BODY},
        ]
    )
    assert [each.element for each in found.paragraphs][:4] == [E.DOCUMENT_NUMBER, E.SEPARATOR, E.BLANK, E.TITLE]


def test_a_table_in_an_attachment_is_its_text() -> None:
    found = identified(
        [
            {"text": "关于值守的通知"},
            {"text": "各站："},
            {"text": BODY},
            {"text": "附件：值班表"},
            {"text": "白河县水利局"},
            {"text": "2026年5月6日"},
            {"text": "附件", "page_break_before": True},
            {"text": "值班表"},
            {"table": [["序号", "日期"], ["1", "2026年5月7日"], ["2", "2026年5月8日"], ["3", "2026年5月9日"]]},
        ]
    )
    cells = [each for each in found.paragraphs if each.place.table is not None]
    assert {(each.element, each.attachment) for each in cells} == {(E.ATTACHMENT_BODY, 1)}
    assert [each.text for each in found.of(E.SIGNING_DATE)] == ["2026年5月6日"]


def test_an_attached_regulation_without_a_mark() -> None:
    found = identified(
        [
            {"text": "白河县人民政府令"},
            {"text": "第3号"},
            {"text": "现公布《白河县河道管理办法》，自2026年7月1日起施行。"},
            {"text": "县长　陈远山"},
            {"text": "2026年5月6日"},
            {"text": "白河县河道管理办法", "page_break_before": True},
            {"text": "第一条　为了加强河道管理，制定本办法。"},
            {"text": "第二条　禁止下列行为："},
            {"text": "（一）倾倒垃圾；"},
        ]
    )
    assert [each.element for each in found.paragraphs][5:] == [E.ATTACHMENT_TITLE, *[E.ATTACHMENT_BODY] * 3]
    assert found.format is DocumentFormat.ORDER


def test_signature_and_date_in_one_line_and_signature_without_date() -> None:
    title = "关于加强汛期值守的通知"
    in_one_line = identified([{"text": text} for text in (title, "各站：", BODY, "白河县水利局　2026年5月6日")])
    [signature] = in_one_line.of(E.ISSUER_SIGNATURE)
    assert [span.element for span in signature.spans] == [E.ISSUER_SIGNATURE, E.SIGNING_DATE]
    assert elements(title, "各站：", BODY, "白河县水利局")[-1] is E.ISSUER_SIGNATURE


def test_remarks_without_brackets_after_the_date() -> None:
    found = elements("关于值守的通知", BODY, "白河县水利局", "2026年5月6日", "联系人：李明，电话：1234567")
    assert found[-1] is E.REMARKS


def test_kind_from_closing_phrases_where_the_title_names_none() -> None:
    found = identified([{"text": t} for t in ("关于增加防汛经费", "县财政局：", BODY, "妥否，请批示。")])
    assert found.document_type is not None
    assert (found.document_type.type, found.document_type.from_title) == (DocumentType.REQUEST, False)
    assert found.direction is Direction.UPWARD


def test_an_attachment_list_after_the_date_begins_no_attachment() -> None:
    found = elements("关于购车的请示", "县政府：", "妥否，请批示。", "白河县水利局", "2026年5月6日", "附：购车清单")
    assert found[-1] is E.ATTACHMENT_LIST


def test_a_number_under_the_title_as_on_web_pages() -> None:
    found = elements("白河县水利局关于值守的通知", "白水〔2026〕3号", "各站：", BODY)
    assert found == [E.TITLE, E.DOCUMENT_NUMBER, E.MAIN_RECIPIENTS, E.BODY]


def test_minutes_with_a_mark_of_two_lines_are_of_one_authority() -> None:
    texts = ("白河县人民政府办公室", "会议纪要", "〔2026〕8号", "研究防汛工作会议纪要", BODY)
    found = identified([{"text": text} for text in texts])
    marks, title = E.ISSUING_AUTHORITY_MARK, E.TITLE
    assert [each.element for each in found.paragraphs] == [marks, marks, E.DOCUMENT_NUMBER, title, E.BODY]
    assert found.format is DocumentFormat.MINUTES
    assert not found.character.joint


def test_a_title_without_kind_and_recipients_without_colon() -> None:
    found = elements("白河县教育局", "白教函〔2026〕6号", "", "关于支持校园安全", "", "白河县公安局", "", BODY)
    assert [each for each in found if each is not E.BLANK] == [
        E.ISSUING_AUTHORITY_MARK,
        E.DOCUMENT_NUMBER,
        E.TITLE,
        E.MAIN_RECIPIENTS,
        E.BODY,
    ]


def test_dates_of_a_table_are_not_the_signing_date() -> None:
    rows = [["序号", "时间"], ["1", "2026年5月"], ["2", "2026年6月"], ["3", "2026年7月"]]
    found = identified(
        [
            {"text": "关于演练的通知"},
            {"text": BODY},
            {"text": "附件：1.计划表"},
            {"text": "白河县水利局"},
            {"text": "2026年5月6日"},
            {"text": "附件1"},
            {"text": "计划表"},
            {"table": rows},
        ]
    )
    assert [each.element for each in found.paragraphs][5:8] == [
        E.ATTACHMENT_LABEL,
        E.ATTACHMENT_TITLE,
        E.ATTACHMENT_BODY,
    ]


def test_what_is_no_official_document_is_said_so_with_reasons() -> None:
    found = identified([{"text": t} for t in ("春游", "昨天我们去了山里。", "花开了，水也绿了。", "大家都很高兴。")])
    assert [each.element for each in found.paragraphs] == [E.TITLE, E.BODY, E.BODY, E.BODY]
    assert not found.character.official
    assert found.document_type is None
    assert any("发文字号" in reason for reason in found.character.reasons)


def test_an_empty_document_has_nothing_to_identify() -> None:
    found = identified([{"text": ""}])
    assert [each.element for each in found.paragraphs] == [E.BLANK]
    assert not found.character.official
