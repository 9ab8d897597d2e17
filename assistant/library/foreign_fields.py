# pyright: strict
"""Fields of a manifest that are none of ours and say all the same that a document is no longer valid.

Such a field would be passed over, and a repealed text would ground answers. Looked at are the name (``expiry_date``,
``作废``), a flag under a name (``in_force: false``), and what a value says of the document (``备注: 现已废止``), in
nested fields and lists too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import cast

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_FLAG_NO = frozenset({"0", "false", "no", "n", "off", "否", "无", "不是", "没有", "f"})
_FLAG_YES = frozenset({"1", "true", "yes", "y", "on", "是", "有", "t"})

_LOST_ENGLISH = (
    r"repeal(?:ed)?|abolish(?:ed)?|abrogated?|rescind(?:ed)?|revoked?|withdrawn|supersed(?:ed|ing)|replaced|expired?|expir(?:y|es|ation)"
    r"|invalid(?:ated)?|obsolete|deprecated|cancell?ed|void(?:ed)?|annulled|terminat(?:ed|ion)|lapsed|inactive|outdated|discontinued|defunct|nullified"
)
_LOST_CHINESE = "失效|废止|作废|无效|废除|撤销|停止(?:执行|施行|使用|实施|适用)|停用|不再(?:执行|施行|适用|有效|实施|使用)|终止|到期|过期|替代|取代|代替|届满"
_NAME_OF_LOSS = re.compile(
    rf"(?<![a-z])(?:is )?(?:{_LOST_ENGLISH})(?![a-z])|(?<![a-z])(?:end|sunset|until|effective to|effective end|valid to|valid until)(?: date)?$|{_LOST_CHINESE}|停止|截止(?!.*意见)"
)
_NAME_OF_FORCE = re.compile(
    r"(?<![a-z])(?:validity|valid|in ?force|active|enforced|is current|is effective)(?![a-z])|^(?:current|effective)$|时效|有效|现行|在用|效力(?!级别|层级|等级|位阶)"
)
_NAME_OF_STATE = re.compile(
    r"(?<![a-z])(?:status|state)(?: (?:code|info|flag|text|name|value|type|desc))?$|^stat(?:us+|e)s?$|状态"
)
_STATE_OF_THE_WORK = re.compile(
    r"review|ocr|process|publi|upload|download|sync|scan|pars|index|access|workflow|edit|import|check|审[核批]|处理|发布|收录|归档|扫描|校对|公开|上传|下载|同步|录入|审校|编辑|入库"
)
"""A state of this is a step of somebody's work on the file, whatever the step is called."""

_DATE = r"(?:\d{4}[-./年]?(?:\d{1,2}[-./月]?(?:\d{1,2}日?)?)?)"
_SAYS_SO = re.compile(
    r"^(?:(?:状态|时效性?|效力(?:状态)?|备注|注|说明)\s*[:：]\s*)?"
    r"(?:(?:本|该|此|原)?[^，。,;；《“\"]{0,6}(?:文件?|办法|规定|条例|通知|决定|意见|细则|法|制度|规章))?"
    rf"(?:全文|整体|部分(?:条款|内容)?)?[现已均经于自从]{{0,4}}{_DATE}?(?:之?日)?[起已被现]{{0,3}}"
    rf"(?:(?:被|由|依据|根据|按|因)[^，。,;；]{{0,40}}?)?(?:予以|宣布|明令|自动|自行|所|同时)?(?:{_LOST_CHINESE})(?:了|$|[\s。，,;；!！（(:：].*)$"
)
_SAYS_SO_IN_ENGLISH = re.compile(
    rf"^(?:(?:status|state|note)\s*[:=]\s*)?(?:(?:this|the) (?:\w+ )?)?(?:(?:is|was|has been|have been|been|already|now) ){{0,3}}"
    rf"(?:(?:{_LOST_ENGLISH})(?![a-z-])(?! (?:the|an?|all|several|part of)\b)|no longer|not (?:yet )?(?:valid|in force|effective|active|current|applicable)|out of (?:force|date))"
)
_MEANS_VALIDITY = re.compile(r"(?:已|现行|尚未|未)?(?:失效|废止|有效|修改|生效|被新版取代)")
_LONGEST = 120
"""A value beyond this is a text, and speaks of its subject."""


def may_mean_lost_validity(name: str, value: object, codes: frozenset[str]) -> bool:
    """Whether a field may say that the document is not, or no longer, in force.

    Args:
        name: Of the field, as the manifest writes it.
        value: What stands there; an empty one says nothing.
        codes: The values that our own field for the validity takes.
    """
    if isinstance(value, dict):
        fields = cast("dict[object, object]", value)
        return any(may_mean_lost_validity(str(inner), each, codes) for inner, each in fields.items())
    if isinstance(value, list | tuple):
        return any(may_mean_lost_validity(name, each, codes) for each in cast("list[object]", value))
    said = _plain(str(value)) if value is not None else ""
    return bool(said) and (_says_so(said, codes) or _named_and_said(_words(name), said))


def _named_and_said(name: str, said: str) -> bool:
    """Whether the name speaks of the validity, and the value does not deny that it is lost."""
    if _NAME_OF_LOSS.search(name):
        return said not in _FLAG_NO
    if name == "effective":
        return said in _FLAG_NO
    if _NAME_OF_FORCE.search(name):
        return said not in _FLAG_YES
    return bool(_NAME_OF_STATE.search(name)) and not _STATE_OF_THE_WORK.search(name)


def _says_so(said: str, codes: frozenset[str]) -> bool:
    if len(said) > _LONGEST:
        return False
    bare = said.strip("()（）[]【】\"'“”。.!！ ")
    return (
        bare in codes
        or _MEANS_VALIDITY.fullmatch(bare) is not None
        or _SAYS_SO.match(bare) is not None
        or _SAYS_SO_IN_ENGLISH.match(bare) is not None
    )


def _words(name: str) -> str:
    """``supersededBy``, ``superseded_by`` and ``SUPERSEDED-BY`` are the same words."""
    apart = _CAMEL.sub(" ", unicodedata.normalize("NFKC", name))
    return " ".join(re.split(r"[\s_.-]+", apart.strip().lower()))


def _plain(value: str) -> str:
    visible = "".join(each for each in unicodedata.normalize("NFKC", value) if unicodedata.category(each) != "Cf")
    return visible.strip().lower()
