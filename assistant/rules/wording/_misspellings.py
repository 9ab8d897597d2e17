"""Finds misspelt words without a list of mistakes: characters that break a word, and look or sound like the right ones.

A misspelling leaves single characters where a word stood. A character of the same sound or a like shape is put in its place;
where that makes a word, and the sentence becomes much more probable by the frequencies of words, the word was meant. Set
phrases of official writing are looked for directly: all but one or two of their characters stand there, in the same order.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assistant.rules.terms import names
from assistant.rules.wording._word_extension import word_extension

_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
# The longest phrase, and how far the probability of a sentence is looked at around a place.
_LONGEST = 8
# From this length on a word of the list is a set phrase: it may be meant although what stands there are words too.
_PHRASE = 4
# Words of two characters must be frequent to be meant; longer ones hardly arise by chance.
_FREQUENT = 300
_KNOWN = 3
# By how much, in natural logarithms, the sentence must become more probable: by the length of the word, and for phrases.
_GAINS = {2: 9.5, 3: 8.5}
_GAIN = 7.5
_GAIN_OF_SEVERAL = 7.5
# The sum of the frequencies of the dictionary.
_TOTAL = math.log(60_101_967)
_UNKNOWN = -_TOTAL - 2
# What official writing uses much and the dictionary does not know, or as rare.
_OFFICIAL = 1_500
# Which of the two is written is custom, and no slip.
FREE = frozenset(
    {"做作", "作做", "订定", "定订", "他它", "它他", "的地", "地的", "得的", "的得", "像象", "象像", "查察", "察查"}
)
# From this share of characters that stand alone on, a text is no modern Chinese: a classical one, or filling of a template.
_MOST_ALONE = 0.55
_LONG_ENOUGH = 12
# Amounts in words are written with them, and 梗 became a word after the dictionary was made.
_CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万亿")
_NEW = frozenset("梗")
# What the name of an office in a body ends with: 品宣部.
_OFFICES = frozenset("部处科室组")
# These stand alone everywhere; looking at each would take most of the time.
_PARTICLES = frozenset("的了是在和等")
_LONGEST_NAME = 4
_REMEMBERED = 64
_GLOSSED = tuple("（(“‘《【")
_SHORT = 2
_PLACES = re.compile(
    "[镇乡村寨屯岛岭坪湾桥峰坝]|[湖江](?![北南苏西])|[一-鿿]?(?:镇|乡|村|街道|社区|水库|小学|中学|路|街|县|小区|水务|公园|[东西南北中][里巷弄])(?![一-鿿]{0,2}(?:振兴|建设|旅游|道|管理|居民|改造|教师|生(?!态)))"
)
_TITLES = re.compile(
    "[一-鿿]{0,2}(?:总统|总理|首相|国王|议长|大使|先生|女士|同志|教授|博士|书记|局长|县长|市长|处长|科长|主任委员)"
)
# These stand alone before a verb: 既使用……又使用.
_ALONE = frozenset("既不予即则或而")
# 专注于｜以…为核心 and 天赋｜与技能: the word before ends with the first character, the second one begins what follows.
_LEADS = re.compile(
    r"(?:专注|致力|立足|着眼|取决|不同|相当|[忠善勇乐敢限基鉴利便属位处居用源出关由至终等低高大小优先后适])于$"
)
_LINKS = frozenset("与和及")
# Whether something is or is not makes two statements, not one misspelt.
_NEGATIONS = frozenset("不无非没未有")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NASAL = re.compile("(?<=[aeiu])ng$")
_RETROFLEX = re.compile("^([zcs])h")


@dataclass(frozen=True)
class Misspelling:
    """A stretch of a text that is probably a misspelt word.

    Attributes:
        start: Offset of the word.
        end: Offset after it.
        right: The word that was meant.
        gain: By how much the sentence becomes more probable.
    """

    start: int
    end: int
    right: str
    gain: float


def is_word(text: str) -> bool:
    """Whether the general dictionary has a word."""
    import rjieba

    return rjieba.has_word(text)


def consists_of_words(text: str) -> bool:
    """Whether a text is several words of the general dictionary, none of them a single character."""
    import rjieba

    words: list[str] = rjieba.cut(text, False)
    return len(words) > 1 and all(len(word) > 1 for word in words)


def straddles(text: str, start: int, end: int) -> bool:
    """Whether two characters belong to two words, as in 不予计算 and 法定货币, and are none by themselves."""
    if end - start != _SHORT:
        return False
    before, after = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    if _LEADS.search(text[max(start - 2, 0) : start + 1]) or (
        len(before) == _SHORT and text[end - 1] in _LINKS and is_word(before)
    ):
        return True
    if len(after) < _SHORT or not is_word(after) or _dictionary().suggest_freq(after) < _FREQUENT:
        return False
    return (len(before) == _SHORT and is_word(before)) or (text[start] in _ALONE and not is_word(text[start:end]))


def is_of_words(text: str) -> bool:
    """Whether a text consists of words as modern writing does; of a short one that cannot be told, and it is taken for one."""
    words = [word for match in _HAN.finditer(text) for word in _dictionary().cut(match[0], False)]
    alone = sum(len(word) == 1 and word not in _PARTICLES for word in words)
    length = sum(map(len, words))
    return length < _LONG_ENOUGH or alone < length * _MOST_ALONE


def begins_with_common_word(text: str) -> bool:
    """Whether a text begins with a frequent word of the general dictionary that is no name."""
    word = next(iter(_dictionary().cut(text, False)), "")
    return len(word) > 1 and _dictionary().suggest_freq(word) >= _FREQUENT and not _is_name(word)


def misspellings(text: str) -> Iterator[Misspelling]:
    """The probable misspellings of a text, in order."""
    for match in _HAN.finditer(text):
        run = match[0]
        if len(run) == _SHORT and text[match.start() - 1 : match.start()] in _GLOSSED and match.start():
            # A name in brackets or quotation marks has no sentence around it that could become more probable.
            continue
        # What comes again and again in a document is looked at once; the longest runs would only fill the memory.
        for each in _in_known_run(run) if len(run) <= _REMEMBERED else _in_run(run):
            yield Misspelling(match.start() + each.start, match.start() + each.end, each.right, each.gain)


@lru_cache(maxsize=8192)
def _in_known_run(run: str) -> tuple[Misspelling, ...]:
    return _in_run(run)


def _in_run(run: str) -> tuple[Misspelling, ...]:
    found = [*_phrases(run), *(each for at in lone_characters(run) for each in _words(run, at))]
    kept: list[Misspelling] = []
    for one in sorted(found, key=lambda each: (-each.gain, each.start)):
        at = bisect_left(kept, one.start, key=lambda each: each.start)
        beside = kept[max(at - 1, 0) : at + 1]
        if not any(one.start < other.end and other.start < one.end for other in beside):
            kept.insert(at, one)
    return tuple(kept)


def lone_characters(run: str) -> Iterator[int]:
    """Where characters stand in a run of them that belong to no word."""
    at = 0
    for word in _dictionary().cut(run, False):
        if len(word) == 1 and word not in _PARTICLES and not _is_own_word(run, at):
            yield at
        at += len(word)


def _is_own_word(run: str, at: int) -> bool:
    """Whether a character stands alone by right: in an amount in capitals, as a new word, at the end of an office's name."""
    one, beside = run[at], set(run[max(at - 1, 0) : at] + run[at + 1 : at + 2])
    if one in _NEW or (one in _CAPITALS and beside & _CAPITALS):
        return True
    return one in _OFFICES and at == len(run) - 1 and at in range(2, _LONGEST_NAME)


def _words(run: str, at: int) -> Iterator[Misspelling]:
    """The words that a like character in this place would make, where the sentence gains enough by them."""
    windows = _windows(run, at)
    for character in similar_to(run[at]):
        span = _longest_word(windows, character)
        if span is not None and run[at] + character not in FREE and not _turns(run[at], character):
            start, end = span
            right = run[start:at] + character + run[at + 1 : end]
            if _is_name(right) or (_may_be_name(run) and right not in names("official_words")):
                continue
            if in_a_name(run, start, end) and right not in names("official_words"):
                continue
            if (gain := gain_of(run, start, end, right)) >= _GAINS.get(end - start, _GAIN):
                yield Misspelling(start, end, right, gain)


def _turns(one: str, other: str) -> bool:
    """Whether one of two characters that sound otherwise negates."""
    return bool(_NEGATIONS & {one, other}) and sounds().get(one) != sounds().get(other)


def in_a_name(run: str, start: int, end: int) -> bool:
    """Whether a stretch belongs to the name of a place, to one of a person before a title, or to a number."""
    after = run[end : end + 2]
    place = _PLACES.match(after) or (end - start == _SHORT + 1 and _PLACES.match(run[end - 1 : end]))
    return bool(place or _TITLES.match(run[end : end + 5]) or run[start] in "万亿")


def _is_name(word: str) -> bool:
    """Whether the dictionary has a word as the name of a person: other persons have like names."""
    ((_, tag),) = _dictionary().tag(word)[:1] or (("", ""),)
    return str(tag).startswith("nr")


def _may_be_name(run: str) -> bool:
    """Whether a run is as short as a name, and begins as one."""
    return len(run) <= _LONGEST_NAME and run[0] in _SURNAMES


def _windows(run: str, at: int) -> list[tuple[str, str, int, int]]:
    """The stretches around a place, the longest first: what stands in them before and after it, where they begin and end."""
    return [
        (run[start:at], run[at + 1 : start + length], start, start + length)
        for length in range(_PHRASE, 1, -1)
        for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1)
    ]


def _longest_word(windows: list[tuple[str, str, int, int]], character: str) -> tuple[int, int] | None:
    """The longest stretch around a place that is a word if the character stands there."""
    dictionary = _dictionary()
    for before, after, start, end in windows:
        word = before + character + after
        if dictionary.has_word(word) and dictionary.suggest_freq(word) >= (_FREQUENT if end - start == 2 else _KNOWN):
            return start, end
    return None


def _phrases(run: str) -> Iterator[Misspelling]:
    """The set phrases of which one character is another, or several are and all sound the same."""
    heard = [sounds().get(character, character) for character in run]
    heads, tails = _edges_of_phrases()
    for start in range(len(run) - _PHRASE + 1):
        # Whatever character is another one, the first two or the last two sound as they should.
        begun = heads.get((heard[start], heard[start + 1]), ())
        for end in range(start + _PHRASE, min(len(run), start + _LONGEST) + 1):
            if end - start in begun or end - start in tails.get((heard[end - 2], heard[end - 1]), ()):
                yield from _phrases_at(run, start, end)


def _phrases_at(run: str, start: int, end: int) -> Iterator[Misspelling]:
    said = run[start:end]
    for right in _meant(said):
        if in_a_name(run, start, end) and len(said) < _PHRASE:
            continue
        gain = gain_of(run, start, end, right)
        if gain >= _needed(said, right):
            yield Misspelling(start, end, right, gain)


def _meant(message: str) -> set[str]:
    """The phrases that a stretch may stand for; none where it is one."""
    if message in _phrases_by_pattern():
        return set()
    patterns = (f"{message[:at]}?{message[at + 1 :]}" for at in range(len(message)))
    meant = {phrase for pattern in patterns for phrase in _phrases_by_pattern().get(pattern, ())}
    return meant | set(_phrases_by_pattern().get(_sound_of(message), ()))


def _needed(message: str, right: str) -> float:
    """What must be gained by a phrase."""
    others = [one + other for one, other in zip(message, right, strict=True) if one != other]
    if message[0] in _LINKS and message[0] != right[0]:
        # 新工艺和新技术: what joins two words belongs to no phrase that begins there.
        return math.inf
    if any(pair in FREE or _turns(*pair) for pair in others) or len(others) > len(message) // 2:
        return math.inf
    if len(others) > 1:
        return _GAIN_OF_SEVERAL
    return _GAIN if others[0][1] in similar_to(others[0][0]) else math.inf


def gain_of(run: str, start: int, end: int, right: str) -> float:
    """By how much a run becomes more probable with a word in place of a stretch of it."""
    before, after = run[max(0, start - _LONGEST) : start], run[end : end + _LONGEST]
    return _probability(before + right + after) - _probability(before + run[start:end] + after)


@lru_cache(maxsize=4096)
def _probability(run: str) -> float:
    """The logarithm of the probability of the best division of a run into words."""
    return sum(_weight(word) for word in _dictionary().cut(run, False))


@lru_cache(maxsize=4096)
def _weight(word: str) -> float:
    dictionary = _dictionary()
    if not dictionary.has_word(word):
        return _UNKNOWN
    return math.log(max(1, dictionary.suggest_freq(word))) - _TOTAL


@cache
def _dictionary() -> Any:
    """A dictionary of our own, with the words of official writing; the one of the index stays as it is."""
    dictionary: Any = word_extension().Jieba()
    for word in names("official_words"):
        if not dictionary.has_word(word) or dictionary.suggest_freq(word) < _OFFICIAL:
            dictionary.add_word(word, _OFFICIAL, "n")
    return dictionary


@cache
def similar_to(character: str) -> str:
    """The characters that one may be mistaken for: of the same sound, or of a like shape."""
    others = {other for group in _groups_alike().get(character, ()) for other in group}
    return "".join(sorted(others - {character}))


@cache
def _groups_alike() -> dict[str, list[str]]:
    """For each character the groups of characters that it is like."""
    groups: dict[str, list[str]] = {}
    for one, others in _alike_groups():
        for character in one:
            groups.setdefault(character, []).append(others)
    return groups


def _alike_groups() -> Iterator[tuple[str, str]]:
    """The table: characters, and what each of them is like. ``*`` begins a series with one part, ``~`` follows one character."""
    by_sound: dict[str, str] = {}
    for character, sound in sounds().items():
        by_sound[_loosely(sound)] = by_sound.get(_loosely(sound), "") + character
    yield from ((characters, characters) for characters in by_sound.values())
    for group in names("similar_characters"):
        one, tilde, others = group.partition("~")
        if tilde:
            yield one, others
            yield others, one
        elif group.startswith("*"):
            yield group[1:], group[1:]


@cache
def _loosely(sound: str) -> str:
    """A sound without what many speakers and keyboards do not keep apart: zh and z, ang and an."""
    return _RETROFLEX.sub(r"\1", _NASAL.sub("n", sound))


@cache
def sounds() -> dict[str, str]:
    """How characters sound, without tone."""
    found: dict[str, str] = {}
    for group in names("similar_characters"):
        sound, equals, characters = group.partition("=")
        found |= dict.fromkeys(characters, sound) if equals else {}
    return found


def _sound_of(text: str) -> str:
    return " ".join(sounds().get(character, character) for character in text)


@cache
def _edges_of_phrases() -> tuple[dict[tuple[str, str], set[int]], dict[tuple[str, str], set[int]]]:
    """How long the set phrases are, by the sounds of their first two and of their last two characters."""
    heads: dict[tuple[str, str], set[int]] = {}
    tails: dict[tuple[str, str], set[int]] = {}
    for phrase in names("official_words"):
        if _PHRASE <= len(phrase) <= _LONGEST:
            heard = [sounds().get(character, character) for character in phrase]
            heads.setdefault((heard[0], heard[1]), set()).add(len(phrase))
            tails.setdefault((heard[-2], heard[-1]), set()).add(len(phrase))
    return heads, tails


@cache
def _phrases_by_pattern() -> dict[str, tuple[str, ...]]:
    """The set phrases by themselves, by what is left when one character is taken out, and by how they sound."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in names("official_words"):
        if _PHRASE <= len(phrase) <= _LONGEST:
            patterns = [f"{phrase[:at]}?{phrase[at + 1 :]}" for at in range(len(phrase))]
            for key in (phrase, _sound_of(phrase), *patterns):
                found[key] = (*found.get(key, ()), phrase)
    return found
