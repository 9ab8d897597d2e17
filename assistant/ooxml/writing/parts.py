# pyright: basic
"""The package that is written: changed trees serialised, new parts declared, all else copied as it was."""

from __future__ import annotations

import posixpath

from assistant.errors import UnreadableDocument
from assistant.ooxml.package import Package
from assistant.ooxml.writing.nodes import Node
from assistant.ooxml.xml import digest_key, is_strict, serialised

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES_PART = "[Content_Types].xml"


class Parts:
    """The parts of a package that is edited.

    Args:
        data: The bytes of the file.
        package: The same, opened for editing; its trees are those that are changed.
    """

    def __init__(self, data: bytes, package: Package) -> None:
        self._data = data
        self.package = package
        self._before = {name: digest_key(root) for name, root in package.trees.items()}
        self._new: dict[str, Node] = {}

    @property
    def roots(self) -> list[Node]:
        """The roots of all trees."""
        return [*self.package.trees.values(), *self._new.values()]

    def main(self) -> Node:
        """The root of the main part."""
        return self._tree(self.package.main_part)

    def related(self, kind: str) -> Node | None:
        """The root of the part that the main part links to with a type, as ``comments``; None where there is none."""
        for link in self.package.relationships(self.package.main_part).values():
            if link.type == kind and not link.external and self.package.has(link.target):
                return self._tree(link.target)
        return next((root for name, root in self._new.items() if _kind_of(name) == kind), None)

    def target(self, relation_id: str) -> Node | None:
        """The root of the part that the main part links to with an id."""
        link = self.package.relationships(self.package.main_part).get(relation_id)
        return None if link is None or link.external or not self.package.has(link.target) else self._tree(link.target)

    def add(self, kind: str, root: Node) -> str:
        """Puts a new part into the package, linked from the main part.

        Args:
            kind: The last word of its type of relationship: ``footer``, ``comments`` or ``settings``.
            root: Its root.

        Returns:
            The id of its relationship.
        """
        folder = posixpath.dirname(self.package.main_part)
        number = 1
        while self.package.has(name := posixpath.join(folder, f"{kind}{number}.xml")) or name in self._new:
            number += 1
        self._new[name] = root
        self._declare(f"/{name}", f"{_WORD}.{kind}+xml")
        return self._link(kind, posixpath.basename(name))

    def _declare(self, name: str, content_type: str) -> None:
        types = self._tree(_TYPES_PART)
        entry = types.makeelement(f"{{{_TYPES}}}Override", {"PartName": name, "ContentType": content_type})
        types.append(entry)

    def _link(self, kind: str, target: str) -> str:
        links = self._links()
        taken = {link.get("Id") for link in links}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        strict = any("purl.oclc.org" in (link.get("Type") or "") for link in links)
        office = _OFFICE.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
        )
        attributes = {"Id": f"rId{number}", "Type": f"{office if strict else _OFFICE}/{kind}", "Target": target}
        links.append(links.makeelement(f"{{{_RELATIONSHIPS}}}Relationship", attributes))
        return f"rId{number}"

    def _links(self) -> Node:
        """The relationships of the main part; a main part that links to nothing has none (ECMA-376 part 2, 6.5.3)."""
        folder, file = posixpath.split(self.package.main_part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if self.package.has(name):
            return self._tree(name)
        if name not in self._new:
            types = self._tree(_TYPES_PART)
            self._new[name] = types.makeelement(f"{{{_RELATIONSHIPS}}}Relationships", {}, {None: _RELATIONSHIPS})
        return self._new[name]

    def _tree(self, name: str) -> Node:
        """The tree of a part; what it was is kept when it is first asked for.

        Raises:
            UnreadableDocument: The package lacks it.
        """
        root = self.package.xml(name)
        if root is None:
            raise UnreadableDocument("docx 文件缺少必要的部件，无法修改；请用 Word 或 WPS 重新另存后再试。")
        self._before.setdefault(name, digest_key(root))
        return root

    def changed(self) -> dict[str, bytes]:
        """The parts that are no longer what they were, and the new ones, as they are to be written."""
        changed = {name: root for name, root in self.package.trees.items() if digest_key(root) != self._before[name]}
        strict = is_strict(self.main())
        new = {name: serialised(root, strict=strict) for name, root in self._new.items()}
        return {name: serialised(root) for name, root in changed.items()} | new

    def save(self) -> bytes:
        """The bytes of the file; those of the input where nothing has changed."""
        changed = self.changed()
        if not changed:
            return self._data
        return self.package.copy_with(changed)


def _kind_of(name: str) -> str:
    return posixpath.basename(name).removesuffix(".xml").rstrip("0123456789")
