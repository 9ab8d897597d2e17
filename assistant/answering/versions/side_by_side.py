"""An old and a new version of a text set side by side as an answer, article by article, both cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Citation
from assistant.answering.citing import cite
from assistant.answering.extractive import paragraph
from assistant.answering.gathering.harmless import harmless
from assistant.answering.inquiry import Inquiry
from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.library.comparing import ArticleChange, ChangeKind, compare, edits_of, of_number
from assistant.library.source import SourceDocument
from assistant.library.terms import content_words
from assistant.library.validity import begins

SHOWN = 2
"""Of a comparison of whole texts, so many changed articles are quoted; of one about a matter, the one that fits best."""

QUOTED = 300
"""In characters, of each version of an article."""

MOST_NAMED = 12
"""Of each kind of change, so many articles are named."""

_NUMBER = re.compile(r"第\s*([零〇一二三四五六七八九十百千\d]+)\s*条(?:之([一二三四五六七八九十]))?")


def compose_comparison(inquiry: Inquiry) -> Inquiry:
    """What is different between the two versions: of the article that is named, else of all, the fitting one first."""
    assert inquiry.versions is not None, "only a question about two versions is answered so"
    old, new = inquiry.versions
    catalogue = inquiry.library.catalogue
    changes = compare(catalogue.articles(old.id), catalogue.articles(new.id))
    number = _number(f"{inquiry.question} {inquiry.asked}")
    shown = of_number(changes, number) if number else _fitting(inquiry, changes)
    head = wording.two_versions(new.title, named_version(old), named_version(new))
    about = bool(number) or _names_a_matter(inquiry, new.title)
    lines = [head] if about else [head, _overview(changes)]
    if about and not number:
        shown = shown[:1]
    if number and not shown:
        lines = [f"{head}两版都没有{number}。", _overview(changes)]
        shown = _fitting(inquiry, changes)
    citations: list[Citation] = []
    for change in shown:
        cited = _cited(inquiry, change, len(citations))
        lines += [_said(change, cited), *(paragraph(citation) for citation in cited)]
        citations += cited
    if about:
        lines.append(f"两版全文相比：{_counts(changes)}")
    return replace(inquiry, text="\n\n".join(lines), citations=tuple(citations), confidence=1.0)


def named_version(document: SourceDocument) -> str:
    """What a version is called: by the day of its promulgation, else by that on which it began."""
    day = document.promulgated or begins(document)
    return f"{day.year}年{day.month}月{day.day}日版" if day else document.version or "未注明日期的版本"


def _number(question: str) -> str:
    match = _NUMBER.search(question)
    if match is None:
        return ""
    try:
        number = int_to_chinese(chinese_to_int(match[1])) if not match[1].isdigit() else int_to_chinese(int(match[1]))
    except ValueError:  # Digits of both kinds mixed, or more than any law has articles.
        return ""
    return f"第{number}条{f'之{match[2]}' if match[2] else ''}"


def _fitting(inquiry: Inquiry, changes: Sequence[ArticleChange]) -> tuple[ArticleChange, ...]:
    """The changed articles that the question is about, else the first ones."""
    assert inquiry.versions is not None, "only a question about two versions is answered so"
    found = [hit.position for hit in inquiry.hits if hit.source_id == inquiry.versions[1].id]
    changed = [change for change in changes if change.kind is not ChangeKind.UNCHANGED]
    order = {position: n for n, position in enumerate(found)}
    changed.sort(key=lambda change: (order.get(change.new_position or 0, len(order)), change.kind is ChangeKind.MOVED))
    return tuple((changed or list(changes))[:SHOWN])


def _names_a_matter(inquiry: Inquiry, title: str) -> bool:
    """Whether the question is about more than the document as a whole."""
    return any(word not in title and not word.isdigit() for word in content_words(inquiry.question) if len(word) > 1)


def _counts(changes: Sequence[ArticleChange]) -> str:
    counts = Counter(change.kind for change in changes)
    return "，".join(f"{kind.value} {counts[kind]} 条" for kind in ChangeKind if counts[kind]) + "。"


def _overview(changes: Sequence[ArticleChange]) -> str:
    """How many articles became what, with their numbers."""
    parts: list[str] = []
    for kind in (ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED):
        named = [_place(change) for change in changes if change.kind is kind]
        if named:
            more = "等" if len(named) > MOST_NAMED else ""
            parts.append(f"{kind.value} {len(named)} 条（{'、'.join(named[:MOST_NAMED])}{more}）")
    unchanged = sum(change.kind is ChangeKind.UNCHANGED for change in changes)
    return "；".join([*parts, f"{ChangeKind.UNCHANGED.value} {unchanged} 条"]) + "。"


def _place(change: ArticleChange) -> str:
    old = (change.old.number if change.old else "") or "无条号的一段"
    new = (change.new.number if change.new else "") or "无条号的一段"
    if change.old is None or change.new is None:
        return new if change.old is None else f"原{old}"
    return f"{new}（原{old}）" if change.renumbered else new


def _said(change: ArticleChange, cited: Sequence[Citation]) -> str:
    """One line on what became of an article, with the marks of both versions."""
    marks = "".join(f"[{citation.label}]" for citation in cited)
    place = _place(change)
    match change.kind:
        case ChangeKind.CHANGED:
            return f"**{place}有修改**：{wording.edits(edits_of(change))}{marks}"
        case ChangeKind.ADDED:
            return f"**{place}是新增的**，旧版没有对应的条文。{marks}"
        case ChangeKind.REMOVED:
            return f"**{place}已删去**，新版没有对应的条文。{marks}"
        case ChangeKind.MOVED:
            return f"**{place}只是条号变动**，内容没有变化。{marks}"
        case ChangeKind.UNCHANGED:
            return f"**{place}没有变化**。{marks}"


def _cited(inquiry: Inquiry, change: ArticleChange, before: int) -> list[Citation]:
    """The article in the new and in the old version; where nothing changed, in the new one alone."""
    assert inquiry.versions is not None, "only a question about two versions is answered so"
    old, new = inquiry.versions
    sides = [(new, change.new, change.new_position)]
    if change.kind is not ChangeKind.UNCHANGED:
        sides.append((old, change.old, change.old_position))
    edits = "\n".join(_changed_lines(change))
    found: list[Citation] = []
    for document, article, position in sides:
        if article is None or article.number is None:
            continue
        hits = inquiry.library.find_article([document.id], article.number, inquiry.asked_on)
        for hit in harmless(hit for hit in hits if hit.position == position):
            found.append(cite(str(before + len(found) + 1), hit, inquiry.query, QUOTED, edits))
    return found


def _changed_lines(change: ArticleChange) -> Iterator[str]:
    """The first lines that only one of the versions has, so that they are quoted of a long article."""
    if change.old is None or change.new is None:
        return
    old, new = change.old.text.split("\n"), change.new.text.split("\n")
    yield from [line for line in new if line not in old][:1]
    yield from [line for line in old if line not in new][:1]
