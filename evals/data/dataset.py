"""A data set: questions, the documents they are asked of, and what is known of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.errors import InputError
from assistant.library.source import Validity
from evals.data.corpora import Corpus, FolderCorpus
from evals.data.references import ArticleReference
from evals.data.rows import ArticleRow, DocumentRow
from evals.harness.samples import Sample


@dataclass(frozen=True)
class Draft:
    """A question as its row says it, whose articles are still to be looked up in a library.

    Attributes:
        line: Where it stands in its file.
        sample: Everything but the articles.
    """

    line: int
    sample: Sample
    gold: tuple[ArticleReference, ...] = ()
    acceptable: tuple[ArticleReference, ...] = ()
    outdated: tuple[ArticleReference, ...] = ()


@dataclass(frozen=True)
class DataSet:
    """Questions and documents.

    Attributes:
        name: Thresholds are given for it.
        path: The folder or file that was named.
        questions: The file that the drafts come from.
        documents: Manifest lines by document id.
        corpus: The documents to make a library of; None where one must be named.
        further: Documents of further libraries, by the name that questions have as their ``corpus``; all others are asked
            of ``corpus``.
        faults: (line, what is wrong) of rows of ``questions`` that cannot be used.
        articles: The right division of every document into articles; empty where the data set does not give it.
    """

    name: str
    path: Path
    questions: Path
    drafts: tuple[Draft, ...]
    title: str = ""
    documents: Mapping[str, DocumentRow] = field(default_factory=dict[str, DocumentRow])
    corpus: Corpus | None = None
    further: Mapping[str, FolderCorpus] = field(default_factory=dict[str, FolderCorpus])
    articles: Mapping[str, Sequence[ArticleRow]] = field(default_factory=dict[str, Sequence[ArticleRow]])
    faults: tuple[tuple[int, str], ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that decide the figures."""
        if self.path.is_file():
            return (self.path,)
        return tuple(path for path in sorted(self.path.iterdir()) if path.suffix in (".jsonl", ".gz", ".csv", ".xlsx"))

    @property
    def outdated(self) -> frozenset[str]:
        """Documents on which no answer may rest, by the manifest."""
        stated = {key: row.status for key, row in self.documents.items() if row.status}
        return frozenset(key for key, status in stated.items() if not Validity.from_code(status).may_ground)

    def parts(self) -> Mapping[str, DataSet]:
        """The questions of each library, by its name: those of the data set's own ``corpus`` under the empty name."""
        if not self.further:
            return {"": self}
        drafts: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            named = draft.sample.metadata.get("corpus", "")
            drafts.setdefault(named if named in self.further else "", []).append(draft)
        parts = {name: replace(self, drafts=tuple(part), further={}) for name, part in drafts.items()}
        for name, corpus in self.further.items():
            if name in parts:
                parts[name] = replace(parts[name], name=corpus.folder.resolve().name, corpus=corpus)
        return parts

    def subset(self, name: str, keys: Sequence[str]) -> DataSet:
        """Only these documents, and the questions that they and nothing answer.

        Raises:
            InputError: The data set has no files, or not these.
        """
        missing = [key for key in keys if key not in self.documents]
        if not isinstance(self.corpus, FolderCorpus) or missing:
            raise InputError(f"子集 {name} 与数据 {self.name} 不符，请去掉 --subset，或换一个数据文件夹。")
        kept = {key: self.documents[key] for key in keys}
        drafts = [_within(d, kept) for d in self.drafts if {reference.doc_id for reference in d.gold} <= kept.keys()]
        return replace(
            self,
            name=f"{self.name}-{name}",
            drafts=tuple(drafts),
            documents=kept,
            corpus=replace(self.corpus, only=tuple(row.file for row in kept.values())),
            articles={key: rows for key, rows in self.articles.items() if key in kept},
        )


def _within(draft: Draft, kept: Mapping[str, DocumentRow]) -> Draft:
    """The question without what else would be acceptable, or outdated, in documents that are left out."""
    return replace(
        draft,
        acceptable=tuple(reference for reference in draft.acceptable if reference.doc_id in kept),
        outdated=tuple(reference for reference in draft.outdated if reference.doc_id in kept),
    )
