"""正文的段末用句号、问号或者叹号。

依据：GB/T 15834—2011 4.1、4.2、4.3，陈述句末尾用句号；段末没有点号的，多半是漏打，或者一段被误断成两段。
错误示例：“各单位要明确责任人，建立台账，每日报送检查情况”后面另起一段。
正确示例：“各单位要明确责任人，建立台账，每日报送检查情况。”后面另起一段。
修复方式：补上句号；是误断的，把两段接起来，请本人确认。
例外：小标题，分项列举的短语，联系人、时间、地点等列成的行，名单、表格不报；全文段末都不用点号的不报。
"""

from __future__ import annotations

import re

from assistant.rules.punctuation._lists import item_of, written
from assistant.rules.vocabulary import *

_CLOSERS = "”’）)》】〕 \t\u3000\n\f"
_STOPS = "。！？!?：:；;…，,、—.．"
_CLOSING = re.compile(
    r"^\s*(?:特此(?:通知|通报|公告|通告|报告|函告|函复|函达|请示|批复|说明|证明|申请)|请(?:予)?(?:批示|批复|审批|审议|审核)|(?:以上|妥否|当否|可否|是否妥当)[^。]{0,24})$"
)
# A note in brackets behind the sentence has its stop before it.
_NOTED = re.compile(r"[。；！？][（(][^（()）]*[)）]\s*$")
_LABELLED = re.compile(r"^[^，。；]{1,14}[：:]")
_SENTENCE = re.compile(r"[，；。]")
_VERBS = re.compile(
    "要|应|将|须|请|可|能|不|已|进行|开展|加强|做好|组织|负责|按照|根据|实行|建立|完成|确保|报送|落实|提高|推进|增长|下降|达到"
)
_SHORTEST, _SHORT_PART = 16, 6
_MIDDLE = "，；、,;"
# What follows the last paragraph of the text.
_AFTER = (Element.ISSUER_SIGNATURE, Element.ATTACHMENT_LIST, Element.HEADING_1, Element.HEADING_2)
_USUAL = 0.6


@dataclass(frozen=True)
class FinalStop(TextRule):
    """Rule M024.

    Attributes:
        usual: From what share of the paragraphs on that end with a stop the others are slips.
    """

    usual: float = _USUAL

    code = "M024"
    title = "段末的点号"
    clause = "GB/T 15834—2011 4.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.BODY, Element.ATTACHMENT_BODY)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph of sentences that ends without a stop, where the others end with one."""
        paragraphs = written(document)
        text = [each for each in paragraphs if each.element in self.elements]
        long = [each for each in text if len(each.own_text.strip()) >= _SHORT_PART]
        ended = sum(_has_stop(each.own_text) for each in long)
        if not ended or ended < self.usual * len(long):
            return
        around = zip([None, *paragraphs[:-1]], paragraphs, [*paragraphs[1:], None], strict=True)
        for before, paragraph, following in around:
            if paragraph.element not in self.elements:
                continue
            if _lacks_stop(paragraph, following):
                yield _report(paragraph)
            elif _stops_short(before, paragraph, following):
                yield _cut_off(paragraph)


def _has_stop(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _STOPS or not text.strip() or bool(_NOTED.search(text))


def _lacks_stop(paragraph: IdentifiedParagraph, following: IdentifiedParagraph | None) -> bool:
    text = paragraph.own_text.strip()
    if _has_stop(text) or "\n" in text or "\t" in text or text.count("\u3000") or text.count("  "):
        return False
    if _CLOSING.match(text):
        return True
    if len(text) < _SHORTEST or _LABELLED.match(text) or not _SENTENCE.search(text):
        return False
    # An item of phrases, and a heading, have none; one that goes on after a sentence has.
    if item_of(paragraph) is not None and "。" not in text:
        return False
    if re.match(r"\s*[●■◆▲★※·•\-－—]", text) or (following is not None and _LABELLED.match(text)):
        return False
    return bool(_VERBS.search(text)) and max(map(len, re.split("[，。；、：]", text))) >= _SHORT_PART


def _stops_short(
    before: IdentifiedParagraph | None, paragraph: IdentifiedParagraph, following: IdentifiedParagraph | None
) -> bool:
    """Whether a sentence ends in the middle: on ， or ；, and it is no item of a list."""
    text = paragraph.own_text.rstrip()
    # A paragraph of sentences that begins with a number is no item of a list.
    whole = "。" in text and text[-1:] in "，、,"
    if text[-1:] not in _MIDDLE or len(text) < _SHORTEST or (item_of(paragraph) is not None and not whole):
        return False
    opens = following is None or following.element in _AFTER or (whole and item_of(following) is not None)
    if (
        following is not None
        and not opens
        and (item_of(following) is not None or following.element is not Element.BODY)
    ):
        return False
    neighbours = [each.own_text.rstrip()[-1:] for each in (before, following) if each is not None]
    inside = any(sign in f"{_MIDDLE}：:" for sign in neighbours[-1:])
    return not inside and all(sign not in _MIDDLE for sign in neighbours[:1])


def _cut_off(paragraph: IdentifiedParagraph) -> Violation:
    text = paragraph.own_text.rstrip()
    message = f"这一段末尾用了“{text[-1]}”，句子完了应当用句号；如果是误断成两段，请接起来。"
    place = in_paragraph(paragraph, len(text) - 1, len(text))
    return Violation(place, message, text[-1], "。", repair=Repair.PERSON)


def _report(paragraph: IdentifiedParagraph) -> Violation:
    end = len(paragraph.own_text.rstrip())
    message = "这一段末尾没有点号，应当补上句号；如果是误断成两段，请接起来。"
    return Violation(in_paragraph(paragraph, end, end), message, "没有点号", "。", "。")
