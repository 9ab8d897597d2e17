"""What a .docx holds besides text and its look, as plain data that can be compared before and after a run.

``objects(data)`` reads a document, ``lost(before, after)`` says in words what is missing or has changed. Nothing of the
package under test is used. Tracked copies are compared after their changes were rejected or accepted.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from tests.preservation.vocabulary import MC, M, R, V, W, by_transitional_names, fields_of, shown_text

Objects: TypeAlias = dict[str, list[Any]]
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHANGES = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "numberingChange"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblPrExChange"),
)
_SMALL = (
    "sym",
    "softHyphen",
    "noBreakHyphen",
    "ptab",
    "ruby",
    "altChunk",
    "permStart",
    "permEnd",
    "smartTag",
    "customXml",
)
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/",
)
# What may grow: a repair may add page numbers, footers, and relations and parts for them.
_MAY_GROW = (
    *("fields of headers and footers", "relationships", "content types", "parts", "margins of sections"),
    *("identities", "settings"),
)
# The one setting that a repair switches (17.10.1).
_SWITCHED = "evenAndOddHeaders"


def objects(data: bytes) -> Objects:
    """The objects of a document by kind, in the order in which they stand."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: tree for name, part in parts.items() if (tree := _tree(name, part)) is not None}
    stories = [trees[name] for name in sorted(trees) if _is_story(trees[name])]
    body = [tree for tree in stories if tree.tag == f"{W}document"]
    found: Objects = {name: [] for name in _READERS}
    for name, reader in _READERS.items():
        found[name] = [entry for tree in stories for entry in reader(tree)]
    found["fields"] = [entry for tree in body for entry in _fields(tree)]
    found["fields of headers and footers"] = [e for t in stories if t.tag in _MARGINS for e in _fields(t)]
    found["comments"] = [e for tree in trees.values() for e in _comments(tree)]
    found["revisions"] = [e for tree in stories for e in _revisions(tree)]
    found["settings"] = [e for tree in trees.values() if tree.tag == f"{W}settings" for e in _settings(tree)]
    found["numbering"] = [e for tree in trees.values() if tree.tag == f"{W}numbering" for e in _numbering(tree)]
    found["relationships"] = [e for name in sorted(trees) for e in _relationships(name, trees[name])]
    found["content types"] = [e for t in trees.values() if t.tag.endswith("}Types") for e in _content_types(t)]
    found["media and other parts"] = [(n, _digest(p)) for n, p in sorted(parts.items()) if n not in trees]
    found["pictures"] = [e for name in sorted(trees) for e in _pictures(name, trees, parts)]
    found["parts"] = sorted(parts)
    return found


def lost(before: Objects, after: Objects) -> list[str]:
    """What is missing after a run, changed, or new where nothing may be new; one line each."""
    lines: list[str] = []
    for kind, entries in before.items():
        was, now = Counter(map(repr, entries)), Counter(map(repr, after[kind]))
        lines += [f"{kind}: lost {entry}" for entry in (was - now).elements()]
        if kind not in _MAY_GROW:
            lines += [f"{kind}: new {entry}" for entry in (now - was).elements()]
        if was == now and entries != after[kind] and kind not in _MAY_GROW:
            lines.append(f"{kind}: in another order")
    return lines


# Repairs of punctuation make signs full-width, in objects too; that is no loss.
_FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")


def _words(element: Any, *, deleted: bool = False) -> str:
    return shown_text(element, deleted=deleted).translate(_FULL_WIDTH)


def _tree(name: str, part: bytes) -> Any:
    if not name.lower().endswith((".xml", ".rels")):
        return None
    try:
        return by_transitional_names(etree.fromstring(part))
    except etree.XMLSyntaxError:
        return None


_MARGINS = (f"{W}hdr", f"{W}ftr")
_STORIES = (*_MARGINS, f"{W}document", f"{W}footnotes", f"{W}endnotes")


def _is_story(tree: Any) -> bool:
    return tree.tag in _STORIES


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _canonical(element: Any) -> str:
    """An element in canonical XML, without the paragraphs of text boxes, which may be repaired."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    for content in list(copied.iter(f"{W}txbxContent")):
        content[:] = []
    return etree.tostring(copied, method="c14n", exclusive=True).decode()


def _value(element: Any, name: str = "val") -> str:
    return "" if element is None else element.get(W + name, "")


def _tables(tree: Any) -> Iterator[Any]:
    for table in tree.iter(f"{W}tbl"):
        depth = sum(1 for above in table.iterancestors(f"{W}tbl"))
        grid = [_value(column, "w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        rows = [[_cell(cell) for cell in _below(row, "tc")] for row in _below(table, "tr")]
        yield depth, len(grid), rows


def _below(container: Any, name: str) -> list[Any]:
    """Its rows or cells, inside content controls too, but not those of tables within."""
    wrappers = [f"{W}{wrapper}" for wrapper in ("sdt", "sdtContent", "ins", "del", "customXml")]
    found: list[Any] = []
    for child in container:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in wrappers:
            found += _below(child, name)
    return found


def _cell(cell: Any) -> tuple[str, str, int]:
    """What it spans, whether it is merged downwards, and how many tables it holds."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    merged = "" if merge is None else _value(merge) or "continue"
    return _value(cell.find(f"{W}tcPr/{W}gridSpan")), merged, len(cell.findall(f".//{W}tbl"))


def _shapes(tree: Any) -> Iterator[Any]:
    for drawn in tree.iter(f"{W}drawing", f"{W}pict", f"{W}object"):
        boxes = [_words(box) for box in drawn.iter(f"{W}txbxContent")]
        branch = next((etree.QName(a).localname for a in drawn.iterancestors(f"{MC}Choice", f"{MC}Fallback")), "")
        yield etree.QName(drawn).localname, branch, boxes, _digest(_canonical(drawn).encode())


def _notes(tree: Any) -> Iterator[Any]:
    for name in ("footnote", "endnote"):
        for note in tree.iter(W + name):
            yield name, _value(note, "id"), _value(note, "type"), _words(note)
        for reference in tree.iter(f"{W}{name}Reference"):
            yield f"{name} reference", _value(reference, "id"), _words(_paragraph(reference))[:6]


def _paragraph(element: Any) -> Any:
    return next(element.iterancestors(f"{W}p"))


def _comments(tree: Any) -> Iterator[Any]:
    for comment in tree.iter(f"{W}comment"):
        yield _value(comment, "id"), _value(comment, "author"), _value(comment, "date"), _words(comment)
    for name in ("commentEx", "commentId", "person"):
        for entry in tree.iter(f"{{*}}{name}"):
            yield name, sorted(entry.attrib.items()), len(entry)


def _bookmarks(tree: Any) -> Iterator[Any]:
    for start in tree.iter(f"{W}bookmarkStart"):
        yield _value(start, "id"), _value(start, "name"), _between(tree, start, f"{W}bookmarkEnd")


def _commented(tree: Any) -> Iterator[Any]:
    for start in tree.iter(f"{W}commentRangeStart"):
        yield _value(start, "id"), _between(tree, start, f"{W}commentRangeEnd")
    for reference in tree.iter(f"{W}commentReference"):
        yield "reference", _value(reference, "id"), _words(_paragraph(reference))[:3]


def _between(tree: Any, start: Any, end: str) -> str | None:
    """The shown text from a mark to the end of the same id; None where there is no end."""
    texts: list[str] = []
    inside = False
    for element in tree.iter():
        if element is start:
            inside = True
        elif inside and element.tag == f"{W}t":
            texts.append(element.text or "")
        elif inside and element.tag == end and _value(element, "id") == _value(start, "id"):
            return "".join(texts).translate(_FULL_WIDTH)
    return None


def _hyperlinks(tree: Any) -> Iterator[Any]:
    for link in tree.iter(f"{W}hyperlink"):
        yield link.get(f"{R}id"), _value(link, "anchor"), _words(link)


def _content_controls(tree: Any) -> Iterator[Any]:
    for control in tree.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        content = control.find(f"{W}sdtContent")
        kinds = [etree.QName(child).localname for child in content if isinstance(child.tag, str)]
        kept = [k for k in kinds if k not in ("r", "ins", "del", "p", "commentRangeStart", "commentRangeEnd")]
        parent = etree.QName(control.getparent()).localname
        is_date = (
            properties is not None and properties.find(f"{W}date") is not None
        )  # dates may be written anew (7.3.5.4)
        words = "" if is_date else _words(content)
        yield parent, words, kept, "" if properties is None else _without_look(properties)


def _without_look(properties: Any) -> str:
    copied = etree.fromstring(etree.tostring(properties, with_tail=False))
    for look in copied.findall(f"{W}rPr"):
        copied.remove(look)
    return etree.tostring(copied, method="c14n", exclusive=True).decode()


def _fields(tree: Any) -> Iterator[Any]:
    for kind, instruction, result in fields_of(tree):
        yield kind, instruction, result.translate(_FULL_WIDTH)


def _sections(tree: Any) -> Iterator[Any]:
    for section in tree.iter(f"{W}sectPr"):
        if section.getparent().tag != f"{W}sectPrChange":
            yield _value(section.find(f"{W}type")), _value(section.find(f"{W}cols"), "num")


def _section_margins(tree: Any) -> Iterator[Any]:
    sections = [s for s in tree.iter(f"{W}sectPr") if s.getparent().tag != f"{W}sectPrChange"]
    for number, section in enumerate(sections):
        for reference in section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference"):
            yield number, etree.QName(reference).localname, _value(reference, "type"), reference.get(f"{R}id")


def _mathematics(tree: Any) -> Iterator[Any]:
    for formula in tree.iter(f"{M}oMath"):
        yield _canonical(formula)


def _small_things(tree: Any) -> Iterator[Any]:
    for element in tree.iter(*(W + name for name in _SMALL)):
        attributes = sorted((etree.QName(name).localname, value) for name, value in element.attrib.items())
        yield etree.QName(element).localname, attributes, _words(element)
    for element in tree.iter(f"{W}r"):
        if element.find(f"{W}ptab") is None and element.find(f"{W}lastRenderedPageBreak") is not None:
            yield "lastRenderedPageBreak"


def _alternatives(tree: Any) -> Iterator[Any]:
    for alternative in tree.iter(f"{MC}AlternateContent"):
        yield [(etree.QName(b).localname, b.get("Requires"), _words(b)) for b in alternative]


def _unknown(tree: Any) -> Iterator[Any]:
    for element in tree.iter("*"):
        for name in (element.tag, *element.attrib):
            uri = etree.QName(name).namespace
            if uri and not uri.startswith(_KNOWN):
                yield name, element.get(name), etree.QName(element.getparent()).localname if name == element.tag else ""


def _identities(tree: Any) -> Iterator[Any]:
    """w14:paraId and w14:textId of paragraphs that say something, and what the root lets readers ignore."""
    for element in tree.iter(f"{W}p"):
        for name, value in element.attrib.items():
            if name.endswith(("}paraId", "}textId")) and _words(element):
                yield etree.QName(name).localname, value
    for prefix in tree.get(f"{MC}Ignorable", "").split():
        yield "ignorable", etree.QName(tree).localname, prefix, tree.nsmap.get(prefix)


def _revisions(tree: Any) -> Iterator[Any]:
    for change in tree.iter(*(W + name for name in _CHANGES)):
        place = etree.QName(change.getparent()).localname
        old = _canonical(change) if change.tag.endswith("Change") else _words(change, deleted=True)
        who = [_value(change, name) for name in ("id", "author", "date")]
        yield etree.QName(change).localname, place, who, old
    for mark in tree.iter(*(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))):
        yield etree.QName(mark).localname, _value(mark, "id"), _value(mark, "name")


def _settings(tree: Any) -> Iterator[Any]:
    for setting in tree:
        if isinstance(setting.tag, str) and etree.QName(setting).localname != _SWITCHED:
            yield _canonical(setting)


def _numbering(tree: Any) -> Iterator[Any]:
    """Lists without the look of their numbers."""
    copied = etree.fromstring(etree.tostring(tree))
    for level in copied.iter(f"{W}lvl"):
        for look in level.findall(f"{W}rPr"):
            level.remove(look)
    for entry in copied:
        yield etree.tostring(entry, method="c14n", exclusive=True, with_tail=False).decode()


def _list_items(tree: Any) -> Iterator[Any]:
    for numbers in tree.iter(f"{W}numPr"):
        number = _value(numbers.find(f"{W}numId"))
        if numbers.getparent().getparent().tag == f"{W}p" and number != "0":  # 0 means no list (17.9.18)
            text = _words(_paragraph(numbers))[:4]
            yield text, number, _value(numbers.find(f"{W}ilvl"))


def _relationships(name: str, tree: Any) -> Iterator[Any]:
    for link in tree.iter(_RELATION):
        kind = link.get("Type", "").rpartition("/")[2]
        yield name, link.get("Id"), kind, link.get("Target"), link.get("TargetMode", "")


def _content_types(tree: Any) -> Iterator[Any]:
    for entry in tree:
        if isinstance(entry.tag, str):
            yield sorted(entry.attrib.items())


def _pictures(name: str, trees: dict[str, Any], parts: dict[str, bytes]) -> Iterator[Any]:
    """The bytes behind every picture, by way of the relationships of its part."""
    folder, file = posixpath.split(name)
    links = trees.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    targets = {} if links is None else {link.get("Id"): link.get("Target", "") for link in links.iter(_RELATION)}
    for element in trees[name].iter(f"{_A}blip", f"{V}imagedata"):
        target = targets.get(element.get(f"{R}embed") or element.get(f"{R}id"), "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield name, path, _digest(parts[path]) if path in parts else "outside"


_READERS = {
    "tables": _tables,
    "shapes": _shapes,
    "notes": _notes,
    "bookmarks": _bookmarks,
    "comments' places": _commented,
    "alternatives": _alternatives,
    "hyperlinks": _hyperlinks,
    "content controls": _content_controls,
    "sections": _sections,
    "margins of sections": _section_margins,
    "mathematics": _mathematics,
    "symbols, ruby and other small things": _small_things,
    "unknown": _unknown,
    "identities": _identities,
    "list items": _list_items,
}
