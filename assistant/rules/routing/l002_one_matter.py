"""请示一文一事，一份请示只请求一类事项。

依据：《党政机关公文处理工作条例》第十五条（四）。
错误示例：标题写“关于增加防汛经费和调整机构编制的请示”；正文写“另外，恳请一并解决办公用房问题”；标题只说名录，正文写“同时，恳请省人民政府批准我市增加水政执法编制20名”。
正确示例：标题写“关于增加防汛经费的请示”，另一事项另行请示。
修复方式：由本人分成两份请示。
例外：同一事项的配套请求（批准方案及所需经费）是否算一事，由本人判断；书名号、引号里的不算。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, own_words, stated_kind
from assistant.rules.title._names import without_names
from assistant.rules.vocabulary import *

_ASK = (
    r"(?:申请|请求|增加|增拨|追加|拨付|划拨|安排|解决|调整|设立|成立|新建|修建|建设|改建|扩建|购置|购买|采购|招聘|招录|核定"
    r"|批准|审批|减免|延长|变更|配备|维修|改造|表彰|举办|召开|组建|更名|撤销|核拨|下达|列入|命名|出让|转让|聘用)"
)
_TWO = re.compile(rf"关于{_ASK}(?P<one>[^、，]{{2,24}}?)(?:和|及|以及|并|、|与){_ASK}(?P<other>.{{2,24}}?)(?:的)?请示$")
_ALSO = re.compile(
    r"(?:另外|此外|另|顺带)[，,]?[^。；]{0,40}?(?:恳请|请求|请(?=[^。；]{0,16}(?:一并|解决|批准|拨付|支持|审批)))[^。；]{0,30}"
    r"(?:解决|批准|批复|拨付|支持|审批|安排)"
)
# A second thing of another kind than the title names.
_OTHER_KIND = re.compile(
    r"(?:同时|另外|此外|并)[，,]?(?:恳请|请求|申请|拟请|请)[^。；]{0,20}(?:批准|同意|核定|增加|增拨|拨付|解决|购置|安排)[^。；]{0,24}?"
    r"(?P<thing>编制|车辆|办公用房|经费|资金|机构|职数|土地|用地)"
)
_TOGETHER = re.compile(r"一并(?:请示|报请|请求|恳请)(?!(?:批示|批复|审批|审定|予以))[^。；]{4,60}")
_SEVERAL = re.compile(
    r"(?:请求|恳请|请)[^。；]{0,16}(?:以下|下列|如下)(?P<count>[两二三四五六2-6])(?:个|项|件|方面)(?:问题|事项|事情|请求)"
)


@dataclass(frozen=True)
class OneMatter(TextRule):
    """Rule L002."""

    code = "L002"
    title = "请示一文一事"
    clause = "《党政机关公文处理工作条例》第十五条（四）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE, *RUNNING_BODY)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A request whose title or text asks for a second thing."""
        if stated_kind(document) is not DocumentType.REQUEST:
            return
        title = document.text_of(Element.TITLE)
        if match := _TWO.search(without_names(title).rstrip("。")):
            first = next(main_part(document, Element.TITLE))
            message = "标题写了两件请求的事项，请示应当一文一事，请核对是否分开行文。"
            yield Violation(in_paragraph(first), message, title[match.start() :], "一份请示一件事")
        for paragraph in body_paragraphs(document):
            for pattern in (_ALSO, _OTHER_KIND, _TOGETHER, _SEVERAL):
                for found in own_words(pattern, paragraph.own_text):
                    if pattern is _OTHER_KIND and (found["thing"] in title or _ALSO.search(found[0])):
                        continue
                    message = f"“{found[0]}”像是另一件请求的事项，请示应当一文一事，请核对。"
                    yield Violation(in_paragraph(paragraph, *found.span()), message, found[0], "另行请示")
