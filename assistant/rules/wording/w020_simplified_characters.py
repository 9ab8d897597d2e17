"""公文用规范汉字，不用繁体字。

依据：《中华人民共和国国家通用语言文字法》第九条，国家机关以普通话和规范汉字为公务用语用字；《通用规范汉字表》（国发〔2013〕23号）。
错误示例：建立工作台賬；落實責任。
正确示例：建立工作台账；落实责任。
修复方式：换成规范字，请本人确认。
例外：姓名、古籍书名里的繁体字由本人甄别；引号、书名号里的不报；全文都用繁体字的不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_PAIRS = (
    "賬账為为國国會会時时關关於于業业員员責责實实際际書书長长門门開开間间問问題题見见現现規规質质貨货資资費费購购貫贯財财貼贴貸贷賞赏賠赔賣卖買买賽赛"
    "車车軍军運运連连進进達达過过還还遠远違违選选適适邊边郵邮鄉乡醫医釋释針针鈔钞銀银鋼钢錢钱錯错鐵铁鎮镇鏈链長长陽阳陰阴陸陆隊队階阶隨随險险雙双雜杂難难"
    "電电靈灵靜静響响頁页項项順顺須须預预領领頭头頻频顧顾風风飛飞飯饭館馆馬马驗验驚惊魚鱼鳥鸟麥麦黃黄黨党點点齊齐龍龙龜龟"
    "辦办勢势動动勞劳務务勝胜單单協协衛卫壓压廠厂廣广歷历參参縣县號号嚴严園园圖图團团圍围場场塊块報报塵尘墊垫壞坏壟垄處处備备夠够夢梦奪夺婦妇學学寧宁寫写"
    "審审導导將将專专對对屆届層层屬属島岛崗岗幣币師师帶带幫帮幹干廳厅張张強强彈弹彙汇後后從从徑径復复徹彻態态慮虑憂忧應应懷怀懇恳戰战戶户擔担據据擇择擊击"
    "擬拟擴扩攝摄攜携敗败數数斷断無无舊旧晝昼暫暂曆历書书權权條条來来東东極极構构樂乐樓楼標标樣样機机橋桥檔档檢检櫃柜權权歡欢歸归殺杀氣气決决沒没況况淨净"
    "減减測测湯汤溝沟準准滅灭漁渔漢汉潔洁潛潜澤泽濟济濕湿濤涛灣湾災灾爐炉爭争愛爱牆墙狀状獎奖獨独獲获環环產产畝亩異异當当療疗發发盜盗盡尽監监盤盘眾众確确"
    "碼码礎础礦矿禮礼種种稱称積积穩稳窮穷競竞筆笔節节範范築筑簡简簽签籌筹類类糧粮紀纪約约紅红納纳純纯級级細细終终組组結结給给統统經经綠绿維维網网緊紧線线緩缓編编"
    "練练縮缩績绩織织繼继續续罰罚職职聯联聽听聲声肅肃腦脑與与興兴舉举艙舱藝艺蘇苏處处虧亏術术補补裝装製制複复視视親亲覺觉覽览觀观計计討讨訓训記记訪访設设許许"
    "訴诉診诊評评詞词試试話话該该詳详認认誠诚誤误說说課课調调談谈請请論论諮咨謀谋講讲證证識识議议護护讓让變变豐丰負负貢贡輕轻較较載载輛辆輪轮轉转農农"
)
_SIMPLIFIED = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_TRADITIONAL = re.compile(f"[{''.join(sorted(_SIMPLIFIED))}]+")
_MANY = 20


@dataclass(frozen=True)
class SimplifiedCharacters(TextRule):
    """Rule W020.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W020"
    title = "规范汉字"
    clause = "《中华人民共和国国家通用语言文字法》第九条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (*RUNNING, Element.TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of traditional characters, unless the document is written in them."""
        found = list(each_match(document, _TRADITIONAL, self._traditional, *self.elements))
        if len(found) <= _MANY:
            yield from found

    def _traditional(self, paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
        if within_marks(match.string, *match.span()) or match[0] in self.words:
            return None
        right = "".join(_SIMPLIFIED[each] for each in match[0])
        return replaced(paragraph, match, right, f"“{match[0]}”是繁体字，应当写作“{right}”。")
