"""The objects of a document that a repair must not lose or change, each with fingerprints."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from evals.format.draft import Draft
from evals.format.fingerprints import full, local, shape, skeleton
from evals.format.names import DOCUMENT, NAMESPACES, attribute
from evals.format.xml import Node

AUTHOR = "公务助手"
STORIES = frozenset({"document", "hdr", "ftr", "footnotes", "endnotes"})
KINDS = {
    "tbl": "表格",
    "sectPr": "节",
    "drawing": "图形",
    "pict": "图形",
    "object": "嵌入对象",
    "txbxContent": "文本框",
    "footnote": "脚注",
    "endnote": "尾注",
    "footnoteReference": "脚注引用",
    "endnoteReference": "尾注引用",
    "commentReference": "批注锚点",
    "commentRangeStart": "批注起点",
    "commentRangeEnd": "批注终点",
    "comment": "批注",
    "fldSimple": "域",
    "bookmarkStart": "书签",
    "bookmarkEnd": "书签终点",
    "hyperlink": "超链接",
    "sdt": "内容控件",
    "oMath": "公式",
    "ruby": "注音",
    "altChunk": "外来内容",
}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"})
_RELATED = f"{{{NAMESPACES['r']}}}"


@dataclass(frozen=True)
class Thing:
    """One object.

    Attributes:
        kind: Chinese, as reports print it.
        full: Of the whole with what it refers to.
        shape: Of what it holds, however that looks.
        skeleton: The same without words.
        part: The part it stands in.
        paragraphs: Numbers of the paragraphs of the main part that it holds or stands in; empty elsewhere.
    """

    kind: str
    full: str
    shape: str
    skeleton: str
    part: str
    paragraphs: frozenset[int]


def things(draft: Draft, author: str = AUTHOR) -> list[Thing]:
    """All objects of all stories; comments and changes of ``author`` are not among them."""
    numbers = {p: number for number, p in enumerate(draft.paragraphs())}
    own = own_comments(draft, author)
    found: list[Thing] = []
    for name, tree in sorted(draft.trees.items()):
        if local(tree) in STORIES or local(tree) == "comments":
            found += _of_part(draft, name, tree, numbers, own)
    return found


def own_comments(draft: Draft, author: str) -> set[str]:
    """The ids of an author's comments."""
    trees = [tree for tree in draft.trees.values() if local(tree) == "comments"]
    return {str(attribute(each, "id")) for tree in trees for each in tree if attribute(each, "author") == author}


def _of_part(draft: Draft, name: str, tree: Node, numbers: dict[Node, int], own: set[str]) -> Iterator[Thing]:
    blobs = _referred(draft, name)
    for node in tree.iter():
        kind = _kind(node)
        if not kind or (local(node).startswith("comment") and attribute(node, "id") in own):
            continue
        inside = [node, *node.iter()] if name == DOCUMENT else []
        held = {numbers[each] for each in inside if each in numbers}
        around = next((each for each in node.iterancestors() if each in numbers), None)
        held |= {numbers[around]} if around is not None and name == DOCUMENT else set()
        refers = "".join(
            sorted(blobs.get(str(v), "") for e in node.iter() for k, v in e.attrib.items() if _RELATED in k)
        )
        yield Thing(kind, full(node) + refers, shape(node), skeleton(node), name, frozenset(held))


def _kind(node: Node) -> str:
    name = local(node)
    if name == "instrText":
        return "域" if (node.text or "").strip() else ""
    if name in _CHANGES:
        return "" if attribute(node, "author") == AUTHOR else "他人的修订"
    # What stands in the properties of a former state is no object.
    return KINDS.get(name, "")


def _referred(draft: Draft, name: str) -> dict[str, str]:
    """A digest of what each relation of a part leads to: the bytes of a picture, the address of a link."""
    folder, base = posixpath.split(name)
    relations = draft.trees.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    found: dict[str, str] = {}
    for relation in [] if relations is None else relations:
        target = str(relation.get("Target"))
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        data = draft.blobs.get(path)
        found[str(relation.get("Id"))] = hashlib.sha256(data or target.encode()).hexdigest()[:16]
    return found
