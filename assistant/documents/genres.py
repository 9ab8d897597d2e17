"""What is written in offices and is no 公文: plans, forms, contracts, speeches and others, told by their titles.

条例 article 8 names the 15 kinds; these are none of them. As attachments of a 通知 they are part of one.
"""

from __future__ import annotations

import re
from enum import Enum


class Genre(Enum):
    """A genre that is no 文种."""

    PLAN = "方案、计划、预案"
    FORM = "表格"
    CONTRACT = "合同、协议"
    THESIS = "论文、文章"
    SPEECH = "讲话稿"
    BRIEFING = "简报"
    SUMMARY = "总结、汇报材料"
    REGULATION = "规章制度"
    LIST = "名单、清单"
    SCHEDULE = "议程、日程"
    CERTIFICATE = "专用书信、证书、申请书"
    TENDER = "招标、采购文件"
    ADVERTISEMENT = "招聘简章、启事"


_ENDINGS = (
    (
        Genre.SPEECH,
        r"讲话|讲话稿|讲话提纲|讲话要点|发言|发言稿|发言提纲|致辞|致词|祝词|贺词|主持词|主持稿|演讲稿?|开幕词|闭幕词|党课讲稿|讲稿|表态发言",
    ),
    (Genre.PLAN, r"方案|规划|规划纲要|计划|要点|预案|任务书|计划书|安排|安排意见表|行动指南|设想|工作思路"),
    (
        Genre.FORM,
        r"[^代表发]表|登记表|申请表|申报表|审批表|汇总表|统计表|一览表|台账|登记簿|审批单|申请单|通知单|回执|清样",
    ),
    (Genre.CONTRACT, r"合同|合同书|协议|协议书|合同范本|意向书|备忘录|承诺书|责任书|委托书|授权书|保密协议"),
    (Genre.THESIS, r"研究|论文|探析|探讨|浅析|思考|分析|综述|调研文章|心得体会|体会|感悟|启示"),
    (Genre.BRIEFING, r"简报|工作动态|信息专报|专报|快报|情况反映|工作信息"),
    (
        Genre.SUMMARY,
        r"总结|工作总结|汇报|汇报材料|汇报提纲|述职述廉|自查材料|事迹材料|先进事迹|典型材料|经验材料|对照检查材料|发言材料",
    ),
    (
        Genre.REGULATION,
        r"办法|规定|细则|条例|制度|章程|规则|规程|守则|准则|规范|公约|标准|指南|手册|须知|导则|说明书|[\u4e00-\u9fff]{2}法",
    ),
    (Genre.TENDER, r"(?:招标|投标|采购|磋商|谈判|询价|比选)文件|标书|用户需求书"),
    (Genre.ADVERTISEMENT, r"简章|招聘(?:信息|启事|广告)|启事"),
    (Genre.LIST, r"名单|清单|目录|名册|花名册"),
    (Genre.SCHEDULE, r"议程|日程|日程安排|流程|议题"),
    (
        Genre.CERTIFICATE,
        r"[^表]证明|^证明|证书|申请书|申报书|推荐信|介绍信|倡议书|邀请函|感谢信|慰问信|公开信|建议书|意见书|检讨书|聘书|请假[条单]|请假申请|[借收欠领便]条|留言条",
    ),
)
_PATTERNS = tuple((genre, re.compile(rf"(?:{endings})$")) for genre, endings in _ENDINGS)
_TAIL = re.compile(r"(?:[（(〔\[][^（()）〕\]]*[)）〕\]]|[。．.，,；;：:！!\d]|\s)+$")
_ARGUES = re.compile(r"论(?!坛|证会)|试论|浅[谈析议论]|谈谈|刍议")
_BRIEFING_MARK = re.compile(r"简报|专报|快报|动态$")


def genre_of_title(title: str) -> Genre | None:
    """The genre that a title ends with, as 在…会议上的讲话; None where it ends with none."""
    text = _TAIL.sub("", re.sub(r"\s", "", title))
    if _ARGUES.match(text):
        return Genre.THESIS
    return next((genre for genre, pattern in _PATTERNS if pattern.search(text)), None)


def is_briefing_mark(text: str) -> bool:
    """Whether the mark at the head of a page is that of a briefing, as 工作简报."""
    return _BRIEFING_MARK.search(re.sub(r"\s", "", text)) is not None
