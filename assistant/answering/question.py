"""What kind of answer a question wants, read from its words."""

from __future__ import annotations

import re

from assistant.library.terms import content_words

_LIST = re.compile(
    r"哪些|哪几|几种|几类|列出|包括什么|包括哪|有什么(?:条件|要求|程序|情形|限制)|什么情况|什么情形|什么条件|哪种|至少说出|说出|流程|程序|步骤|怎么走|怎么办|如何|"
    r"什么内容|哪些内容|多少种|有何不同|几[样步道条关]|哪几|啥情况|啥情形|啥条件|啥材料|[带备交拿]啥|[带备交拿]什么|要够啥|说全|怎么弄|咋[弄办走]|走哪|犯了哪|有哪"
)
_COMPARISON = re.compile(
    r"差在?哪|差[几啥多]|一不一样|一样[不吗么]|是不是一样|是不是一回事|一回事[不吗]|有啥[不区]|哪个[更背]|听哪个|相比|对比|比较|区别|不同|差别|异同|变化|新旧|分别|各.{0,4}(?:几|多少)|比.{0,12}多了什么|和.{1,20}哪个"
)
_PAST_VERSION = re.compile(
    r"新旧|旧版|旧法|原来的|修订前|修改前|修正前|\d{4}\s*年?版|老版|以前的规定|过去的规定|和\d{4}"
)
_QUANTITY = re.compile(
    r"多少|几|多久|多长|多大|多高|何时|什么时候|期限|时限|上限|下限|比例|金额|标准|最多|最少|至少|最长|最短|最迟|几天|啥时候|好久|几折|几成|几倍|几时|顶[天多]|最晚"
)
_CLAUSE_ENDS = re.compile(r"[？?；;。！!，,]+")
_ASKS = re.compile(
    r"吗|么$|谁|哪|啥|什么|怎|咋|几|多少|多久|多长|多大|何时|是否|[能可]否|(.)不\1|有没有|可不可以|需不需要|如何|"
    r"[行成中可要用]不$|可以不$|[^不]不$|没$"
)
"""A clause that asks: 几天内, 归谁管, 行不行, 要收钱不."""

_COMPARED = re.compile(
    r"^(?P<first>[\u4e00-\u9fff“”《》]{2,16}?)(?:和|与|跟|同)(?P<second>[\u4e00-\u9fff“”《》]{2,16}?)(?=[，,的对在各从到有])[，,]?(?P<rest>.{3,})"
)


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

    A comparison of two things is a question about each; several clauses that ask are several questions, each behind what
    was told before the first of them.
    """
    compared = _COMPARED.match(question) if wants_comparison(question) else None
    if compared is not None:
        first, second, rest = compared["first"], compared["second"], compared["rest"]
        return (f"{first}{rest}", f"{second}{rest}")
    clauses = [clause.strip() for clause in _CLAUSE_ENDS.split(question) if clause.strip()]
    asking = [index for index, clause in enumerate(clauses) if _ASKS.search(clause)]
    if len(asking) < 2:
        return ()
    told = "，".join(clauses[: asking[0]])
    starts = [0, *(index + 1 for index in asking[:-1])]
    parts = ["，".join(clauses[start : end + 1]) for start, end in zip(starts, asking, strict=True)]
    parts = [part if told in part else f"{told}，{part}" for part in parts]
    return tuple(parts) if all(len(content_words(part)) >= 2 for part in parts) else ()
