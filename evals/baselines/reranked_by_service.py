"""Our ranking by words beside the reranking service that is configured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.front_door import RerankUse
from assistant.settings import load_settings
from evals.ranking.baseline import Baseline, Rank
from evals.ranking.reranked import ranked_with

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch


@contextmanager
def _with_service(library: LibrarySearch) -> Iterator[Rank]:
    yield ranked_with(library, RerankUse.configured(load_settings()))


def _missing() -> str:
    if RerankUse.configured(load_settings()):
        return ""
    return "没有配置重排服务（GONGWU_RERANK_BASE_URL），没有比较。"


BASELINE = Baseline("reranked by service", "词法检索加已配置的重排服务", _with_service, missing=_missing)
