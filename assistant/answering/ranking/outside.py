"""What a reranking service of the office makes of the first articles that our ranking found: a second order beside ours."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Protocol

from assistant.answering.injection.passages import disarmed
from assistant.answering.sensitive.screening import Screening, screen_for
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit
from assistant.models.rerank_service import TIMEOUT, RerankFault

if TYPE_CHECKING:
    from assistant.settings import Settings

ORDERED = 20
"""So many of our best are shown to the service; the right article is among them wherever it was found at all."""

LONGEST_TEXT = 400
"""In characters; most reranking models read 512 tokens of question and text together."""

REMEMBERED = 4096
"""Articles whose reading is remembered: the same ones are found again and again."""

# What is masked is cut afterwards, so that no half of an identifier is left where a text ends.
_MARGIN = 100

NOT_SENT = "问题或上文带有密级标志，没有交给重排服务，按本机的顺序排列。"


class Rater(Protocol):
    """Says how well texts answer a question."""

    @property
    def host(self) -> str:
        """Where the texts go."""
        ...

    def scores(self, query: str, texts: Sequence[str], seconds: float) -> Sequence[float]:
        """A score for each text; only their order means something.

        Raises:
            RerankFault: There are none that could be used.
        """
        ...


@dataclass(frozen=True)
class RerankUse:
    """A reranking service and the bounds of its use.

    Attributes:
        service: What orders.
        seconds: How long it is waited for in one question, all calls together.
        intranet_hosts: As for the language model.
    """

    service: Rater
    seconds: float = TIMEOUT
    intranet_hosts: frozenset[str] = frozenset()

    @classmethod
    def configured(cls, settings: Settings) -> RerankUse | None:
        """What the settings say; None where they name no service.

        Raises:
            SettingsError: The address or the key cannot be used.
        """
        from assistant.models.rerank_service import RerankService

        if not settings.rerank_base_url and not settings.rerank_model:
            return None
        hosts = frozenset(settings.chat_intranet_hosts)
        return cls(RerankService.configured(settings), settings.rerank_timeout, hosts)


class OutsideOrder:
    """The service's part in one question: after a fault, or when its time is up, our order stands for the rest of it.

    Args:
        use: The service.

    Attributes:
        notice: Why its order was not taken; empty where it was.
    """

    def __init__(self, use: RerankUse) -> None:
        self._use = use
        self._left = use.seconds
        host = use.service.host
        self._leaves = screen_for(f"http://{f'[{host}]' if ':' in host else host}/", use.intranet_hosts)
        self.notice = ""

    def combined(self, query: str, hits: Sequence[SearchHit]) -> list[SearchHit]:
        """The hits with the first of them ordered by both, each place keeping our score of that place.

        Our scores are logits of the choice, on which the confidence rests; the service's are on no scale that is known, so
        that its places count: the odds that the right article stands at a place fall with its number (Zipf), and are multiplied
        with ours. What we are sure of stays, what we are in doubt about is the service's to decide.

        Args:
            query: What is asked, complete in itself.
            hits: Best first by our own ranking.
        """
        first, rest = hits[:ORDERED], hits[ORDERED:]
        theirs = self._places(query, first)
        if not theirs:
            return list(hits)
        order = sorted(range(len(first)), key=lambda n: log(1 + theirs.get(n, n)) - first[n].score)
        return [*(replace(first[n], score=first[place].score) for place, n in enumerate(order)), *rest]

    def _places(self, query: str, hits: Sequence[SearchHit]) -> dict[int, int]:
        """The service's place of each hit that it was shown; empty where there is none."""
        if self.notice or len(hits) < 2:
            return {}
        if Screening().stops(query):
            self.notice = NOT_SENT
            return {}
        sent = [n for n, hit in enumerate(hits) if not _is_marked("\n".join([hit.title, *hit.path, hit.text]))]
        if len(sent) < 2:
            return {}
        scores = self._scores(query, [_shown(hits[n]) for n in sent])
        if not scores:
            return {}
        ranked = sorted(range(len(sent)), key=lambda n: -scores[n])
        # What was not shown keeps its place: the others share theirs.
        return {sent[n]: place for place, n in zip(sent, ranked, strict=True)}

    def _scores(self, query: str, texts: Iterable[str]) -> Sequence[float]:
        started = time.monotonic()
        try:
            return self._use.service.scores(
                self._masked(query), [self._masked(text)[:LONGEST_TEXT] for text in texts], self._left
            )
        except RerankFault as fault:
            self.notice = f"没有用重排服务，按本机的顺序排列（{fault.message.removesuffix('。')}）。"
            return ()
        finally:
            self._left -= time.monotonic() - started

    def _masked(self, text: str) -> str:
        return self._leaves.mask(text) if self._leaves else text


def _shown(hit: SearchHit) -> str:
    """The article as the service reads it: without orders to the machine, which some of these models would follow too."""
    heading = " ".join([f"《{short_title(hit.title)}》{hit.article or ''}", *hit.path])
    return _without_orders(f"{heading}\n{hit.text}"[: LONGEST_TEXT + _MARGIN])


@lru_cache(maxsize=REMEMBERED)
def _without_orders(text: str) -> str:
    return disarmed(text).text


@lru_cache(maxsize=REMEMBERED)
def _is_marked(text: str) -> bool:
    """Whether a text bears a mark of classification, which no service is shown, wherever it is."""
    return Screening().stops(text)
