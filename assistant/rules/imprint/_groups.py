"""The elements of an imprint from top to bottom: 主送, 抄送 (each may take several paragraphs), 印发机关和印发日期."""

from __future__ import annotations

import re

from assistant.documents.places import Location
from assistant.rules.vocabulary import *

IMPRINT = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)
LABEL = re.compile(r"\s*(?P<word>抄\s*[送报发]|[分发报]送|主送|送|报)(?:机关|单位)?\s*(?P<colon>[：:,，]?)")
_MAIN = re.compile(r"\s*主送")
# Signs between names, not those inside brackets as in 各县（市、区）.
_BETWEEN = re.compile(r"[，,、；;。](?![^（(]*[）)])")


@dataclass(frozen=True)
class Group:
    """One element.

    Attributes:
        element: What it is.
        is_main: Whether it is the main recipients, which may stand here (GB/T 9704—2012, 7.3.2).
        paragraphs: Its paragraphs, in reading order.
    """

    element: Element
    is_main: bool
    paragraphs: tuple[IdentifiedParagraph, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the bodies, without label and white space."""
        return names_in("".join(each.own_text for each in self.paragraphs))

    def place_of(self, name: str) -> Location:
        """Where a name stands; the paragraph alone where the name is broken."""
        paragraph = next((each for each in self.paragraphs if name in each.own_text), self.paragraphs[0])
        start = paragraph.own_text.find(name)
        return in_paragraph(paragraph, start, start + len(name)) if start >= 0 else in_paragraph(paragraph)


def names_in(text: str) -> tuple[str, ...]:
    """The names of bodies in a list, without the label before them, the colon after them and white space."""
    label = LABEL.match(text)
    bare = re.sub(r"\s", "", text[label.end() if label else 0 :])
    return tuple(name for piece in _BETWEEN.split(bare) if (name := piece.rstrip("：:")))


def groups_of(document: IdentifiedDocument) -> tuple[Group, ...]:
    """The elements of the imprint; empty where there is none."""
    groups: list[Group] = []
    for paragraph in document.of(*IMPRINT):
        text = paragraph.own_text
        if not text.strip():
            continue
        last = groups[-1] if groups else None
        if last and last.element is paragraph.element and not (_opens(paragraph) and paragraph.element is IMPRINT[0]):
            groups[-1] = Group(last.element, last.is_main, (*last.paragraphs, paragraph))
        else:
            groups.append(Group(paragraph.element, _MAIN.match(text) is not None, (paragraph,)))
    return tuple(groups)


def _opens(paragraph: IdentifiedParagraph) -> bool:
    label = LABEL.match(paragraph.own_text)
    return label is not None and (bool(label["colon"]) or label["word"].startswith(("抄", "主")))
