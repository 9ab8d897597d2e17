"""Plants one lie in a true answer; knows nothing of how the assistant checks answers.

A lie is easy where the planted value stands nowhere in the section cited, and hard where it is another value of the same
section, which only what it is said of gives away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evals.lying.truth import Said, TrueAnswer

KINDS = ("number", "article", "law", "date", "quotation")

_UNITS = "个工作日|工作日|日|天|个月|年|万元|元|倍|%|人|名|小时|周岁|次|mm|磅|行|个字"
_QUANTITY = re.compile(rf"(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十百]+)(?P<unit>{_UNITS})")
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零]+)条")
_LAW = re.compile(r"《([^《》]+)》")
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_QUOTED = re.compile(r"“([^“”]+)”")
_CLAUSE = re.compile(r"[^，。；：、“”《》〔〕（）\n]{8,24}(?=[，。；])")
_TURNED = (("应当", "可以"), ("不得", "可以"), ("可以", "应当"), ("不", "应"))

_NUMBERS = (3, 7, 12, 25, 45, 77, 180, 4, 9, 21)
_LAWS = ("招标投标法", "档案法", "预算法", "审计法", "统计法", "国家赔偿法", "劳动合同法", "会计法")
_DATES = ("2019年6月1日", "2016年10月8日", "9月12日", "2021年11月30日", "7月19日")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Lie:
    """A true answer with one sentence replaced or added.

    Attributes:
        kind: One of :data:`KINDS`.
        hard: Whether the planted value is another one of the same section.
        planted: The value.
        sentence: The lying sentence, without marks.
        says: All sentences, the lying one among them.
    """

    kind: str
    hard: bool
    planted: str
    sentence: str
    says: tuple[Said, ...]


def lies_in(answer: TrueAnswer, texts: Mapping[str, str]) -> Iterator[Lie]:
    """Every lie that can be planted in an answer.

    Args:
        answer: A true answer.
        texts: What its sections say, by letter.
    """
    for position, said in enumerate(answer.says):
        text = "\n".join(texts[letter] for letter in said.letters)
        for kind, hard, planted, sentence in _changed(said.text, text, position):
            if sentence != said.text:
                changed = replace(said, text=sentence)
                says = (*answer.says[:position], changed, *answer.says[position + 1 :])
                yield Lie(kind, hard, planted, sentence, says)
    for kind, planted, sentence in _added(answer, texts):
        last = answer.says[-1]
        yield Lie(kind, False, planted, sentence, (*answer.says, replace(last, text=sentence)))


_Change = tuple[str, bool, str, str]


def _changed(sentence: str, text: str, turn: int) -> Iterator[_Change]:
    yield from _numbers(sentence, text, turn)
    yield from _articles(sentence, text)
    for match in _LAW.finditer(sentence):
        name = _absent(_LAWS, text + sentence, turn)
        yield "law", False, name, _put(sentence, match.span(1), name)
        for other in _others(_LAW.findall(text), match[1]):
            yield "law", True, other, _put(sentence, match.span(1), other)
    for match in _DATE.finditer(sentence):
        date = _absent(_DATES, text + sentence, turn)
        yield "date", False, date, _put(sentence, match.span(), date)
        for other in _others(_DATE.findall(text), match[0]):
            if other not in sentence:
                yield "date", True, other, _put(sentence, match.span(), other)
    for match in _QUOTED.finditer(sentence):
        turned = _turned(match[1], text)
        if turned:
            yield "quotation", False, turned, _put(sentence, match.span(1), turned)


def _numbers(sentence: str, text: str, turn: int) -> Iterator[_Change]:
    stated = {_value(match["number"]) for match in _QUANTITY.finditer(sentence)}
    held = [(_value(match["number"]), match["unit"]) for match in _QUANTITY.finditer(text)]
    for match in _QUANTITY.finditer(_without_articles(sentence)):
        free = [n for n in _NUMBERS if f"{n}" not in text and _chinese(n) not in text and n not in stated]
        number = str(free[turn % len(free)])
        yield "number", False, number + match["unit"], _put(sentence, match.span("number"), number)
        same_unit = [value for value, unit in held if _same(unit, match["unit"]) and value not in stated]
        for other in dict.fromkeys(value for value in same_unit if value > 0):
            written = f"{other:g}"
            yield "number", True, written + match["unit"], _put(sentence, match.span("number"), written)


def _articles(sentence: str, text: str) -> Iterator[_Change]:
    for match in _ARTICLE.finditer(sentence):
        false = _chinese(int(_value(match[1])) + 9 if _value(match[1]) < 90 else int(_value(match[1])) - 60)
        if f"第{false}条" not in text + sentence:
            yield "article", False, f"第{false}条", _put(sentence, match.span(1), false)
        for other in _others(_ARTICLE.findall(text), match[1]):
            if f"第{other}条" not in sentence:
                yield "article", True, f"第{other}条", _put(sentence, match.span(1), other)


def _added(answer: TrueAnswer, texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Sentences that are wholly invented: a date of entry into force, a quotation with one word turned."""
    text = "\n".join(texts.values())
    turn = int(answer.id[1:])
    date = _absent(_DATES, text, turn)
    yield "date", date, f"以上规定自{date}起施行。"
    for clause in _CLAUSE.findall(text):
        turned = _turned(clause, text)
        if turned:
            yield "quotation", turned, f"条文的原话是“{turned}”。"
            return


def _turned(words: str, text: str) -> str:
    """The words with one of them turned, or one left out, so that they stand nowhere."""
    middle = len(words) // 2
    candidates = [words.replace(old, new, 1) for old, new in _TURNED if old in words]
    candidates.append(words[:middle] + "一律" + words[middle:])
    return next((turned for turned in candidates if turned not in text), "")


def _without_articles(sentence: str) -> str:
    return re.sub(r"第[一二三四五六七八九十百零]+[条款项]", lambda match: "#" * len(match[0]), sentence)


def _others(found: list[str], own: str) -> list[str]:
    return [other for other in dict.fromkeys(found) if other != own]


def _absent(candidates: tuple[str, ...], text: str, turn: int) -> str:
    free = [candidate for candidate in candidates if candidate not in text]
    return free[turn % len(free)]


def _put(sentence: str, span: tuple[int, int], value: str) -> str:
    return sentence[: span[0]] + value + sentence[span[1] :]


def _same(unit: str, other: str) -> bool:
    return {unit, other} <= {"日", "天"} or {unit, other} <= {"工作日", "个工作日"} or unit == other


def _value(numeral: str) -> float:
    if numeral[0].isdigit():
        return float(numeral)
    total = digit = 0
    for sign in numeral:
        if sign in "十百":
            total, digit = total + (digit or 1) * {"十": 10, "百": 100}[sign], 0
        else:
            digit = _DIGITS.index(sign)
    return float(total + digit)


def _chinese(number: int) -> str:
    """A number below 1,000 as laws write it."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (_DIGITS[ones] if ones else "")
