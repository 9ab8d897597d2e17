"""Invented documents and readers, drawn at random, and the oracle: who may read what, said in a way of its own.

The oracle shares no line with :mod:`assistant.library.permission`. Every document bears a word of its own in its title and its
text, which stands in no other, so that whatever is told of it can be recognised.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from assistant.library.collections import Candidate
from assistant.library.permission import Classification, Every, Reader
from assistant.library.source import Article, SourceDocument

COLLECTIONS = ("人事制度", "财务制度", "信访文件", "机关党建")
DEPARTMENTS = ("办公室", "人事处", "财务处", "信访局")
CLASSIFICATIONS = ("公开", "内部", "")
_NUMERALS = "零一二三四五六七八九"
_SUBJECTS = ("船舶停泊", "古树保护", "水井管理", "广场活动", "菜场卫生", "路灯维护")
_RULES = ("应当在十日内报主管部门备案", "不得擅自改变用途", "由所在地街道办事处负责", "每年检查一次并公布结果")


@dataclass(frozen=True)
class Drawn:
    """A document with what it asks of its readers, as it was drawn.

    Attributes:
        word: Stands in this document alone.
    """

    document: SourceDocument
    word: str


class Drawing:
    """A collection of so many random documents.

    Args:
        drawn: The documents.
    """

    root = "invented"
    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def __init__(self, drawn: Sequence[Drawn]) -> None:
        self._drawn = drawn

    def candidates(self) -> Iterator[Candidate]:
        """One after the other."""
        for each in self._drawn:
            document = each.document
            asked = (document.collections, document.departments, document.classification)
            yield Candidate(document.id, document.file, repr(asked), partial(_itself, document))


def _itself(document: SourceDocument) -> SourceDocument:
    return document


def draw_documents(draw: random.Random, count: int) -> list[Drawn]:
    """So many documents; every fifth is a newer version of the one before, under its title, with permissions of its own."""
    found: list[Drawn] = []
    for number in range(count):
        word = "囍" + "".join(_NUMERALS[int(digit)] for digit in f"{number:04}") + "囍"
        subject = draw.choice(_SUBJECTS)
        newer = bool(found) and number % 5 == 0
        title = found[-1].document.title if newer else f"示例市{word}{subject}办法"
        texts = [f"{word}{subject}{draw.choice(_RULES)}。", f"违反{word}规定的，{draw.choice(_RULES)}。"]
        articles = tuple(Article(f"第{'一二'[index]}条", (), text) for index, text in enumerate(texts))
        document = SourceDocument(
            id=f"invented-{number:04}",
            title=title,
            file=f"{number:04}.txt",
            articles=articles,
            sha256=str(number),
            version=f"{2001 + number % 20}-01-01",
            promulgated=date(2001 + number % 20 if not newer else 2024, 1, 1),
            departments=tuple(draw.sample(DEPARTMENTS, draw.choice((0, 0, 1, 2)))),
            classification=draw.choice(CLASSIFICATIONS),
            collections=tuple(draw.sample(COLLECTIONS, draw.choice((0, 1, 1, 2)))),
        )
        found.append(Drawn(document, word))
    return found


def draw_reader(draw: random.Random) -> Reader:
    """A reader of some departments, some collections and a clearance; now and then of every one."""
    departments = Every.ONE if draw.random() < 0.1 else frozenset(draw.sample(DEPARTMENTS, draw.randint(0, 2)))
    some = frozenset(draw.sample((*COLLECTIONS, Drawing.root), draw.randint(1, 3)))
    collections = Every.ONE if draw.random() < 0.1 else some
    return Reader(departments, draw.choice(list(Classification)), collections)


def oracle(reader: Reader, document: SourceDocument, root: str = Drawing.root) -> bool:
    """Whether the reader may know of the document, from the rules as they are written down (ADR 0021)."""
    if document.classification == "公开":
        cleared = True
    elif document.classification in ("内部", ""):
        cleared = reader.clearance is Classification.INTERNAL
    else:
        cleared = False
    belongs = list(document.collections) if document.collections else [root]
    in_open = isinstance(reader.collections, Every) or any(name in reader.collections for name in belongs)
    if not document.departments or isinstance(reader.departments, Every):
        of_department = True
    else:
        of_department = any(name in reader.departments for name in document.departments)
    return cleared and in_open and of_department
