"""What a repair may not change: numbers, dates, names, pages and objects; each case read by hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from assistant.documents.edits import ReplaceText
from assistant.documents.places import in_paragraph
from assistant.ooxml.reader import read_document
from assistant.proofreading.check import check_document
from assistant.proofreading.findings import Finding, numbered
from assistant.proofreading.fixing.facts import changed_facts
from assistant.proofreading.fixing.invariants import broken, paragraph_texts
from assistant.proofreading.fixing.inventory import missing
from assistant.proofreading.fixing.truth import lies
from assistant.rules.profile import Profile
from assistant.rules.registry import rule_of
from assistant.rules.rule import Severity, Violation
from tests.ooxml.building import build

_PROFILE = Profile("default", "默认", "", {}, frozenset())

_SAME = (
    ("二〇二五年", "2025年"),
    ("5,000元", "5000元"),
    ("1.2万元", "12000元"),
    ("3亿2000万元", "3.2亿元"),
    ("三百五十二人", "352人"),
    ("两千零五十人", "2050人"),
    ("1千3百余人", "1300余人"),
    ("第5条", "第五条"),
    ("百分之五", "5%"),
    ("25年3月", "2025年3月"),
    ("2025.6.1", "2025年6月1日"),
    ("14:30", "14时30分"),
    ("9～16亿元", "9亿～16亿元"),
    ("2026年—2028年", "2026—2028年"),
    ("二十五、六岁", "二十五六岁"),
    ("清政发[2026]第12号", "清政发〔2026〕12号"),
    ("㈠明确分工", "（一）明确分工"),
    ("依照清江市防汛条例第五条", "依照《清江市防汛条例》第五条"),
    ("布署工作", "部署工作"),
    ("20余人", "20多人"),
)
_OTHER = (
    ("1千3百余人", "1千300余人"),
    ("5,000元", "5，000元"),
    ("6月31日", "6月30日"),
    ("25年3月", "1925年3月"),
    ("1.2万元", "1.2元"),
    ("第五条", "第六条"),
    ("增长5%", "增长5‰"),
    ("20余人", "20人"),
    ("第（三）项", "第（四）项"),
    ("《湿地条例》", "《湿地保护条例》"),
    ("张伟同志", "张炜同志"),
    ("南屏镇", "南坪镇"),
    ("采用5G网络", "采用4G网络"),
)


@pytest.mark.parametrize(("before", "after"), _SAME)
def test_another_way_to_write_a_fact_is_no_other_fact(before: str, after: str) -> None:
    assert changed_facts(f"会议指出，{before}以来成效明显。", f"会议指出，{after}以来成效明显。") == ""


@pytest.mark.parametrize(("before", "after"), _OTHER)
def test_another_fact_is_noticed(before: str, after: str) -> None:
    assert changed_facts(f"会议指出，{before}以来成效明显。", f"会议指出，{after}以来成效明显。")


def _finding(data: bytes, code: str, wrong: str, right: str) -> tuple[Finding, dict[int | None, str]]:
    document = check_document(read_document(data, "a.docx"), _PROFILE).document
    paragraph = next(each for each in document.paragraphs if wrong in each.own_text)
    start = paragraph.own_text.index(wrong)
    rule = rule_of(code)
    assert rule is not None
    violation = Violation(in_paragraph(paragraph, start, start + len(wrong)), "", wrong, right, right)
    return numbered([(rule(), Severity.ERROR, violation)])[0], paragraph_texts(document.document)


def test_a_repair_that_lies_is_refused_and_one_that_renumbers_is_not() -> None:
    data = build([{"text": "二、疏散1千3百余人"}])

    lie, texts = _finding(data, "U006", "3百", "300")
    renumbering, _ = _finding(data, "N010", "二、", "一、")

    assert list(lies([lie, renumbering], texts)) == [lie.id]


def test_repairs_that_only_lie_together_are_refused_together() -> None:
    data = build([{"text": "共计5（）0人"}])
    first, texts = _finding(data, "M001", "（", "")
    second, _ = _finding(data, "M010", "）", "")

    assert lies([first], texts) == lies([second], texts) == {}
    assert set(lies([first, second], texts)) == {first.id, second.id}


def test_a_lost_picture_or_part_is_noticed() -> None:
    data = build([{"text": "特此通知。", "xml": ""}, {"table": [["甲", "乙"]]}])

    assert missing(data, data, ()) == ""
    assert "表格" in missing(data, _without(data, "w:tbl"), ())
    assert "styles.xml" in missing(data, _without_part(data, "word/styles.xml"), ())


def test_a_paragraph_that_no_longer_begins_its_page_is_noticed() -> None:
    paged = build([{"text": "特此通知。"}, {"text": "附件", "page_break_before": True}])
    flowing = build([{"text": "特此通知。"}, {"text": "附件"}])
    before, after = (check_document(read_document(each, "a.docx"), _PROFILE) for each in (paged, flowing))

    assert "另起一页" in broken(before, after, ())
    assert broken(before, before, ()) == ""


def test_words_outside_an_edit_stay() -> None:
    one, other = (build([{"text": text}]) for text in ("特此通知", "特此通告"))
    before, after = (check_document(read_document(each, "a.docx"), _PROFILE) for each in (one, other))
    address = before.document.paragraphs[0].address

    assert broken(before, after, (ReplaceText(address, 3, 4, "告"),)) == ""
    assert "文字" in broken(before, after, ())


def _rewritten(data: bytes, change: dict[str, bytes | None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = change.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def _without(data: bytes, tag: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    start, end = text.index(f"<{tag}>"), text.index(f"</{tag}>") + len(f"</{tag}>")
    return _rewritten(data, {"word/document.xml": (text[:start] + text[end:]).encode()})


def _without_part(data: bytes, name: str) -> bytes:
    return _rewritten(data, {name: None})
