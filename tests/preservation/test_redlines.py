"""What another program sees: Docxodus (python-redlines), which compares two .docx and knows nothing of either."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from assistant.front_door import fix
from assistant.proofreading.checker import Checker
from evals.format.rejecting import accept_in as accept
from evals.format.rejecting import reject_in as reject
from tests.needs import needs_redlines
from tests.preservation.documents import DOCUMENTS

pytestmark = [pytest.mark.thorough, needs_redlines]
AUTHOR = "公务助手"
NAMES = ("seal", "text box", "insertions and deletions", "comments with replies", "nested tables", "as WPS writes")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from python_redlines.engines import DocxodusEngine

    return DocxodusEngine(target_path=str(tmp_path_factory.mktemp("docxodus")))


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes, bytes]]:
    """Each document: as it was, the clean and the tracked copy of what can be tracked and leaves the words alone."""
    folder = tmp_path_factory.mktemp("copies")
    with Checker() as checker:
        return {name: _copies(folder, name, checker) for name in NAMES}


def _copies(folder: Path, name: str, checker: Checker) -> tuple[bytes, bytes, bytes]:
    source, out = folder / f"{name}.docx", folder / "out.docx"
    source.write_bytes(DOCUMENTS[name]())
    report = fix(source, out, "tracked", track="all", include_confirm=True, checker=checker, force=True)
    left = {finding["rule"] for finding in report["remaining"]}
    rules = {
        finding["rule"]
        for finding in report["findings"]
        if finding["outcome"] == "fixed" and finding["changes"] == "layout" and finding["rule"] not in left
    }
    assert len(rules) >= 2
    made: list[bytes] = []
    for mode in ("clean", "tracked"):
        fix(source, out, mode, track="all", rules=rules, checker=checker, force=True)
        made.append(out.read_bytes())
    return source.read_bytes(), made[0], made[1]


def differences(engine: Any, before: bytes, after: bytes) -> list[tuple[str, str]]:
    """The changes that Docxodus writes between two documents: their kinds, and the words that come or go."""
    compared, _, _ = engine.run_redline("X", before, after)
    with zipfile.ZipFile(io.BytesIO(compared)) as archive:
        trees = [etree.fromstring(archive.read(n)) for n in archive.namelist() if re.match(r"word/[^/]*\.xml", n)]
    changes = [element for tree in trees for element in tree.iter("*") if "X" in element.attrib.values()]
    return [(etree.QName(e).localname, "".join(e.itertext("{*}t", "{*}delText"))) for e in changes]


@pytest.mark.parametrize("name", NAMES)
def test_rejected_changes_leave_no_difference(
    engine: Any, copies: dict[str, tuple[bytes, bytes, bytes]], name: str
) -> None:
    source, _, tracked = copies[name]

    assert differences(engine, source, reject(tracked, AUTHOR)) == []


@pytest.mark.parametrize("name", NAMES)
def test_accepted_changes_are_the_clean_copy(
    engine: Any, copies: dict[str, tuple[bytes, bytes, bytes]], name: str
) -> None:
    _, clean, tracked = copies[name]

    assert differences(engine, clean, accept(tracked, AUTHOR)) == []


@pytest.mark.parametrize("name", NAMES)
def test_layout_repairs_change_no_words(engine: Any, copies: dict[str, tuple[bytes, bytes, bytes]], name: str) -> None:
    source, clean, _ = copies[name]
    found = differences(engine, source, clean)

    kinds = {kind for kind, _ in found}
    gone, come = ("".join(words for kind, words in found if kind == name) for name in ("del", "ins"))
    assert {"rPrChange", "pPrChange"} & kinds
    assert gone == come  # it takes paragraphs with content controls for whole ones
