"""What the elements look like as text, wrong wordings included; all texts are without white space."""

from __future__ import annotations

import re

from assistant.documents.document_types import type_of_title
from assistant.documents.numbering import LabelKind, parse_label

COPY_NUMBER = re.compile(r"(?:(?:份号|编号)[:：]?|No\.?|№|NO\.?)?(?:\d{1,8}|[〇零○一二三四五六七八九]{6})(?:份)?$")
# After the level: a sign and a period, a period in brackets, or a period without a sign; a copy number before it is a slip.
_PERIOD = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:年|个?月|[日天])|长期"
SECURITY = re.compile(
    rf"(?:\d{{6}})?(?:密级[:：]?)?(?:保密(?=[★☆])|(?:绝密|机密|秘密)级?|内部)(?:[★☆*＊※·•:：—–-][^，。；]{{0,20}}|[（(](?:{_PERIOD})[)）]|{_PERIOD})?$"
)
URGENCY = re.compile(r"(?:紧急程度[:：]?)?(?:特急|加急|平急|特提|急|紧急|火急|十万火急|特别紧急|限时办结)[件电]?$")
CONTROL = re.compile(r"资料|保存|保密|外传|不得|注意|稿[）)]?$")
SIGNATORY = re.compile(r"签发人?[:：]?")
_OPEN, _CLOSE = r"[〔\[(（【［﹝{〖<〈《]", r"[〕\])）】］﹞}〗>〉》]"
# What drafts leave open is ×, _ or a gap.
_UNFILLED = "[×✕╳xXＸｘ*＊_＿□△]"
_YEAR = (
    rf"(?:{_OPEN}?(?:\d{{2}}|(?:19|20)\d\d)年?{_CLOSE}?|{_OPEN}[一二][〇零○ＯOo0一二三四五六七八九]{{3}}年?{_CLOSE}"
    rf"|{_OPEN}(?:20)?\d?{_UNFILLED}{{0,4}}年?{_CLOSE})"
)
# Numerals in Chinese are a slip.
_SERIAL = rf"(?:\d{{0,5}}|{_UNFILLED}{{1,5}}|[一二三四五六七八九十百]{{1,5}})"
_AGENCY = r"[\u4e00-\u9fffA-Za-z×✕╳Ｘ*＊_＿□△]{1,16}"
DOCUMENT_NUMBER = re.compile(
    rf"(?:(?:文号|发文字号)[:：]?)?(?:{_AGENCY}{_YEAR}第?{_SERIAL}[号期]文?"
    rf"|{_AGENCY}{_OPEN}(?:19|20)\d\d{_CLOSE}\d{{1,5}}(?=签发|$)"
    rf"|{_OPEN}(?:(?:19|20)\d\d|(?:20)?\d?{_UNFILLED}{{2,4}})年?{_CLOSE}第?{_SERIAL}[号期次]|[\u4e00-\u9fff]{{1,16}}字?第(?:\d{{1,5}}|{_UNFILLED}{{1,5}})号"
    rf"|[（(]?(?:{_YEAR})?第{_SERIAL}[号期][）)]?)"
)
# With a category in brackets, a part after the serial number, or all of it in brackets: only above the title.
IRREGULAR_NUMBER = re.compile(
    rf"[（(]?[\u4e00-\u9fffA-Za-z]{{1,16}}(?:{_OPEN}[\u4e00-\u9fff]{{1,4}}{_CLOSE})?{_OPEN}\d{{4}}年?{_CLOSE}"
    r"第?\d{1,5}[^，。；《》]{0,8}号[）)]?$"
    rf"|(?:19|20)\d\d年?{_OPEN}第?\d{{1,5}}{_CLOSE}号$"
)
_PART_OF_DATE = rf"(?:\d{{1,2}}|[一二三四五六七八九十元]{{1,3}}|{_UNFILLED}{{0,4}})"
DATE = re.compile(
    r"(?:(?:(?:19|20)?\d\d|[一二][〇零○ＯOo0一二三四五六七八九]{3})[-/.．－](?:\d{1,2})[-/.．－](?:\d{1,2})[日号]?"
    rf"|(?:(?:19|20)?\d\d|[一二][〇零○ＯOo0一二三四五六七八九]{{3}}|(?:20|二[〇零○])?{_UNFILLED}{{0,4}})"
    rf"年{_PART_OF_DATE}月(?:{_PART_OF_DATE}[日号]|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})?)"
)
_UNFILLED_DATE = re.compile(rf"年(?:{_UNFILLED}*月|.*月{_UNFILLED}*[日号]$)|{_UNFILLED}{{2,4}}年|^(?:20|二[〇零○])?年")

DATE_WITHOUT_YEAR = re.compile(r"\d{1,2}月\d{1,2}日")
PAGE_NUMBER = re.compile(r"[—–─－-]+\d{1,4}[—–─－-]+$|第\d{1,4}页(?:[，,]?共\d{1,4}页)?$")
NO_TEXT_HERE = re.compile(r"[（(]?(?:此页|本页|以下)无正文[）)]?$")
KEYWORDS = re.compile(r"主题词[:：]")
NAME_AND_DATE = re.compile(rf"(?P<body>[^，。；:：]+?)(?P<date>{DATE.pattern})[\u4e00-\u9fff]{{0,2}}[。]?$")
COPIES = re.compile(r"(?:抄送|抄报|抄发|分送|主送|发送|报送|送|报)(?:机关|单位)?[:：]|(?:抄送|抄报|分送)")
PRINTED = re.compile(
    rf"(?P<body>.*?)(?P<date>{DATE.pattern})(?:印发|印制|印)(?:[（(]?(?:共印|印数)[^（()）]{{1,8}}[）)]?)?[。]?$"
)
ATTACHMENT_LIST = re.compile(r"《?附件?》?(?:[:：]|[一二三四五六七八九十\d]{1,2}[:：.．、])|附件?(?=《)")
ATTACHMENT_LABEL = re.compile(
    r"(?:附件?|附录)(?:之?[一二三四五六七八九十]{1,3}|之?\d{1,2}(?:-\d{1,2})?|[（(]\d{1,2}[)）])?[:：]?$|[（(【]附件\d{0,2}[)）】]$|《附件》?\d{0,2}》?$"
)
# 附件1（样式）: what is said of it in brackets.
REMARKED_LABEL = re.compile(r"附件?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:-\d{1,2})?)?[（(][^（()）]{1,10}[）)]$")
# 附件4（……） with a longer note than a label has.
NOTED_LABEL = re.compile(r"附件?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[（(].{11,80}[）)]$")
# 〔此处加盖红色印章〕: where the seal goes.
SEAL_PLACE = re.compile(r"[〔［\[【（(][^，。]{0,8}(?:加盖|此处|盖章处)[^，。]{0,10}[章印处][^，。]{0,4}[〕］\]】）)]")
ATTENDANCE = re.compile(r"(?:出席|列席|请假|缺席|参[加会]|主持|记录)(?:人员?|单位|领导|会议)*[：:]")
BRACKETED = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*[)）][。]?$")
_CAPTION = re.compile(rf"[（(](?:{DATE.pattern}|(?=.*年.{{0,4}}月).*(?:通过|公布|发布|批准|修正|修订|施行).*)[）)]$")
REMARK_WORDS = re.compile(r"此件|联系人|联系电话|公开(?:发布|属性|方式)|不公开|依申请|传达|发至|登报|主动公开")
ROLE = re.compile(
    r"(?:代?(?:主席|总理|省长|市长|县长|区长|州长|主任|部长|局长|厅长|院长|乡长|镇长))\s*(?:[\u4e00-\u9fff×]\s*){0,4}$"
)
# The line under the title of a speech or an article: who speaks or wrote it.
_BYLINE = re.compile(
    r"[\u4e00-\u9fff、（）()×]{0,30}(?:书记|主席|主任|[省市县区州乡镇部局厅院处科所站校司署馆社组行]长|委员|代表|秘书长|总经理|董事长|会长)"
    r"[\u4e00-\u9fff·×]{0,4}$"
)
# What forms have above their table.
FORM_FIELD = re.compile(
    r"(?:[\u4e00-\u9fff、]{1,8}[（(][^（()）]{0,8}[）)]|[\u4e00-\u9fff、]{1,8}|填[表报]\w{0,4}|申[报请]\w{0,4}|制[表定]\w{0,4}|单位(?:名称)?|部门|姓名|联系\w{0,3}|电话)"
    r"(?:[（(][^（()）]{0,8}[）)])?[:：]"
)
_ORGANISATION = (
    "人民政府|政府|国务院|委员会|办公室|办公厅|指挥部|检察院|法院|军区|军分区|党组|党委|支部|部门|单位|机构|中心|公司"
    "|集团|大学|学院|学校|中学|小学|医院|协会|联合会|银行|街道办事处|办事处|小组|主席团|管委会|代表大会|常委会|常务委员会"
    "|局|厅|部|委|院|会|署|室|处|科|馆|站|所|队|社|组|街道|镇|乡|县|市|区|省|州|盟|旗|办|司|行|台|校|厂|联"
)
_NAME = re.compile(rf"[\u4e00-\u9fff（）()〇×✕╳XxＸ*＊_＿□△·“”]{{1,40}}(?:{_ORGANISATION})(?:[（(][^）)]*[）)])?$")
_PEOPLE = re.compile(
    r"(?:同志|同志们|先生|女士|代表|委员|同学|职工|群众|居民|用户|人员|企业|领导|负责人|院校|高校|开发区|管委会)(?:们)?$"
)
_PERSONS = re.compile(
    r"同志们?$|先生$|女士$|^各位|^尊敬|同学们?$|代表们?$|委员们$|朋友们?$|老师们?$|来宾|嘉宾|战友们?$"
)
_NARRATION = re.compile(
    r"如下|以下|下列|做好|现将|根据|为了|会议|议定|认为|指出|决定如|为贯彻|经研究|关于|收悉|按照|事项"
)
# What sentences have and names of bodies have not; 行 ends both.
_VERBAL = re.compile(
    r"要|应当|须|请|将|把|按|认真|抓好|加强|落实|开展|推进|执行|进行|负责|组织实施|(?<![银支分总商])行(?:$|[，、；])"
)
_SENTENCE_END = re.compile(r"[。；;！!？?]$")
_LOOSE_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}[.．，,：:](?!\d)")),
    (2, re.compile(r"[㈠-㈩]")),
    (3, re.compile(r"\d{1,2}[。，,](?!\d)|[⒈-⒛]")),
    (4, re.compile(r"\d{1,2}[)）]|[⑴-⒇]")),
)
_LEVELS = {
    LabelKind.CHINESE: 1,
    LabelKind.BRACKETED: 2,
    LabelKind.ARABIC: 3,
    LabelKind.ARABIC_BRACKETED: 4,
}


def heading_level(text: str) -> int | None:
    """1 for 一、 to 4 for （1） with their usual slips (一. or 1、); None for what has no such label."""
    label = parse_label(text)
    if label is not None:
        return _LEVELS.get(label.kind)
    return next((level for level, pattern in _LOOSE_LEVELS if pattern.match(text)), None)


def heading_step(text: str) -> tuple[int, int] | None:
    """The level and the number of a label from 一、 to （1）; None for what has none that can be read."""
    label = parse_label(text)
    level = _LEVELS.get(label.kind) if label is not None else None
    return (level, label.numbers[0]) if label is not None and level is not None else None


def is_provision(text: str) -> bool:
    """Whether it begins with 第…章 or 第…条, as regulations do."""
    label = parse_label(text)
    return label is not None and label.kind in (LabelKind.PART, LabelKind.CHAPTER, LabelKind.SECTION, LabelKind.ARTICLE)


def is_organisation(text: str) -> bool:
    """Whether it is the name of one body, by its last word."""
    return _NAME.match(text) is not None and _NARRATION.search(text) is None


def are_organisations(text: str) -> bool:
    """Whether it is one or several names of bodies, as a signature or main recipients are."""
    names = [name for name in re.split(r"[，,、；;：:。]", _without_brackets(text)) if name]
    named = [
        name for name in names if name.startswith(("各", "有关", "全")) or _NAME.match(name) or _PEOPLE.search(name)
    ]
    return bool(names) and len(named) * 2 > len(names) and _NARRATION.search(text) is None


def are_all_organisations(text: str) -> bool:
    """Whether it is names of bodies and nothing else."""
    names = [name for name in re.split(r"[，,、；;]", _without_brackets(text)) if name]
    verbal = _NARRATION.search(text) or _VERBAL.search(text)
    return bool(names) and verbal is None and all(len(name) <= 25 and _NAME.match(name) for name in names)


def are_people(text: str) -> bool:
    """Whether people are addressed: 同志们, 各位代表, 尊敬的……"""
    return any(_PERSONS.search(name) for name in re.split(r"[，,、；;：:]", text) if name)


def is_personal_name(text: str) -> bool:
    """Whether it may be somebody's name, by its length alone."""
    return re.fullmatch(r"[\u4e00-\u9fff·×]{2,4}", text) is not None


def is_byline(text: str) -> bool:
    """Whether it is somebody's office, with or without a name, as under the title of a speech."""
    return _BYLINE.fullmatch(text) is not None


def is_unfilled_date(text: str) -> bool:
    """Whether parts of a date are still to be filled in, as 2026年月日 without white space, or 2026年×月×日."""
    return DATE.fullmatch(text) is not None and _UNFILLED_DATE.search(text) is not None


# What ends the label of a field or of a list, and no address.
_FIELDS = (
    "编号",
    "日期",
    "时间",
    "地点",
    "名称",
    "安装",
    "步骤",
    "说明",
    "要求",
    "内容",
    "方法",
    "项目",
    "电话",
    "情况",
    "范围",
    "背景",
    "目的",
    "意义",
    "依据",
    "目标",
    "条件",
    "措施",
    "流程",
    "标准",
)
# 甲方, 审核人: who signs or fills in, and nobody who is addressed.
_PARTY = re.compile(
    r"[甲乙丙丁]方$|(?:[审复]核|批准|编[撰制写]|拟[稿制]|承[办包租]|发包|出租|委托|受托|申请|记录|主持|经办|负责|联系|签[发收]|校对|制[表单]|填[表报])人$"
)


def is_address(text: str) -> bool:
    """Whether it addresses somebody: a few words and a colon, which is no narration and no label of a list."""
    words = text.rstrip("：:")
    return (
        text != words
        and re.fullmatch(r"[\u4e00-\u9fff、]{2,12}", words) is not None
        and not (
            _NARRATION.search(words)
            or COPIES.match(text)
            or text.startswith(("附", "出席", "列席", "请假", "签发", "主题"))
            or words.endswith(_FIELDS)
            or _PARTY.search(words)
        )
    )


def _without_brackets(text: str) -> str:
    return re.sub(r"[（(][^（()）]*[)）]", "", text)


def is_caption(text: str) -> bool:
    """Whether it is the note under a title that says, in brackets, when a text was passed or published (题注)."""
    return _CAPTION.match(text) is not None


def is_title(text: str) -> bool:
    """Whether it reads as a whole title: it ends with a 文种 and is no sentence."""
    inner = text.rstrip("。！!")
    return len(text) <= 120 and "。" not in inner and type_of_title(text) is not None and heading_level(text) is None


def is_prose(text: str) -> bool:
    """Whether it is running text or a numbered paragraph rather than a line of head or foot."""
    if heading_level(text) is not None or is_provision(text):
        return True
    if len(text) <= 120 and "关于" in text and is_title(text):
        return len(text) > 60 and "，" in text and _NARRATION.match(text) is not None
    if "。" in text or _SENTENCE_END.search(text) or text.endswith("如下：") or text.startswith("——"):
        return True
    return len(text) > 60 and not are_organisations(text)
