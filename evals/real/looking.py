"""What the proofreader says of the documents now, beside what the log says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import DocumentError
from assistant.front_door import report_lines
from assistant.proofreading.checker import Checker
from assistant.rules.profile import load_profile
from evals.harness.progress import Progress
from evals.harness.samples import Output
from evals.real.log import Document, Log

if TYPE_CHECKING:
    from assistant.front_door import Report

UNJUDGED = "unjudged"


def as_logged(log: Log) -> Iterator[Output]:
    """The outputs that the log gives without the documents: each document, then each judged finding."""
    for document in log.documents.values():
        yield _of_document(log, document, document.findings, document.lines)
    for (digest, finding), said in log.judgements.items():
        if digest in log.documents:
            yield _of_finding(digest, finding, said.rule, said.verdict.code, said.reason)


def looked_again(log: Log, files: Mapping[str, Path], progress: Progress) -> Iterator[Output]:
    """The same from the documents as they are found now; findings that the log does not know are unjudged."""
    here = [document for digest, document in log.documents.items() if digest in files]
    profile = load_profile()
    with Checker() as checker, progress.stage("校对真实文件", len(here)) as advance:
        for number, document in enumerate(here, 1):
            try:
                report = checker.check(files[document.digest], profile)
            except DocumentError as error:
                progress.say(f"{files[document.digest].name}：{error.message}")
            else:
                yield from _outputs(log, document, report)
            advance(number)


def _outputs(log: Log, document: Document, report: Report) -> Iterator[Output]:
    counts = Counter(finding["rule"] for finding in report["findings"])
    yield _of_document(log, document, counts, sum(1 for _ in report_lines(report)))
    for finding in report["findings"]:
        said = log.judgements.get((document.digest, finding["id"]))
        verdict, reason = (said.verdict.code, said.reason) if said else (UNJUDGED, "")
        output = _of_finding(document.digest, finding["id"], finding["rule"], verdict, reason)
        yield output if said else {**output, "message": finding["message"], "place": finding["place"]}


def _of_document(log: Log, document: Document, findings: Mapping[str, int], lines: int) -> Output:
    made = log.repairs.get(document.digest)
    repairs = None if made is None else {"safe": made.safe, "confirmed": made.confirmed, "reason": made.reason}
    about = {"kind_of_document": document.kind, "producer": document.producer, "seconds": 0.0}
    counted = {"findings": dict(findings), "lines": lines, "repairs": repairs}
    return {"id": document.digest[:12], "key": document.digest, "kind": "document", **about, **counted}


def _of_finding(digest: str, finding: str, rule: str, verdict: str, reason: str) -> Output:
    key = f"{digest[:12]}/{finding}"
    said = {"rule": rule, "verdict": verdict, "reason": reason, "seconds": 0.0}
    return {"id": key, "key": key, "kind": "finding", **said}
