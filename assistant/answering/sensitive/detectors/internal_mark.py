"""Marks that keep a document within an organisation: 此件不公开, 此件依申请公开, 内部资料 注意保存."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._mark_words import NOTICE, NOTICE_ALONE, alone, noticed
from assistant.answering.sensitive.reading import Reading

_SECRETS = r"(?:警务|审判|检察|侦查|监察|纪检|巡察|税务|海关)?工作秘密|警务秘密|商业秘密|商密"
_INTERNAL = r"内部(?:资料|文件|材料|讨论稿|稿件?|信息|参考|参阅|传阅|使用)"
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
    for pattern in _PATTERNS:
        for match in pattern.finditer(reading.plain):
            yield match.span()


DETECTOR = Detector("internal_mark", "内部标志", _spans, stops=True, rank=2)
