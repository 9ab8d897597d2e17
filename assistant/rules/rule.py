"""What a rule is and what it says: violations with place, before and after, or that something cannot be told."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from assistant.documents.edits import Edit, ReplaceText
from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import Location

_C = TypeVar("_C", bound="type[Any]")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def dataclass(*, frozen: bool) -> Callable[[_C], _C]:
    """``dataclasses.dataclass``, which leaves a class alone that adds no field to what it inherits.

    Most rules have no parameter, and what would be made anew for each of them is what :class:`Rule` has already; making it takes
    longer than loading their files.
    """

    def made(cls: _C) -> _C:
        if "__annotations__" not in vars(cls) and hasattr(cls, "__dataclass_fields__"):
            return cls
        return cast(_C, dataclasses.dataclass(frozen=frozen)(cls))

    return made


class Severity(Enum):
    """How heavy a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def title(self) -> str:
        """Its Chinese name."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class Level(Enum):
    """How binding the source is; it decides how people are told."""

    REQUIRED = "规定"
    USUAL = "一般"
    RECOMMENDED = "推荐"
    ALLOWED = "可以"
    REGULATION = "条例"
    STANDARD = "标准"
    PRACTICE = "实务"

    @property
    def wording(self) -> str:
        """The honest way to say it."""
        return _WORDINGS[self]


_WORDINGS = {
    Level.REQUIRED: "国标规定",
    Level.USUAL: "国标一般要求",
    Level.RECOMMENDED: "国标推荐",
    Level.ALLOWED: "国标允许",
    Level.REGULATION: "条例规定",
    Level.STANDARD: "相关标准规定",
    Level.PRACTICE: "通行做法",
}


class Repair(Enum):
    """Who may repair it: the program, the program after a person agrees, or a person."""

    SAFE = "safe"
    CONFIRM = "confirm"
    PERSON = "person"

    @property
    def title(self) -> str:
        """How people read it."""
        return {"safe": "可自动修正", "confirm": "确认后修正", "person": "请人工处理"}[self.value]


class Change(Enum):
    """What a repair would touch."""

    LAYOUT = "layout"
    TEXT = "text"


@dataclass(frozen=True)
class Violation:
    """A departure from a rule.

    Attributes:
        place: Where; for what is missing, the paragraph where it should stand.
        message: A Chinese sentence for the person at the desk: what is wrong.
        actual: What is there, in few words.
        expected: What should be there.
        replacement: For text, what the marked stretch should read; None where that cannot be said.
        severity: Lighter than the rule's own, where the case is.
        repair: Heavier than the rule's own, where the case is.
        edits: What repairs it, besides putting in the replacement; the fixer only applies them.
    """

    place: Location
    message: str
    actual: str
    expected: str
    replacement: str | None = None
    severity: Severity | None = None
    repair: Repair | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def all_edits(self) -> tuple[Edit, ...]:
        """The edits that repair it, the replacement of the marked text first; empty where only a person can.

        Of the marked text only the characters that differ are replaced, so that the others keep their look and rules that
        speak of the same character agree.
        """
        place, new = self.place, self.replacement
        if new is None or place.start is None or place.end is None or place.address is None:
            return self.edits
        steps = SequenceMatcher(None, place.text, new, autojunk=False).get_opcodes()
        texts = [
            ReplaceText(place.address, place.start + start, place.start + end, new[first:last])
            for kind, start, end, first, last in steps
            if kind != "equal"
        ]
        return (*texts, *self.edits)


@dataclass(frozen=True)
class CannotTell:
    """The rule applies, but the file does not hold what decides it.

    Attributes:
        reason: A Chinese sentence: what is not known, and what a person should look at.
    """

    reason: str


Verdict = Violation | CannotTell


@dataclass(frozen=True)
class Rule(ABC):
    """One rule; its parameters are the fields of the dataclass that it is, so that house norms can set them.

    The docstring of its module is the Chinese manual, with the headings 依据, 错误示例, 正确示例, 修复方式, 例外.

    Attributes:
        code: As in the catalogue, for instance ``B006``.
        name: English, in lower case with hyphens; the file's name says it.
        title: Chinese, a few words.
        clause: The source and its clause.
        level: How binding that is.
        severity: How heavy a violation is.
        repair: Who may repair it.
        changes: What a repair touches; the layout, unless the rule is one of words.
        elements: The elements it speaks of; empty where it speaks of the page or the whole document.
        enabled: Whether it is on unless a house norm turns it on.
        on_text: Whether text alone decides it, so that it also works on pasted text and PDF files.
        renumbers: Whether its repair counts paragraphs anew, and so may change a number; no other repair may.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[str]
    clause: ClassVar[str]
    level: ClassVar[Level]
    severity: ClassVar[Severity]
    repair: ClassVar[Repair]
    changes: ClassVar[Change] = Change.LAYOUT
    elements: ClassVar[tuple[Element, ...]] = ()
    enabled: ClassVar[bool] = True
    on_text: ClassVar[bool] = False
    renumbers: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        """Takes the name of the rule from that of its file: ``b006_body_type`` is ``body-type``."""
        super().__init_subclass__()
        cls.name = cls.__module__.rpartition(".")[2].partition("_")[2].replace("_", "-")

    @abstractmethod
    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """What is wrong in a document."""


class TextRule(Rule):
    """A rule of words, which text alone decides."""

    changes = Change.TEXT
    on_text = True
