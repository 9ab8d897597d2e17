# pyright: strict
"""密级与保密期限之间用“★”隔开，期限用阿拉伯数字，不超过法定最长期限。

依据：GB/T 9704—2012 7.2.2；《中华人民共和国保守国家秘密法》规定，除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。
错误示例：“机密*1年”“机密★一年”“秘密★15年”。
正确示例：“秘密★10年”。
修复方式：改符号和数字；期限由本人依法核定。
例外：可以写具体日期、解密条件或“长期”；只标密级不标期限的也可以。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.numbering import chinese_to_int
from assistant.documents.places import in_paragraph
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
_FORM = re.compile(
    r"(?P<level>绝密|机密|秘密)\s*(?P<star>[★☆*＊·•:：—-]?)\s*(?P<term>(?P<years>\d{1,2}|[一二三四五六七八九十]{1,3})年)"
)


@dataclass(frozen=True)
class ClassificationPeriod(Rule):
    """Rule H003."""

    code: ClassVar = "H003"
    name: ClassVar = "classification-period"
    title: ClassVar = "保密期限"
    clause: ClassVar = "GB/T 9704—2012 7.2.2；《中华人民共和国保守国家秘密法》"
    level: ClassVar = Level.REQUIRED
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (Element.SECURITY_CLASSIFICATION,)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Periods that are parted by another sign, written in Chinese numerals, or too long."""
        for found in document.of(Element.SECURITY_CLASSIFICATION):
            match = _FORM.search(found.paragraph.text)
            if match is None:
                continue
            start, end = match.span()
            actual = match[0]
            years = match["years"]
            if match["star"] != "★":
                yield Violation(
                    in_paragraph(found, start, end),
                    "密级与保密期限之间用“★”隔开。",
                    actual,
                    f"{match['level']}★{match['term']}",
                )
            elif not years.isascii():
                yield Violation(
                    in_paragraph(found, start, end),
                    "保密期限用阿拉伯数字。",
                    actual,
                    f"{match['level']}★{chinese_to_int(years)}年",
                )
            elif int(years) > _LONGEST[match["level"]]:
                longest = _LONGEST[match["level"]]
                yield Violation(
                    in_paragraph(found, start, end),
                    f"{match['level']}级的保密期限一般不超过 {longest} 年。",
                    actual,
                    f"不超过 {longest} 年",
                )
