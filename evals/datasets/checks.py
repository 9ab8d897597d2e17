"""What must be true of a question of a data set beside its form: one check a function, each says its faults in Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from assistant.library.search import LibrarySearch
from assistant.library.source import SourceDocument
from assistant.library.validity import validity_on
from evals.harness.samples import Behavior, Sample
from evals.points.spelling import canonical
from evals.points.values import holds_value, plain

Check = Callable[[Sample, LibrarySearch], Iterator[str]]

MAY_CITE_OUTDATED = frozenset({"validity", "comparison", "as-of", "repealed-only"})
"""Types that ask for text which is law no more, or not yet."""

REFUSED = frozenset({"unanswerable-out-of-scope", "repealed-only"})


def check_expectation(sample: Sample, library: LibrarySearch) -> Iterator[str]:
    """A refusal has no gold; an answer has gold articles, and points or key values to be judged by."""
    del library
    target = sample.target
    if target.behavior is not Behavior.ANSWER:
        if target.gold:
            yield f"期望是{target.behavior.value}的题不应有标准条文"
        return
    if not target.gold:
        yield "没有标准条文，也没有写明应当拒答或追问"
    if not (target.points or target.key_values):
        yield "没有要点或关键数值，无法判断回答是否正确"


def check_type(sample: Sample, library: LibrarySearch) -> Iterator[str]:
    """What a type promises stands in the row."""
    del library
    kind, target = sample.metadata["type"], sample.target
    if kind in REFUSED and not target.must_refuse:
        yield "这一类型的题必须拒答，应写明 must_refuse（必须拒答）"
    if kind == "ambiguous" and target.behavior is not Behavior.CLARIFY_OR_ENUMERATE:
        yield "含糊的题期望应是追问"
    if kind == "multi-turn" and not sample.input.history:
        yield "多轮的题没有上文"
    if kind == "multi-article" and len(target.gold) < 2:
        yield "多条的题应有两处以上标准条文"
    if kind == "as-of" and sample.input.as_of >= date.today():
        yield "历史时点的题应写明一个过去的提问日期"


def check_validity(sample: Sample, library: LibrarySearch) -> Iterator[str]:
    """The gold articles are law on the day on which the question is asked."""
    kind, day = sample.metadata["type"], sample.input.as_of
    for document in _gold_documents(sample, library):
        validity = validity_on(document, day)
        if kind not in MAY_CITE_OUTDATED and not validity.may_ground:
            yield f"标准条文所在的《{document.title}》在提问日期{validity.value}"
        if kind == "as-of" and not _may_have_been_law(document, day):
            yield f"《{document.title}》（{document.version}）在 {day} 不是有效的文本"
        if document.id in sample.target.outdated:
            yield f"《{document.title}》既是标准条文又是不得依据"


def check_points(sample: Sample, library: LibrarySearch) -> Iterator[str]:
    """Every point stands word for word in a gold article; every gold article carries one."""
    del library
    texts = [plain(article.text) for article in sample.target.gold]
    points = [plain(point) for point in sample.target.points]
    for point in points:
        if not any(point in text for text in texts):
            yield f"要点不是标准条文的原文：{point}"
    if points and all(any(point in text for text in texts) for point in points):
        for article, text in zip(sample.target.gold, texts, strict=True):
            if not any(point in text for point in points):
                yield f"标准条文《{article.title}》{article.article or ''}没有对应的要点"


def check_key_values(sample: Sample, library: LibrarySearch) -> Iterator[str]:
    """One spelling of every key value stands in a gold article."""
    del library
    if sample.target.behavior is not Behavior.ANSWER:
        return
    for spellings in sample.target.key_values:
        if not any(_holds(article.text, spellings) for article in sample.target.gold):
            yield f"标准条文中没有关键数值：{' = '.join(spellings)}"


CHECKS: tuple[Check, ...] = (check_expectation, check_type, check_validity, check_points, check_key_values)


def question_key(sample: Sample) -> tuple[str, ...]:
    """What two rows must not share: the question and the conversation before it, without marks, and the day."""
    words = [sample.input.question, *(turn.content for turn in sample.input.history)]
    return (*(re.sub(r"\W", "", text) for text in words), sample.input.as_of.isoformat())


def _holds(text: str, spellings: tuple[str, ...]) -> bool:
    # 三十日 and 30日 are one value; the plain comparison comes first because terms need not be numbers.
    return holds_value(plain(text), spellings) or holds_value(canonical(text), [canonical(s) for s in spellings])


def _gold_documents(sample: Sample, library: LibrarySearch) -> Iterator[SourceDocument]:
    for source_id in dict.fromkeys(article.source_id for article in sample.target.gold):
        if source_id in library.documents:  # A data set may bring documents that no loader could read.
            yield library.documents[source_id].document


def _may_have_been_law(document: SourceDocument, day: date) -> bool:
    """Whether nothing that is known speaks against it: the day of a repeal is often not."""
    begun = document.effective is None or document.effective <= day
    return begun and (document.expires is None or document.expires > day)
