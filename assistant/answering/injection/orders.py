"""Sentences that are written to the machine and not to the reader: orders to an assistant inside a document.

Official documents give orders all the time, to people: 请按照以上要求抓紧落实. What gives the others away is that they speak of
answers, prompts, tools and roles, in whatever spelling. The patterns are tested on all national laws: none of their
sentences may match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.injection.decoding import decoded
from assistant.answering.injection.dictation import DICTATIONS, MAY_DICTATE
from assistant.answering.injection.folding import folded, looked_alike, set_together, squeezed_latin
from assistant.answering.injection.other_tongues import MAY_BE_ANOTHER, OTHER_TONGUES, PINYIN
from assistant.answering.injection.patterns import PATTERNS, Pattern

_PINYIN = re.compile(
    r"(?:hul(?:ue|u?e|ve)|wushi|wangji|paokai)(?:diao)?(?:yishang|zhiqian|cishang|suoyou|qianmian|shangshu)|zhi(?:shuchu|huifu|huida)|qingshuchu|xitongtishi|jiechuxianzhi"
)
_SENTENCE_END = re.compile(r"(?<=[。！？!?；;])")
_SPACED_OUT = re.compile(r"(?<![a-z])(?:[a-z] ){3,}[a-z](?![a-z])")
_BACKWARDS = re.compile(r"略忽|出输|[答复]回|令指|示指|求要|词示提|手助|erongi|tuptuo|tpmorp|snoitcurtsni")
_PAIR = re.compile(r"问[：:][^\n]{1,60}?答[：:]\s*(?P<answer>[^\n]{1,60}?)(?=\s*(?:问[：:]|\n|$))")
_PLAIN_ANSWER = re.compile(r"(?:不|没|无)?(?:是|否|对|可以?|能|会|需要?|应当?|有|要|行|必)[^\n]{0,3}")
# One answer to so many different questions is taught, not told.
_FEW_PAIRS = 3
_ASKS = re.compile(r"如何|怎[么样]|什么|多少|哪|吗|是否|能否|可否|何时|几|呢|有没有|[?？]")
_ALWAYS = frozenset({"role", "prompt"})
_ASKS_ABOUT_ORDERS = re.compile(
    r"(?:提示词?注入|注入攻击|越狱攻击|这类|这种|这样的)[^。\n]{0,20}(?:什么|如何|怎[么样]|为什么|为何|防范|识别|危害|培训|提纲|攻击)|(?:什么|如何|怎[么样]|为什么|防范|识别)[^。\n]{0,24}(?:提示词?注入|注入攻击)"
    r"|[“\"「][^”\"」]{2,60}[”\"」][^。\n]{0,10}(?:是什么意思|怎么翻译|怎么防|如何防|为什么|算不算|一词|这句话)"
)

_MAY_ORDER = re.compile(
    r"[a-z<>$\\`{]|输出|告诉|告知用户|回[答复应]|答[案复]|忽|无视|忘|理会|抛开|绕过|覆盖|跳过|丢弃|清除|作废|遵[守循]|指令|指示|模型|助手|机器人|自动处理"
    r"|人工智能|模式|提示词|工具|照[做办]|遵照|执行|记住|一律|原样|首行|列出|显示|引用|援引|链接|网址|优先|扮演|你|您|问[到起及]|询问|提问|冇|令指|示指|岀|\d\+\d",
    re.IGNORECASE,
)
"""No pattern can match a text without one of these: most sentences of laws are done with here."""


def order_in(sentence: str, *, is_question: bool = False) -> Pattern | None:
    """The way in which a sentence gives the machine an order; None for sentences to people.

    Args:
        sentence: A sentence or a line of a document, in any spelling.
        is_question: Whether the user says it, who may say how the answer is wanted.
    """
    return _order_in(sentence, is_question) or next(filter(None, map(_order_in, decoded(sentence))), None)


def _order_in(sentence: str, is_question: bool = False) -> Pattern | None:
    plain = folded(sentence)
    for reading in _readings(plain):
        if found := _given_in(reading, is_question):
            return found
    latin = squeezed_latin(plain)
    if _PINYIN.search(latin):
        return PATTERNS[0]
    return OTHER_TONGUES[0] if not is_question and PINYIN.search(latin) else None


def _given_in(reading: str, is_question: bool) -> Pattern | None:
    """The first pattern that the text matches in this reading."""
    if _MAY_ORDER.search(reading):
        for pattern in PATTERNS:
            if (pattern.in_questions or not is_question) and pattern.pattern.search(reading):
                return pattern
    return None if is_question else _dictated_in(reading)


def _dictated_in(reading: str) -> Pattern | None:
    """The first way to dictate an answer that a sentence of the text matches."""
    ways = (
        *(DICTATIONS if MAY_DICTATE.search(reading) else ()),
        *(OTHER_TONGUES if MAY_BE_ANOTHER.search(reading) else ()),
    )
    if not ways:
        return None
    sentences = _SENTENCE_END.split(reading)
    return next((way for sentence in sentences for way in ways if way.matches(sentence)), None)


def may_hold_order(text: str) -> bool:
    """Whether one of the sentences of a whole text may be an order; most texts are done with by this one look."""
    return order_in(text) is not None or _PAIR.search(text) is not None


def repeats_an_answer(text: str) -> re.Pattern[str] | None:
    """What matches the rest of a line that teaches one and the same answer to several questions; None for ordinary text."""
    answers = [match["answer"].strip() for match in _PAIR.finditer(text)]
    taught = [each for each in set(answers) if answers.count(each) >= _FEW_PAIRS and not _PLAIN_ANSWER.fullmatch(each)]
    if not taught:
        return None
    same = "|".join(re.escape(answer) for answer in taught)
    return re.compile(rf"问[：:][^\n]{{1,60}}?答[：:]\s*(?:{same})|问[：:]\s*$|{same}")


def _readings(plain: str) -> Iterator[str]:
    """As it stands, with broken lines and what is set apart joined, with look-alikes replaced, and backwards."""
    yield plain
    if "\n" in plain:
        yield plain.replace("\n", "")
        yield plain.replace("\n", " ")
    if _SPACED_OUT.search(plain):
        yield _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), plain)
    for other in (set_together(plain), looked_alike(plain)):
        if other != plain:
            yield other
    if _BACKWARDS.search(plain):
        yield plain[::-1]


def order_in_question(question: str) -> Pattern | None:
    """The way in which a question asks the assistant to drop its rules or to say what it is told; None for questions.

    Who asks what such an order is, or how to guard against it, may quote one.
    """
    found = order_in(question, is_question=True)
    if found is None or _ASKS_ABOUT_ORDERS.search(question):
        return None
    return None if _ASKS.search(question) and found.code not in _ALWAYS else found
