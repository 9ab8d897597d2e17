# pyright: strict
"""A service that says how well texts answer a question: any ``/rerank`` of vLLM, Xinference or Text Embeddings Inference."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import ServiceError, SettingsError
from assistant.models.circuit import Circuit
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.hosts import host_of, is_sendable
from assistant.models.posting import Poster, Waiting
from assistant.models.rerank_wire import LONGEST_BODY, Shape, read_scores
from assistant.models.wire import kind_of_error

if TYPE_CHECKING:
    from assistant.settings import Settings

TIMEOUT = 1.5
"""Seconds for one question; the order that is there already is good, and whoever asks is waiting."""

# What does not read the other shape says that a field is missing: 422, or 400.
_UNREADABLE = (400, 422)

_UNUSABLE = "重排服务返回的内容不能用，请确认它有与 vLLM、Xinference 或 TEI 相同的 /rerank 接口。"
_SENTENCES: Mapping[FaultKind, str] = {
    FaultKind.RATE_LIMITED: "重排服务请求过多，请过一会儿再试。",
    FaultKind.SERVER_FAULT: "重排服务内部出错，请稍后重试；一直这样请联系它的管理员。",
    FaultKind.NOT_A_MODEL_SERVICE: "GONGWU_RERANK_BASE_URL 指向的不是重排服务，请检查地址。",
    FaultKind.CUT: "重排服务的回答中途断开，请重试。",
    FaultKind.OUT_OF_TIME: "重排服务没有在规定时间内答复，请检查服务，或调大 GONGWU_RERANK_TIMEOUT。",
    FaultKind.WRONG_KEY: "重排服务不认可密钥，请检查 GONGWU_RERANK_API_KEY。",
    FaultKind.UNREACHABLE: "连接不上重排服务，请检查 GONGWU_RERANK_BASE_URL 和服务是否已启动。",
    FaultKind.UNKNOWN_MODEL: "重排服务上没有这个模型，请检查 GONGWU_RERANK_MODEL。",
    FaultKind.REFUSED_REQUEST: "重排服务拒绝了请求，请检查 GONGWU_RERANK_MODEL 和服务的设置。",
    FaultKind.SUSPENDED: "重排服务连续出错，已暂停调用，约半分钟后自动恢复。",
}


class RerankFault(ServiceError):
    """There are no scores that could be used.

    Args:
        kind: What went wrong.
    """

    def __init__(self, kind: FaultKind) -> None:
        super().__init__(_SENTENCES.get(kind, _UNUSABLE))
        self.kind = kind

    def __reduce__(self) -> tuple[type[RerankFault], tuple[FaultKind]]:  # type: ignore[override]
        return type(self), (self.kind,)


class _Wanted(NamedTuple):
    """One call: what is asked, and for how long."""

    query: str
    texts: Sequence[str]
    seconds: float


class RerankService:
    """One reranking model of one service; safe to share between threads.

    Args:
        base_url: The address of the service, with or without ``/rerank`` at its end.
        model: The name of the model there; empty for services that have one only.
        api_key: What the service asks for; empty for nothing.
    """

    def __init__(self, base_url: str, model: str = "", api_key: str = "") -> None:
        self.host = host_of(base_url)
        self.name = model or self.host
        self._url = f"{base_url.rstrip('/').removesuffix('/rerank')}/rerank"
        self._model = model
        self._poster = Poster(base_url, api_key, LONGEST_BODY)
        self._circuit = Circuit()
        self._shape = Shape.DOCUMENTS if model else Shape.TEXTS

    def __repr__(self) -> str:
        return f"RerankService(host={self.host!r}, model={self._model!r})"

    @classmethod
    def configured(cls, settings: Settings) -> RerankService:
        """The service that the settings name.

        Raises:
            SettingsError: They name none, or no address of a web service, or a key that cannot be sent.
        """
        if not host_of(settings.rerank_base_url):
            raise SettingsError(
                "GONGWU_RERANK_BASE_URL 不是可用的网址，应形如 http://127.0.0.1:8000/v1，请改正后重试。"
            )
        key = settings.rerank_api_key.get_secret_value().strip()
        if not is_sendable(key):
            raise SettingsError("GONGWU_RERANK_API_KEY 里有不能发送的字符，请核对密钥后重试。")
        return cls(settings.rerank_base_url, settings.rerank_model, key)

    def scores(self, query: str, texts: Sequence[str], seconds: float = TIMEOUT) -> list[float]:
        """How well each text answers the question, in the order of the texts; only their order means something.

        Raises:
            RerankFault: The scores did not come in time, or cannot be used.
        """
        try:
            self._circuit.check()
            found = self._in_time(_Wanted(query, texts, seconds))
        except ModelFault as fault:
            self._circuit.failed(fault.kind)
            raise RerankFault(fault.kind) from None
        self._circuit.succeeded()
        return found

    def _in_time(self, wanted: _Wanted) -> list[float]:
        return Waiting(lambda over: self._asked(wanted, over), "rerank").result(wanted.seconds)

    def _asked(self, wanted: _Wanted, over: threading.Event) -> list[float]:
        """The scores in the shape that the service reads; which one it is is remembered."""
        for shape in sorted(Shape, key=lambda shape: shape is not self._shape):
            request = shape.request(self._model, wanted.query, wanted.texts)
            status, body, _ = self._poster.post(self._url, request, wanted.seconds, over)
            if status == 200:
                scores = read_scores(body, len(wanted.texts))
                self._shape = shape
                return scores
            kind = kind_of_error(status, body.decode("utf-8", "replace"))
            if status not in _UNREADABLE or kind is not FaultKind.REFUSED_REQUEST:
                raise ModelFault(kind)
        raise ModelFault(FaultKind.REFUSED_REQUEST)
