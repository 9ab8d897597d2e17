"""文种 by titles and closing phrases."""

from __future__ import annotations

import pytest

from assistant.documents.document_types import Direction, DocumentType, type_of_closing, type_of_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("白河县人民政府关于印发《请示工作办法》的通知", DocumentType.NOTICE),
        ("关于进一步做好就业工作的意见（试行）", DocumentType.OPINIONS),
        ("关于核定编制的复函", DocumentType.LETTER),
        ("白河县人民政府常务会议纪要", DocumentType.MINUTES),
        ("中华人民共和国主席令", DocumentType.ORDER),
        ("关于  防汛的通 报", DocumentType.CIRCULAR),
        ("关于值守的通知。", DocumentType.NOTICE),
        ("白河县2026年工作要点", None),
        ("", None),
    ],
)
def test_the_last_word_of_a_title_is_its_kind(title: str, expected: DocumentType | None) -> None:
    assert type_of_title(title) is expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("妥否，请批示。", DocumentType.REQUEST),
        ("特此报告。", DocumentType.REPORT),
        ("此复。", DocumentType.REPLY),
        ("请予审议。", DocumentType.PROPOSAL),
        ("特此函复。", DocumentType.LETTER),
        ("特此通知。", DocumentType.NOTICE),
    ],
)
def test_closing_phrases(closing: str, expected: DocumentType) -> None:
    found = type_of_closing(("根据有关规定，现将有关情况说明。", closing))
    assert found is not None
    assert found.type is expected
    assert not found.from_title


def test_text_without_such_phrases_tells_nothing() -> None:
    assert type_of_closing(("昨天下雨。",)) is None


def test_there_are_fifteen_kinds_and_opinions_go_every_way() -> None:
    assert len(DocumentType) == 15
    assert DocumentType.OPINIONS.usual_direction is None
    assert DocumentType.REQUEST.usual_direction is Direction.UPWARD
