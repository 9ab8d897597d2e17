"""Our ranking by words beside a loopback reranking service that counts shared characters.

It measures that the service's order arrives and counts, and nothing of what a real model would add: the function knows
less than our own ranking does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.front_door import RerankUse
from assistant.models.fake_reranker import FakeReranker
from assistant.models.rerank_service import RerankService
from evals.ranking.baseline import Baseline, Rank
from evals.ranking.reranked import ranked_with

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch

# A busy machine is not what is measured.
_SECONDS = 30.0


@contextmanager
def _with_loopback(library: LibrarySearch) -> Iterator[Rank]:
    with FakeReranker() as server:
        yield ranked_with(library, RerankUse(RerankService(server.url, "overlap"), _SECONDS))


BASELINE = Baseline("reranked by overlap", "词法检索加本机模拟的重排（只数相同的字，不是模型）", _with_loopback)
