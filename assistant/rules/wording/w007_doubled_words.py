"""没有重复多出的字词。

依据：《党政机关公文处理工作条例》第二十条，公文的文字应当准确；重字是录入、拼接时最常见的差错。
错误示例：“贯彻落落实”“工作的的要求”“加强加强管理”“关于关于开展检查的通知”“民政、财政等等部门”“要要加强领导”。
正确示例：“贯彻落实”“工作的要求”“加强管理”“关于开展检查的通知”“民政、财政等部门”“要加强领导”。
修复方式：去掉多出的字词；请本人确认。
例外：“研究研究”“一个一个”“的的确确”一类正常的重叠不报；前后两个词各自成词的（“提升服务服务业”）不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced, running_text
from assistant.rules.terms import user_words_at
from assistant.rules.vocabulary import *
from assistant.rules.wording._doubled_characters import doubled_characters
from assistant.rules.wording._misspellings import is_word

_HAN = "\u4e00-\u9fff"
_ELEMENTS = (*RUNNING, Element.TITLE, Element.ATTACHMENT_TITLE, Element.ATTACHMENT_LIST)
_NUMERALS = "一二三四五六七八九十百千万亿零〇两几每很越更最再太对在为由与和及或向从以"
# 目的的, 标的的 and 为了了解 are two words each; what begins with a numeral or 很 is repeated by custom;
# with a preposition, 对行政机关对行政机关工作人员 may be meant.
_DOUBLED = re.compile(
    rf"(?<=[{_HAN}）”》\d%])(?<![目有标])(?P<particle>的)的(?![确士])|(?<![为末不清])(?P<done>了)了(?![解结然却断如])|(?P<knew>(?<=已经)了)了(?=解)"
    rf"|(?P<word>(?![{_NUMERALS}])[{_HAN}]{{2,8}}?)(?P=word)"
    r"|(?P<list>等)等(?=部门|单位|机关|工作|内容|方面|问题|事项|领域|地区|人员|材料|行业|活动|项目|措施)"
    r"|(?P<tail>按照(?=照(?![明片相顾料章例常样]))|根据(?=据(?![此以点说统了]))|关于(?=于)|通过(?=过(?![程度去户]))|以及(?=及(?![时早其])))[照据于过及]"
)
# Words of one character that never stand twice, unless the second begins another word: 应应急管理局要求, 终于于6月.
_SINGLE = re.compile(
    r"(?P<one>要)要(?![求素点害件闻么])|(?<![终关由对属位基至鉴等大小高低优勇善便])(?P<at>于)于(?!是)|(?P<with>与)与(?!会)|(?P<and>(?<![谐温平总])和)和(?![气平睦谐美解善缓约])"
    r"|(?P<by>被)被(?![告申害执征监处])|(?P<from>(?<![自理事缘])由)由(?!于|来)|(?P<body>(?<=[个家各])单)单(?=位)|(?P<will>(?<![麻大小])将)将(?![士军领来要近于就才官帅])|(?P<stay>(?<![实潜存自现正所不旨好贵])在)在(?=\d)|(?P<to>(?<![应相面反成配绝核])对)对(?![方策象外手照比接口内联标应付待岸抗账流])"
)
_BRACKETS = re.compile(r"(?P<once>（[^（）]{2,40}）)(?P=once)")
# Verbs that are said twice for a short trial, and words that are repeated for emphasis.
_CUSTOM = re.compile(
    "研究|讨论|商量|考虑|学习|了解|休息|打听|沟通|琢磨|检验|锻炼|准备|收拾|整理|体验|尝试|参观|教育|批评|认识|请教|关心|照顾|帮助|活动|高兴|非常|十分|很多|许多|好多|"
    "多少|反复|不断|越来|慢慢|渐渐|常常|刚刚|仅仅|往往|天天|年年|月月|人人|家家|处处|时时|事事|样样|层层|级级|点点|哈哈|永远|点滴|意思|表示|介绍|试试|等等|谢谢|对不起"
)


@dataclass(frozen=True)
class DoubledWords(TextRule):
    """Rule W007.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W007"
    title = "重字"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 的的, 了了, and each word that stands twice."""
        yield from each_match(document, _DOUBLED, self._doubled, *_ELEMENTS)
        yield from each_match(document, _SINGLE, self._single, *_ELEMENTS)
        yield from each_match(document, _BRACKETS, self._brackets, *_ELEMENTS)
        for paragraph in running_text(document, *_ELEMENTS):
            yield from self._characters(paragraph)

    def _characters(self, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
        text = paragraph.own_text
        for start, end, word in doubled_characters(text):
            if not user_words_at(text, self.words, start, end):
                message = f"“{text[start:end]}”多了一个字，应当是“{word}”。"
                yield Violation(in_paragraph(paragraph, start, end), message, text[start:end], word, word)

    def _brackets(self, paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
        return replaced(paragraph, match, match["once"], f"“{match['once']}”重复，留一个。")

    def _single(self, paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
        if user_words_at(paragraph.own_text, self.words, *match.span()):
            return None
        kept = match[0][0]
        return replaced(paragraph, match, kept, f"“{match[0]}”重复，多了“{kept}”。")

    def _doubled(self, paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
        text = paragraph.own_text
        if match["word"] and not _is_slip(text, match):
            return None
        if user_words_at(text, self.words, *match.span()):
            return None
        kept = match["particle"] or match["done"] or match["knew"] or match["word"] or match["list"] or match["tail"]
        return replaced(paragraph, match, kept, f"“{match[0]}”重复，多了“{match[0][len(kept) :]}”。")


def _is_slip(text: str, match: re.Match[str]) -> bool:
    """Whether a word that stands twice is one too many."""
    word = match["word"]
    if len(set(word)) == 1 or _CUSTOM.fullmatch(word):
        return False
    # 服务服务业, 发展中国家 after 发展: the second belongs to a longer word; 中国国家: the first does.
    after, before = text[match.end() : match.end() + 3], text[max(0, match.start() - 2) : match.start()]
    longer = any(is_word(word + after[:length]) for length in range(1, len(after) + 1))
    # 申请人申请人民法院: what stands twice is the word without its last character.
    meets = len(word) > 2 and is_word(word[:-1]) and bool(after) and is_word(word[-1] + after[0])
    return (
        not longer
        and not meets
        and not any(is_word(before[-length:] + word) for length in range(1, len(before) + 1))
        and _whole(word)
    )


def _whole(word: str) -> bool:
    """Whether what stands twice is a word, or too long to arise by chance where two words meet."""
    return len(word) > 2 or is_word(word)
