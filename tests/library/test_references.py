"""Which documents and articles a question names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbering import int_to_chinese
from assistant.library.catalogue import DocumentEntry
from assistant.library.references import Reference, find_references
from assistant.library.source import SourceDocument

TITLES = (
    "中华人民共和国公务员法",
    "中华人民共和国保守国家秘密法",
    "中华人民共和国保守国家秘密法实施条例",
    "中华人民共和国政府信息公开条例",
    "机关事务管理条例",
    "示例市会议费管理办法",
    "示例市会议费管理办法",
)


def entry(number: int, title: str) -> DocumentEntry:
    return DocumentEntry(SourceDocument(f"d{number}", title, f"{number}.txt", (), ""), article_count=1, root="docs")


HELD = [entry(number, title) for number, title in enumerate(TITLES)]


def named(question: str) -> list[tuple[str, str | None, set[str]]]:
    return [(r.name, r.article, {e.document.id for e in r.documents}) for r in find_references(question, HELD)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("《公务员法》第三十四条怎么规定？", [("公务员法", "第三十四条", {"d0"})]),
        ("《中华人民共和国公务员法》第34条", [("中华人民共和国公务员法", "第三十四条", {"d0"})]),
        ("公务员法34条说了什么", [("公务员法", "第三十四条", {"d0"})]),
        ("公务员法第 34 条", [("公务员法", "第三十四条", {"d0"})]),
        ("公务员法第十条之二", [("公务员法", "第十条之二", {"d0"})]),
        ("公务员法对试用期怎么规定", [("公务员法", None, {"d0"})]),
        ("《保密法》第五条", [("保密法", "第五条", {"d1"})]),
        ("《信息公开条例》里的期限", [("信息公开条例", None, {"d3"})]),
        ("《会议费管理办法》第二条", [("会议费管理办法", "第二条", {"d5", "d6"})]),
        ("按照机关事务管理条例，谁负责", [("机关事务管理条例", None, {"d4"})]),
        ("《月球基地管理办法》第一条", [("月球基地管理办法", "第一条", set())]),
        ("根据月球基地管理办法，要报备吗", [("月球基地管理办法", None, set())]),
        (
            "《公务员法》第一条和《保密法》第二条有什么不同",
            [("公务员法", "第一条", {"d0"}), ("保密法", "第二条", {"d1"})],
        ),
        ("公务员法和公务员法第三条", [("公务员法", "第三条", {"d0"})]),
        (
            "保守国家秘密法实施条例第一条与保守国家秘密法第二条",
            [("保守国家秘密法实施条例", "第一条", {"d2"}), ("保守国家秘密法", "第二条", {"d1"})],
        ),
        ("根据保密法实施条例，谁定密", [("保密法实施条例", None, {"d2"})]),
    ],
)
def test_documents_and_articles_that_are_named(question: str, expected: list[tuple[str, str | None, set[str]]]) -> None:
    assert named(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "有什么办法可以缩短审批时间？",
        "新录用公务员的试用期是多长？",
        "怎么写请示",
        "合法吗",
        "",
        "第三十四条是什么",
        "没有办法",
        "《》",
        "《",
    ],
)
def test_questions_that_name_no_document(question: str) -> None:
    assert named(question) == []


@pytest.mark.parametrize("number", ["三4", "99999999999999999999", "千万亿", ""])
def test_a_number_that_is_none_is_no_article(number: str) -> None:
    assert named(f"《公务员法》第{number}条") == [("公务员法", None, {"d0"})]


@given(st.integers(1, 9999))
def test_numbers_are_read_in_either_writing(number: int) -> None:
    chinese = int_to_chinese(number)

    assert named(f"《公务员法》第{number}条") == named(f"《公务员法》第{chinese}条")
    assert named(f"公务员法{number}条")[0][1] == f"第{chinese}条"


@given(st.text("《》第条公务员法办保密条例 之一二十百千0123３４和的根据按照管理，。？", max_size=30))
def test_any_question_can_be_asked(question: str) -> None:
    for reference in find_references(question, HELD):
        assert isinstance(reference, Reference)
        assert reference.quoted or not reference.name.startswith("《")
        assert {entry.document.id for entry in reference.documents} <= {f"d{n}" for n in range(len(TITLES))}
