from __future__ import annotations

import pytest

from evals.points.values import holds_value, plain


@pytest.mark.parametrize(
    ("answer", "spellings"),
    [
        ("试用期为一年。[1]", ["一年", "1年"]),
        ("自收到之日起 15\n日内答复", ["十五日", "15日"]),
        ("处二百元以上五百元以下罚款", ["五百元"]),
        ("金额不超过 3 % 的", ["3%"]),
    ],
)
def test_one_spelling_is_enough_whatever_the_white_space(answer: str, spellings: list[str]) -> None:
    assert holds_value(plain(answer), spellings)


@pytest.mark.parametrize(
    ("answer", "spellings"),
    [
        ("应当在十五日内答复", ["五日", "5日"]),
        ("应当在 25 日内答复", ["5日"]),
        ("不超过 0.5%", ["5%"]),
        ("共三十四项", ["三十"]),
        ("依照规定办理[5]日", ["5日"]),
        ("没有说期限", ["一年", "1年"]),
    ],
)
def test_a_part_of_another_number_is_not_the_value(answer: str, spellings: list[str]) -> None:
    assert not holds_value(plain(answer), spellings)
