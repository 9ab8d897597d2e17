"""书名号只标作品和文件的名称。

依据：GB/T 15834—2011 4.15、附录A.13，课程、课题、奖项、证照、会议、活动等不能视为作品的，名称不用书名号，必要时用引号。
错误示例：获得《先进集体》称号；开设《应急管理》《消防知识》两门课程。
正确示例：获得“先进集体”称号；开设“应急管理”“消防知识”两门课程。
修复方式：改用引号，或者不加标号；由本人决定。
例外：名称是法规、文件、图书、报刊、影视作品的不报，如“《行动方案》项目”；荣誉证书等证照的名称只作提示，法规写明的许可证、执照不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

_NAME = r"《[^《》]{2,24}》"
_COUNTED = (
    r"(?:等)?(?:[一二两三四五六七八九十几多\d]+[个门项场次堂类种])?(?:主题|专题|系列|荣誉|品牌|教育|精品|公益|文化)*"
)
_THINGS = (
    r"(?:称号|荣誉|奖(?:项|杯|状|牌)|课程(?!标准|思政|设计|大纲)|课题(?!组|报告|研究报告)|项目(?!法人|库|清单|指南|申请|申报|管理|建设|支出|任务|合同)"
    r"|活动(?!方案|手册)|工程(?!规范|质量|建设|技术)|研讨会|座谈会|培训班|论坛|大赛|比赛|竞赛|博览会|展览(?!法)|讲座|品牌)"
)
_CALLED = re.compile(rf"(?P<names>{_NAME}(?:[、和与]?{_NAME})*){_COUNTED}{_THINGS}")
_GIVEN = re.compile(rf"(?:荣获|获得|获|授予|评为)(?:[\u4e00-\u9fff]{{0,8}}的)?(?P<names>{_NAME})(?=[，。；]|$)")
_HONOUR = re.compile(r"(?:先进|优秀|模范|标兵|文明|十佳|示范|劳动|最佳|杰出|奖)[^《》]*》$|奖》$")
_PAPERS = re.compile(
    r"(?P<names>《[^《》]{0,12}(?:荣誉证书?|聘书|敬老证|优待证|工作证|出入证|通行证|结业证书?|会员证|奖状|锦旗|感谢信)》)"
)
# Names of documents and works: of what is decided, planned, reported, printed, or written.
_WORK = re.compile(
    r"(?:法|条例|办法|规定|细则|规则|规范|规程|准则|通知|意见|决定|决议|方案|规划|计划|纲要|要点|通报|公告|通告|标准|批复|请示|报告|函|纪要|令"
    r"|合同|协议|协定|公约|目录|清单|指南|指引|手册|制度|章程|导则|大纲|表|书|册|名单|年鉴|公报|日报|晚报|教材|读本|宣言|声明|倡议|论|史|志|选|集|记|传|歌|颂"
    r"|责任状|措施|安排|预案|总结|解读|问答|[）)])》$"
)


@dataclass(frozen=True)
class BookTitleMarks(TextRule):
    """Rule M014."""

    code = "M014"
    title = "书名号的用处"
    clause = "GB/T 15834—2011 4.15、附录A.13"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each name in book title marks that is called a course, a prize, a meeting or the like."""
        yield from each_match(document, _CALLED, _no_work)
        yield from each_match(document, _GIVEN, _honour)
        yield from each_match(document, _PAPERS, _paper)


def _no_work(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if any(_WORK.search(name) for name in re.findall(_NAME, match["names"])):
        return None
    what = match[0][len(match["names"]) :]
    return _report(paragraph, match, f"“{what}”不是作品，名称不用书名号，可以用引号。")


def _honour(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if not _HONOUR.search(match["names"]):
        return None
    return _report(paragraph, match, "称号、奖项不是作品，名称不用书名号，可以用引号。")


def _paper(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    return _report(paragraph, match, "证书、证件不是作品，名称不用书名号。", Severity.INFO)


def _report(
    paragraph: IdentifiedParagraph, match: re.Match[str], message: str, severity: Severity | None = None
) -> Violation:
    place = in_paragraph(paragraph, *match.span("names"))
    expected = place.text.replace("《", "“").replace("》", "”")
    return Violation(place, message, place.text, expected, severity=severity)
