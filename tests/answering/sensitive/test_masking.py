"""Identifiers become placeholders and come back, whole and in pieces; what stays on this machine is not touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.sensitive.masking import Mask
from assistant.answering.sensitive.screening import Screening, screen_for

ID, OTHER_ID = "11010519491231002X", "34052419800101001X"
PHONE = "13900000000"
TEXT = f"张三（身份证{ID}，电话{PHONE}）与李四（身份证{OTHER_ID}）怎么处理？"


def test_identifiers_are_masked_and_the_same_one_the_same_way() -> None:
    mask = Mask()

    assert mask.mask(TEXT) == "张三（身份证〔身份证号甲〕，电话〔手机号甲〕）与李四（身份证〔身份证号乙〕）怎么处理？"
    assert mask.mask("再说139-0000-0000") == "再说〔手机号甲〕"
    assert mask.titles == ("身份证号", "手机号")


def test_what_was_masked_is_restored() -> None:
    mask = Mask()
    assert mask.restore(mask.mask(TEXT)) == TEXT


@pytest.mark.parametrize(
    "written", ["〔身份证号甲〕", "[身份证号甲]", "【身份证号甲】", "（ 身份证号甲 ）", "〔身份证号 甲〕"]
)
def test_a_placeholder_is_known_however_a_model_writes_it(written: str) -> None:
    mask = Mask()
    mask.mask(ID)
    assert mask.restore(f"证号{written}。") == f"证号{ID}。"


def test_a_placeholder_that_the_user_wrote_is_never_filled() -> None:
    mask = Mask()
    masked = mask.mask(f"〔身份证号甲〕是什么？我的是{ID}")

    assert masked == "〔身份证号甲〕是什么？我的是〔身份证号乙〕"
    assert mask.restore(masked) == f"〔身份证号甲〕是什么？我的是{ID}"


def test_many_identifiers_have_names_of_their_own() -> None:
    mask = Mask()
    phones = [f"139{number:08d}" for number in range(10_000_001, 10_000_131)]
    masked = [mask.mask(phone) for phone in phones]

    assert masked[:2] == ["〔手机号甲〕", "〔手机号乙〕"]
    assert (masked[9], masked[10]) == ("〔手机号癸〕", "〔手机号甲甲〕")
    assert len(set(masked)) == len(phones)
    assert [mask.restore(name) for name in masked] == phones


@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(1, 7), min_size=1, max_size=60))
def test_pieces_restore_to_the_same_text_wherever_they_are_cut(sizes: list[int]) -> None:
    mask = Mask()
    masked = mask.mask(TEXT) + "[1]〔2024〕8号（见附件"
    restorer, shown, start = mask.restorer(), "", 0
    for size in sizes:
        shown += restorer.feed(masked[start : start + size])
        start += size
    shown += restorer.feed(masked[start:]) + restorer.end()

    assert shown == mask.restore(masked)


def test_no_piece_shows_a_part_of_a_placeholder() -> None:
    mask = Mask()
    mask.mask(ID)
    restorer = mask.restorer()

    assert [restorer.feed(piece) for piece in ("证号", "〔身份", "证号甲", "〕。")] == ["证号", "", "", f"{ID}。"]


@pytest.mark.parametrize(
    ("service", "hosts", "screened"),
    [
        ("http://127.0.0.1:8000/v1", [], False),
        ("http://localhost:11434/v1", [], False),
        ("http://[::1]:8000/v1", [], False),
        ("", [], False),
        ("https://api.model.example/v1", [], True),
        ("model.example", [], True),
        ("http://llm.office.example/v1", ["llm.office.example"], False),
        ("http://llm.office.example/v1", [".office.example"], False),
        ("http://llm.office.example.evil.example/v1", [".office.example"], True),
        ("http://10.1.2.3:8000/v1", ["10.1.2.3"], False),
        ("http://127.0.0.1.evil.example/v1", [], True),
        ("http://user@127.0.0.1@evil.example/v1", [], True),
        ("ftp://127.0.0.1/", [], True),
    ],
)
def test_text_is_screened_unless_it_stays_in_the_office(service: str, hosts: list[str], screened: bool) -> None:
    assert (screen_for(service, hosts) is not None) is screened


def test_a_mark_stops_the_question_and_says_what_to_do() -> None:
    screening = Screening()

    assert screening.refusal("这份文件怎么传阅？", ["年休假几天？"]) is None
    refusal = screening.refusal("秘密★5年 的文件里说了什么？")
    assert refusal is not None
    assert "密级标志" in refusal
    assert "保密工作机构" in refusal
    earlier = screening.refusal("接着说", ["这是【机密】材料"])
    assert earlier is not None
    assert "前面的对话" in earlier


def test_a_passage_with_a_mark_may_not_leave() -> None:
    screening = Screening()
    assert screening.stops("机密★1年\n关于某事的通知")
    assert not screening.stops("涉密文件应当标注密级。")
