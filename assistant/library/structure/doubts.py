"""What reading alone leaves uncertain of a document, as Chinese sentences for the keeper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.documents.numbering import LabelKind, int_to_chinese, parse_label
from assistant.library.source import Article

_SHOWN = 5
# A text is passed some weeks before it is published: two such days do not contradict each other.
_DAYS_TO_PUBLICATION = 92


def doubts_of(title: str, title_is_sure: bool, days: Sequence[date], articles: Sequence[Article]) -> tuple[str, ...]:
    """The doubts about a text by itself.

    Args:
        title_is_sure: Whether the title reads as one.
        days: The days that may be the day of promulgation, the one that was taken first.
    """
    return (*_of_title(title, title_is_sure), *_of_days(days), *_of_numbers(articles))


def _of_title(title: str, is_sure: bool) -> Iterator[str]:
    if not title:
        yield "没有找到标题，暂以文件名作标题，请在清单中写明 title。"
    elif not is_sure:
        yield f"标题读作“{title}”，不像文件标题，请核对，不对的在清单中写明 title。"


def _of_days(days: Sequence[date]) -> Iterator[str]:
    apart = [day for day in days[1:] if abs((days[0] - day).days) > _DAYS_TO_PUBLICATION]
    if apart:
        others = "、".join(map(str, apart))
        yield f"公布日期有 {len(apart) + 1} 种说法：采用 {days[0]}，另有 {others}，请核对后在清单中写明 publish_date。"


def _of_numbers(articles: Sequence[Article]) -> Iterator[str]:
    """Numbers of articles that are missing or come twice, for each text of the file."""
    for part in dict.fromkeys((article.part, article.path[:1] if _is_annex(article) else ()) for article in articles):
        numbers = [_number(a) for a in articles if (a.part, a.path[:1] if _is_annex(a) else ()) == part]
        whole = [number for number in numbers if number]
        if len(whole) > 1:
            yield from _broken(whole)


def _is_annex(article: Article) -> bool:
    return bool(article.path) and article.path[0].startswith("附")


def _number(article: Article) -> tuple[int, ...]:
    label = parse_label(article.number or "")
    return label.numbers if label and label.kind is LabelKind.ARTICLE else ()


def _broken(numbers: Sequence[tuple[int, ...]]) -> Iterator[str]:
    runs = _runs(numbers)
    for run in runs:
        main = [number[0] for number in run]
        missing = sorted(set(range(main[0], max(main) + 1)) - set(main))
        twice = sorted({number for number in run if run.count(number) > 1})
        if missing and len(missing) < len(main):
            yield f"条号不连续：缺少{_listed([(number,) for number in missing])}，请核对原文是否完整。"
        if twice:
            yield f"条号重复：{_listed(twice)}各出现不止一次，请核对原文。"


def _runs(numbers: Sequence[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """The numbers, divided where they begin again at 第一条."""
    runs: list[list[tuple[int, ...]]] = []
    for number in numbers:
        if not runs or number == (1,):
            runs.append([])
        runs[-1].append(number)
    return runs


def _listed(numbers: Sequence[tuple[int, ...]]) -> str:
    names = [
        f"第{int_to_chinese(n[0])}条" + (f"之{int_to_chinese(n[1])}" if len(n) > 1 else "") for n in numbers[:_SHOWN]
    ]
    return "、".join(names) + (f" 等 {len(numbers)} 条" if len(numbers) > _SHOWN else "")
