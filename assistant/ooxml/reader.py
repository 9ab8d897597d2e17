"""Reads a .docx into an OfficialDocument: the one door of this room for those who check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.documents.document import Block, Note, OfficialDocument, paragraphs_of, tables_of
from assistant.documents.page_setup import HeaderFooter, MarginKind, PageSetup, Section
from assistant.errors import UnreadableDocument
from assistant.ooxml.content_tree import contents
from assistant.ooxml.formats import Formats
from assistant.ooxml.numbering import Numbering
from assistant.ooxml.package import Package
from assistant.ooxml.sections import page_setup
from assistant.ooxml.sources import Sources
from assistant.ooxml.stories import Collected, StoryReader
from assistant.ooxml.styles import Styles
from assistant.ooxml.tracked_changes import count_changes
from assistant.ooxml.values import child, value
from assistant.ooxml.xml import Element, R, W

_NOTE_PARTS = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_NOT_READ = {
    "attachedTemplate": "外部模板",
    "aFChunk": "插入的其他文件",
    "subDocument": "子文档",
    "oleObject": "嵌入对象",
    "package": "嵌入对象",
    "control": "控件",
}


def read_document(data: bytes, name: str) -> OfficialDocument:
    """Reads a document with its effective formatting; tracked changes are read as accepted.

    Args:
        data: The bytes of a .docx file.
        name: Its name, as people know it.

    Raises:
        DocumentError: The file cannot be read: damaged, encrypted, with macros, too large, or no Word document.
    """
    return _DocumentReader(Package(data)).read(name)


def read_for_editing(package: Package, name: str) -> tuple[OfficialDocument, Sources]:
    """Reads an opened package, and tells which elements of its trees stand behind the addresses of the document.

    Raises:
        DocumentError: The file cannot be read.
    """
    reader = _DocumentReader(package)
    return reader.read(name), reader.sources


class _DocumentReader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._links = package.relationships(package.main_part)
        root = package.xml(package.main_part)
        if root is None or child(root, "body") is None:
            raise UnreadableDocument("文件不是 Word 文档（缺少正文）；请用 Word 或 WPS 另存为 .docx 后再试。")
        self._root = root
        self._roots = [root]
        self._settings = self._related("settings")
        self._styles = Styles(self._related("styles"), self._settings, self._related("theme"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self._formats = Formats(self._styles, self._numbering)
        self._margins: dict[str, tuple[Collected, list[Block]]] = {}
        self.sources = Sources()

    def _related(self, kind: str) -> Element | None:
        """The root of the first part that the main part links to with that type, or None."""
        links = (link for link in self._links.values() if link.type == kind and not link.external)
        return next((root for link in links if (root := self._package.xml(link.target)) is not None), None)

    def read(self, name: str) -> OfficialDocument:
        elements = list(contents(self._body()))
        ends = list(_section_ends(elements))
        self.sources.sections = ends
        default_size = self._formats.run(None, "", None).size.value
        pages = [page_setup(end, self._settings, default_size) for end in ends]
        collected = Collected(sources=self.sources)
        blocks, last_indices = self._read_body(elements, pages, collected)
        notes = tuple(self._notes(pages[0], collected))
        return OfficialDocument(
            source_name=name,
            blocks=tuple(blocks),
            sections=tuple(self._sections(ends, pages, last_indices)),
            text_boxes=tuple(collected.text_boxes),
            pictures=tuple(collected.pictures),
            notes=notes,
            changes=count_changes(self._roots),
            not_read=self._not_read(),
            has_background=child(self._root, "background") is not None,
        )

    def _body(self) -> Element:
        body = child(self._root, "body")
        assert body is not None
        return body

    def _story(self, part: str, page: PageSetup, collected: Collected) -> StoryReader:
        return StoryReader(part, self._formats, self._numbering, self._numbering.counter(), collected, page)

    def _read_body(
        self, elements: list[Element], pages: list[PageSetup], collected: Collected
    ) -> tuple[list[Block], list[int]]:
        """The blocks of the body, and for each section the index of its last paragraph."""
        story = self._story("body", pages[0], collected)
        last_indices: list[int] = []

        def end_section(paragraph: Element) -> None:
            if _section_of(paragraph) is None or story.section + 1 >= len(pages):
                return
            last_indices.append(story.next_index - 1)
            story.section += 1
            story.page = pages[story.section]
            if story.page.break_type not in ("continuous", "nextColumn"):
                story.begin_page()

        blocks = story.read(elements, end_section)
        return blocks, [*last_indices, story.next_index - 1]

    def _sections(
        self, ends: list[Element | None], pages: list[PageSetup], last_indices: list[int]
    ) -> Iterator[Section]:
        """A section without a header or footer of a kind has that of the section before (17.10.1)."""
        first = 0
        inherited: dict[tuple[bool, MarginKind], HeaderFooter] = {}
        for index, (end, page, last) in enumerate(zip(ends, pages, last_indices, strict=True)):
            own = {(margin.is_footer, margin.kind): margin for margin in self._margins_of(end, page)}
            margins = inherited | own
            yield Section(index, page, tuple(margins.values()), first, last)
            inherited = {key: _as_inherited(margin) for key, margin in margins.items()}
            first = last + 1

    def _margins_of(self, section: Element | None, page: PageSetup) -> Iterator[HeaderFooter]:
        kinds = {kind.value: kind for kind in MarginKind}
        for is_footer, tag in ((False, "headerReference"), (True, "footerReference")):
            for reference in section.findall(W + tag) if section is not None else ():
                link = self._links.get(reference.get(f"{R}id", ""))
                kind = kinds.get(value(reference, "type") or "default")
                if link is not None and kind is not None and self._package.has(link.target):
                    yield self._margin(link.target, kind, is_footer, page)

    def _margin(self, part: str, kind: MarginKind, is_footer: bool, page: PageSetup) -> HeaderFooter:
        if part not in self._margins:
            self._margins[part] = self._read_margin(part, "footer" if is_footer else "header", page)
        collected, blocks = self._margins[part]
        return HeaderFooter(
            is_footer=is_footer,
            kind=kind,
            paragraphs=paragraphs_of(blocks),
            tables=tables_of(blocks),
            text_boxes=tuple(collected.text_boxes),
            pictures=tuple(collected.pictures),
            part=part,
        )

    def _read_margin(self, part: str, name: str, page: PageSetup) -> tuple[Collected, list[Block]]:
        root = self._package.xml(part)
        collected = Collected(sources=self.sources)
        if root is None:
            return collected, []
        self._roots.append(root)
        return collected, self._story(name, page, collected).read(contents(root))

    def _notes(self, page: PageSetup, collected: Collected) -> Iterator[Note]:
        for part, kind in _NOTE_PARTS:
            root = self._related(part)
            if root is None:
                continue
            self._roots.append(root)
            for note in root.findall(W + kind):
                if value(note, "type") not in _SEPARATORS:
                    blocks = self._story(kind, page, collected).read(contents(note))
                    yield Note(kind, value(note, "id"), paragraphs_of(blocks), value(note, "author"))

    def _not_read(self) -> tuple[str, ...]:
        links = [*self._links.values()]
        for link in self._links.values():
            if link.type == "settings":
                links += self._package.relationships(link.target).values()
        return tuple(dict.fromkeys(_NOT_READ[link.type] for link in links if link.type in _NOT_READ))


def _section_of(paragraph: Element) -> Element | None:
    return child(child(paragraph, "pPr"), "sectPr")


def _section_ends(elements: list[Element]) -> Iterator[Element | None]:
    """The w:sectPr of the sections in order: those of their last paragraphs, then that of the body."""
    for element in elements:
        if element.tag == f"{W}p":
            section = _section_of(element)
            if section is not None:
                yield section
    yield next((element for element in reversed(elements) if element.tag == f"{W}sectPr"), None)


def _as_inherited(margin: HeaderFooter) -> HeaderFooter:
    return replace(margin, inherited=True)
