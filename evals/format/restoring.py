"""Whether two states of a document are the same in text and direct formatting, and where they part first.

Runs may be parted otherwise, properties may stand in another order; nothing else may differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from evals.format.draft import Draft
from evals.format.fingerprints import full, local
from evals.format.names import LABEL, SETTINGS, w
from evals.format.objects import STORIES
from evals.format.reader import paragraph_text
from evals.format.xml import Node

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOISE = frozenset({"proofErr", "lastRenderedPageBreak"})
_HOLDERS = frozenset({"rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr"})
# What tracking and comments themselves need; everything else of a package stays.
_BOOKKEEPING = ("[Content_Types].xml", ".rels", "comments", "people", "docProps/")
_SETTINGS_OF_TRACKING = frozenset({"trackRevisions", "rsids", "revisionView"})


def differences(before: Draft, after: Draft) -> list[str]:
    """Where two states part, a Chinese line each; the order is that of the parts."""
    found: list[str] = []
    for name, tree in sorted(before.trees.items()):
        other = after.trees.get(name)
        if other is None:
            found.append(f"缺少部件 {name}")
        elif local(tree) in STORIES:
            found += _stories(name, tree, other)
        elif name == SETTINGS:
            found += _added_only(name, tree, other, exactly=True)
        elif not any(each in name for each in _BOOKKEEPING):
            found += _added_only(name, tree, other, exactly=False)
    return found + [f"{name} 的字节变了" for name, data in before.blobs.items() if after.blobs.get(name) != data]


def _stories(name: str, before: Node, after: Node) -> Iterator[str]:
    first, second = normal(before), normal(after)
    if full(first) == full(second):
        return
    old, new = list(first.iter(w("p"))), list(second.iter(w("p")))
    for one, other in zip(old, new, strict=False):
        if full(one) != full(other):
            kind = "文字" if paragraph_text(one) != paragraph_text(other) else "格式"
            yield f"{name} 的{kind}没有复原：“{paragraph_text(one)[:30]}”"
            return
    yield f"{name} 有 {len(old)} 段，复原后 {len(new)} 段" if len(old) != len(new) else f"{name} 的表格或节没有复原"


def _added_only(name: str, before: Node, after: Node, exactly: bool) -> Iterator[str]:
    """What was there is there; a style for comments may have been added."""
    old = [full(normal(child)) for child in before if local(child) not in _SETTINGS_OF_TRACKING]
    new = [full(normal(child)) for child in after if local(child) not in _SETTINGS_OF_TRACKING]
    if any(each not in new for each in old) or (exactly and len(old) != len(new)):
        yield f"{name} 没有复原"


def normal(node: Node) -> Node:
    """A copy in which equal runs are one, properties are sorted, and what is empty or noise is left out."""
    from copy import deepcopy

    made = deepcopy(node)
    made.tail = None
    for each in list(made.iter()):
        if local(each) in _NOISE and each.getparent() is not None:
            each.getparent().remove(each)
            continue
        for key in [key for key in each.attrib if key in (_SPACE, LABEL) or key.rpartition("}")[2].startswith("rsid")]:
            del each.attrib[key]
        if local(each) in _HOLDERS:
            each[:] = sorted(each, key=lambda child: (str(child.tag), full(child)))
    for holder in [each for each in made.iter() if local(each) in ("rPr", "pPr")][::-1]:
        if len(holder) == 0 and not holder.attrib and holder.getparent() is not None:
            holder.getparent().remove(holder)
    for paragraph in [each for each in made.iter() if local(each) in ("p", "hyperlink", "sdtContent", "ins", "del")]:
        _join_runs(paragraph)
    return made


def _join_runs(holder: Node) -> None:
    previous: Node = None
    for run in list(holder):
        if local(run) != "r":
            previous = None
            continue
        if len([child for child in run if local(child) != "rPr"]) == 0:
            holder.remove(run)
        elif previous is not None and _look(previous) == _look(run):
            for child in [child for child in run if local(child) != "rPr"]:
                previous.append(child)
            holder.remove(run)
        else:
            previous = run
    for run in [child for child in holder if local(child) == "r"]:
        _join_texts(run)


def _join_texts(run: Node) -> None:
    previous: Node = None
    for node in list(run):
        if local(node) in ("t", "delText") and previous is not None and previous.tag == node.tag:
            previous.text = (previous.text or "") + (node.text or "")
            run.remove(node)
        else:
            previous = node if local(node) in ("t", "delText") else None


def _look(run: Node) -> str:
    properties = run.find(w("rPr"))
    return "" if properties is None else full(properties)
