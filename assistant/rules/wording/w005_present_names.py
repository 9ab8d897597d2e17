"""机构、地名用规范名称；撤并、改名的机构用现名。

依据：《党政机关公文处理工作条例》第二十条，起草公文应当表述准确；各机构改名的依据见 knowledge/terms/renamed_bodies.yaml。
错误示例：“市计划委员会”“市环保局”。
正确示例：“市发展和改革委员会”“市生态环境局”。
修复方式：由本人核对机构现名后改写。
例外：本单位的内设部门（集团文化部、本局人事部）不报；说历史、引原文件名称的用当时的名称，“原环保局”不报；书名号、引号里的不报；写明改革以前年份的句子、改革以前成文的公文不报；\
地方机构名称与国家不尽相同的，请加入“我的词”。
"""

from __future__ import annotations

import re

from assistant.rules.prose import LONGEST_SENTENCE, RUNNING, running_text, sentence_around
from assistant.rules.terms import Term, term_table, user_words_at
from assistant.rules.vocabulary import *

_ELEMENTS = (
    *RUNNING,
    Element.TITLE,
    Element.MAIN_RECIPIENTS,
    Element.COPY_RECIPIENTS,
    Element.PRINTING_AUTHORITY,
    Element.ISSUER_SIGNATURE,
)
_NAMED = re.compile(r"《[^》]*》|“[^”]*”|〈[^〉]*〉")
# A department of a unit of its own, as 集团工程部、文化部: what stands beside it in the list, or whose it is.
_MINISTRY = re.compile(
    "(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|国家安全|民政|司法|财政|人事|劳动|人力资源和?社会保障|自然资源|国土资源|生态环境|环境保护|环保|建设"
    "|住房和?城乡建设|交通|交通运输|铁道|信息产业|水利|农业|农业农村|商务|外经贸|对外贸易经济合作|文化|文化和旅游|卫生|监察|应急|应急管理|中央宣传|中央组织|中组|中宣)部$"
)
_OWNER = re.compile(
    "集团|公司|学院|大学|学校|中学|医院|银行|协会|学会|俱乐部|工会|社团|支部|学生会|酒店|企业|厂|本局|本院|本校|本单位|我局|我院|我校|我单位|机关各"
)
_LISTED = re.compile("[、和与及]")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
# A sentence that tells of the reform, or of a person's career.
_HISTORY = re.compile(
    "更名|改名|撤销|撤并|组建|并入|划转|划入|整合|合并|改组|前身|转隶|不再保留|历任|曾任|时任|沿革|历史"
)


@dataclass(frozen=True)
class PresentNames(TextRule):
    """Rule W005.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W005"
    title = "机构用现名"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each former name of the table, outside the names of documents and what tells of the past."""
        written = _year(document)
        for paragraph in running_text(document, *_ELEMENTS):
            text = paragraph.own_text
            for match, term in term_table("renamed_bodies").find(text):
                start, end = match.span()
                past = written is not None and written <= term.since
                if (
                    not past
                    and not _told_as_past(text, start, end, term)
                    and not _of_a_unit(text, start, end)
                    and not user_words_at(text, self.words, start, end)
                ):
                    yield _report(paragraph, start, end, term)


def _year(document: IdentifiedDocument) -> int | None:
    """The year in which the document was signed, or the latest that it speaks of; None where it names none."""
    match = _YEAR.search(document.text_of(Element.SIGNING_DATE))
    if match:
        return int(match[1])
    return max((int(year) for each in document.paragraphs for year in _YEAR.findall(each.own_text)), default=None)


def _told_as_past(text: str, start: int, end: int, term: Term) -> bool:
    around = _NAMED.finditer(text, max(start - LONGEST_SENTENCE, 0), end + LONGEST_SENTENCE)
    named = any(match.start() < end and start < match.end() for match in around)
    if named or text.startswith("原", end):
        return True
    sentence = sentence_around(text, start, end)
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(_HISTORY.search(sentence)) or any(year <= term.since for year in years)


def _of_a_unit(text: str, start: int, end: int) -> bool:
    """Whether it is a department of a unit and no ministry: the unit is named, or its other departments stand beside it."""
    if not text[:end].endswith("部") or text[:start].endswith(("国家", "国务院")):
        return False
    clause = re.split("[，。；：]", text[max(start - LONGEST_SENTENCE, 0) : start])[-1]
    following = re.split("[，。；：]", text[end : end + LONGEST_SENTENCE])[0]
    beside = [*_LISTED.split(clause)[:-1], *[each[: each.find("部") + 1] for each in _LISTED.split(following)[1:]]]
    others = any(each.endswith("部") and not _MINISTRY.search(each) for each in beside)
    return others or _OWNER.search(clause) is not None


def _report(paragraph: IdentifiedParagraph, start: int, end: int, term: Term) -> Violation:
    message = f"“{term.wrong}”已经改名或撤并（{term.source}），职责现归“{term.right}”，请核对现名。{term.note}"
    return Violation(in_paragraph(paragraph, start, end), message, term.wrong, term.right)
