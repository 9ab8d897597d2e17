"""What a repair left alone: objects, parts, and the nodes of edited parts; for documents of anybody.

Run as a script it compares two files: ``python -m evals.format.preserving BEFORE AFTER``.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.format.aligning import all_pairs, text_distance, without_partner
from evals.format.draft import Draft
from evals.format.fingerprints import full, local, shape, skeleton
from evals.format.names import DOCUMENT
from evals.format.objects import STORIES, Thing, things
from evals.format.opening import open_any
from evals.format.reader import paragraph_text
from evals.format.targets import Targets
from evals.format.xml import Node

NOTHING = Targets(frozenset(), frozenset(), frozenset(), False)
_OUTER = frozenset({"tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr"})
_PAGE = frozenset({"page", "footer", "header"})


@dataclass
class Count:
    """How many things there were, and those that were not kept, a Chinese line each."""

    of: int = 0
    lost: list[str] = field(default_factory=list[str])

    def add(self, kept: bool, why: str) -> None:
        """Counts one thing."""
        self.of += 1
        self.lost += [] if kept else [why]


@dataclass(frozen=True)
class Preservation:
    """What was kept of a document: its objects, its parts without an edit, the nodes of its edited parts."""

    objects: Count
    parts: Count
    nodes: Count


def preserved(before: bytes, after: bytes, aims: Targets = NOTHING) -> Preservation:
    """Compares a document with what a fixer made of it.

    Args:
        before: The .docx that was given to the fixer.
        after: What came back.
        aims: What was to be repaired.

    Raises:
        UnreadableCase: One of them cannot be read.
    """
    old, new = open_any(before), open_any(after)
    parts, edited = _parts(before, after, old)
    return Preservation(_objects(old, new, aims), parts, _nodes(old, new, edited, aims))


def reworded(before: bytes, after: bytes, aims: Targets) -> tuple[int, list[str]]:
    """How many characters changed where no repair of words was to be made, and where, a Chinese line each.

    White space at the ends of a paragraph does not count.
    """
    old, new = open_any(before).paragraphs(), open_any(after).paragraphs()
    pairs = all_pairs(old, new)
    changed, said = 0, list[str]()
    for i, j in pairs:
        one, other = paragraph_text(old[i]).strip(), paragraph_text(new[j]).strip()
        if one != other and i not in aims.texts:
            changed += text_distance(one, other)
            said.append(f"“{one[:30]}”改成“{other[:30]}”")
    gone, came = without_partner(old, new, pairs)
    lost = [paragraph_text(old[i]) for i in gone if i not in aims.texts]
    put_in = [paragraph_text(new[j]) for j in came] if not aims.texts else []
    for words, what in ((lost, "删去"), (put_in, "添上")):
        changed += sum(len(each.strip()) for each in words)
        said += [f"{what}“{each[:30]}”" for each in words if each.strip()]
    return changed, said


def _parts(before: bytes, after: bytes, old: Draft) -> tuple[Count, list[str]]:
    """The parts that are the same byte for byte, and the names of those that were edited."""
    first, second = _read(before), _read(after)
    drafts = open_any(before).trees, open_any(after).trees
    count, edited = Count(), list[str]()
    for name, data in first.items():
        if name not in second:
            count.add(False, f"缺少部件 {name}")
        elif data == second[name]:
            count.add(True, "")
        elif name in drafts[0] and name in drafts[1] and full(drafts[0][name]) != full(drafts[1][name]):
            edited.append(name)
        elif name in drafts[0] or name not in old.blobs:
            # The main part may bear another name than the usual one; it is compared node by node.
            edited.append(DOCUMENT) if name not in drafts[0] else count.add(False, f"{name} 没有改动却被重写")
        else:
            count.add(False, f"{name} 的字节变了")
    return count, edited


def _objects(old: Draft, new: Draft, aims: Targets) -> Count:
    count = Count()
    left = Counter((thing.kind, thing.full) for thing in things(new))
    changed: list[Thing] = []
    for thing in things(old):
        if left[thing.kind, thing.full]:
            left[thing.kind, thing.full] -= 1
            count.add(True, "")
        else:
            changed.append(thing)
    rest = [thing for thing in things(new) if left[thing.kind, thing.full] > 0]
    for thing in changed:
        partner = _partner(thing, rest, aims)
        if partner is not None:
            rest.remove(partner)
        count.add(partner is not None, f"{thing.kind}没有原样保留（{thing.part}）")
    return count


def _partner(thing: Thing, rest: Sequence[Thing], aims: Targets) -> Thing | None:
    """Where an object was to be repaired, what has become of it, with all that it holds."""
    alike = [each for each in rest if each.kind == thing.kind and each.part == thing.part]
    if _worded(thing, aims):
        return next((each for each in alike if each.skeleton == thing.skeleton), None)
    if not _aimed_at(thing, aims):
        return None
    return next((each for each in alike if each.shape == thing.shape), None)


def _aimed_at(thing: Thing, aims: Targets) -> bool:
    if thing.kind == "节":
        return bool(aims.parts & _PAGE)
    if thing.part != DOCUMENT:
        return bool(aims.parts & _PAGE)
    inside = thing.paragraphs & (aims.looks | aims.texts)
    return bool(inside) or (thing.kind == "表格" and "table" in aims.parts)


def _worded(thing: Thing, aims: Targets) -> bool:
    return bool(thing.paragraphs & aims.texts)


def _nodes(old: Draft, new: Draft, edited: Sequence[str], aims: Targets) -> Count:
    count = Count()
    for name in edited:
        first, second = old.trees.get(name), new.trees.get(name)
        if first is None or second is None:
            continue
        if name == DOCUMENT:
            _paragraphs(old.paragraphs(), new.paragraphs(), aims, count)
            _outside(first, second, aims, count)
        elif local(first) in STORIES:
            _multiset([full(p) for p in _all(first, "p")], [full(p) for p in _all(second, "p")], name, count, aims)
        else:
            _multiset([full(child) for child in first], [full(child) for child in second], name, count, aims)
    return count


def _paragraphs(old: Sequence[Node], new: Sequence[Node], aims: Targets, count: Count) -> None:
    pairs = all_pairs(old, new)
    for i, j in pairs:
        same = full(old[i]) == full(new[j])
        count.add(same or _explained(i, old[i], new[j], aims), f"未涉及的段落被改动：“{paragraph_text(old[i])[:30]}”")
    gone, came = without_partner(old, new, pairs)
    anywhere = "page" in aims.parts
    aimed = aims.looks | aims.texts
    for i in gone:
        count.add(anywhere or i in aimed, f"段落不见了：“{paragraph_text(old[i])[:30]}”")
    was = {j: i for i, j in pairs}
    for j in came:
        before = next((was[at] for at in range(j, -1, -1) if at in was), 0)
        after = next((was[at] for at in range(j, len(new)) if at in was), before)
        if not (anywhere or {before, after} & aimed):
            count.add(False, f"多了段落：“{paragraph_text(new[j])[:30]}”")


def _explained(number: int, before: Node, after: Node, aims: Targets) -> bool:
    """Whether a change of a paragraph is one of its look or words that was to be made, and of nothing else in it."""
    if number in aims.texts:
        return skeleton(before) == skeleton(after)
    ends_section = any(True for _ in _all(before, "sectPr")) and bool(aims.parts & _PAGE)
    return (number in aims.looks or ends_section) and shape(before) == shape(after)


def _outside(first: Node, second: Node, aims: Targets, count: Count) -> None:
    """Properties of tables, content controls and sections."""
    for name in sorted(_OUTER):
        before = [full(node) for node in _all(first, name) if local(node.getparent()) != "pPr"]
        after = [full(node) for node in _all(second, name) if local(node.getparent()) != "pPr"]
        meant = aims.some if name == "sectPr" else "table" in aims.parts or bool(aims.looks)
        gone = Counter(before) - Counter(after)
        count.of += len(before)
        count.lost += [] if meant and name != "sdtPr" else [f"{name} 被改动"] * gone.total()


def _multiset(before: list[str], after: list[str], name: str, count: Count, aims: Targets) -> None:
    gone = Counter(before) - Counter(after)
    count.of += len(before)
    count.lost += [] if aims.some else [f"{name} 里有改动"] * gone.total()


def _all(tree: Node, name: str) -> Iterator[Node]:
    return (node for node in tree.iter() if local(node) == name)


def _read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description="Compare a document with what a fixer made of it.")
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    said = parser.parse_args()
    found = preserved(said.before.read_bytes(), said.after.read_bytes(), Targets(frozenset(), frozenset(), _PAGE, True))
    for name, count in vars(found).items():
        print(f"{name}: {count.of - len(count.lost)} / {count.of}", *count.lost, sep="\n  ")


if __name__ == "__main__":
    main()
