"""Marks that keep a document within an organisation: 此件不公开, 此件依申请公开, 内部资料 注意保存."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._mark_words import NOTICE, NOTICE_ALONE, alone, marks, noticed
from assistant.answering.sensitive.reading import Reading

_SECRETS = r"(?:警务|审判|检察|侦查|监察|纪检|巡察|税务|海关)?工作秘密|警务秘密|商业秘密|商密"
_INTERNAL = r"内部(?:资料|文件|材料|讨论稿|稿件?|信息|参考|参阅|传阅|使用)"
_LIMITED = (
    r"仅?限(?![0-9一二三四五六七八九十]|期|额|时|价)[^,，。;；:：？?\n]{1,10}(?:阅知|传阅|阅读|阅览|阅|知悉|掌握)"
    r"|件?(?:传达|印?发|下发|传阅|传)[到至][^,，。;；:：？?\n]{0,6}[省军地师县团厅局司处科乡营部市镇]级(?:以上)?(?:党委|党组织|干部|单位|领导干部|党员干部|人员)?"
    r"|不对外(?:公开|提供|发布)?|工秘|涉警秘密|内参|(?:公安|武警|检察|法院|税务|海关|纪检|监察|组织)内部(?:使用|资料|文件)?|(?:依申请公开的?)?内部稿"
)
"""Who alone may see a document."""

_NOT_PUBLIC = re.compile(
    r"(?<!属性\n)(?<!方式\n)(?<!类别\n)(?<!公开\n)^[ \t]*[【\[(（]?(?:不|暂不|不宜|不得|不可)公开[】\])）]?[。.]?[ \t]*$",
    re.MULTILINE,
)
"""Alone on its line; below 公开属性, or among the other attributes, it is what a form says of an ordinary document."""

_RESTRICTED = r"涉密(?:文件|资料|材料|信息|载体)?|保密(?:文件|资料|材料)|敏感(?:资料|信息|文件)"

_PATTERNS = (
    re.compile(r"(?:此|本)(?:件|文|文件|材料)(?:属性)?[:：]?\s?(?:为|系|属于?)?\s?(?:依申请公开|不予公开|暂?不公开|删减后公开|不得公开|不宜公开|内部使用|内部掌握|内部传阅|内部文件|内部资料|工作秘密)(?!吗|的)"),
    re.compile(r"(?:信息公开|公开)(?:属性|选项|方式|类别|类型|形式)\s?[:：]\s?(?:依申请公开|不予公开|不公开)"),
    re.compile(r"内部(?:资料|文件|材料|刊物|参考|情况|使用|传阅|发行)[,.;:、，；： !！(（]{0,2}(?:注意|妥善|请?勿|请注意|严禁|不得|禁止|切勿|不准|谨防)(?:保存|保管|保密|外传|外泄|转载|翻印|传播|公开|复制|扩散|遗失|上网)"),
    re.compile(r"^[ \t]*(?:内部(?:资料|文件|材料|使用|掌握|传阅|参考|参阅)|工作秘密|敏感信息|不予公开|依申请公开|非公开|仅供内部(?:使用|参考|参阅|传阅))[ \t]*$", re.MULTILINE),
    re.compile(r"[【\[〔(（]\s?(?:内部(?:资料|文件|使用|传阅|掌握)?|工作秘密|不予公开|不公开|依申请公开|仅限内部|仅供内部使用)\s?[】\]〕)）]"),
    re.compile(r"(?:仅限|仅供)(?:本?单位|机关|系统)?内部(?:使用|参考|参阅|传阅|掌握)[,，。;；!！]?\s?(?:请?勿|不得|严禁)?"),
    alone(_SECRETS),
    alone(_INTERNAL),
    alone(_LIMITED),
    _NOT_PUBLIC,
    noticed(_RESTRICTED),
    NOTICE_ALONE,
    re.compile(r"^[ \t]*警务(?:工作)?秘密(?=[:：。，,])", re.MULTILINE),
    re.compile(rf"[【\[〔]\s?(?:{_SECRETS}|{_INTERNAL}|涉密|{NOTICE})\s?[】\]〕]"),
    re.compile(rf"(?:^|(?<=[。！!；; \n]))(?:本|此|该)?(?:{_RESTRICTED}|{_INTERNAL})[,，: ]?(?:请勿|切勿|勿|严禁|禁止)(?:上网|外传|外泄|外发|传播|扩散|转发|复制|复印|翻印)(?=[ ,，。！!；;\n]|$)"),
    re.compile(r"(?:^|(?<=[。！!；; \n]))(?:请勿|切勿|勿|严禁|禁止)(?:外传|外泄|转发|上网)(?=[ 。！!；;\n]|$)"),
    re.compile(rf"(?:此|本)(?:件|文|文件|材料|资料|邮件|信息)(?:内容)?(?:属于?|系|为|是|含有?|包含|涉及)(?:我?公司|本单位)?(?:{_SECRETS}|敏感信息)(?!吗|的|还是)"),
    re.compile(r"(?<![A-Za-z])(?:INTERNAL USE ONLY|FOR INTERNAL USE|FOR OFFICIAL USE ONLY|NOT FOR DISTRIBUTION)(?![A-Za-z])", re.IGNORECASE),
)  # fmt: skip


def _spans(reading: Reading) -> Iterator[Span]:
    yield from marks(_PATTERNS, reading.plain)


DETECTOR = Detector("internal_mark", "内部标志", _spans, stops=True, rank=2)
