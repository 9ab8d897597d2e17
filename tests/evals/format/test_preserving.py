"""What is kept of documents: on a base of ours with known changes, and on outside documents where they are at hand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from evals.format.draft import Draft
from evals.format.names import w
from evals.format.objects import things
from evals.format.opening import open_any
from evals.format.preserving import Preservation, preserved
from evals.format.targets import Targets, targets
from tests.evals import fixers
from tests.needs import needs_shared, shared_files


@pytest.fixture
def source(bases: dict[str, Draft], tmp_path: Path) -> Path:
    path = tmp_path / "notice_attachments.docx"
    path.write_bytes(bases["notice_attachments"].to_bytes())
    return path


def _after(source: Path, old: bytes, new: bytes, aims: Targets | None = None) -> Preservation:
    copy = source.with_name("copy.docx")
    fixers.rewrite(source, copy, lambda name, data: data.replace(old, new, 1) if name == fixers.DOCUMENT else data)
    assert copy.read_bytes() != source.read_bytes()
    return preserved(source.read_bytes(), copy.read_bytes(), *([aims] if aims else []))


def _aim(source: Path, text: str, changes: str) -> Targets:
    """A finding that was fixed at the body's paragraph that starts so."""
    draft = open_any(source)
    own = draft.body.findall(w("p"))
    at = next(n for n, p in enumerate(own) if "".join(t.text or "" for t in p.iter(w("t"))).startswith(text))
    return targets(draft, [{"changes": changes, "place": {"part": "body", "paragraph": at}}])


def test_a_copy_keeps_everything(source: Path) -> None:
    found = preserved(source.read_bytes(), source.read_bytes())
    assert (found.objects.lost, found.parts.lost, found.nodes.lost) == ([], [], [])
    kinds = {thing.kind for thing in things(open_any(source))}
    # The base has a table, a picture, a section and page-number fields.
    assert {"表格", "图形", "节", "域"} <= kinds
    assert found.objects.of == len(things(open_any(source)))


def test_prefixes_do_not_matter(source: Path) -> None:
    data = source.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(fixers.DOCUMENT).decode().replace("w:", "v:").replace("xmlns:w=", "xmlns:v=")
    copy = source.with_name("copy.docx")
    fixers.rewrite(source, copy, lambda name, old: text.encode() if name == fixers.DOCUMENT else old)
    found = preserved(data, copy.read_bytes())
    assert found.objects.lost == []
    assert found.parts.lost == ["word/document.xml 没有改动却被重写"]


def test_a_change_that_nothing_explains_is_named(source: Path) -> None:
    found = _after(source, "组织保障".encode(), "组织保证".encode())
    assert found.nodes.lost == ["未涉及的段落被改动：“三、组织保障”"]


@pytest.mark.parametrize(("changes", "lost"), [("text", 0), ("layout", 1)])
def test_words_may_change_where_a_text_fix_says_so(source: Path, changes: str, lost: int) -> None:
    found = _after(source, "组织保障".encode(), "组织保证".encode(), _aim(source, "三、组织保障", changes))
    assert len(found.nodes.lost) == lost


def test_a_look_may_change_where_a_fix_says_so(source: Path) -> None:
    data = zipfile.ZipFile(source).read(fixers.DOCUMENT).decode()
    at = data.index("三、组织保障")
    start = data.rindex("<w:r>", 0, at)
    run = data[start:at]
    changed = run.replace("<w:rPr>", "<w:rPr><w:b/>", 1)
    aims = _aim(source, "三、组织保障", "layout")
    assert _after(source, (run + "三、").encode(), (changed + "三、").encode(), aims).nodes.lost == []
    other = _aim(source, "一、演练安排", "layout")
    assert len(_after(source, (run + "三、").encode(), (changed + "三、").encode(), other).nodes.lost) == 1


def test_a_picture_that_goes_is_named(source: Path) -> None:
    data = zipfile.ZipFile(source).read(fixers.DOCUMENT)
    start, end = data.index(b"<w:drawing"), data.index(b"</w:drawing>") + len(b"</w:drawing>")
    found = _after(source, data[start:end], b"")
    assert "图形没有原样保留（word/document.xml）" in found.objects.lost


def test_bytes_of_a_picture_that_change_are_named(source: Path) -> None:
    copy = source.with_name("copy.docx")
    fixers.rewrite(source, copy, lambda name, old: old + b"\0" if name.startswith("word/media/") else old)
    found = preserved(source.read_bytes(), copy.read_bytes())
    assert "图形没有原样保留（word/document.xml）" in found.objects.lost
    assert any(said.startswith("word/media/") for said in found.parts.lost)


@needs_shared
@pytest.mark.parametrize("path", shared_files("data/proofreading/preservation/*.docx"), ids=lambda path: path.stem)
def test_outside_documents_can_be_read(path: Path) -> None:
    found = preserved(path.read_bytes(), path.read_bytes())
    assert found.objects.of > 0
    assert (found.objects.lost, found.parts.lost) == ([], [])
