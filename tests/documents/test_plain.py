"""Text alone becomes a document in which elements are found."""

from __future__ import annotations

import pytest

from assistant.documents.document_types import DocumentType
from assistant.documents.elements import Element
from assistant.documents.identify import identify
from assistant.documents.plain import plain_document

TEXT = "示例市教育局关于开展安全检查的通知\n各学校：\n\n　　现就有关事项通知如下。\n示例市教育局\n2026年3月1日\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_a_paragraph_whatever_its_end(end: str) -> None:
    document = plain_document(TEXT.replace("\n", end), "粘贴的文字")

    assert [paragraph.text for paragraph in document.paragraphs] == TEXT.split("\n")[:-1]
    assert [paragraph.index for paragraph in document.paragraphs] == list(range(6))
    assert all("".join(run.text for run in each.runs) == each.text for each in document.paragraphs)
    assert (document.sections[0].first_paragraph, document.sections[0].last_paragraph) == (0, 5)


def test_elements_are_found_without_any_formatting() -> None:
    found = identify(plain_document(TEXT, "粘贴的文字"))

    assert found.text_of(Element.TITLE) == "示例市教育局关于开展安全检查的通知"
    assert found.text_of(Element.MAIN_RECIPIENTS) == "各学校："
    assert found.text_of(Element.SIGNING_DATE) == "2026年3月1日"
    assert found.document_type is not None
    assert found.document_type.type is DocumentType.NOTICE
    assert found.character.official


def test_an_empty_text_is_one_blank_paragraph() -> None:
    assert [paragraph.is_blank for paragraph in identify(plain_document("", "空")).document.paragraphs] == [True]
