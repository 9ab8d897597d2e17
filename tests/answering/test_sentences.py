"""A model's text is divided into sentences however it comes in."""

from __future__ import annotations

import pytest

from assistant.answering.sentences import Sentence, SentenceReader


def read(text: str, piece: int = 0) -> list[tuple[str, tuple[str, ...]]]:
    reader = SentenceReader()
    pieces = [text[n : n + piece] for n in range(0, len(text), piece)] if piece else [text]
    found = [sentence for each in pieces for sentence in reader.feed(each)] + list(reader.end())
    return [(sentence.text, sentence.labels) for sentence in found]


@pytest.mark.parametrize("piece", [0, 1, 2, 3, 7])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("试用期一年[S1]。期满任职[S2]。", [("试用期一年。", ("1",)), ("期满任职。", ("2",))]),
        ("试用期一年。[S1]期满任职。[S2]", [("试用期一年。", ("1",)), ("期满任职。", ("2",))]),
        ("试用期一年。 [S1][S3] 期满任职。", [("试用期一年。", ("1", "3")), ("期满任职。", ())]),
        ("试用期一年[S1, S3]。", [("试用期一年。", ("1", "3"))]),
        ("试用期一年[S1、S2]。", [("试用期一年。", ("1", "2"))]),
        ("试用期一年[S1-S3]。", [("试用期一年。", ("1", "2", "3"))]),
        ("试用期一年【S2】。", [("试用期一年。", ("2",))]),
        ("试用期一年[s2]。", [("试用期一年。", ("2",))]),
        ("试用期一年[1]。", [("试用期一年。", ("1",))]),
        ("试用期一年【1】。", [("试用期一年。", ("1",))]),
        ("试用期一年[资料2]。", [("试用期一年。", ("2",))]),
        ("发文字号是[2024]8号[1]。", [("发文字号是[2024]8号。", ("1",))]),
        ("试用期一年[S八]。", [("试用期一年。", ("?",))]),
        ("试用期一年。[S1]。", [("试用期一年。", ("1",))]),
        ("他说“先报批。后办理。”[S1]再归档[S2]。", [("他说“先报批。后办理。”", ("1",)), ("再归档。", ("2",))]),
        ("条件如下：\n1. 年满十八周岁；[S1]\n2. 身体健康。[S1]", [("条件如下：", ()), ("1. 年满十八周岁；", ("1",)), ("2. 身体健康。", ("1",))]),
        ("没有句号", [("没有句号", ())]),
        ("\n\n  \n", []),
    ],
)  # fmt: skip
def test_sentences_and_their_labels(text: str, piece: int, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(text, piece) == expected


def test_a_sentence_is_given_as_soon_as_no_mark_can_follow() -> None:
    reader = SentenceReader()
    assert list(reader.feed("试用期一年。")) == []
    assert list(reader.feed("[S1]")) == []
    assert list(reader.feed("期")) == [Sentence("试用期一年。", ("1",))]


def test_line_breaks_belong_to_the_sentence_behind_them() -> None:
    reader = SentenceReader()
    found = [*reader.feed("甲[S1]。\n\n乙[S1]。"), *reader.end()]
    assert [sentence.before for sentence in found] == ["", "\n\n"]
