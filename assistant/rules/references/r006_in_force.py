# pyright: strict
"""引用的法律、法规和文件真实、现行有效。

依据：《党政机关公文处理工作条例》第十九条要求符合法律法规；各文件废止的依据见 knowledge/terms/repealed_documents.yaml。
错误示例：“按照《国家行政机关公文处理办法》”。
正确示例：“按照《党政机关公文处理工作条例》”。
修复方式：由本人核对后改引现行的文件。
例外：说历史、写明“已废止”的不报；表里没有的文件是不是有效，这里不判断，可以在“问答”里查知识库。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.terms import term_table

_MARKED = re.compile(r"《(?P<name>[^《》]+?)(?:（[^）]*）)?》")
_HISTORY = re.compile(r"废止|失效|原《|修订前|同时停止|历史")


@dataclass(frozen=True)
class InForce(Rule):
    """Rule R006."""

    code: ClassVar = "R006"
    name: ClassVar = "in-force"
    title: ClassVar = "引用的文件现行有效"
    clause: ClassVar = "《党政机关公文处理工作条例》第十九条（一）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each cited document that the table says is repealed."""
        table = term_table("repealed_documents")
        for found in running_text(document):
            text = found.paragraph.text
            for match in _MARKED.finditer(text):
                for start, end, term in table.find(match["name"]):
                    if (start, end) != (0, len(match["name"])) or _HISTORY.search(
                        text[max(0, match.start() - 12) : match.end() + 12]
                    ):
                        continue
                    at = match.start("name")
                    yield Violation(
                        in_paragraph(found, at, match.end("name")),
                        f"《{term.wrong}》已经废止，现行的是《{term.right}》。",
                        term.wrong,
                        term.right,
                    )
