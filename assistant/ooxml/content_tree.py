"""The content of a part as a reader sees it: wrappers opened, alternatives chosen once, deletions left out."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.ooxml.values import child
from assistant.ooxml.xml import MC, Element, W

_MICROSOFT = "http://schemas.microsoft.com/office/"
_UNDERSTOOD = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    _MICROSOFT,
    "urn:schemas-microsoft-com:",
)
_ALTERNATIVES = f"{MC}AlternateContent"
_SDT = f"{W}sdt"
_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_WRAPPERS = frozenset({*INSERTED, f"{W}customXml", f"{W}smartTag", f"{W}dir", f"{W}bdo"})


def chosen(alternatives: Element) -> Element | None:
    """The branch of mc:AlternateContent that is read: the first choice that is understood, else the fallback."""
    for choice in alternatives.findall(f"{MC}Choice"):
        prefixes = choice.get("Requires", "").split()
        if prefixes and all(choice.nsmap.get(prefix, "").startswith(_UNDERSTOOD) for prefix in prefixes):
            return choice
    return alternatives.find(f"{MC}Fallback")


def opened(element: Element) -> Element | None:
    """What stands in the place of a wrapper: its content; None where the element is none."""
    if element.tag == _SDT:
        return child(element, "sdtContent")
    if element.tag == _ALTERNATIVES:
        return chosen(element)
    return element if element.tag in _WRAPPERS else None


def is_removed(element: Element) -> bool:
    """Whether a tracked change takes it away."""
    return element.tag in _REMOVED


def contents(container: Element) -> Iterator[Element]:
    """The elements of a container in order, with all wrappers opened and tracked deletions left out."""
    stack = [iter(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in (_SDT, _ALTERNATIVES) or element.tag in _WRAPPERS:
            inner = opened(element)
            if inner is not None:
                stack.append(iter(inner))
        elif not is_removed(element):
            yield element


def descendants(element: Element, *, down_to: str) -> Iterator[Element]:
    """All below an element in order, alternatives chosen; nothing below elements of the tag ``down_to``."""
    stack = [iter((element,))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        if entry.tag == _ALTERNATIVES:
            branch = chosen(entry)
            if branch is not None:
                stack.append(iter(branch))
            continue
        yield entry
        if entry.tag != down_to:
            stack.append(iter(entry))
