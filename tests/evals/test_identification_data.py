"""The annotations made by hand: names that exist, and an element for each paragraph where the documents are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.documents.elements import Element
from assistant.documents.identification.lines import lines_of
from assistant.ooxml.reader import read_document
from evals.harness.locations import shared_folder
from evals.proofreading.identification_data import ANNOTATIONS
from tests.needs import needs_shared
from tests.yaml_files import read_yaml


def _documents() -> list[dict[str, Any]]:
    files = sorted(ANNOTATIONS.glob("*.yaml"))
    return [each for path in files for each in read_yaml(path)["documents"]]


def _elements(document: dict[str, Any]) -> list[str]:
    runs = [str(run).partition(" x") for run in document["elements"]]
    return [name for name, _, times in runs for _ in range(int(times or 1))]


def test_there_are_enough_documents_and_each_element_exists() -> None:
    documents = _documents()
    assert len({document["file"] for document in documents}) == len(documents) >= 25
    names = {element.value for element in Element}
    assert {name for document in documents for name in _elements(document)} <= names


@needs_shared
@pytest.mark.parametrize("document", _documents(), ids=lambda document: Path(document["file"]).stem[:20])
def test_every_paragraph_has_an_element(document: dict[str, Any]) -> None:
    path = shared_folder() / document["file"]
    assert len(lines_of(read_document(path.read_bytes(), path.name))) == len(_elements(document))
