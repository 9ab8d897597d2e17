"""Reads ``tests/fixtures/metrics/<module>.yaml``: cases written for people to read, with the scores that they must get.

library: {title: {article: text}}   what the library holds; gold articles, hits and citations are named ``title article``
always_scored: [metric]             metrics that have something to say of every case
cases:
  - name: …
    sample: {…}                     the keywords of ``_question``, ``facts`` of a document, ``proofread``: of one to check, or
                                    ``given``: the facts as they are, to which belongs an output as it is
    output: {…}                     the keywords of ``_answer``, ``_reading`` or ``_proofread``, or ``hits``
    scores: {metric: value}         a number, ``null`` for unscored; ``2/3`` for the share of things (2 of 3)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answering.answer import Turn
from evals.harness.samples import ArticleKey, Behavior, Case, GoldArticle, Input, Output, Sample, Target
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "metrics"

Library = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Expected:
    """The score that a case must get.

    Attributes:
        of: How many things the value is a share of, where the fixture writes it as one.
    """

    value: float | None
    of: int | None = None


@dataclass(frozen=True)
class FixtureCase:
    """One case with the scores that it must get."""

    name: str
    case: Case
    scores: Mapping[str, Expected]


@dataclass(frozen=True)
class Fixture:
    """The cases of one module of metrics.

    Attributes:
        always_scored: Metrics for which no case can be unscored.
    """

    module: str
    cases: Sequence[FixtureCase]
    always_scored: frozenset[str]


def fixture_names() -> list[str]:
    """The modules that have a fixture; ``point_pairs*.yaml`` hold pairs for the matcher of points."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml") if not path.stem.startswith("point_pairs"))


def load_fixture(module: str) -> Fixture:
    """The fixture of a module of ``evals.metrics``."""
    rows = read_yaml(FOLDER / f"{module}.yaml")
    library: Library = rows.get("library", {})
    cases = [_fixture_case(str(number), row, library) for number, row in enumerate(rows["cases"], 1)]
    return Fixture(module, cases, frozenset(rows.get("always_scored", ())))


def build_case(library: Library, sample: Mapping[str, Any], output: Mapping[str, Any], key: str = "1") -> Case:
    """A sample and its output in the form of the fixtures as the harness holds them."""
    if "given" in sample:
        asked = Input(str(sample["given"].get("question", "")))
        return Case(Sample(key, asked, Target(), facts=sample["given"]), {"id": key, **output})
    if "proofread" in sample:
        return Case(
            Sample(key, Input("file.docx"), Target(), facts=sample["proofread"]), {"id": key, **_proofread(**output)}
        )
    if "facts" in sample:
        facts = _facts(**sample["facts"])
        return Case(Sample(key, Input("file.md"), Target(), facts=facts), {"id": key, **_reading(**output)})
    made = _ranking(**output) if "hits" in output else _answer(library, **output)
    return Case(_question(key, library, **sample), {"id": key, **made})


def _fixture_case(key: str, row: Mapping[str, Any], library: Library) -> FixtureCase:
    scores = {name: _expected(value) for name, value in row["scores"].items()}
    case = build_case(library, row["sample"], row["output"], key)
    return FixtureCase(row["name"], case, scores)


def _expected(written: float | str | None) -> Expected:
    if isinstance(written, str):
        right, of = map(int, written.split("/"))
        return Expected(right / of, of)
    return Expected(None if written is None else float(written))


def _question(
    key: str,
    library: Library,
    *,
    question: str = "怎样办理？",
    history: Sequence[str] = (),
    type: str = "fact",
    gold: Sequence[str] = (),
    acceptable: Sequence[str] = (),
    points: Sequence[str] = (),
    key_values: Sequence[str] = (),
    behavior: str = "answer",
    status: str = "",
    must_refuse: bool = False,
    outdated: Sequence[str] = (),
    **traits: str,
) -> Sample:
    """A question; a key value is written ``一年=1年``, the history as what user and assistant said in turn.

    Args:
        traits: Further metadata, for instance its ``shape``.
    """
    target = Target(
        gold=tuple(_gold(name, library) for name in gold),
        acceptable=frozenset(_key(name) for name in acceptable),
        points=tuple(points),
        key_values=tuple(tuple(values.split("=")) for values in key_values),
        behavior=Behavior[behavior.upper()],
        status=status,
        must_refuse=must_refuse,
        outdated=frozenset(outdated),
    )
    turns = tuple(Turn(("user", "assistant")[n % 2], said) for n, said in enumerate(history))
    return Sample(key, Input(question, turns), target, {"type": type, **traits})


def _gold(name: str, library: Library) -> GoldArticle:
    title, article = _key(name)
    return GoldArticle(title, article, title, "\n".join(_texts(name, library)))


def _ranking(*, hits: Sequence[str]) -> Output:
    return {"hits": [list(_key(name)) for name in hits]}


def _answer(
    library: Library,
    *,
    status: str = "answered",
    text: str = "",
    citations: Sequence[str | Mapping[str, Any]] = (),
) -> Output:
    written = [{"article": item} if isinstance(item, str) else item for item in citations]
    made = [_citation(str(label), library, **item) for label, item in enumerate(written, 1)]
    return {"status": status, "text": text, "citations": made, "hits": []}


def _citation(
    label: str,
    library: Library,
    *,
    article: str,
    quote: str | None = None,
    validity: str = "in_force",
    outdated: bool = False,
    document_number: str = "",
) -> Output:
    """A citation; it quotes the whole article unless a quote is given."""
    title, number = _key(article)
    texts = _texts(article, library)
    return {
        "label": label,
        "source_id": title,
        "title": title,
        "document_number": document_number,
        "version": "",
        "article": number,
        "validity": validity,
        "outdated": outdated,
        "quote": texts[0] if quote is None else quote,
        "articles": texts,
    }


def _facts(*, scanned: bool = False, articles: Sequence[str] = (), may_ground: str = "", **facts: object) -> Output:
    return {**_stated(facts), "may_ground": may_ground, "scanned": scanned, "articles": _divided(articles)}


def _reading(
    *,
    error: str = "",
    articles: Sequence[str] = (),
    may_ground: str = "",
    stated: Sequence[str] = (),
    **facts: object,
) -> Output:
    found = {"may_ground": may_ground, "error": error, "articles": _divided(articles), "stated": list(stated)}
    return {**_stated(facts), **found}


def _proofread(
    *,
    findings: Sequence[Mapping[str, Any]] = (),
    base: Sequence[Mapping[str, Any]] = (),
    elements: Sequence[str] = (),
    document_type: str = "",
    error: str = "",
    fix: Mapping[str, Mapping[str, Any]] | None = None,
) -> Output:
    found = {"findings": [_finding(**f) for f in findings], "base": [_finding(**f) for f in base]}
    fixed = {} if fix is None else {"fix": {run: _record(**record) for run, record in fix.items()}}
    return {"error": error, **found, **fixed, "elements": list(elements), "document_type": document_type}


def _record(**record: Any) -> Output:
    """A record of ``evals.proofreading.fixing``; one with ``right`` is of a copy that was looked at."""
    made = {"error": "", "copy": False, "fixed": 0, "unrepaired": {}, "wrong": 0, "wrong_facts": [], **record}
    if "right" not in record:
        return made
    kept = {name: {"of": 0, "lost": 0, "named": [], **record.get(name, {})} for name in ("objects", "parts", "nodes")}
    return {"characters": 0, "changed": 0, "texts": [], **made, **kept}


def _finding(
    *,
    rule: str,
    severity: str = "error",
    message: str = "",
    part: str = "body",
    element: str | None = None,
    **where: Any,
) -> Output:
    keys = ("paragraph", "row", "column", "start", "end")
    place = {"part": part, "element": element, **{key: where.get(key) for key in keys}}
    return {"rule": rule, "severity": severity, "message": message or rule, "place": place}


def _stated(facts: Mapping[str, object]) -> dict[str, str]:
    names = ("title", "doc_number", "issuing_body", "publish_date", "effective_date", "level", "region")
    unknown = facts.keys() - set(names)
    if unknown:
        raise ValueError(f"no facts of a document: {sorted(unknown)}")
    return {name: str(facts.get(name, "")) for name in names}


def _divided(articles: Sequence[str]) -> list[list[str]]:
    """``第一条 text`` as number and text."""
    return [article.split(" ", 1) for article in articles]


def _key(name: str) -> ArticleKey:
    title, _, article = name.partition(" ")
    return title, article or None


def _texts(name: str, library: Library) -> list[str]:
    """The articles that the library holds under a number: none, one, or several where it is used twice."""
    title, article = _key(name)
    held = library.get(title, {}).get(article or "", [])
    return [held] if isinstance(held, str) else list(held)
