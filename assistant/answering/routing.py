"""What kind of message a question is, decided by rules before anything is looked up, with what is said to each kind.

Only questions about rules go on to the library. The labels follow what public-service assistants tell apart; rules are
tried in their order, and a message that none of them takes is a question about rules: what is not in the library is
found out by looking there.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from assistant.answering import wording
from assistant.answering.answer import AnswerStatus
from assistant.answering.departments import department_for
from assistant.answering.genres import DRAFT
from assistant.answering.injection.orders import order_in_question


class Route(Enum):
    """A kind of message (问题类别). The name greps in code, the value is what people read."""

    ASK = "查询规定"
    GREETING = "问候"
    THANKS = "致谢"
    DISSATISFIED = "对回答不满意"
    ABOUT_ASSISTANT = "询问助手"
    UNREADABLE = "看不懂"
    NOT_CHINESE = "不是中文"
    DRAFTING = "代写文稿"
    PROOFREADING = "校对公文"
    TRANSLATION = "翻译"
    OPINION = "征求看法"
    PREDICTION = "预测"
    OWN_DATA = "本单位数据或办理进展"
    PERSONAL_CASE = "具体个人的信息"
    OTHER_SERVICE = "生活服务"
    HARMFUL = "有害请求"
    ORDERS = "要求助手违规"


class Reply(NamedTuple):
    """What is said to a kind of message.

    Attributes:
        reason: Why it is not answered; with the next step it makes the refusal.
        next_step: What to do instead; ``{department}`` names who can answer.
    """

    status: AnswerStatus
    reason: str
    next_step: str

    def text(self, question: str) -> str:
        """The whole text, in Chinese."""
        step = self.next_step.format(department=department_for(question))
        if self.status is AnswerStatus.CLARIFICATION:
            return f"{self.reason}{step}"
        return f"{self.reason}，因此不作回答。{step}。{wording.ASK_ABOUT_RULES}"


REPLIES = {
    Route.GREETING: Reply(AnswerStatus.CLARIFICATION, f"您好。{wording.ASK_ABOUT_RULES}", "请直接写出要问的事项。"),
    Route.THANKS: Reply(
        AnswerStatus.CLARIFICATION, "不客气。", "还有要问的规定，请直接写出来；正式行文前请核对原文。"
    ),
    Route.DISSATISFIED: Reply(
        AnswerStatus.CLARIFICATION,
        "抱歉没有答到点上。",
        "请换一种说法再问，写明事项、对象和想知道的内容，例如“事业单位人员年休假几天”；也可以点开依据原文自行核对。",
    ),
    Route.ABOUT_ASSISTANT: Reply(
        AnswerStatus.CLARIFICATION,
        f"您好，这里是公务助手。{wording.ASK_ABOUT_RULES}",
        "每个回答都标出所依据的条文；校对公文请用“公文校对”。请直接写出要问的事项。",
    ),
    Route.UNREADABLE: Reply(
        AnswerStatus.CLARIFICATION, "没有看懂这个问题，", "请用中文写出要问的事项，例如：信访事项多长时间办结？"
    ),
    Route.NOT_CHINESE: Reply(
        AnswerStatus.CLARIFICATION, "没有看懂这个问题，知识库里都是中文文件，", "请用中文写出要问的事项，例如：信访事项多长时间办结？"
    ),
    Route.DRAFTING: Reply(
        AnswerStatus.OUT_OF_SCOPE,
        "本助手现在不代写文稿",
        "可以先问清相关规定，再据此起草；写好后可以用“公文校对”检查格式和文字",
    ),
    Route.PROOFREADING: Reply(
        AnswerStatus.OUT_OF_SCOPE,
        "问答只查规定，不在这里改稿",
        "请打开“公文校对”页，上传文件或者粘贴文字（命令行用 gongwu check 文件）",
    ),
    Route.TRANSLATION: Reply(
        AnswerStatus.OUT_OF_SCOPE, "本助手不做翻译", "请找本单位的外事部门或者专业的翻译机构"
    ),
    Route.OPINION: Reply(
        AnswerStatus.OUT_OF_SCOPE,
        "这是征求看法或者评价，不是文件里有规定的事",
        "可以改问相关的规定是什么；需要形成意见的，请与本单位法制机构或者主管部门研究",
    ),
    Route.PREDICTION: Reply(
        AnswerStatus.OUT_OF_SCOPE, "这是对将来的预测，现有文件没有规定", "请关注主管部门届时发布的公告或通知"
    ),
    Route.OWN_DATA: Reply(
        AnswerStatus.OUT_OF_SCOPE,
        "这是本单位的业务数据或某个具体事项的进展，不在政策文件里",
        "请到财务、业务或督办系统中查询，或询问经办部门",
    ),
    Route.PERSONAL_CASE: Reply(
        AnswerStatus.OUT_OF_SCOPE,
        "这是某个人的信息，不在政策文件里，也不应当在这里查询",
        "确因工作需要的，请按权限到有关业务系统查询，或者由本人向{department}申请",
    ),
    Route.OTHER_SERVICE: Reply(AnswerStatus.OUT_OF_SCOPE, "这不是政策法规问题", "请向{department}查询"),
    Route.HARMFUL: Reply(
        AnswerStatus.REFUSED_UNSAFE,
        "这个要求可能损害他人或者违反法律",
        "需要了解有关行为的法律后果，可以直接问“……怎么处罚”；遇到紧急情况请拨打 110",
    ),
    Route.ORDERS: Reply(
        AnswerStatus.REFUSED_UNSAFE,
        "这是要求助手改变身份、规则或者照抄指定文字，不是关于规定的问题",
        "请直接写出要问的事项，例如：信访事项多长时间办结",
    ),
}  # fmt: skip

_READABLE = re.compile(r"[\u4e00-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]{3}")

_GREETING = re.compile(
    r"^(?:你好|您好|在吗|在不在|hi|hello|嗨|哈喽|早上?好|早安|上午好|中午好|下午好|晚上好|大家好)+[！!。.？?～~，,啊呀吗哦]*$",
    re.I,
)
_THANKS = re.compile(
    r"^(?:非常|多谢|十分)?(?:谢谢|感谢|多谢|辛苦了|麻烦了|好的|知道了|明白了|收到|thanks|thank you|ok)(?:你|您|了|啦|啊)*[！!。.～~，,]*$",
    re.I,
)
_DISSATISFIED = re.compile(
    r"^(?:你)?(?:答非所问|没(?:有)?答到点上|(?:回答|答)(?:得)?(?:不对|错了|不准确|有误)|不是(?:我|这个)(?:要|想)?问的|没用|胡说)[！!。.？?]*$"
)
_ABOUT = re.compile(
    r"^(?:请问)?(?:你|您|这个?(?:助手|系统|软件))(?:是谁|是什么|是哪家|叫什么|能做(?:些)?什么|会(?:做)?什么|有(?:什么|哪些)功能|怎么用|能帮我(?:做)?什么|是(?:什么|哪个)模型|是不是(?:人|ai|机器人)|是(?:人|ai|机器人)吗?)(?:名字)?[？?！!。.啊呀呢吗]*$"
    r"|^(?:使用说明|帮助|help|怎么使用(?:你|本助手)?)[？?！!。.]*$",
    re.I,
)

_RULES: tuple[tuple[Route, re.Pattern[str]], ...] = (
    (
        Route.OWN_DATA,
        re.compile(
            r"(?:本|我|我们|咱们?)(?:单位|局|处|科|部门|委|厅|办|市|县|区)?.{0,8}(?:上个?月|上季度|去年|今年|昨天|目前|现在|本月|还剩).{0,12}"
            r"(?:实际|支出数|花了|余额|还剩|剩多少|用了多少|完成了多少|执行率|人数是)"
            r"|(?:办|审|走|批)到哪(?:一步|了|里)|什么进度|进展如何|排到(?:几号|多少|哪)"
            r"|(?:局|院|所|馆|处|厅|中心|食堂|窗口|大厅|单位).{0,10}(?:几点|啥时候|什么时候)(?:上班|下班|关门|开门|开饭|午休)|电话(?:号码)?是?多少|(?:局|处|科|办)长.{0,4}电话"
        ),
    ),
    (
        Route.OTHER_SERVICE,
        re.compile(
            r"(?:股票|(?<![修共益])基金|彩票|比特币|理财产品|汇率|油价|房价|天气|气温|降雨).{0,12}(?:涨|跌|推荐|多少|怎么样|如何|预测|走势)|推荐.{0,8}(?:股票|基金|饭店|餐厅|酒店|电影|手机|歌)"
            r"|^(?:今天|明天|现在).{0,6}(?:星期几|几号|几点了?|多少度)[？?]?$|^(?:讲|说)(?:一)?个?(?:笑话|故事)"
        ),
    ),
    (
        Route.PREDICTION,
        re.compile(
            r"(?:会不会|有没有可能|可能会|是否会|预计|估计|猜).{0,10}(?:涨工资|降薪|延长|取消|改革|出台)|(?:20(?:2[7-9]|[3-9]\d)|明|后)年.{0,12}(?:什么时候|何时|哪天|几月|会不会|会是|涨不涨|会涨|降不降|会降|调不调|(?:怎么|咋)调休)"
            r"|(?:明年|年底|以后|将来|下半年|下个月).{0,10}(?:会不会|会|能)(?:再)?(?:跌|涨|降|取消|放开)|(?:什么时候|啥时候|何时)(?:出台|出成绩|出分|公布成绩|涨工资)"
        ),
    ),
    (
        Route.PROOFREADING,
        re.compile(
            r"(?:帮|请|给|替|麻烦)(?:我|我们|忙)?.{0,6}(?:校对|核稿|查错|纠错|改错|挑错|润色|审稿|校一下|检查一下?(?:错别字|格式|标点|语病)|(?:检查|看看|改改|修改)(?:一下)?(?:这|下面|以下|本|上传|附件)(?:篇|份|个|段|的)?.{0,4}(?:通知|公文|文件|稿|请示|报告|函|材料|文字|句子))"
            r"|^(?:校对|润色|改写|修改)(?:一下)?(?:这|下面|以下)|(?:请|帮我)[^？?]{0,12}只?检查[^？?]{0,4}(?:错别字|语病|标点)[。！!]?$"
        ),
    ),
    (
        Route.TRANSLATION,
        re.compile(r"^(?:请|帮我|麻烦)?.{0,4}(?:翻译成|译成|翻成)(?:英|日|法|德|俄|韩|外)|^(?:请|帮我)?(?:把|将).{1,200}(?:翻译成|译成)|^(?:请|帮我)?翻译[：:]"),
    ),
    (
        Route.DRAFTING,
        re.compile(
            r"(?:帮|给|替|为)我?.{0,4}(?:写|作|编|画|翻译|讲).{0,4}(?:一?首|一?篇|一?个|一?段|一?份|诗|歌|故事|笑话)|^(?:写|作)一?[首篇]"
            r"|^(?:(?:你|您)好)?[，,。！!\s]*(?:请|帮我|麻烦|劳驾|帮忙|给我|替我|为我|直接|我[想要]){0,4}"
            rf"(?:起草|草拟|拟写|撰写|代写|写(?![明上入清作])|拟(?!定)|生成(?!式)|输出|给出|做)[“\"《]?{DRAFT}[”\"》]?(?:的?(?:全文|正文|初稿))?(?:[。.！!，,；;：:（(\s]|$)(?!.*(?:什么|如何|怎[么样]|哪|吗|几|多少|[？?]))"
        ),
    ),
    (
        Route.PERSONAL_CASE,
        re.compile(
            r"(?:^|请|帮我|给我|能否|能不能)(?:查|查询|查一下|告诉我|找出|说出)(?:一下)?[\u4e00-\u9fff]{2,6}的(?:身份证号?|手机号|电话号码?|家庭住址|住址|工资|档案|病历|银行卡号?|案底|犯罪记录|成绩)"
            r"|[\u4e00-\u9fff]{1,4}(?:局长|处长|主任|市长|书记|县长|科长)的(?:身份证号?|手机号码?|私人电话|家庭住址|住址|工资是?|银行卡|财产)(?:多少|是多少|是什么|在哪|号)"
            r"|(?:^|[，,])(?:[我俺咱](?:们)?|[小老][\u4e00-\u9fff])(?:去年|今年|上次|这次|这回)[^，,。]{0,6}(?:考核|考评|评比|述职|测评)[^，,。]{0,6}(?:啥|什么|哪个|几|多少|会不会|能不能得)"
            r"|(?:帮我|给我|替我|你给?)(?:查|看)(?:查|看|一下|下)?(?:[我俺咱])(?:的|家)?[^，,。]{0,10}(?:多少|几|哪天|到账|没有)"
        ),
    ),
    (
        Route.OPINION,
        re.compile(
            r"^(?:你|您)(?:觉得|认为|怎么看|怎么评价|支持|赞成|喜欢)|(?:谈谈|说说|讲讲)你的?(?:看法|观点|感想|意见)|你(?:怎么看|的看法|的观点)"
        ),
    ),
    (
        Route.HARMFUL,
        re.compile(
            r"(?:怎么|如何|怎样|教我|帮我)(?:才能|可以)?(?:制作|制造|自制|合成|购买|弄到)(?:一[个枚颗把])?(?:炸弹|炸药|毒品|冰毒|枪支|手枪|假币|毒药|燃烧瓶|假公章|假证件?|假印章|假发票)"
            r"|(?:怎么|如何|怎样|教我|帮我)(?:才能|可以)?(?:伪造|偷盖|私刻)(?:一[个份枚])?(?:公文|公章|印章|证件|证明|签名|身份证|发票)"
            r"|(?:怎么|如何|怎样|教我|帮我)(?:才能|可以)?(?:逃避|躲过|规避|绕开|骗过)(?:审计|巡视|巡察|纪委|监察|调查|检查组|税务稽查)"
            r"|(?:怎么|如何|怎样|教我|帮我)(?:才能|可以)?(?:行贿|受贿|洗钱|套取(?:专项)?资金|虚报(?:冒领)?|做假账|报复|自杀|杀人|打击举报人|入侵|攻破|黑进)(?!.{0,8}(?:处罚|处分|处理|认定|追究|定罪|量刑|举报|防范|预防))"
        ),
    ),
)  # fmt: skip


def route_of(question: str) -> Route:
    """The kind of a message.

    Args:
        question: What the user wrote, without hidden characters; not empty.
    """
    for route, pattern in ((Route.GREETING, _GREETING), (Route.THANKS, _THANKS), (Route.ABOUT_ASSISTANT, _ABOUT)):
        if pattern.match(question):
            return route
    if _DISSATISFIED.match(question):
        return Route.DISSATISFIED
    if not _READABLE.search(question):
        return (
            Route.NOT_CHINESE
            if _LETTERS.search(question) and not order_in_question(question)
            else _unreadable(question)
        )
    if order_in_question(question):
        return Route.ORDERS
    return next((route for route, pattern in _RULES if pattern.search(question)), Route.ASK)


def _unreadable(question: str) -> Route:
    return Route.ORDERS if order_in_question(question) else Route.UNREADABLE
