"""Elements of documents of all 15 文种, made as .docx files and read again; what each paragraph is was written by hand."""

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
ISSUER = "白河县人民政府"
DATE = ("2026年4月8日", E.SIGNING_DATE)
TEXT = ("各级各部门要加强组织领导，落实工作责任，确保各项任务按期完成。", E.BODY)
BLANK = ("", E.BLANK)
Expected = Sequence[tuple[str, Element]]


def identified(spec: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> IdentifiedDocument:
    """A description built, read and identified."""
    return identify(read_document(build(spec), "测试.docx"))


def check(expected: Expected) -> IdentifiedDocument:
    """Identifies the texts, without any formatting, and compares element by element."""
    found = identified([{"text": text} for text, _ in expected])
    assert [(each.text, each.element) for each in found.paragraphs] == list(expected)
    return found


def with_head(*rest: tuple[str, Element], number: str = "白政发〔2026〕8号") -> list[tuple[str, Element]]:
    head = [(f"{ISSUER}文件", E.ISSUING_AUTHORITY_MARK), BLANK, (number, E.DOCUMENT_NUMBER), BLANK]
    return [*head, *rest]


KINDS: dict[DocumentType, list[tuple[str, Element]]] = {
    DocumentType.RESOLUTION: [
        ("白河县第九届人民代表大会第三次会议", E.TITLE),
        ("关于政府工作报告的决议", E.TITLE),
        ("（2026年4月8日白河县第九届人民代表大会第三次会议通过）", E.UNKNOWN),
        ("会议听取并审议了县长所作的政府工作报告，决定批准这个报告。", E.BODY),
    ],
    DocumentType.DECISION: with_head(
        ("白河县人民政府关于取消一批行政审批事项的决定", E.TITLE),
        ("为深化改革，县人民政府决定取消下列行政审批事项：", E.BODY),
        ("一、取消临时占道审批", E.HEADING_1),
        TEXT,
        ("本决定自公布之日起施行。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
    ),
    DocumentType.ORDER: [
        ("白河县人民政府令", E.ISSUING_AUTHORITY_MARK),
        ("第12号", E.DOCUMENT_NUMBER),
        ("《白河县养犬管理办法》已经县人民政府常务会议通过，现予公布，自2026年6月1日起施行。", E.BODY),
        ("县长　陈远山", E.ISSUER_SIGNATURE),
        DATE,
    ],
    DocumentType.COMMUNIQUE: [
        ("白河县2025年国民经济和社会发展统计公报", E.TITLE),
        ("白河县统计局", E.ISSUER_SIGNATURE),
        ("2025年，全县经济运行总体平稳，主要指标增速好于预期。", E.BODY),
        ("一、综合", E.HEADING_1),
        TEXT,
    ],
    DocumentType.ANNOUNCEMENT: [
        ("白河县人民政府关于白河水库蓄水的公告", E.TITLE),
        ("现将白河水库蓄水有关事项公告如下：", E.BODY),
        ("1.蓄水时间为2026年5月1日至6月30日。", E.HEADING_3),
        ("特此公告。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
    ],
    DocumentType.PUBLIC_NOTICE: with_head(
        ("白河县公安局关于城区道路限行的通告", E.TITLE),
        ("为保障施工安全，现就有关事项通告如下：", E.BODY),
        ("特此通告。", E.BODY),
        ("白河县公安局", E.ISSUER_SIGNATURE),
        DATE,
        number="白公〔2026〕3号",
    ),
    DocumentType.OPINIONS: with_head(
        ("白河县人民政府关于促进夜间经济发展的意见", E.TITLE),
        ("各乡镇人民政府，县政府各部门：", E.MAIN_RECIPIENTS),
        ("现就促进夜间经济发展提出如下意见：", E.BODY),
        ("一、总体要求", E.HEADING_1),
        ("（一）基本原则", E.HEADING_2),
        ("1.坚持统筹推进。", E.HEADING_3),
        ("（1）合理布局网点。", E.HEADING_4),
        ("请结合实际认真贯彻落实。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
    ),
    DocumentType.NOTICE: [
        ("000012", E.COPY_NUMBER),
        ("机密★3年", E.SECURITY_CLASSIFICATION),
        ("特急", E.URGENCY),
        *with_head(
            ("白河县人民政府", E.TITLE),
            ("关于做好2026年防汛工作的通知", E.TITLE),
            ("各乡镇人民政府：", E.MAIN_RECIPIENTS),
            TEXT,
            ("附件：1.防汛责任人名单", E.ATTACHMENT_LIST),
            ("2.防汛物资清单", E.ATTACHMENT_LIST),
            (ISSUER, E.ISSUER_SIGNATURE),
            DATE,
            ("（联系人：李明，电话：1234567）", E.REMARKS),
            ("附件1", E.ATTACHMENT_LABEL),
            ("防汛责任人名单", E.ATTACHMENT_TITLE),
            ("一、县级责任人", E.HEADING_1),
            ("县长负总责，分管副县长负直接责任。", E.ATTACHMENT_BODY),
            ("附件2", E.ATTACHMENT_LABEL),
            ("防汛物资清单", E.ATTACHMENT_TITLE),
            ("储备编织袋3万条、救生衣500件。", E.ATTACHMENT_BODY),
            ("抄送：县委办公室，县人大常委会办公室。", E.COPY_RECIPIENTS),
            ("白河县人民政府办公室　2026年4月9日印发", E.PRINTING_AUTHORITY),
        ),
    ],
    DocumentType.CIRCULAR: with_head(
        ("白河县人民政府关于表扬先进集体的通报", E.TITLE),
        ("各乡镇人民政府、县直各单位：", E.MAIN_RECIPIENTS),
        TEXT,
        ("附件：先进集体名单", E.ATTACHMENT_LIST),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
        ("（此件公开发布）", E.REMARKS),
    ),
    DocumentType.REPORT: with_head(
        ("签发人：陈远山", E.SIGNATORY),
        ("白河县人民政府关于2025年法治政府建设情况的报告", E.TITLE),
        ("山南市人民政府：", E.MAIN_RECIPIENTS),
        ("现将有关情况报告如下：", E.BODY),
        TEXT,
        ("特此报告。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
    ),
    DocumentType.REQUEST: with_head(
        ("白河县人民政府关于调整行政区划的请示", E.TITLE),
        ("山南市人民政府：", E.MAIN_RECIPIENTS),
        TEXT,
        ("妥否，请批示。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
        number="白政〔2026〕2号　签发人：陈远山",
    ),
    DocumentType.REPLY: with_head(
        ("白河县人民政府关于同意设立产业园的批复", E.TITLE),
        ("青石镇人民政府：", E.MAIN_RECIPIENTS),
        ("你镇《关于设立产业园的请示》（青政〔2026〕5号）收悉。现批复如下：", E.BODY),
        ("一、同意设立青石产业园，规划面积2平方公里。", E.BODY),
        ("二、你镇要按照规划组织建设，严格履行基本建设程序。", E.BODY),
        ("此复。", E.BODY),
        (ISSUER, E.ISSUER_SIGNATURE),
        DATE,
    ),
    DocumentType.PROPOSAL: with_head(
        ("白河县人民政府关于提请审议《白河县河道管理办法（草案）》的议案", E.TITLE),
        ("白河县人民代表大会常务委员会：", E.MAIN_RECIPIENTS),
        ("为加强河道管理，县人民政府拟订了办法草案，现提请审议。", E.BODY),
        ("县长　陈远山", E.ISSUER_SIGNATURE),
        DATE,
    ),
    DocumentType.LETTER: [
        ("白河县教育局", E.ISSUING_AUTHORITY_MARK),
        ("白教函〔2026〕6号", E.DOCUMENT_NUMBER),
        ("白河县教育局关于商请支持校园安全工作的函", E.TITLE),
        ("白河县公安局：", E.MAIN_RECIPIENTS),
        TEXT,
        ("特此函达，请予支持。", E.BODY),
        ("白河县教育局", E.ISSUER_SIGNATURE),
        DATE,
    ],
    DocumentType.MINUTES: [
        ("白河县人民政府常务会议纪要", E.ISSUING_AUTHORITY_MARK),
        ("第6期", E.DOCUMENT_NUMBER),
        ("2026年4月7日，县长主持召开县人民政府常务会议。", E.BODY),
        ("一、关于春耕生产", E.HEADING_1),
        ("会议议定，安排专项资金300万元。", E.BODY),
        ("出席：陈远山、李明", E.BODY),
        ("分送：各乡镇人民政府。", E.COPY_RECIPIENTS),
    ],
}


@pytest.mark.parametrize("kind", list(DocumentType), ids=lambda kind: kind.value)
def test_every_kind_is_told_paragraph_by_paragraph(kind: DocumentType) -> None:
    found = check(KINDS[kind])
    assert found.document_type is not None
    assert (found.document_type.type, found.document_type.from_title) == (kind, True)
    assert found.character.official
    assert all(each.evidence.endswith("。") for each in found.paragraphs)


@pytest.mark.parametrize(
    ("kind", "form", "direction"),
    [
        (DocumentType.ORDER, DocumentFormat.ORDER, Direction.DOWNWARD),
        (DocumentType.MINUTES, DocumentFormat.MINUTES, None),
        (DocumentType.LETTER, DocumentFormat.LETTER, Direction.LATERAL),
        (DocumentType.REQUEST, DocumentFormat.GENERAL, Direction.UPWARD),
        (DocumentType.OPINIONS, DocumentFormat.GENERAL, Direction.DOWNWARD),
        (DocumentType.ANNOUNCEMENT, DocumentFormat.GENERAL, Direction.PUBLIC),
    ],
)
def test_format_and_direction(kind: DocumentType, form: DocumentFormat, direction: Direction | None) -> None:
    found = check(KINDS[kind])
    assert (found.format, found.direction) == (form, direction)


def test_attachments_are_counted_and_titles_joined() -> None:
    found = check(KINDS[DocumentType.NOTICE])
    assert found.text_of(E.TITLE) == "白河县人民政府关于做好2026年防汛工作的通知"
    assert [each.attachment for each in found.of(E.ATTACHMENT_TITLE)] == [1, 2]
    assert found.of(E.HEADING_1)[0].attachment == 1
    assert found.character.has_masthead


def test_parts_of_a_line_with_several_elements() -> None:
    request = check(KINDS[DocumentType.REQUEST])
    [number] = request.of(E.DOCUMENT_NUMBER)
    assert [(span.element, number.text[span.start : span.end]) for span in number.spans] == [
        (E.DOCUMENT_NUMBER, "白政〔2026〕2号　"),
        (E.SIGNATORY, "签发人：陈远山"),
    ]
    run_in = check([("关于春耕的通知", E.TITLE), ("（一）抓好备耕。各乡镇要备足种子。", E.HEADING_2)]).paragraphs[1]
    assert [(span.element, run_in.text[span.start : span.end]) for span in run_in.spans] == [
        (E.HEADING_2, "（一）抓好备耕。"),
        (E.BODY, "各乡镇要备足种子。"),
    ]
