"""Questions to a small library: what is answered, on which article, in whose words."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.answer import AnswerStatus
from tests.answering.conftest import Ask


def test_an_answer_quotes_its_article_and_cites_it_with_number_and_validity(ask: Ask) -> None:
    answer = ask("探亲假每年有多少天？")

    assert answer.status is AnswerStatus.ANSWERED
    first = answer.citations[0]
    assert (first.title, first.article, first.document_number) == (
        "机关工作人员休假办法",
        "第三条",
        "滨政办发〔2024〕8号",
    )
    assert first.validity.code == "in_force"
    assert "每年享受探亲假二十日" in answer.text
    assert first.path == ("第二章 休假",)


@pytest.mark.parametrize(
    "question",
    [
        "探亲假每年有多少天？",
        "哪些情形不享受探亲假？",
        "会议室要提前几天预约？",
        "申请探亲假要提前多久？不批准怎么办？",
        "印章登记簿要保存几年？",
    ],
)
def test_every_mark_names_a_citation_and_every_quote_stands_in_its_article(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.citations
    for citation in answer.citations:
        assert f"[{citation.label}]" in answer.text
        for line in citation.quote.split("\n"):
            assert line in citation.text
            assert line in answer.text
        assert citation.validity.may_ground


def test_a_list_is_quoted_whole_with_the_line_that_introduces_it(ask: Ask) -> None:
    answer = ask("哪些情形不享受探亲假？")

    assert answer.citations[0].article == "第四条"
    for line in (
        "有下列情形之一的，不享受当年的探亲假：",
        "（一）当年事假累计超过三十日的；",
        "（三）正在接受停职检查的。",
    ):
        assert line in answer.text


def test_a_question_of_two_parts_cites_an_article_for_each(ask: Ask) -> None:
    answer = ask("申请探亲假要提前多久提出？对不批准探亲假有异议怎么申请复核？")

    assert {"第五条", "第六条"} <= {citation.article for citation in answer.citations}


def test_the_version_in_force_answers_and_the_old_one_is_no_ground(ask: Ask) -> None:
    answer = ask("会议室要提前几天预约？")

    assert answer.citations[0].source_id == "rooms-2023"
    assert "提前三日" not in answer.text
    assert all(hit.source_id != "rooms-2015" for hit in answer.hits)
    assert any(hit.source_id == "rooms-2015" for hit in answer.rejected_hits)


def test_a_comparison_of_versions_shows_the_old_text_marked_as_such(ask: Ask) -> None:
    answer = ask("会议室预约的时间，新旧会议室使用管理办法有什么变化？")

    by_source = {citation.source_id: citation for citation in answer.citations}
    assert {"rooms-2015", "rooms-2023"} <= by_source.keys()
    assert "（已被新版取代）" in answer.text
    assert by_source["rooms-2015"].validity.code == "superseded"


def test_an_article_that_the_question_names_is_the_answer(ask: Ask) -> None:
    answer = ask("机关工作人员休假办法第六条是怎么规定的？")

    assert answer.citations[0].article == "第六条"
    assert "十日内向人事部门申请复核" in answer.text
    assert answer.confidence == 1.0


def test_text_of_unknown_validity_answers_and_says_so(ask: Ask) -> None:
    answer = ask("使用印章的登记簿要保存几年？")

    assert answer.citations[0].source_id == "seals"
    assert "（未核实）" in answer.text


def test_text_that_takes_effect_later_answers_only_from_that_day(ask: Ask) -> None:
    question = "居家办公每月不得超过几日？"

    before, after = ask(question), ask(question, today=date(2027, 1, 1))

    assert before.status is not AnswerStatus.ANSWERED or all(c.source_id != "home" for c in before.citations)
    assert after.citations[0].source_id == "home"


def test_a_follow_up_leans_on_the_conversation(ask: Ask) -> None:
    answer = ask("那要提前多久申请呢？", ("user", "探亲假每年有多少天？"), ("assistant", "每年二十日。"))

    assert answer.citations[0].article == "第五条"


def test_a_new_topic_leaves_the_conversation_behind(ask: Ask) -> None:
    answer = ask("历史建筑多久巡查一次？", ("user", "探亲假每年有多少天？"), ("assistant", "每年二十日。"))

    assert answer.citations[0].source_id == "heritage"


def test_where_the_library_holds_the_law_that_a_guide_retells_the_law_is_cited(ask: Ask) -> None:
    answer = ask("在编工作人员满一年后，探亲假一年有几天，路上的时间另算吗？")

    assert (answer.citations[0].source_id, answer.citations[0].article) == ("leave", "第三条")
    assert all(citation.source_id != "guide" for citation in answer.citations)


def test_a_guide_whose_source_the_library_does_not_hold_is_cited_itself(ask: Ask) -> None:
    answer = ask("探亲路费凭票可以报销几次？")

    assert (answer.citations[0].source_id, answer.citations[0].article) == ("guide", "一、（二）")
    assert "《探亲路费报销办法》第二条" in answer.text


def test_a_guide_is_shown_as_an_explanation_under_the_question_that_its_section_answers(ask: Ask) -> None:
    answer = ask("探亲路费凭票可以报销几次？")

    assert "**解读：《休假须知》（二）探亲假期间的报销**[1]" in answer.text
    assert "（现行有效）" not in answer.text
    assert answer.citations[0].is_guide
    assert answer.citations[0].named == "《探亲路费报销办法》第二条"


def test_an_answer_begins_with_one_line_that_says_it_and_the_quotation_follows(ask: Ask) -> None:
    answer = ask("探亲假每年有多少天？")

    first, _, rest = answer.text.partition("\n\n")
    assert first.startswith("二十日：")
    assert first.endswith("[1]")
    assert rest.startswith("**《机关工作人员休假办法》第三条**[1]")


def test_each_part_of_a_question_has_its_line_from_its_article(ask: Ask) -> None:
    answer = ask("申请探亲假要提前多久提出？对不批准探亲假有异议几日内申请复核？")

    lines = answer.text.split("\n\n")[0].split("\n")
    by_label = {citation.label: citation.article for citation in answer.citations}
    assert [(line.split("：")[0], by_label[line[-2]]) for line in lines] == [
        ("提前十五日", "第五条"),
        ("十日内", "第六条"),
    ]


def test_a_question_that_one_article_answers_cites_no_other(ask: Ask) -> None:
    assert [citation.article for citation in ask("探亲假每年有多少天？").citations] == ["第三条"]


def test_the_plain_text_of_an_answer_holds_its_words_and_no_markup(ask: Ask) -> None:
    answer = ask("哪些情形不享受探亲假？")

    assert "**" in answer.text
    assert "**" not in answer.plain_text
    assert not any(line.startswith(">") for line in answer.plain_text.splitlines())
    assert all(line in answer.plain_text for line in answer.citations[0].quote.split("\n"))


def test_answers_are_short(ask: Ask) -> None:
    answer = ask("使用会议室要提前几天预约？")

    assert len(answer.citations) <= 3
    assert len(answer.text) <= 300


def test_the_steps_taken_are_timed(ask: Ask) -> None:
    answer = ask("探亲假每年有多少天？")

    understood = ["screen", "time", "standard", "route", "protect", "understand", "standard_understood", "rewrite"]
    found = ["versions", "translate", "retrieve", "disarm", "weigh", "prevail"]
    steps = [*understood, *found, "compose", "announce", "verify"]
    assert list(answer.timings) == steps
    assert all(seconds >= 0 for seconds in answer.timings.values())
