"""Rejects and accepts the tracked changes of one author (ECMA-376 Part 1, 17.13.5), independently of the assistant.

Comments of that author go too. Changes of others stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.format.draft import Draft
from evals.format.fingerprints import local
from evals.format.names import attribute, w
from evals.format.objects import AUTHOR, STORIES, own_comments
from evals.format.xml import Node

# What of a property element its former state cannot hold (CT_PPrBase, CT_RPr, CT_TrPrBase, CT_SectPrBase).
_KEPT = {
    "pPrChange": ("rPr", "sectPr"),
    "rPrChange": ("ins", "del", "moveFrom", "moveTo"),
    "sectPrChange": ("headerReference", "footerReference"),
    "trPrChange": ("ins", "del"),
    "tblPrChange": (),
    "tblPrExChange": (),
    "tcPrChange": ("cellIns", "cellDel", "cellMerge"),
    "tblGridChange": (),
}
_FIRST = frozenset({"ins", "del", "moveFrom", "moveTo", "headerReference", "footerReference"})
_RANGES = ("moveFromRange", "moveToRange")
_COMMENTS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})


def reject(draft: Draft, author: str = AUTHOR) -> Draft:
    """The document as it was before that author's changes."""
    return _settled(draft, author, ("ins", "moveTo"), ("del", "moveFrom"), former=True)


def accept(draft: Draft, author: str = AUTHOR) -> Draft:
    """The document with that author's changes made."""
    return _settled(draft, author, ("del", "moveFrom"), ("ins", "moveTo"), former=False)


def _settled(draft: Draft, author: str, out: Sequence[str], stay: Sequence[str], former: bool) -> Draft:
    settled = draft.copy()
    own = own_comments(draft, author)
    for tree in settled.trees.values():
        if local(tree) in STORIES:
            _properties(tree, author, former)
            _rows(tree, author, out, stay)
            _contents(tree, author, out, stay)
            _marks(tree, author, out, stay)
            _ranges(tree, author)
            _anchors(tree, own)
        elif local(tree) == "comments":
            for comment in [each for each in tree if attribute(each, "author") == author]:
                tree.remove(comment)
    return settled


def _by(tree: Node, names: Sequence[str], author: str) -> list[Node]:
    return [node for node in tree.iter() if local(node) in names and attribute(node, "author") == author]


def _properties(tree: Node, author: str, former: bool) -> None:
    """Former properties come back, or are forgotten."""
    for change in _by(tree, tuple(_KEPT), author):
        holder = change.getparent()
        holder.remove(change)
        if not former:
            continue
        kept = [child for child in holder if local(child) in _KEPT[local(change)]]
        old = [child for state in change for child in state]
        for child in list(holder):
            holder.remove(child)
        first = [child for child in kept if local(child) in _FIRST]
        for child in [*first, *old, *(child for child in kept if child not in first)]:
            holder.append(child)


def _rows(tree: Node, author: str, out: Sequence[str], stay: Sequence[str]) -> None:
    for mark in [node for node in _by(tree, (*out, *stay), author) if local(node.getparent()) == "trPr"]:
        row = mark.getparent().getparent()
        if local(mark) in out:
            row.getparent().remove(row)
        else:
            mark.getparent().remove(mark)


def _contents(tree: Node, author: str, out: Sequence[str], stay: Sequence[str]) -> None:
    """What is inserted or deleted in paragraphs, or whole paragraphs in such a wrapper."""
    for wrapper in _by(tree, (*out, *stay), author):
        holder = wrapper.getparent()
        if holder is None or local(holder) in ("rPr", "trPr"):
            continue
        if local(wrapper) in stay:
            for node in list(wrapper):
                wrapper.addprevious(node)
                _undeleted(node)
        holder.remove(wrapper)


def _undeleted(node: Node) -> None:
    """Deleted text is text again, unless somebody else has deleted it too."""
    if any(local(each) in ("del", "moveFrom") for each in node.iterancestors()):
        return
    for each in [node, *node.iter()]:
        if local(each) in ("delText", "delInstrText"):
            each.tag = w("t" if local(each) == "delText" else "instrText")


def _marks(tree: Node, author: str, out: Sequence[str], stay: Sequence[str]) -> None:
    """A paragraph whose mark goes is joined with the next one, whose properties win."""
    marks = [node for node in _by(tree, (*out, *stay), author) if local(node.getparent()) == "rPr"]
    for mark in reversed([node for node in marks if local(node.getparent().getparent()) == "pPr"]):
        paragraph = mark.getparent().getparent().getparent()
        mark.getparent().remove(mark)
        if local(mark) in out:
            _join(paragraph)


def _join(paragraph: Node) -> None:
    following = paragraph.getnext()
    while following is not None and local(following) not in ("p", "tbl", "sdt", "sectPr"):
        following = following.getnext()
    contents = [node for node in paragraph if local(node) != "pPr"]
    if following is not None and local(following) == "p":
        properties = following.find(w("pPr"))
        at = 0 if properties is None else 1
        for offset, node in enumerate(contents):
            following.insert(at + offset, node)
    elif contents:
        return
    paragraph.getparent().remove(paragraph)


def _ranges(tree: Node, author: str) -> None:
    starts = [node for node in tree.iter() if local(node).startswith(_RANGES) and attribute(node, "author") == author]
    ids = {attribute(node, "id") for node in starts}
    ends = [n for n in tree.iter() if local(n).startswith(_RANGES) and attribute(n, "id") in ids and n not in starts]
    for node in [*starts, *ends]:
        node.getparent().remove(node)


def _anchors(tree: Node, own: set[str]) -> None:
    """Ranges and references of comments; a run that holds nothing else goes with its reference."""
    for node in [each for each in tree.iter() if local(each) in _COMMENTS and attribute(each, "id") in own]:
        holder = node.getparent()
        holder.remove(node)
        if local(holder) == "r" and all(local(child) in ("rPr", "annotationRef") for child in holder):
            holder.getparent().remove(holder)
