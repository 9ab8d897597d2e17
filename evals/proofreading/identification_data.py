"""Documents whose every paragraph is labelled with what it is: generated ones, and ones annotated by hand.

A folder of labelled documents holds ``NAME.docx`` with ``NAME.labels.json`` beside it. Annotations made by hand are kept in
``evals/datasets/identification/*.yaml``: they name a document that lies elsewhere, and an element for each paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.documents.elements import Element
from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.locations import DATASETS, shared_folder
from evals.harness.progress import Progress
from evals.harness.samples import Input, Sample, Target
from evals.harness.task import Wanted
from evals.proofreading.format_data import format_data

ANNOTATIONS = DATASETS / "identification"
# What the generator labels more finely than elements do.
_COARSER = {
    "imprint_separator": [Element.SEPARATOR],
    "attendance": [Element.BODY],
    "attachment_chapter": [Element.ATTACHMENT_BODY],
    "figure": [Element.ATTACHMENT_BODY, Element.BODY],
    "figure_caption": [Element.CAPTION, Element.ATTACHMENT_BODY, Element.BODY],
    "table_cell": [Element.ATTACHMENT_BODY, Element.BODY, Element.BLANK],
}


def identification_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The folder that is named, or generated documents.

    Raises:
        InputError: The folder holds no labelled document.
    """
    if wanted.path is None:
        return format_data(wanted, progress)
    if not list(wanted.path.rglob("*.labels.json")):
        raise InputError(f"{wanted.path} 里没有 .labels.json，请指明带标注的文件夹。")
    name = wanted.path.name
    return DataSet(name=name, path=wanted.path, questions=wanted.path, drafts=(), title="带要素标注的公文")


def identification_samples(data: DataSet) -> Sequence[Sample]:
    """A sample a document; those annotated by hand come with the generated ones where they are at hand."""
    generated = [_labelled(data.path, path) for path in sorted(data.path.rglob("*.labels.json"))]
    return [*generated, *_annotated()] if data.name.startswith("format-") else generated


def _labelled(folder: Path, path: Path) -> Sample:
    said = json.loads(path.read_text(encoding="utf-8"))
    document = path.with_name(path.name.replace(".labels.json", ".docx"))
    wanted = [_elements(label) for label in said["labels"]]
    kind = {"bases": "generated", "clean": "generated variants", "mutants": "generated mutants"}.get(
        path.parent.name, "others"
    )
    facts = {"elements": wanted, "document_type": said.get("about", {}).get("doc_type", ""), "set": kind}
    return _sample(str(document.relative_to(folder)), str(document), facts)


def _elements(label: str) -> list[str]:
    """The Chinese names of the elements that a label allows; a label may be such a name itself."""
    if label in _COARSER:
        return [element.value for element in _COARSER[label]]
    by_name = {element.name.lower(): element.value for element in Element}
    return [by_name.get(label, label)]


def _annotated() -> Iterator[Sample]:
    import yaml

    for path in sorted(ANNOTATIONS.glob("*.yaml")):
        said: dict[str, Any] = yaml.load(
            path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        for each in said["documents"]:
            document = shared_folder() / each["file"]
            if document.is_file():
                elements = [name for run in each["elements"] for name in _repeated(str(run))]
                facts = {
                    "elements": [[name] for name in elements],
                    "document_type": each.get("document_type", ""),
                    "set": "annotated by hand",
                }
                yield _sample(each["file"], str(document), facts)


def _repeated(run: str) -> list[str]:
    """``正文 x3`` as three names."""
    name, _, times = run.partition(" x")
    return [name] * (int(times) if times else 1)


def _sample(key: str, path: str, facts: dict[str, Any]) -> Sample:
    return Sample(id=key, input=Input(path), target=Target(), facts=facts)
