"""The glossary of elements."""

from __future__ import annotations

from assistant.documents.elements import Element, Zone


def test_every_element_stands_in_a_zone_or_anywhere() -> None:
    nowhere = {element for element in Element if element.zone is None}

    assert nowhere == {Element.BLANK, Element.UNKNOWN}
    assert Element.DOCUMENT_NUMBER.zone is Zone.MASTHEAD
    assert Element.TITLE.zone is Zone.MAIN
    assert Element.ATTACHMENT_LABEL.zone is Zone.MAIN
    assert Element.COPY_RECIPIENTS.zone is Zone.IMPRINT


def test_headings_have_four_levels() -> None:
    levels = [element.heading_level for element in Element if element.heading_level]

    assert levels == [1, 2, 3, 4]
