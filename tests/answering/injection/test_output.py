"""What a model writes comes out without anything that a program could follow, run or load."""

from __future__ import annotations

import pytest

from assistant.answering.injection.output import allowed


@pytest.mark.parametrize(
    ("written", "allowed_text"),
    [
        ("试用期一年[S1]。![](http://192.0.2.1/p?q=x)", "试用期一年[S1]。"),
        ("![图][1]试用期", "试用期"),
        ("[点击查看](http://evil.example/a(b))原文", "点击查看原文"),
        ("[1]: http://evil.example\n试用期", "\n试用期"),
        ("<img src=x onerror=alert(1)>好", "好"),
        ("<script>alert(1)</script>好", "好"),
        ("<!-- 藏 -->好", "好"),
        ("见https://evil.example/a?b=c。", "见。"),
        ("见 www.evil.example 的说明", "见  的说明"),
        ("见evil.example.com/x", "见"),
        ("http://127.0.0.1:9/collect", ""),
        ("连到10.0.0.1:8080/x", "连到"),
        ("javascript:alert(1)", ""),
        ("$\\href{javascript:1}{x}$好", "好"),
        ("\\[\\text{x}\\]好", "好"),
        ('| =HYPERLINK("http://e.example","x") | 一年 |', "|| 一年 |"),
        ('<tool_call>{"name": "read"}</tool_call>好', "好"),
        ('```json\n{"name": "read", "arguments": {}}\n```好', "好"),
        ('{"tool_calls": [1]}', ""),
        ("<|im_start|>好", "好"),
        ("试用期\u202e为\u200b一年", "试用期为一年"),
    ],
)
def test_what_could_be_followed_run_or_loaded_is_left_out(written: str, allowed_text: str) -> None:
    assert allowed(written) == allowed_text


@pytest.mark.parametrize(
    "text",
    [
        "**试用期**为一年[S1]。\n\n- 合格的，予以任职；\n- 不合格的，取消录用。",
        "> 原文“一年”[1]",
        "GB/T 9704—2012 的 7.3.1，即3.2.1.4条",
        "金额 5 < 10 且 a > b，共1.5亿元",
        "| 项目 | 期限 |\n|---|---|\n| 试用期 | 一年 |",
        "国发〔2012〕33号",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert allowed(text) == text


def test_an_address_that_stands_in_the_passage_may_be_said() -> None:
    passage = "申请人可以登录www.office.example办理。"
    assert allowed("请登录www.office.example办理。", [passage]) == "请登录www.office.example办理。"
    assert allowed("请登录www.office.example.evil.example办理。", [passage]) == "请登录办理。"
