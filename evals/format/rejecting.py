"""Rejects or accepts the tracked changes of one author in a .docx, and takes that author's comments out.

It knows nothing of the package under test: lxml, zipfile and ECMA-376 part 1, 17.13.5 are all it stands on; the tests of
preservation judge by it too. What it takes a change to mean:

- w:ins, w:moveTo around runs: rejecting removes the content, accepting unwraps it; w:del, w:moveFrom the other way round.
- The same names in the w:rPr of a paragraph's w:pPr speak of its mark. A mark that goes joins its paragraph with the one
  after it, whose properties win; where a table follows, an emptied paragraph goes; where nothing follows it stays.
- In w:trPr they speak of the row; w:cellIns and w:cellDel of the cell.
- A w:…Change holds the old properties. Rejecting one puts them back and keeps what the schema leaves out of it: w:sectPr
  and the mark's w:rPr of a paragraph, header and footer references of a section, the marks named above.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from evals.format.draft import Draft
from evals.format.objects import AUTHOR
from evals.format.xml import Node, etree

_W_URIS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_EXTENSIONS = "http://schemas.microsoft.com/office/word/"
_CHANGES = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
)
_KEPT = {
    "rPr": ("ins", "del", "moveFrom", "moveTo"),
    "pPr": ("rPr", "sectPr"),
    "sectPr": ("headerReference", "footerReference"),
    "trPr": ("ins", "del"),
    "tcPr": ("cellIns", "cellDel", "cellMerge"),
}
_COMES = ("ins", "moveTo")
_GOES = ("del", "moveFrom")
_TEXTS = {"delText": "t", "delInstrText": "instrText"}
_RANGES = ("moveFromRange", "moveToRange")
_RANGE_MARKUP = (
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "proofErr",
    "permStart",
    "permEnd",
    *(f"{name}{end}" for name in _RANGES for end in ("Start", "End")),
)


def reject(draft: Draft, author: str = AUTHOR) -> Draft:
    """The document as it was before that author's tracked changes, without the author's comments."""
    return _resolved(draft, author, accepts=False)


def accept(draft: Draft, author: str = AUTHOR) -> Draft:
    """The document with that author's tracked changes taken for granted, without the author's comments."""
    return _resolved(draft, author, accepts=True)


def reject_in(data: bytes, author: str) -> bytes:
    """The same for a file: parts without a change of that author keep their bytes."""
    return _rewritten(data, author, accepts=False)


def accept_in(data: bytes, author: str) -> bytes:
    """The same for a file: parts without a change of that author keep their bytes."""
    return _rewritten(data, author, accepts=True)


def _resolved(draft: Draft, author: str, *, accepts: bool) -> Draft:
    settled = draft.copy()
    _resolve(settled.trees.values(), author, accepts=accepts)
    return settled


def _resolve(trees: Iterable[Node], author: str, *, accepts: bool) -> None:
    trees = [tree for tree in trees if _is_story(tree)]
    for tree in trees:
        _Resolver(tree, author, accepts=accepts).resolve()
    _without_comments(trees, author)


def _rewritten(data: bytes, author: str, *, accepts: bool) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    trees = {entry.filename: tree for entry, part in entries if (tree := _story(entry.filename, part)) is not None}
    before = {name: etree.tostring(tree) for name, tree in trees.items()}
    _resolve(trees.values(), author, accepts=accepts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, part in entries:
            tree = trees.get(entry.filename)
            changed = tree is not None and etree.tostring(tree) != before[entry.filename]
            archive.writestr(entry, _serialised(tree) if changed else part)
    return stream.getvalue()


def _story(name: str, part: bytes) -> Node:
    """The root of a part of WordprocessingML or of its comments' extensions, or None."""
    if not name.lower().endswith(".xml"):
        return None
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None
    return root if _is_story(root) else None


def _is_story(root: Node) -> bool:
    uri = etree.QName(root).namespace or ""
    return uri in _W_URIS or uri.startswith(_EXTENSIONS)


def _serialised(tree: Node) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Resolver:
    """Resolves the changes of one author in one tree."""

    def __init__(self, tree: Node, author: str, *, accepts: bool) -> None:
        self._tree, self._author, self._accepts = tree, author, accepts
        self._w = "{" + (etree.QName(tree).namespace or "") + "}"
        self._dropped = _GOES if accepts else _COMES

    def resolve(self) -> None:
        self._properties()
        self._ranges()
        self._numbering()
        self._content()
        self._rows_and_cells()
        self._marks()

    def _own(self, *names: str) -> list[Node]:
        """The author's elements of these names, in order; a list, since the tree changes under it."""
        tags = [self._w + name for name in names]
        return [found for found in self._tree.iter(*tags) if found.get(f"{self._w}author") == self._author]

    def _is(self, element: Node, *names: str) -> bool:
        return element is not None and any(element.tag == self._w + name for name in names)

    def _properties(self) -> None:
        for change in self._own(*_CHANGES):
            properties = change.getparent()
            old = change[0] if len(change) else None
            properties.remove(change)
            if not self._accepts:
                self._restore(properties, old)

    def _restore(self, properties: Node, old: Node) -> None:
        kept = _KEPT.get(etree.QName(properties).localname, ())
        for child in [child for child in properties if not self._is(child, *kept)]:
            properties.remove(child)
        present = {child.tag for child in properties}
        repeats = {self._w + name for name in kept} & present
        restored = [child for child in old if child.tag not in repeats] if old is not None else []
        if self._is(properties, "pPr", "trPr", "tcPr"):  # where what is kept comes last
            properties[0:0] = restored
        else:
            properties.extend(restored)

    def _ranges(self) -> None:
        for name in _RANGES:
            starts = self._own(f"{name}Start")
            ids = {start.get(f"{self._w}id") for start in starts}
            ends = [end for end in self._tree.iter(f"{self._w}{name}End") if end.get(f"{self._w}id") in ids]
            for mark in (*starts, *ends):
                mark.getparent().remove(mark)

    def _numbering(self) -> None:
        """w:ins in w:numPr: the paragraph came into its list; w:numberingChange only says what the number was."""
        for mark in self._own("ins"):
            numbers = mark.getparent()
            if self._is(numbers, "numPr"):
                numbers.remove(mark)
                if not self._accepts:
                    numbers.getparent().remove(numbers)
        for change in self._own("numberingChange"):
            change.getparent().remove(change)

    def _content(self) -> None:
        for wrapper in self._own(*_COMES, *_GOES):
            if self._is(wrapper.getparent(), "rPr", "trPr", "numPr") or wrapper.getparent() is None:
                continue
            if self._is(wrapper, *self._dropped):
                _remove(wrapper)
            else:
                self._unwrap(wrapper)

    def _unwrap(self, wrapper: Node) -> None:
        for text in wrapper.iter(*(self._w + name for name in _TEXTS)):
            if self._nearest(text, *_GOES) is wrapper:
                text.tag = self._w + _TEXTS[etree.QName(text).localname]
        parent, place = wrapper.getparent(), wrapper.getparent().index(wrapper)
        parent[place : place + 1] = list(wrapper)

    def _nearest(self, element: Node, *names: str) -> Node:
        return next((above for above in element.iterancestors() if self._is(above, *names)), None)

    def _rows_and_cells(self) -> None:
        going = ("cellDel",) if self._accepts else ("cellIns",)
        for mark in self._own("ins", "del", "cellIns", "cellDel", "cellMerge"):
            properties = mark.getparent()
            if not self._is(properties, "trPr", "tcPr"):
                continue
            properties.remove(mark)
            if self._is(mark, "cellMerge"):
                self._restore_merge(properties, mark)
            elif self._is(mark, *going) or (self._is(mark, *self._dropped) and self._is(properties, "trPr")):
                self._remove_table_piece(properties.getparent())

    def _restore_merge(self, properties: Node, mark: Node) -> None:
        """w:cellMerge (17.13.5.3) is the merge that came, its vMergeOrig the one before."""
        kind = mark.get(f"{self._w}vMerge" if self._accepts else f"{self._w}vMergeOrig")
        if kind is not None:
            merge = etree.SubElement(properties, f"{self._w}vMerge")
            merge.set(f"{self._w}val", "restart" if kind == "rest" else "continue")

    def _remove_table_piece(self, piece: Node) -> None:
        """A row without cells and a table without rows go as well."""
        container = piece.getparent()
        container.remove(piece)
        inner = {"tbl": "tr", "tr": "tc"}.get(etree.QName(container).localname, "")
        if inner and container.find(f".//{self._w}{inner}") is None and container.getparent() is not None:
            self._remove_table_piece(container) if inner == "tc" else container.getparent().remove(container)

    def _marks(self) -> None:
        for mark in self._own(*_COMES, *_GOES):
            properties = mark.getparent()
            if not (self._is(properties, "rPr") and self._is(properties.getparent(), "pPr")):
                continue
            properties.remove(mark)
            if self._is(mark, *self._dropped):
                self._join_with_next(properties.getparent().getparent())

    def _join_with_next(self, paragraph: Node) -> None:
        content = [child for child in paragraph if not self._is(child, "pPr")]
        between: list[Node] = []
        following: Node = paragraph.getnext()
        while following is not None and (not isinstance(following.tag, str) or self._is(following, *_RANGE_MARKUP)):
            between.append(following)
            following = following.getnext()
        if following is not None and self._is(following, "p"):
            place = 1 if len(following) and self._is(following[0], "pPr") else 0
            following[place:place] = [*content, *between]
            paragraph.getparent().remove(paragraph)
        elif self._is(following, "tbl") and not content:
            paragraph.getparent().remove(paragraph)


def _remove(element: Node) -> None:
    element.getparent().remove(element)


def _without_comments(trees: Iterable[Node], author: str) -> None:
    """Takes out the author's comments with their ranges and references, and what other parts say about them."""
    trees = list(trees)
    for uri in _W_URIS:
        w = f"{{{uri}}}"
        comments = [c for tree in trees for c in tree.findall(f"{w}comment") if c.get(f"{w}author") == author]
        ids = {comment.get(f"{w}id") for comment in comments}
        paragraphs = {p.get(f"{_W14}paraId") for comment in comments for p in comment.iter(f"{w}p")} - {None}
        for comment in comments:
            _remove(comment)
        for tree in trees:
            _without_references(tree, w, ids)
            _without_extensions(tree, paragraphs, author)


def _without_references(tree: Node, w: str, ids: set[str]) -> None:
    marks = tree.iter(f"{w}commentRangeStart", f"{w}commentRangeEnd", f"{w}commentReference")
    for mark in [mark for mark in marks if mark.get(f"{w}id") in ids]:
        run = mark.getparent()
        run.remove(mark)
        if run.tag == f"{w}r" and all(child.tag == f"{w}rPr" for child in run):
            _remove(run)


def _without_extensions(tree: Node, paragraphs: set[str], author: str) -> None:
    """[MS-DOCX] 2.5: w15:commentEx and w16cid:commentId name the comment's paragraph, w15:person the author."""
    for entry in [e for e in tree if isinstance(e.tag, str) and etree.QName(e).namespace not in _W_URIS]:
        named = {etree.QName(name).localname: value for name, value in entry.attrib.items()}
        if named.get("paraId") in paragraphs or named.get("author") == author:
            _remove(entry)
