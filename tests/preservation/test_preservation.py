"""What a fix must leave alone: every object of every document of the set, in the clean and in the tracked copy.

The documents are ours (tests/preservation/documents.py), some of them written again by LibreOffice, and those of the
measuring data. Judged with readers of this folder, which know nothing of the package.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from lxml import etree

from assistant.errors import ProtectedDocument
from assistant.files.office import office_program
from assistant.front_door import fix
from assistant.ooxml.reader import read_document
from assistant.proofreading.checker import Checker
from evals.format.rejecting import accept_in as accept
from evals.format.rejecting import reject_in as reject
from tests.needs import needs_office, shared_files
from tests.preservation.comparing import canonical, parts_of, stories
from tests.preservation.documents import DOCUMENTS
from tests.preservation.objects import lost, objects
from tests.preservation.packaged import protected, signed
from tests.preservation.schema_order import disorder
from tests.rules.test_repairs import looks

pytestmark = pytest.mark.thorough
AUTHOR = "公务助手"
MODES = ("clean", "tracked")
SHARED_FILES = shared_files("data/proofreading/preservation/*.docx")
REWRITTEN = (
    *("bound data", "nested tables", "insertions and deletions", "text box", "fields", "foot- and endnotes"),
    *("comments with replies", "bookmarks and links", "lists", "sections", "seal"),
)
PRINTED = (
    "strict names",
    "default namespace",
    "content controls",
    "changes of a table",
    "text box",
    "comments with replies",
)
NAMES = [
    *DOCUMENTS,
    *(pytest.param(f"LibreOffice: {name}", marks=needs_office) for name in REWRITTEN),
    *(path.name for path in SHARED_FILES),
]


Copy: TypeAlias = tuple[bytes, dict[str, Any]]


class Workshop:
    """Makes each document and each copy of it once."""

    def __init__(self, folder: Path, checker: Checker) -> None:
        self._folder = folder
        self.checker = checker
        self._made: dict[tuple[str, ...], Any] = {}

    def source(self, name: str) -> Path:
        """The document as a file."""
        shared = next((path for path in SHARED_FILES if path.name == name), None)
        if shared is not None:
            return shared
        if name.startswith("LibreOffice: "):
            return self._once(("rewritten",), self._rewritten) / f"{name.removeprefix('LibreOffice: ')}.docx"
        return self._once(("source", name), lambda: self._written(self._folder / f"{name}.docx", DOCUMENTS[name]()))

    def copy(self, name: str, mode: str, rules: tuple[str, ...] = ()) -> Copy:
        """A fixed copy."""
        out = self._folder / f"{mode}.docx"
        return self._once((mode, name, *rules), lambda: fixed(self.source(name), out, mode, self.checker, rules))

    def _once(self, key: tuple[str, ...], make: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _written(self, path: Path, data: bytes) -> Path:
        path.write_bytes(data)
        return path

    def _rewritten(self) -> Path:
        folder = self._folder / "rewritten"
        convert([self.source(name) for name in REWRITTEN], folder, "docx:MS Word 2007 XML")
        return folder


def fixed(source: Path, out: Path, mode: str, checker: Checker, rules: tuple[str, ...] = ()) -> Copy:
    """A copy with everything repaired that can be, or what these rules find; its bytes and its report."""
    kind, _, only_text = mode.partition("-")
    track = "text" if only_text else "all"
    # Some are fragments, of which nothing tells that they are official documents.
    report = fix(
        source, out, kind, track=track, include_confirm=True, rules=rules, checker=checker, as_official=True, force=True
    )
    return out.read_bytes(), report


def convert(files: list[Path], folder: Path, kind: str) -> None:
    """LibreOffice's conversion of several files in one run."""
    program = office_program()
    assert program is not None
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=110)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with Checker() as checker:
        yield Workshop(tmp_path_factory.mktemp("preservation"), checker)


def rules_with(report: dict[str, Any], outcome: str) -> set[str]:
    """The rules of findings of which that became."""
    return {finding["rule"] for finding in report["findings"] if finding["outcome"] == outcome}


def edited(before: bytes, after: bytes) -> set[str]:
    """The parts whose bytes differ."""
    was, now = parts_of(before), parts_of(after)
    return {name for name in was if was[name] != now.get(name)}


@pytest.mark.parametrize("name", NAMES)
def test_the_flaws_are_repaired(workshop: Workshop, name: str) -> None:
    assert len(rules_with(workshop.copy(name, "clean")[1], "fixed")) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_object_survives_in_the_clean_copy(workshop: Workshop, name: str) -> None:
    before = objects(workshop.source(name).read_bytes())

    assert lost(before, objects(workshop.copy(name, "clean")[0])) == []


@pytest.mark.parametrize("resolve", [reject, accept])
@pytest.mark.parametrize("name", NAMES)
def test_every_object_survives_in_the_tracked_copy(
    workshop: Workshop, name: str, resolve: Callable[[bytes, str], bytes]
) -> None:
    before = objects(workshop.source(name).read_bytes())

    assert lost(before, objects(resolve(workshop.copy(name, "tracked")[0], AUTHOR))) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_parts_that_no_edit_touches_are_copied(workshop: Workshop, name: str, mode: str) -> None:
    source = workshop.source(name).read_bytes()
    copy = workshop.copy(name, mode)[0]
    was, now = parts_of(source), parts_of(copy)

    assert list(now)[: len(was)] == list(was)
    assert [part for part in edited(source, copy) if canonical(was[part]) == canonical(now[part])] == []
    assert edited(source, copy) <= {part for part in was if _may_be_edited(part)}


def _may_be_edited(part: str) -> bool:
    """The text, its furniture, and what names new parts; nothing in folders of others."""
    folder, _, file = part.rpartition("/")
    names = (
        "document",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "comments",
        "people",
        "styles",
        "settings",
        "numbering",
    )
    return part == "[Content_Types].xml" or (folder.endswith(("word", "word/_rels")) and file.startswith(names))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_properties_stand_in_the_order_of_the_schema(workshop: Workshop, name: str, mode: str) -> None:
    known = disorder(workshop.source(name).read_bytes())

    assert [line for line in disorder(workshop.copy(name, mode)[0]) if line not in known] == []


@pytest.mark.parametrize("name", NAMES)
def test_rejecting_restores_text_and_formatting(workshop: Workshop, name: str) -> None:
    source = workshop.source(name).read_bytes()
    rejected = stories(reject(workshop.copy(name, "tracked")[0], AUTHOR))

    assert {part: rejected.get(part) for part in stories(source)} == stories(source)


@pytest.mark.parametrize("name", NAMES)
def test_rejecting_where_words_alone_are_tracked_restores_them(workshop: Workshop, name: str) -> None:
    """Of page numbers, which are made anew in footers, a field makes the words."""
    source = words_of(workshop.source(name).read_bytes())
    rejected = words_of(reject(workshop.copy(name, "tracked-text")[0], AUTHOR))

    assert {part: rejected.get(part) for part in source} == source


def words_of(data: bytes) -> dict[str, list[str]]:
    """The words of each paragraph of each part that people read; those of footers are page numbers."""
    return {
        name: ["".join(node.text or "" for node in paragraph.iter("{*}t")) for paragraph in tree.iter("{*}p")]
        for name, part in parts_of(data).items()
        if name.endswith(".xml") and "footer" not in name and "comments" not in name
        for tree in [etree.fromstring(part)]
    }


def shown(data: bytes, name: str) -> dict[str, Any]:
    """How a document looks, character by character: of two faces only the one that it is written in."""
    found = looks(read_document(data, name))
    for paragraph in found["body"]:
        paragraph["runs"] = [_as_seen(character, face) for text, face in paragraph["runs"] for character in text]
    return found


def _as_seen(character: str, face: tuple[Any, ...]) -> tuple[Any, ...]:
    chinese, western, *rest = face
    return character, chinese if character > "\xff" else western if character.strip() else None, *rest


@pytest.mark.parametrize("name", NAMES)
def test_accepting_gives_the_clean_copy(workshop: Workshop, name: str) -> None:
    """Of what can be tracked; the rules that are skipped in the tracked copy take part in neither.

    Where the clean copy has a style mended, which cannot be tracked, both look the same.
    """
    tracked, clean = (workshop.copy(name, mode)[1] for mode in ("tracked", "clean"))
    untracked = (
        rules_with(tracked, "skipped") | rules_with(tracked, "failed") | {f["rule"] for f in tracked["remaining"]}
    )
    rules = tuple(sorted(rules_with(clean, "fixed") - untracked))

    accepted = accept(workshop.copy(name, "tracked", rules)[0], AUTHOR)
    repaired, report = workshop.copy(name, "clean", rules)
    if report["mended"]:
        assert shown(accepted, name) == shown(repaired, name)
    else:
        assert stories(accepted, sessions=False) == stories(repaired, sessions=False)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_a_second_run_is_a_byte_copy(workshop: Workshop, tmp_path: Path, name: str, mode: str) -> None:
    copy = workshop.copy(name, mode)[0]
    (tmp_path / "once.docx").write_bytes(copy)

    assert fixed(tmp_path / "once.docx", tmp_path / "twice.docx", mode, workshop.checker)[0] == copy


@pytest.mark.parametrize("locked", [protected, signed])
@pytest.mark.parametrize("mode", MODES)
def test_locked_documents_are_refused_in_a_sentence(
    workshop: Workshop, tmp_path: Path, mode: str, locked: Callable[[], bytes]
) -> None:
    source = tmp_path / "锁定.docx"
    source.write_bytes(locked())

    with pytest.raises(ProtectedDocument) as refused:
        fixed(source, tmp_path / "out.docx", mode, workshop.checker)

    assert refused.value.message.endswith("。")
    assert [path.name for path in tmp_path.iterdir()] == ["锁定.docx"]


@needs_office
def test_copies_open_in_libreoffice(workshop: Workshop, tmp_path: Path) -> None:
    copies = [tmp_path / f"{mode} {name}.docx" for name in PRINTED for mode in MODES]
    for path in copies:
        mode, _, name = path.stem.partition(" ")
        path.write_bytes(workshop.copy(name, mode)[0])

    convert(copies, tmp_path / "printed", "pdf")

    printed = [tmp_path / "printed" / f"{path.stem}.pdf" for path in copies]
    assert [path.name for path in printed if not path.exists() or path.read_bytes()[:5] != b"%PDF-"] == []
