"""The examples of the manuals: what a rule's docstring calls wrong and right, statement by statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from assistant.documents.identify import IdentifiedDocument, identify
from assistant.ooxml.reader import read_document
from assistant.rules.registry import manual_of
from assistant.rules.rule import Rule, Violation
from tests.ooxml.building import build
from tests.rules.fixture import RuleCase, fixture

# Between statements; what stands in quotation marks is not divided.
_DIVISION = re.compile(r"(?:；|，或者?)(?![^“]*”)")
_QUOTED = re.compile(r"“([^“”]*)”")
_HEADINGS = {True: ("错误示例：", "正确示例："), False: ("正确示例：", "修复方式：")}
# Names of Word's own settings are quoted too.
_SETTINGS = {"外侧", "重复标题行", "在各页顶端以标题行形式重复出现"}
# A right text is a wrong one put right, so that they look much alike.
_ALIKE = 0.4


@dataclass(frozen=True)
class Example:
    """One statement of a manual: a text, or what a document looks like."""

    rule: type[Rule]
    wrong: bool
    statement: str

    @property
    def name(self) -> str:
        return f"{self.rule.code}-{'wrong' if self.wrong else 'right'}-{self.statement}"

    @property
    def text(self) -> str:
        """The statement as a text to be judged: what stands in quotation marks, where that is all of it."""
        quoted = _QUOTED.fullmatch(self.statement)
        return quoted[1] if quoted else self.statement

    def quoted(self) -> set[str]:
        """The words that a document of this kind must hold; …… stands for any."""
        quoted = set(_QUOTED.findall(self.statement)) - _SETTINGS
        return {part for each in quoted for part in each.split("……") if part}

    def cases(self) -> list[RuleCase]:
        """The cases of the fixture that are this example."""
        return [c for c in fixture(self.rule.code) if c.fails is self.wrong and self.statement in c.examples]

    def is_reported(self) -> bool:
        """Whether the rule reports the text where nothing else stands."""
        document = identify(read_document(build([{"text": self.text}]), "example.docx"))
        return any(isinstance(verdict, Violation) for verdict in self.rule().check(document))


def examples_of(rule: type[Rule], *, wrong: bool) -> list[Example]:
    """The examples of one kind."""
    heading, following = _HEADINGS[wrong]
    manual = manual_of(rule)
    given = manual[manual.index(heading) + len(heading) : manual.index(following)]
    return [Example(rule, wrong, statement) for statement in _statements(given.strip())]


def _statements(given: str) -> list[str]:
    found: list[str] = []
    for part in _DIVISION.split(given):
        bare = part.strip().removesuffix("。")
        # Several texts side by side are one statement each.
        found += [f"“{each}”" for each in _QUOTED.findall(bare)] if re.fullmatch(r"(?:“[^“”]*”)+", bare) else [bare]
    return [each for each in found if each]


def is_put_right(example: Example, wrong: list[Example]) -> bool:
    """Whether a right text is one of those wrong texts put right, so that passing it says something."""
    told = [each.text for each in wrong if each.is_reported()]
    return bool(get_close_matches(example.text, told, 1, _ALIKE))


def words_of(document: IdentifiedDocument) -> str:
    """All that stands in a document, its headers, footers and numbers too."""
    margins = [margin for section in document.document.sections for margin in section.margins]
    body = [f"{each.number_text}{each.own_text}" for each in document.paragraphs]
    return "\n".join(body + [each.text for margin in margins for each in margin.all_paragraphs])
