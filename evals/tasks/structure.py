"""Whether files are divided into the right articles and say the right things of themselves, format by format.

Files are read as the library reads them, but without the manifest, which is what they are compared with. An article is
right if its number and its text are equal, white space aside. Image-only files hold no text and are counted apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import DocumentError
from assistant.library.reading import DocumentReader
from assistant.library.structure import ParsedText
from evals.data import DataSet
from evals.evaluation import Evaluation, Failure, Metrics, Output, Setting, Task
from evals.figures import share, share_of
from evals.progress import track
from evals.rows import ArticleRow, DocumentRow

MISSING_SHOWN = 3
_FACTS = {
    "title": "标题",
    "doc_number": "文号",
    "issuing_body": "发文机关",
    "publish_date": "公布日期",
    "effective_date": "施行日期",
}


@dataclass(frozen=True)
class Reading:
    """A file as it was read, beside what it should be.

    Attributes:
        expected: How many articles it has; 0 where the data set does not divide it.
        missing: The numbers of articles that were not found with exactly their text.
        extra: How many more articles were found than there are.
        facts: For each thing that the manifest states, whether the file was read to say the same.
        found: What was read instead, as text.
    """

    document: DocumentRow
    error: str
    expected: int
    missing: tuple[str, ...]
    extra: int
    facts: Mapping[str, bool]
    found: Mapping[str, str]


def generate(setting: Setting) -> list[Output]:
    """Every document of the manifest as it is read without the manifest."""
    outputs: list[Output] = []
    with DocumentReader() as reader:
        for document in track(list(setting.data.documents.values()), "读取文件"):
            output: Output = {"id": document.doc_id, "error": ""}
            try:
                output.update(_as_json(reader.read(setting.data.folder / document.file)))
            except DocumentError as error:
                output["error"] = error.message
            outputs.append(output)
    return outputs


def _as_json(parsed: ParsedText) -> Output:
    return {
        "title": parsed.title,
        "doc_number": parsed.document_number,
        "issuing_body": parsed.issuing_body,
        "publish_date": str(parsed.promulgated or ""),
        "effective_date": str(parsed.effective or ""),
        "articles": [[article.number, article.text] for article in parsed.articles if article.number],
    }


def evaluate(data: DataSet, outputs: Sequence[Output]) -> Evaluation:
    """The figures of the whole and of each format."""
    right = data.articles()
    readings = [_compare(data.documents[o["id"]], o, right.get(o["id"], [])) for o in outputs]
    text = [reading for reading in readings if not reading.document.scanned]
    images = [reading for reading in readings if reading.document.scanned]
    groups = {
        f"by format {kind}": _metrics([r for r in text if r.document.file_format == kind])
        for kind in sorted({reading.document.file_format for reading in text})
    }
    metrics = {**_metrics(text), "image_only_refused": share_of([bool(reading.error) for reading in images])}
    failures = [Failure(r.document.doc_id, why) for r in text if (why := "；".join(_faults(r)))]
    return Evaluation(metrics, groups, failures)


def _compare(document: DocumentRow, output: Output, articles: Sequence[ArticleRow]) -> Reading:
    if output["error"]:
        return Reading(document, output["error"], len(articles), tuple(a.article for a in articles), 0, {}, {})
    expected = Counter((_plain(row.article), _plain(row.text)) for row in articles)
    found = Counter((_plain(number), _plain(text)) for number, text in output["articles"])
    stated = {name: _plain(str(getattr(document, name) or "")) for name in _FACTS}
    return Reading(
        document=document,
        error="",
        expected=expected.total(),
        missing=tuple(number for number, _ in (expected - found).elements()),
        extra=max(0, found.total() - expected.total()) if articles else 0,
        facts={name: _plain(output[name]) == value for name, value in stated.items() if value},
        found={name: output[name] for name in _FACTS},
    )


def _metrics(readings: Sequence[Reading]) -> Metrics:
    divided = [reading for reading in readings if reading.expected]
    expected = sum(reading.expected for reading in divided)
    right = expected - sum(len(reading.missing) for reading in divided)
    facts = {name: share_of([r.facts[name] for r in readings if name in r.facts]) for name in _FACTS}
    return {
        "readable": share_of([not reading.error for reading in readings]),
        "articles_exact": share(right, expected),
        "without_extra_articles": share_of([not reading.extra for reading in divided]),
        **facts,
    }


def _faults(reading: Reading) -> list[str]:
    if reading.error:
        return [reading.error]
    faults = [f"{_FACTS[name]}读作“{reading.found[name]}”" for name, right in reading.facts.items() if not right]
    if reading.missing:
        numbers = "、".join(reading.missing[:MISSING_SHOWN])
        faults.append(
            f"{len(reading.missing)} 条与标准不一致（{numbers}{' 等' if len(reading.missing) > MISSING_SHOWN else ''}）"
        )
    if reading.extra:
        faults.append(f"多出 {reading.extra} 条")
    return faults


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


TASK = Task("结构：各种格式的文件是否读出同样的条文和信息", generate, evaluate, needs_library=False)
