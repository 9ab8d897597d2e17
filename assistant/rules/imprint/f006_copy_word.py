"""上级、平级、下级机关一律用“抄送”。

依据：《党政机关公文处理工作条例》第九条（十六）。
错误示例：“抄报：省政府办公厅。”“抄发：各县。”
正确示例：“抄送：省政府办公厅。”
修复方式：换成“抄送”。
例外：纪要可以用“分送”“发送”；简报用“报”“送”“发”；主送机关移到版记的写“主送”。
"""

from __future__ import annotations

import re

from assistant.rules.prose import replaced
from assistant.rules.vocabulary import *

_OTHER = re.compile(r"(?:^|(?<=[。；;]))\s*(?P<word>抄\s*[报发呈]|抄[ 　]+送|分送|报送|发送|送|报)(?=\s*[：:])")


@dataclass(frozen=True)
class CopyWord(TextRule):
    """Rule F006."""

    code = "F006"
    title = "“抄送”字样"
    clause = "《党政机关公文处理工作条例》第九条（十六）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each other word for it."""
        lines = [(each, match) for each in document.of(Element.COPY_RECIPIENTS) for match in _words(each)]
        if {match["word"] for _, match in lines} >= {"报", "送"}:
            # 报、送、发 in lines of their own are the way of bulletins (简报), which are no official documents.
            return
        for paragraph, match in lines:
            if document.format is not DocumentFormat.MINUTES or match["word"] not in ("分送", "发送"):
                yield replaced(paragraph, match, "抄送", f"“{match['word']}”应写“抄送”。", "word")


def _words(paragraph: IdentifiedParagraph) -> Iterator[re.Match[str]]:
    """At the beginning, and behind a full stop where several lists stand in one paragraph."""
    return _OTHER.finditer(paragraph.own_text)
