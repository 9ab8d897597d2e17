"""What is said under a composed answer, and what of long articles a model is given."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.closing import conflicts, to_check
from assistant.answering.inquiry import Inquiry
from assistant.answering.passages import LEFT_OUT, LONGEST_PASSAGE, Passage, select_passages
from assistant.answering.steps.retrieve import retrieve
from assistant.answering.steps.rewrite import rewrite
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit, Validity
from tests.answering.conftest import TODAY


def passage(title: str, text: str, validity: Validity = Validity.IN_FORCE) -> Passage:
    hit = SearchHit(
        rank=1, source_id=title, title=title, document_number="", issuing_body="", level="", article="第三条", path=(),
        validity=validity, replaced_by="", version="", file="", text=text, position=0,
    )  # fmt: skip
    return Passage("1", hit, text)


def test_articles_that_give_the_same_thing_different_values_are_said_to_disagree() -> None:
    one = passage("甲市休假办法", "工作人员每年享受探亲假二十日。")
    other = passage("乙部休假规定", "工作人员每年享受探亲假三十日。")
    (said,) = conflicts([one, other])
    assert "二十日" in said
    assert "三十日" in said
    assert "《甲市休假办法》[1]" in said
    assert "《乙部休假规定》[2]" in said


def test_different_things_and_equal_values_do_not_disagree() -> None:
    one = passage("甲市休假办法", "工作人员每年享受探亲假二十日，提前十五日申请。")
    assert list(conflicts([one, passage("乙部休假规定", "工作人员每年享受探亲假20天。")])) == []
    assert list(conflicts([one, passage("乙部休假规定", "工作人员每年享受疗养假三十日。")])) == []
    assert list(conflicts([one, passage("甲市休假办法", "工作人员每年享受探亲假三十日。")])) == []


def test_what_was_not_verified_is_to_be_checked_first() -> None:
    unverified = passage("印章使用规定", "登记簿保存三年。", Validity.UNVERIFIED)
    assert "[2] 的时效未经核实" in to_check([passage("休假办法", "二十日。"), unverified])
    assert "现行版本" in to_check([passage("休假办法", "二十日。")])


def test_of_a_long_article_whole_paragraphs_that_fit_the_question_are_given(library: LibrarySearch) -> None:
    inquiry = retrieve(rewrite(Inquiry.about("探亲假每年有多少天？", (), TODAY, library)))
    assert isinstance(inquiry, Inquiry)
    fitting = "探亲假每年有二十天，路程另算。"
    lines = [
        "总的要求是统筹安排。",
        *(f"第{n}项事务由办公室统一安排，认真办理，不得拖延推诿。" * 2 for n in range(60)),
        fitting,
    ]
    long = replace(inquiry.hits[0], text="\n".join(lines))
    (given, *_) = select_passages(replace(inquiry, hits=(long,), part_hits=()), 4000)
    assert len(given.text) <= LONGEST_PASSAGE + len(lines[0]) + len(fitting)
    assert given.text.startswith(lines[0])
    assert fitting in given.text
    assert set(given.text.split("\n")) <= {*lines, LEFT_OUT}
    assert LEFT_OUT in given.text
