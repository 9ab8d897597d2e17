"""Whether files are divided into the right articles and say the right things of themselves, format by format.

Files are read as the library reads them, but without the manifest, which is what they are compared with; whether a text may
ground an answer is then known only from what the texts beside it say. Image-only files are counted apart: they must be
refused, or their text be marked as recognised.
Facts are also counted over those files alone whose text states them, and for each half of the files, told by the parity of
their ids: rules are made on one half and checked on the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.errors import DocumentError
from assistant.library.collections import document_of
from assistant.library.linking import relate
from assistant.library.reading import DocumentReader
from assistant.library.source import SourceDocument, Validity
from assistant.library.stated import links_from_json, links_to_json, read_stated, stated_to_json
from assistant.library.structure import ParsedText
from assistant.library.validity import infer_validities
from evals.data.dataset import DataSet
from evals.data.rows import DocumentRow
from evals.data.stated import stated_fields
from evals.harness.samples import Case, Input, Output, Sample, Target
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Setting, Task, timed
from evals.metrics.stated_facts import FACTS, verdict

NAME = "structure"
_NO_FACTS = {
    "title": "",
    "doc_number": "",
    "issuing_body": "",
    "publish_date": "",
    "effective_date": "",
    "level": "",
    "region": "",
    "expires": "",
    "links": "[]",
    "stated": [],
    "articles": [],
}
_FACTS = ("title", "doc_number", "issuing_body", "publish_date", "effective_date", "level", "region")
_FOLLOW_THE_BODY = ("level", "region")
"""Where the text names who issued it, it states what follows from that."""


def samples(data: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """The documents of the manifest."""
    del questions
    return [
        Sample(
            id=row.doc_id,
            input=Input(row.file),
            target=Target(),
            metadata={"format": row.file_format, "half": _half(row.doc_id)},
            facts=_facts(row, data),
        )
        for row in data.documents.values()
    ]


def _half(doc_id: str) -> str:
    digits = "".join(character for character in doc_id if character.isdigit())
    return ("even", "odd")[int(digits) % 2] if digits else ""


def _facts(row: DocumentRow, data: DataSet) -> dict[str, object]:
    known = {name: str(getattr(row, name) or "") for name in _FACTS}
    grounds = Validity.from_code(row.status).may_ground if row.status else None
    return {
        **known,
        "may_ground": "" if grounds is None else _yes_or_no(grounds),
        "scanned": row.scanned,
        "articles": [[article.article, article.text] for article in data.articles.get(row.doc_id, ())],
    }


def generate(setting: Setting) -> Iterator[Output]:
    """Every document as it is read without the manifest."""
    wanted = setting.wanted(setting.samples)
    with DocumentReader() as reader, setting.progress.stage("读取文件", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            yield _read(reader, sample, setting)
            advance(number)


def _read(reader: DocumentReader, sample: Sample, setting: Setting) -> Output:
    output: Output = {"id": sample.id, "key": sample.id, "error": "", **_NO_FACTS}
    try:
        path = setting.data.path / sample.input.question
        parsed, seconds = timed(lambda: reader.read(path))
        return {**output, "seconds": seconds, **_as_json(parsed, sample), "stated": _stated(path, sample)}
    except DocumentError as error:
        return {**output, "seconds": 0.0, "error": error.message}


def _as_json(parsed: ParsedText, sample: Sample) -> Output:
    document = document_of(parsed, sample.input.question, "", None)
    return {
        "title": parsed.title,
        "doc_number": document.document_number,
        "issuing_body": document.issuing_body,
        "publish_date": str(parsed.promulgated or ""),
        "effective_date": str(parsed.effective or ""),
        "level": document.level,
        "region": document.region,
        "expires": str(parsed.expires or ""),
        "links": links_to_json(document.links),
        "articles": [[article.number, article.text] for article in parsed.articles if article.number],
        "recognised": bool(parsed.scan_notice),
    }


def _stated(path: Path, sample: Sample) -> list[str]:
    found = stated_fields(path, {name: sample.facts[name] for name in _FACTS if name not in _FOLLOW_THE_BODY})
    return found + [name for name in _FOLLOW_THE_BODY if "issuing_body" in found and sample.facts[name]]


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole and of each format."""
    grounds = _may_ground(cases)
    cases = [Case(c.sample, {**c.output, "may_ground": grounds.get(c.sample.id, "")}) for c in cases]
    return evaluated(NAME, cases, [_counts(cases)])


def _counts(cases: Sequence[Case]) -> str:
    """Right, wrong and missing of each fact that the texts state."""
    said: list[str] = []
    for name, title in FACTS.items():
        counted = Counter(verdict(case, name) for case in cases)
        said.append(f"{title} 对 {counted['right']}、错 {counted['wrong']}、缺 {counted['missing']}")
    return "文中写明的：" + "；".join(said) + "。"


def _may_ground(cases: Sequence[Case]) -> Mapping[str, str]:
    """What the library would make of the validity of each document, from its dates and the versions beside it."""
    documents = [_document(case) for case in cases if not case.output["error"]]
    stated = {document.id: read_stated(stated_to_json(document)) for document in documents}
    links = {key: found.links for key, found in relate(documents, stated).items()}
    inferred = infer_validities(documents, stated, links)
    return {key: _yes_or_no(found.validity.may_ground) for key, found in inferred.items()}


def _document(case: Case) -> SourceDocument:
    read = case.output
    return SourceDocument(
        id=case.sample.id,
        title=read["title"],
        file="",
        articles=(),
        sha256="",
        document_number=read["doc_number"],
        issuing_body=read["issuing_body"],
        region=read["region"],
        links=links_from_json(read["links"]),
        promulgated=_date(read["publish_date"]),
        effective=_date(read["effective_date"]),
    )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _yes_or_no(value: bool) -> str:
    return "可以" if value else "不可以"


TASK = Task(
    "结构：各种格式的文件是否读出同样的条文和信息", samples, generate, evaluate, needs_library=False, needs_golds=False
)
