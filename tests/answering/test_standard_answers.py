"""Standard answers before everything else: where the question is certainly the office's own, and while the answer holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, AnswerStatus, Turn
from assistant.answering.gaps import gaps_of, mark_wrong
from assistant.answering.pipeline import answer_question
from assistant.errors import InputError
from assistant.library.search import LibrarySearch
from assistant.library.standard.gaps import FILE as GAPS
from assistant.library.standard.shelf import FILE
from assistant.models.bundled import BundledEmbeddings
from tests.library.standard_answers import LEAVE, TODAY, desk_of, indexed

Ask = Callable[..., Answer]
OWN = {
    "id": "own",
    "questions": ["工作满三年的探亲假几天"],
    "answer": "二十日，由人事处核定。",
    "citations": ["《机关工作人员休假办法》第一条"],
    "author": "人事处",
    "valid_until": "2027-12-31",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = indexed(tmp_path_factory.mktemp("office"))
    desk = desk_of(folder)
    desk.add(OWN)
    desk.add({"id": "canteen", "questions": ["食堂几点开门"], "answer": "十一点半，见[内网]。"})
    desk.add({"id": "spent", "questions": ["我们单位今年的三公经费花了多少"], "answer": "见内网公示栏。"})
    for name, question in {
        "seal": "公章能不能带出去",
        "head": "科长能不能安排处长值班",
        "most": "在青岛出差住宿费最多报销几天",
        "aid": "低保怎么申请",
        "not": "没有发票的费用能不能报销",
    }.items():
        desk.add({"id": name, "questions": [question], "answer": "按本单位规定办理。"})
    return folder


@pytest.fixture(scope="module")
def ask(library: Path) -> Ask:
    search = LibrarySearch(library, None)

    def ask(question: str, *earlier: tuple[str, str]) -> Answer:
        return answer_question(question, [Turn(*turn) for turn in earlier], search, TODAY)

    return ask


def test_the_offices_answer_comes_with_its_mark_and_its_articles(ask: Ask) -> None:
    answer = ask("请问工作满3年的，探亲假一共有多少天？")

    assert (answer.status, answer.standard) == (AnswerStatus.ANSWERED, "own")
    assert answer.text == "二十日，由人事处核定。[1]"
    [citation] = answer.citations
    assert (citation.label, citation.title, citation.article) == ("1", "机关工作人员休假办法", "第一条")
    assert citation.quote in citation.text
    assert "每年享受探亲假二十日" in citation.quote
    assert answer.notices == ("本单位标准答复：人事处 2026-12-01 撰写，有效期至 2027-12-31。",)
    assert answer.model == "extractive"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("公章可以带出去吗？", "seal"),
        ("公章是否可以带出去", "seal"),
        ("您好，我想咨询一下如何申请低保", "aid"),
        ("低保咋申请呀", "aid"),
        ("没有发票的费用可以报销吗", "not"),
        ("食堂啥时候开门", ""),
        ("公章不能带出去吗", ""),
        ("公章为什么能带出去", ""),
        ("处长能不能安排科长值班", ""),
        ("在济南出差住宿费最多报销几天", ""),
        ("在青岛出差住宿费最少报销几天", ""),
        ("在青岛出差伙食费最多报销几天", ""),
        ("有发票的费用能不能报销", ""),
        ("没有发票的费用不能报销吗", ""),
        ("工作满五年的探亲假几天", ""),
        ("工作满三年的年休假几天", ""),
        ("低保怎么申请、申请以后多久发钱", ""),
    ],
)
def test_only_the_very_question_is_answered(question: str, found: str, ask: Ask) -> None:
    assert ask(question).standard == found


def test_what_is_no_matter_of_policy_is_answered_where_the_office_has_answered_it(ask: Ask) -> None:
    assert ask("我们单位去年的三公经费花了多少").status is AnswerStatus.OUT_OF_SCOPE
    answer = ask("我们单位今年的三公经费花了多少？")
    assert (answer.status, answer.standard, answer.citations) == (AnswerStatus.ANSWERED, "spent", ())


def test_a_follow_up_is_looked_for_as_it_was_understood(ask: Ask) -> None:
    answer = ask("那三年的呢？", ("user", "工作满五年的探亲假几天"), ("assistant", "二十日。"))
    assert answer.standard == "own"
    assert "结合上文，问题理解为：工作满三年的探亲假几天？" in answer.notice


def test_an_answer_that_does_not_hold_is_not_used(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    desk = desk_of(library)
    desk.add(OWN)
    desk.add({"id": "old", "questions": ["会议几点开"], "answer": "九点。", "valid_until": "2026-11-30"})
    desk.add({"id": "gone", "questions": ["打印机在哪里"], "answer": "二楼。"})
    desk.withdraw(["gone"])

    def standard(question: str) -> str:
        return answer_question(question, (), LibrarySearch(library, None), TODAY).standard

    assert [standard(question) for question in ("会议几点开", "打印机在哪里", OWN["questions"][0])] == ["", "", "own"]
    indexed(tmp_path, LEAVE.replace("二十日", "三十日"))
    assert standard(OWN["questions"][0]) == ""
    indexed(tmp_path, LEAVE)
    assert standard(OWN["questions"][0]) == "own", "the article reads as it did"
    indexed(tmp_path, status="repealed")
    assert standard(OWN["questions"][0]) == ""


def test_a_change_is_seen_by_the_next_question(tmp_path: Path) -> None:
    search, desk = LibrarySearch(indexed(tmp_path), None), desk_of(tmp_path / "library")

    def answered() -> str:
        return answer_question("打印机在哪里", (), search, TODAY).text

    desk.add({"id": "printer", "questions": ["打印机在哪里"], "answer": "二楼。"})
    assert answered() == "二楼。"
    desk.remove(["printer"])
    assert "二楼" not in answered()


def test_a_file_that_cannot_be_read_does_not_keep_the_rest_from_answering(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    (library / FILE).write_text("{", encoding="utf-8")

    answer = answer_question("探亲假应当提前多久提出申请？", (), LibrarySearch(library, None), TODAY)

    assert (answer.status, answer.standard) == (AnswerStatus.ANSWERED, "")
    assert "本单位标准答复的文件无法读取" in answer.notice


def test_vectors_tell_how_alike_two_questions_are(library: Path) -> None:
    by_vectors, by_words = (
        LibrarySearch(library, BundledEmbeddings(), BundledEmbeddings.name),
        LibrarySearch(library, None),
    )

    same = by_vectors.cosine("低保怎么申请", "怎么申请低保")
    other = by_vectors.cosine("低保怎么申请", "公章能不能带出去")

    assert same is not None
    assert other is not None
    assert other < same <= 1.001
    assert by_words.cosine("低保怎么申请", "怎么申请低保") is None


NOWHERE = "本市渔船检验证书由谁核发？"


def test_nothing_is_recorded_unless_the_office_wants_it(tmp_path: Path) -> None:
    library = indexed(tmp_path)
    assert answer_question(NOWHERE, (), LibrarySearch(library, None), TODAY).status is AnswerStatus.NO_SOURCE_FOUND
    assert not (library / GAPS).exists()


def test_questions_that_found_nothing_are_counted_without_identifiers(tmp_path: Path) -> None:
    search = LibrarySearch(indexed(tmp_path), None, records_gaps=True)
    for question in (
        NOWHERE,
        "请问本市渔船检验证书由谁核发",
        "渔船检验找谁办，我的手机号是13812345678",
        "探亲假每年几天",
    ):
        answer_question(question, (), search, TODAY)
    answer_question("【机密】本市渔船检验证书由谁核发", (), search, TODAY)

    gaps = {gap.question: gap.count for gap in gaps_of(search)}

    assert gaps["请问本市渔船检验证书由谁核发"] == 2
    text = (search.path / GAPS).read_text(encoding="utf-8")
    assert "13812345678" not in text
    assert "机密" not in text
    assert "探亲假" not in text


def test_an_answer_marked_wrong_joins_the_list(tmp_path: Path) -> None:
    search = LibrarySearch(indexed(tmp_path), None)

    mark_wrong("身份证11010519491231002X的探亲假几天", search, TODAY)

    [gap] = gaps_of(search)
    assert (gap.reason, gap.count, gap.last) == ("wrong", 1, "2026-12-01")
    assert "11010519491231002X" not in gap.question
    for bad in ("", "【机密】探亲假几天"):
        with pytest.raises(InputError):
            mark_wrong(bad, search, TODAY)


def test_a_list_that_cannot_be_written_does_not_keep_a_refusal_from_being_given(tmp_path: Path) -> None:
    search = LibrarySearch(indexed(tmp_path), None, records_gaps=True)
    (search.path / GAPS).write_text(json.dumps([]), encoding="utf-8")
    assert answer_question(NOWHERE, (), search, TODAY).status is AnswerStatus.NO_SOURCE_FOUND
    assert (search.path / GAPS).read_text(encoding="utf-8") == "[]"
