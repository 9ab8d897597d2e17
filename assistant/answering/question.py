"""What kind of answer a question wants, read from its words."""

from __future__ import annotations

import re

from assistant.library.terms import content_words

_LIST = re.compile(
    r"哪些|哪几|几种|几类|列出|包括什么|包括哪|有什么(?:条件|要求|程序|情形|限制)|什么情况|什么情形|什么条件|哪种|至少说出|说出|流程|程序|步骤|怎么走|怎么办|如何|"
    r"什么内容|哪些内容|多少种|有何不同"
)
_COMPARISON = re.compile(
    r"相比|对比|比较|区别|不同|差别|异同|变化|新旧|分别|各.{0,4}(?:几|多少)|比.{0,12}多了什么|和.{1,20}哪个"
)
_PAST_VERSION = re.compile(
    r"新旧|旧版|旧法|原来的|修订前|修改前|修正前|\d{4}\s*年?版|老版|以前的规定|过去的规定|和\d{4}"
)
_QUANTITY = re.compile(
    r"多少|几|多久|多长|多大|多高|何时|什么时候|期限|时限|上限|下限|比例|金额|标准|最多|最少|至少|最长|最短|最迟|几天"
)
_SENTENCE_ENDS = re.compile(r"[？?；;。！!]+")
_COMPARED = re.compile(
    r"^(?P<first>[\u4e00-\u9fff“”《》]{2,16}?)(?:和|与|跟|同)(?P<second>[\u4e00-\u9fff“”《》]{2,16}?)(?=[，,的对在各从到有])[，,]?(?P<rest>.{3,})"
)

SHORTEST_PART = 5
"""A part of a question with fewer characters (怎么办) says nothing without the others."""


def wants_list(question: str) -> bool:
    """Whether the answer is a list or a procedure, so that more than three articles may be needed."""
    return bool(_LIST.search(question))


def wants_comparison(question: str) -> bool:
    """Whether two things are to be set side by side."""
    return bool(_COMPARISON.search(question))


def wants_several(question: str) -> bool:
    """Whether the answer may need more articles, and more words, than an ordinary one."""
    return wants_list(question) or wants_comparison(question)


def wants_past_version(question: str) -> bool:
    """Whether the question itself is about a text that is law no more."""
    return bool(_PAST_VERSION.search(question))


def wants_quantity(question: str) -> bool:
    """Whether the answer is a number, a term or an amount."""
    return bool(_QUANTITY.search(question))


def parts_of(question: str) -> tuple[str, ...]:
    """The questions inside a question, each complete in itself; empty where it cannot be divided.

    Several sentences are several questions; a comparison of two things is a question about each.
    """
    sentences = [part.strip() for part in _SENTENCE_ENDS.split(question)]
    parts = [part for part in sentences if len(part) >= SHORTEST_PART and len(content_words(part)) >= 2]
    if len(parts) > 1:
        return tuple(parts)
    compared = _COMPARED.match(question) if wants_comparison(question) else None
    if compared is None:
        return ()
    first, second, rest = compared["first"], compared["second"], compared["rest"]
    return (f"{first}{rest}", f"{second}{rest}")
