"""标题中的发文机关与发文机关标志、署名是同一机关。

依据：《党政机关公文处理工作条例》第九条（四）（七）（十）。
错误示例：标题写“松岭县人民政府关于……”，署名是“清江市人民政府”；标志写“清江市应急管理局文件”，标题和署名是清江市公安局。
正确示例：标题、标志、署名都是清江市人民政府。
修复方式：由起草人核对机关名称。
例外：全称与规范化简称可以互换；联合行文有几个机关的，标题可以只写主办机关；转发、批转的标题中有别的机关；名称中有“××”待填的不判断；办公厅（室）受权代本级政府发文的，标志与署名可以不同，请人工核对。
"""

from __future__ import annotations

import re

from assistant.documents.identification.placeholders import is_placeholder
from assistant.documents.issuers import mark_issuers, same_issuer, signatures, title_issuer
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

# The office or the name of a person who signs: a short text that does not end as the name of a body does.
_PERSON = re.compile(
    r"(?:代|副)?(?:主席|总理|省长|市长|县长|区长|州长|盟长|乡长|镇长|主任|部长|局长|厅长|院长|检察长|书记|会长)"
    r"|.{1,4}(?<![府委局厅部院会办室处所站心司校社团队])$"
)

# What drafts and templates leave open.
_TO_FILL = re.compile(r"[×＊*_＿〇○…\[\]【】]|[xXＸ]{2}|某")


@dataclass(frozen=True)
class TitleIssuer(TextRule):
    """Rule T014."""

    code = "T014"
    title = "标题机关与署名一致"
    clause = "《党政机关公文处理工作条例》第九条（七）（十）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title whose issuer is neither in the mark nor among the signatures."""
        issuer = title_issuer(document)
        lines = list(main_part(document, Element.TITLE))
        if not issuer or not lines:
            return
        parts = [issuer, *(part for part in re.split(r"[、\s]|(?<=府)(?=[^办])", issuer) if part)]
        for where, names in (("标志", mark_issuers(document)), ("署名", signatures(document))):
            others = [each for each in names if not _PERSON.match(each) and not is_placeholder(each)]
            if not others or _TO_FILL.search("".join((issuer, *others))):
                continue
            if not any(same_issuer(part, other) for part in parts for other in others):
                message = f"标题中的发文机关“{issuer}”与{where}“{others[-1]}”不一致。"
                yield Violation(in_paragraph(lines[0]), message, issuer, others[-1])
                return
