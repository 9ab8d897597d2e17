"""Looks the articles of a data set up in the library that is asked, so that nothing runs on golds that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.library.chunks import short_title
from assistant.library.source import SourceDocument
from assistant.library.validity import validity_on
from evals.data.dataset import DataSet, Draft
from evals.data.faults import DataFaults
from evals.data.references import ArticleReference
from evals.harness.samples import GoldArticle, Sample

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch


def resolve(data: DataSet, library: LibrarySearch) -> tuple[Sample, ...]:
    """The samples of a data set, with their articles as the library holds them.

    An article that the data set's own division (``articles.jsonl``) names and the library does not hold is no fault of the
    data: it counts as never found.

    Raises:
        DataFaults: Articles or documents do not exist, or rows could not be used: every row at fault is named.
    """
    lookup = _Lookup(library, _own_articles(data))
    samples: list[Sample] = []
    faults = list(data.faults)
    for draft in data.drafts:
        try:
            samples.append(_resolved(draft, lookup))
        except _Unknown as unknown:
            faults += [(draft.line, fault) for fault in unknown.faults]
    if faults:
        raise DataFaults(data.questions, faults)
    return tuple(samples)


def _own_articles(data: DataSet) -> dict[str, dict[str, str]]:
    return {key: {row.article: row.text for row in rows} for key, rows in data.articles.items()}


class _Unknown(Exception):
    def __init__(self, faults: list[str]) -> None:
        super().__init__(*faults)
        self.faults = faults


def _resolved(draft: Draft, lookup: _Lookup) -> Sample:
    day = draft.sample.input.as_of
    faults: list[str] = []
    gold = [article for reference in draft.gold if (article := lookup.article(reference, day, faults))]
    also = [article for reference in draft.acceptable if (article := lookup.article(reference, day, faults))]
    outdated = [document for reference in draft.outdated if (document := lookup.document(reference, day, faults))]
    if faults:
        raise _Unknown(faults)
    target = replace(
        draft.sample.target,
        gold=tuple(gold),
        acceptable=frozenset(article.key for article in also),
        outdated=frozenset(outdated),
    )
    return replace(draft.sample, target=target)


@dataclass
class _Lookup:
    library: LibrarySearch
    own: Mapping[str, Mapping[str, str]]
    _texts: dict[str, dict[str | None, str]] = field(default_factory=dict[str, dict[str | None, str]])

    def article(self, reference: ArticleReference, day: date, faults: list[str]) -> GoldArticle | None:
        source_id = self.document(reference, day, faults)
        if source_id is None:
            return None
        held = self._articles(source_id)
        text = held.get(reference.article)
        if text is None:
            text = self.own.get(source_id, {}).get(reference.article or "")
        if text is None:
            faults.append(f"知识库的文件中没有这一条：{reference}")
            return None
        entry = self.library.documents.get(source_id)
        return GoldArticle(source_id, reference.article, entry.document.title if entry else "", text)

    def document(self, reference: ArticleReference, day: date, faults: list[str]) -> str | None:
        """The id of the document; of several versions the one that was law on the day, else the newest."""
        if reference.doc_id:
            if reference.doc_id in self.library.documents or reference.doc_id in self.own:
                return reference.doc_id
            faults.append(f"知识库中没有文件 {reference.doc_id}")
            return None
        versions = list(self._versions(reference))
        if not versions:
            faults.append(f"知识库中没有文件 《{reference.title}》{reference.version}")
            return None
        return max(versions, key=lambda d: (validity_on(d, day).may_ground, d.version)).id

    def _versions(self, reference: ArticleReference) -> Iterator[SourceDocument]:
        wanted = short_title(reference.title)
        for entry in self.library.documents.values():
            document = entry.document
            if short_title(document.title) == wanted and document.version.startswith(reference.version):
                yield document

    def _articles(self, source_id: str) -> dict[str | None, str]:
        if source_id not in self._texts:
            texts: dict[str | None, str] = {}
            for article in self.library.catalogue.articles(source_id):
                texts[article.number] = "\n".join(filter(None, [texts.get(article.number), article.text]))
            self._texts[source_id] = texts
        return self._texts[source_id]
