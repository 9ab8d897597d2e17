"""The 依据原文 panel: cards of the cited articles, the words used marked, outdated text apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from assistant.answering.answer import Answer, AnswerStatus, Citation
from assistant.library.source import Validity
from assistant.page.question_answering.conversation import Conversation
from assistant.page.question_answering.evidence import badge_html, citation_line, marked_html, panel_html
from tests.page.in_memory import (
    HOSTILE,
    leave_answer,
    leave_citation,
    outdated_answer,
    outdated_hit,
    unknown_answer,
)


def conversation(*answers: Answer) -> Conversation:
    """A conversation with these answers, in this order."""
    talk = Conversation()
    for answer in answers:
        talk = talk.asking(answer.question)
        talk = talk.with_latest(talk.exchanges[-1].after(answer))
    return talk


def panel(*answers: Answer) -> lxml_html.HtmlElement:
    """The panel after these answers, parsed."""
    return lxml_html.fromstring(panel_html(conversation(*answers)))


def texts(element: lxml_html.HtmlElement, path: str) -> list[str]:
    """The text of every element on the path."""
    return [found.text_content() for found in element.xpath(path)]


def test_a_card_names_its_source_as_a_legal_reference() -> None:
    card = panel(leave_answer()).xpath("//*[@id='evidence-1-1']")[0]
    assert texts(card, "./summary") == ["[1]《清河市机关工作人员年休假实施办法》 第八条 现行有效"]
    assert texts(card, ".//*[@class='card-meta']/span") == ["清政发〔2024〕7号", "清河市人民政府", "版本 2024-03-01"]
    assert texts(card, ".//*[@class='card-path']/span") == ["第二章 休假安排", "第一节 一般规定"]


def guide_citation(named: str) -> Citation:
    """A citation of a section of an invented guide that names what it rests on."""
    return leave_citation(title="年休假指南", document_number="", article="一、（二）", level="指南", named=named)


def test_a_guide_has_no_validity_and_what_is_copied_is_the_law_that_it_names() -> None:
    named = "《职工带薪年休假条例》第三条"
    card = panel(replace(leave_answer(), citations=(guide_citation(named),))).xpath("//*[@id='evidence-1-1']")[0]

    assert texts(card, "./summary") == ["[1]《年休假指南》 一、（二） 解读"]
    assert "复制引用" not in card.text_content()
    assert texts(card, ".//*[@class='copy-source']") == [named]
    assert citation_line(guide_citation(named)) == named


def test_a_guide_that_names_no_law_gives_nothing_to_copy() -> None:
    card = panel(replace(leave_answer(), citations=(guide_citation(""),))).xpath("//*[@id='evidence-1-1']")[0]

    assert card.xpath(".//*[contains(@class, 'copy')]") == []


def test_the_whole_article_stands_on_its_card_with_the_quote_marked() -> None:
    article = panel(leave_answer()).xpath("//*[@id='evidence-1-1']//*[@class='article']")[0]
    assert texts(article, "./p") == leave_citation().text.splitlines()
    assert texts(article, ".//mark") == [leave_citation().quote]


def test_only_cited_articles_have_cards() -> None:
    answer = replace(leave_answer(), hits=(outdated_hit(title="没有引用的文件", validity=Validity.IN_FORCE),))
    assert len(panel(answer).xpath("//details[contains(@class, 'card')]")) == 2
    assert "没有引用的文件" not in panel(answer).text_content()


@pytest.mark.parametrize(
    ("quote", "html"),
    [
        ("不超过三次", "<p>分段的<mark>不超过三次</mark>。</p><p>书面同意。</p>"),
        ("分段的\n书面同意。", "<p><mark>分段的</mark>不超过三次。</p><p><mark>书面同意。</mark></p>"),
        ("分段的不超过\n不超过三次", "<p><mark>分段的不超过三次</mark>。</p><p>书面同意。</p>"),
        ("没有这句", "<p>分段的不超过三次。</p><p>书面同意。</p>"),
        ("", "<p>分段的不超过三次。</p><p>书面同意。</p>"),
    ],
)
def test_marked_passages(quote: str, html: str) -> None:
    assert marked_html("分段的不超过三次。\n书面同意。", quote) == html


def test_text_of_documents_is_data() -> None:
    citation = leave_citation(
        title=HOSTILE, article=HOSTILE, text=HOSTILE, quote=HOSTILE, path=(HOSTILE,), document_number=HOSTILE
    )
    answer = Answer(HOSTILE, AnswerStatus.ANSWERED, "见[1]", (citation,))
    shown = panel(answer)
    assert shown.xpath("//script | //img") == []
    assert texts(shown, "//mark") == [HOSTILE]
    assert HOSTILE in shown.xpath("//summary")[0].text_content()


@pytest.mark.parametrize("validity", list(Validity))
def test_every_validity_has_a_badge_of_its_own(validity: Validity) -> None:
    assert badge_html(validity) == f'<span class="badge badge-{validity.code}">{validity.value}</span>'


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第八条"),
        ({"document_number": ""}, "《清河市机关工作人员年休假实施办法》第八条"),
        ({"article": None}, "《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）"),
        ({"title": "《已带书名号》"}, "《已带书名号》（清政发〔2024〕7号）第八条"),
    ],
)
def test_citation_line(changes: dict[str, Any], line: str) -> None:
    assert citation_line(leave_citation(**changes)) == line


def test_outdated_text_is_folded_and_names_what_replaced_it() -> None:
    outdated = panel(outdated_answer()).xpath("//details[@class='outdated']")[0]
    assert outdated.get("open") is None
    assert texts(outdated, "./summary") == ["已失效的相关规定（2 条，不作依据）"]
    assert texts(outdated, ".//*[contains(@class, 'badge')]") == ["已被新版取代", "已废止"]
    # The second was replaced by an id, which says nothing to people.
    assert texts(outdated, ".//*[@class='card-successor']") == ["现由《清河市差旅费管理办法》规定"]


def test_outdated_text_is_not_shown_beside_an_answer() -> None:
    answer = replace(leave_answer(), rejected_hits=(outdated_hit(),))
    assert panel(answer).xpath("//details[@class='outdated']") == []


def test_every_answer_keeps_its_cards_and_one_set_is_shown() -> None:
    shown = panel(leave_answer(), leave_answer("年休假怎么申请？"))
    assert shown.xpath("//*[@id='evidence-1-1'] | //*[@id='evidence-2-1']/@id") != []
    assert texts(shown, "//section[contains(@class, 'is-shown')]/p[1]") == ["问年休假怎么申请？"]


def test_a_refusal_shows_no_cards_but_keeps_those_of_earlier_answers() -> None:
    shown = panel(leave_answer(), unknown_answer())
    visible = shown.xpath("//section[contains(@class, 'is-shown')]")
    assert [section.text_content() for section in visible] == [f"问{unknown_answer().question}这一问没有可引用的条文。"]
    assert len(shown.xpath("//*[@id='evidence-1-1']")) == 1


def test_before_the_first_question_the_badges_are_explained() -> None:
    empty = lxml_html.fromstring(panel_html(Conversation()))
    assert {badge.text for badge in empty.xpath("//*[contains(@class, 'badge')]")} == {v.value for v in Validity}
