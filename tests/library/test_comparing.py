"""Two versions of a text, article by article: what was found again, and what of its wording is different."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.library.comparing import ChangeKind, compare, differences, edits_of, of_number
from assistant.library.source import Article

AIM = "为了加强会议室管理，制定本办法。"
BOOKING = "使用会议室应当提前三日预约。"
BOOKING_NOW = "使用会议室应当提前一日预约；临时会议可以当日预约。"
KEEPING = "会议室由办公室统一管理，钥匙由值班人员保管。"
CLEANING = "会议结束后，使用部门应当清理场地，关闭电源和门窗。"
FEES = "外单位借用会议室的，按照市场价格收取场地费。"


def text(*articles: str) -> list[Article]:
    return [Article(f"第{'一二三四五六七八九十'[n]}条", (), each) for n, each in enumerate(articles)]


def told(old: list[Article], new: list[Article]) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind.value, change.old.number if change.old else None, change.new.number if change.new else None)
        for change in compare(old, new)
    ]


def test_every_article_is_found_again_or_told_to_be_new_or_gone() -> None:
    old = text(AIM, BOOKING, KEEPING, FEES)
    new = text(AIM, BOOKING_NOW, CLEANING, KEEPING)

    assert told(old, new) == [
        ("未变", "第一条", "第一条"),
        ("修改", "第二条", "第二条"),
        ("新增", None, "第三条"),
        ("移动", "第三条", "第四条"),
        ("删除", "第四条", None),
    ]


def test_a_renumbered_article_is_found_though_another_one_took_its_number() -> None:
    changes = compare(text(AIM, KEEPING, BOOKING), text(AIM, CLEANING, KEEPING, BOOKING_NOW))

    (change,) = of_number(changes, "第四条")
    assert change.old is not None
    assert change.old.number == "第三条"
    assert change.renumbered
    assert [each.kind for each in of_number(changes, "第二条")] == [ChangeKind.ADDED, ChangeKind.MOVED]


def test_the_difference_is_told_in_words_and_not_in_halves_of_clauses() -> None:
    change = compare(text(BOOKING), text(BOOKING_NOW))[0]

    assert [tuple(edit) for edit in edits_of(change)] == [("三日", "一日"), ("", "临时会议可以当日预约")]


def test_punctuation_alone_is_no_edit() -> None:
    change = compare(text("会议室由办公室管理；钥匙由专人保管。"), text("会议室由办公室管理。钥匙由专人保管。"))[0]

    assert change.kind is ChangeKind.CHANGED
    assert edits_of(change) == ()


WORDS = st.lists(
    st.sampled_from(["会议室", "应当", "提前", "三日", "一日", "，", "。", "\n", "预约"]), max_size=12
).map("".join)


@given(old=WORDS, new=WORDS)
def test_the_pieces_are_both_texts_again(old: str, new: str) -> None:
    pieces = differences(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


@given(old=st.lists(WORDS, max_size=6), new=st.lists(WORDS, max_size=6))
def test_every_article_of_both_versions_is_told_once(old: list[str], new: list[str]) -> None:
    changes = compare(text(*old), text(*new))

    assert sorted(n for change in changes if (n := change.old_position) is not None) == list(range(len(old)))
    assert [n for change in changes if (n := change.new_position) is not None] == list(range(len(new)))
