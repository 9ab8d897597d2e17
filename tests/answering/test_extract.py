"""Which words of an article are quoted: the sentence that answers, whole lists, and a mark where items are left out."""

from __future__ import annotations

from assistant.answering.extract import LEFT_OUT, decisive_passages, with_gaps

RULE = "公示由人事部门组织，公示的内容应当真实、完整，并且接受群众的监督和举报。"
TERM = "公示期不少于五个工作日。"
PENALTY = "违反前款规定不公示的，处五千元以上一万元以下罚款。"
ARTICLE = f"{RULE}\n{TERM}\n{PENALTY}"
LIST = "有下列情形之一的，不予批准：\n（一）材料不全的；\n（二）超过期限的；\n（三）没有签名的；\n（四）涉及他人隐私的。\n其他情形另行规定。"


def test_asked_for_a_number_a_sentence_with_a_number_of_that_kind_is_quoted() -> None:
    assert decisive_passages("公示的内容由人事部门公示几天", ARTICLE, 45)[0] == TERM
    assert PENALTY in decisive_passages("公示的内容不真实要罚多少钱", ARTICLE, 45)


def test_asked_what_follows_the_sentence_with_the_penalty_is_quoted_and_asked_what_one_must_not() -> None:
    assert decisive_passages("不公示会怎么处罚", ARTICLE, 45) == [PENALTY]
    assert decisive_passages("公示归谁组织", ARTICLE, 45) == [RULE]


def test_a_short_article_is_quoted_whole() -> None:
    assert decisive_passages("公示几天", ARTICLE, 200) == ARTICLE.split("\n")


def test_of_a_long_list_the_first_line_and_the_items_that_fit_are_quoted_with_a_mark_for_the_rest() -> None:
    quote = decisive_passages("没有签名能批吗", LIST, 30)

    assert quote[0] == "有下列情形之一的，不予批准："
    assert "（三）没有签名的；" in quote
    shown = with_gaps("\n".join(quote), LIST)
    assert shown.index(LEFT_OUT) < shown.index("（三）没有签名的；")
    assert [line for line in shown if line != LEFT_OUT] == quote


def test_nothing_is_marked_where_nothing_is_left_out() -> None:
    whole = LIST.split("\n")[:5]

    assert with_gaps("\n".join(whole), LIST) == whole


def test_what_the_opening_line_says_is_quoted() -> None:
    said = "有下列情形之一的，不予批准：\n（四）涉及他人隐私的。"

    assert decisive_passages("没有签名能批吗", LIST, 30, said)[:2] == said.split("\n")


def test_each_part_of_a_question_has_its_sentence() -> None:
    quote = decisive_passages("公示要公示几天？不公示会怎么处罚？", ARTICLE, 45)

    assert quote == [TERM, PENALTY]


def test_what_must_be_quoted_is_found_in_a_guide_with_the_sources_behind_its_sentences() -> None:
    text = "公示期五个工作日。〔依据：《公示办法》第二条〕期满报批。〔依据：《公示办法》第三条〕" + "其余从略。" * 30

    assert decisive_passages("怎么公示", text, 20, "期满报批。") == ["期满报批。〔依据：《公示办法》第三条〕"]
