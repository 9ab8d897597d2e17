"""密级 marks of official documents (GB/T 9704—2012 7.2.2), marks of work secrets and trade secrets, and their loose spellings.

A mark is what a document says of itself: with a star, in front of a period, in brackets or alone on its line, behind 密级：,
or in a sentence about 本件. A question about 机密级文件 is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._mark_words import LIMIT, alone, marks
from assistant.answering.sensitive.reading import Reading

_LEVEL = r"(?:[绝机秘][ .*_/-]{0,4}[密宓蜜])"
_URGENCY = r"(?:特 ?提|特 ?急|加 ?急|平 ?急|急 ?件)"
_HOLDS = r"(?:内?含有?|涉及)国家秘密(?:内容|事项|信息)?"
_NAMES = (
    rf"(?:{_URGENCY}[ \t.,/、]{{0,4}})?{_LEVEL}[ \t.,/、]{{0,4}}{_URGENCY}|{_URGENCY}[ \t.,/、]{{0,4}}{_LEVEL}|(?:党内|军内|部内|局内|核)(?:{_LEVEL}|密)|军内(?:文件|资料|使用|传阅)?|军密|涉密件?"
    rf"|(?:核心|普通)?商密 ?[A-C]{{1,3}}级?|密[ \t]?电|密码电报?|密码传真|内部(?:明电|电报)|{_HOLDS}|㊙[ \t]?(?:件|文件|资料|材料|{_LEVEL})?"
)
"""What nobody writes on a line of its own but as a mark."""

_ASKS = r"什么|怎|如何|吗|谁|哪|几|多少|是否"
_SPREAD = r"(?:绝[ \n]{0,4}密|机[ \n]{0,4}密|秘[ \n]{0,4}密)[ \n]{0,4}"
_MARKED = rf"(?:{_LEVEL}|内 {{0,4}}部(?:资料|文件|材料|事项)?|商 {{0,2}}密|工作 ?秘 ?密)"
_STAR = r"[★☆✩✪✭✮✯✰⭐🌟⋆٭▲△●◆■]"
_PATTERNS = (
    re.compile(rf"{_MARKED} ?级? {{0,6}}{_STAR}"),
    re.compile(rf"{_SPREAD}{_STAR}"),
    re.compile(rf"^[ \t]*密 ?{_STAR}", re.MULTILINE),
    re.compile(rf"{_STAR} {{0,4}}{_LEVEL}(?!性)"),
    re.compile(rf"{_MARKED} ?级? {{0,4}}[*+/|.~-]{{1,2}} {{0,4}}(?:{LIMIT})"),
    re.compile(rf"^[ \t]*(?:密级|国家秘密)?[: ]*{_LEVEL}(?: ?级)?[ \t]*(?:{LIMIT})?[ \t]*$", re.MULTILINE),
    re.compile(rf"^[ \t]*{_LEVEL}[ \t]{{1,8}}(?:{LIMIT}|特急|加急|特提|平急)", re.MULTILINE),
    re.compile(rf"[【\[〔〖(（<《「『]\s?(?:国家秘密[.:]?)?{_LEVEL}(?:级|件)?\s?[】\]〕〗)）>》」』](?![^\n]{{0,8}}(?:三级|两级|等级))"),
    re.compile(rf"(?<!最高)(?<!最低)(?<![绝机秘])(?:密 {{0,4}}级|秘密等级|保密等级|涉密等级|定密)(?: {{0,4}}[:为是] {{0,4}}| {{1,4}}|定为)(?:国家)?{_LEVEL}(?!级?(?:的|以上|以下|或|、|还是|吗|和))"),
    re.compile(
        rf"(?<![\u4e00-\u9fff])(?:此|本)(?:件|文|文件|材料|公文|资料|函|报告|通知|信息|邮件)(?:内容)?(?:属于?|系|为|是|定为|标注为|列为)(?:国家)?{_LEVEL}"
        r"(?!吗|还是)"
    ),
    re.compile(rf"国家秘密[.:] ?{_LEVEL}"),
    re.compile(rf"{_LEVEL} ?级? ?[:(（] ?(?:{LIMIT})"),
    re.compile(rf"^[ \t]*{_LEVEL} ?级?(?:文件|材料|资料|公文|件)(?:[ \t]*$|[ ,，:。;;!！]{{1,2}}(?:请|注意|严禁|禁止|不得|切勿|勿|妥善))", re.MULTILINE),
    re.compile(r"(?<![\u4e00-\u9fff])(?:此|本)(?:件|文件|材料|文|资料)(?:内容)?涉密(?!吗|的)"),
    alone(rf"密 {{0,4}}件|核心商密|普通商密|军事秘密|军事机密|{_LEVEL} ?级?(?:文件|材料|资料|公文|件)"),
    re.compile(rf"^[ \t]*[【\[(（]?(?:{_LEVEL} ?级?[ \t,，]*)?保密期限?[ \t]*(?:[:：为][ \t]*)?(?:{LIMIT}|(?:至|自) ?\d{{4}}[^，。；？?\n]{{0,24}})[ \t]*[】\])）]?[。.]?[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:密件|核心商密|普通商密)(?=[:：。，,])|[【\[〔]\s?(?:密件|核心商密|普通商密|军事秘密)\s?[】\]〕]", re.MULTILINE),
    re.compile(rf"保密期限?[ \t]*[:：][ \t]*(?:{LIMIT}|(?:至|自) ?\d{{4}})"),
    re.compile(r"(?<![A-Za-z])(?:TOP[ -]SECRET|SECRET//|CONFIDENTIAL//|STRICTLY CONFIDENTIAL|COSMIC)(?![A-Za-z])"),
    alone(_NAMES),
    re.compile(r"^[ \t]*[绝机秘][ \t]*\n[ \t]*密[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*[【\[(（]?[密秘] ?级(?:标[识志])?[ \t]*(?:[:：][ \t]*|为)(?:内部(?:资料|文件|使用|事项)?|普密|核密|商密|普通商密|核心商密|工作秘密|敏感|受控|限制|M|JM|[ABC]{1,3}级?)[ \t]*[】\])）]?[。.]?[ \t]*$", re.MULTILINE),
    re.compile(rf"^[ \t]*[【\[(（]?保密(?:至|到)[ \t]?\d{{4}}(?![^\n]{{0,24}}(?:{_ASKS}))[^，。；？?\n]{{0,24}}$", re.MULTILINE),
    re.compile(rf"^[ \t]*[【\[(（]?解密(?:时间|日期|条件|期限?)[ \t]*[:：][ \t]*(?![^\n]{{0,24}}(?:{_ASKS}))[^，。；？?\n]{{1,24}}$", re.MULTILINE),
    re.compile(rf"^[ \t]*[【\[(（]?知悉范围[ \t]*[:：][ \t]*(?![^\n]{{0,30}}(?:{_ASKS}|应当|根据|按照|确定))[^，。；？?\n]{{1,30}}$", re.MULTILINE),
    re.compile(
        r"^[ \t]*[\[(]?(?:NATO[ _-]|TOP[ _-]{0,2})?(?:CONFIDENTIAL|SECRET|RESTRICTED|CONFIDENTIEL|S E C R E T|T O P {1,3}S E C R E T)(?: ?//? ?[A-Z][A-Z ,/-]{1,40})?[\])]?[ \t]*$"
        r"|^[ \t]*[\[(]?(?:[UCS] ?// ?)?(?:FOUO|NOFORN|CUI|EYES[ -]ONLY|OFFICIAL[ -]SENSITIVE|LIMDIS|ORCON)[\])]?[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    ),
)  # fmt: skip
_EXAMPLE = re.compile(r"(?:例如|比如|譬如|例|如|写成|形式为|样式为)[:：]?\s?[“\"「『‘']\s?$")


def _spans(reading: Reading) -> Iterator[Span]:
    for start, end in marks(_PATTERNS, reading.plain):
        if not _EXAMPLE.search(reading.plain[max(0, start - 12) : start]):
            yield start, end


DETECTOR = Detector("classification_mark", "密级标志", _spans, stops=True, rank=1)
