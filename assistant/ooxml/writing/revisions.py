# pyright: basic
"""Tracked changes (ECMA-376 part 1, 17.13.5): what a property was before, what was put in, what was taken out."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.documents.document import AUTHOR
from assistant.ooxml.values import integer
from assistant.ooxml.writing.nodes import Node, child_of, copied, found, get, insert, local, new
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.xml import W

_CHANGES = {name: f"{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")}
# What the schema leaves out of the old properties: CT_PPrBase, CT_SectPrBase, and marks of other changes.
_NOT_KEPT = {
    "rPr": {"ins", "del", "moveFrom", "moveTo", "rPrChange"},
    "pPr": {"rPr", "sectPr", "pPrChange"},
    "sectPr": {"headerReference", "footerReference", "sectPrChange"},
    "tblPr": {"tblPrChange"},
    "trPr": {"ins", "del", "trPrChange"},
    "tcPr": {"cellIns", "cellDel", "cellMerge", "tcPrChange"},
}
_AROUND = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


class Revisions:
    """How changes are written: as if they had always been so, or as tracked changes of ``AUTHOR``.

    Args:
        roots: The trees of the package, whose ids are taken.
        date: When the changes are made, as ``2026-03-20T09:00:00Z``; None for changes that are not tracked.
    """

    def __init__(self, roots: Iterable[Node], date: str | None) -> None:
        self._date = date
        self._next = 1 + max((_id(node) for root in roots for node in root.iter(*_WITH_ID)), default=0)

    @property
    def tracked(self) -> bool:
        """Whether changes are tracked."""
        return self._date is not None

    def need_no_tracking(self) -> None:
        """For what Word cannot track.

        Raises:
            Refused: Changes are tracked.
        """
        if self.tracked:
            raise Refused(Reason.NOT_TRACKABLE)

    def mark(self, name: str) -> Node:
        """A w:ins, w:del or …Change of ours."""
        self._next += 1
        return new(name, id=str(self._next), author=AUTHOR, date=self._date or "")

    def properties(self, owner: Node, name: str) -> Node:
        """The properties of an element that are about to be changed; what they were is kept once.

        Args:
            owner: The run, paragraph, table, …, or the w:pPr whose w:rPr is that of the mark.
            name: ``rPr``, ``pPr``, ``tblPr``, ``trPr`` or ``tcPr``.

        Raises:
            Refused: Somebody else's revision is on them.
        """
        refuse_others(owner)
        return self.changing(child_of(owner, name))

    def changing(self, properties: Node) -> Node:
        """Keeps what properties were; they are given back.

        Raises:
            Refused: Somebody else's change of them is pending.
        """
        name = local(properties)
        change = found(properties, _CHANGES[name])
        if change is not None and get(change, "author") != AUTHOR:
            raise Refused(Reason.OTHER_REVISION)
        if self.tracked and change is None:
            kept = new(name)
            kept.extend(copied(each) for each in properties if local(each) not in _NOT_KEPT[name])
            record = self.mark(_CHANGES[name])
            record.append(kept)
            insert(properties, record)
        return properties

    def inserted(self, run: Node) -> Node:
        """What to put into the tree for a run that is new: the run, or a w:ins round it."""
        if not self.tracked:
            return run
        around = self.mark("ins")
        around.append(run)
        return around

    def delete_run(self, run: Node) -> None:
        """Takes a run out, or marks it as deleted; what we put in ourselves just goes."""
        parent = run.getparent()
        ours = parent.tag == f"{W}ins" and get(parent, "author") == AUTHOR
        if not self.tracked or ours:
            parent.remove(run)
            if ours and len(parent) == 0:
                parent.getparent().remove(parent)
            return
        around = self.mark("del")
        parent.replace(run, around)
        around.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def mark_paragraph(self, paragraph: Node, name: str) -> None:
        """Marks the end of a paragraph as put in (``ins``) or taken out (``del``)."""
        if self.tracked:
            insert(child_of(child_of(paragraph, "pPr"), "rPr"), self.mark(name))


def refuse_others(node: Node) -> None:
    """Leaves alone what stands in somebody else's insertion or deletion.

    Raises:
        Refused: It does.
    """
    for around in node.iterancestors(*_AROUND):
        if get(around, "author") != AUTHOR:
            raise Refused(Reason.OTHER_REVISION)


_WITH_ID = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", *_CHANGES.values(), "tblGridChange", "cellIns", "cellDel", "cellMerge"),
        *("moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart", "numberingChange", "tblPrExChange"),
    )
)


def _id(node: Node) -> int:
    return integer(get(node, "id") or "") or 0
