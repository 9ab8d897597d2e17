"""The law of another day, and sources that disagree: invented regulations in several versions, and pairs of them.

A hundred questions about versions are asked with a day beside them and in the words of people; every matter is searched
without a time, when nothing outdated may be among the first ten; forty pairs disagree on a number, and eighty only look so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.answering.as_json import citation_as_json
from assistant.answering.pipeline import answer_question
from assistant.answering.searching import search_articles
from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, Wanted, no_samples, timed
from evals.versions.disagreeing import Pair, shelves, write_pairs
from evals.versions.families import FAMILIES, write_families
from evals.versions.questions import TODAY, VersionQuestion, version_questions

if TYPE_CHECKING:
    from assistant.answering.answer import Answer
    from assistant.library.search import LibrarySearch

NAME = "versions"
FIRST = 10
CONTROLS = ("same number", "other matter")


def versions_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the regulations are invented.

    Raises:
        InputError: Other data were named.
    """
    del progress
    if wanted.path or wanted.subset not in ("", "ci"):
        raise InputError("versions 的文件和问题都是内置的，请去掉 --data；--subset 只能是 ci，也可以不写。")
    here = Path(__file__)
    name = f"{NAME}-ci" if wanted.subset else NAME
    return DataSet(name, here, here, drafts=(), title="各个版本与不一致的依据")


def generate(setting: Setting) -> Iterator[Output]:
    """What is answered and found, one output a question; of the fixed part all versions and the first shelf of each kind."""
    some = setting.data.name != NAME
    stocked = [(kind, shelf) for kind in ("conflict", *CONTROLS) for shelf in shelves(kind)[: 1 if some else None]]
    with TemporaryDirectory(prefix="gongwu-evals-") as folder, setting.progress.stage("询问各个版本") as advance:
        outputs = chain(
            _of_families(Path(folder) / NAME),
            *(_of_pairs(Path(folder) / f"{n}", kind, shelf) for n, (kind, shelf) in enumerate(stocked)),
        )
        for number, output in enumerate(outputs, 1):
            yield output
            advance(number)


def _of_families(folder: Path) -> Iterator[Output]:
    with closing(_library(folder, write_families)) as library:
        yield from (_version(question, library) for question in version_questions())
        for family in FAMILIES:
            for n, rule in enumerate(family.rules):
                yield _search(f"{family.id}-{n}", f"{rule.question}？", library)


def _of_pairs(folder: Path, kind: str, shelf: list[Pair]) -> Iterator[Output]:
    with closing(_library(folder, lambda docs: write_pairs(docs, shelf))) as library:
        yield from (_pair(kind, pair, library) for pair in shelf)


def _library(folder: Path, write: Any) -> LibrarySearch:
    """A library of the documents that are written into a folder."""
    from assistant.library.keeper import index_into
    from assistant.library.search import LibrarySearch

    documents, manifest = folder / "documents", folder / "documents" / "manifest.jsonl"
    documents.mkdir(parents=True)
    lines: Sequence[Mapping[str, Any]] = write(documents)
    manifest.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    report = index_into(folder / "library", [documents], manifest)
    assert not report.failed, "the invented documents can be read"
    return LibrarySearch(folder / "library", None)


def _version(question: VersionQuestion, library: LibrarySearch) -> Output:
    answer, seconds = timed(lambda: answer_question(question.question, (), library, TODAY, as_of=question.as_of))
    return {
        **_told(question.id, "version", question.form, question.question, answer, seconds),
        "wanted": list(question.wanted) if question.wanted else None,
        "value": question.value,
        "now": question.now,
        "as_of": answer.as_of.isoformat() if answer.as_of else "",
    }


def _pair(kind: str, pair: Pair, library: LibrarySearch) -> Output:
    answer, seconds = timed(lambda: answer_question(pair.question, (), library, TODAY))
    told = _told(pair.id, "conflict" if kind == "conflict" else "control", kind, pair.question, answer, seconds)
    cited = [citation.source_id for citation in answer.citations]
    lead = answer.text.split("**")[0]
    return {**told, "values": list(pair.values), "prevails": f"{pair.id}-high.txt", "cited": cited, "lead": lead}


def _search(number: str, query: str, library: LibrarySearch) -> Output:
    hits, seconds = timed(lambda: search_articles(query, (), library, TODAY, FIRST))
    found = [[hit.source_id, hit.validity.code] for hit in hits]
    return {"id": number, "key": number, "seconds": seconds, "kind": "search", "form": "search", "found": found}


def _told(number: str, kind: str, form: str, question: str, answer: Answer, seconds: float) -> Output:
    return {
        "id": number,
        "key": number,
        "seconds": seconds,
        "kind": kind,
        "form": form,
        "question": question,
        "status": answer.status.code,
        "text": answer.text,
        "notices": list(answer.notices),
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "cited": [[each.source_id, each.article, each.validity.code] for each in answer.citations],
    }


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and those of each way in which the time is told."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for form in dict.fromkeys(case.output["form"] for case in cases):
        groups[f"by form {form}"] = figures(NAME, scores, [case for case in cases if case.output["form"] == form])
    return evaluated(NAME, cases, (), groups)


TASK = Task(
    "时效：所问那天的文本、现行规定、不一致的依据",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=versions_data,
)
