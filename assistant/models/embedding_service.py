# pyright: strict
"""An embedder of the office's own: any OpenAI-compatible ``/embeddings`` (vLLM, Xinference, TEI, Ollama)."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from assistant.errors import ServiceError, SettingsError
from assistant.models.circuit import Circuit
from assistant.models.embedding_wire import LONGEST_BODY, read_vectors, request
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.hosts import host_of, is_sendable, is_this_machine
from assistant.models.posting import Poster, Waiting
from assistant.models.wire import kind_of_error

if TYPE_CHECKING:
    from assistant.settings import Settings

QUESTION_SECONDS = 3.0
"""How long a question waits for its vector; without one it is searched by words, and whoever asks is waiting."""

BATCH_SECONDS = 120.0
RETRIES = 6
"""So often a batch of passages is sent again; the pauses, 1 to 32 seconds, bridge a service that starts anew."""

LONGEST_PAUSE = 60.0
REMEMBERED_QUESTIONS = 256

_UNUSABLE = "向量服务返回的内容不能用，请确认它有与 OpenAI 相同的 /embeddings 接口。"
_SENTENCES: Mapping[FaultKind, str] = {
    FaultKind.RATE_LIMITED: "向量服务请求过多，请过一会儿再试。",
    FaultKind.SERVER_FAULT: "向量服务内部出错，请稍后重试；一直这样请联系它的管理员。",
    FaultKind.NOT_A_MODEL_SERVICE: "GONGWU_EMBEDDING_BASE_URL 指向的不是向量服务，请检查地址，通常以 /v1 结尾。",
    FaultKind.CUT: "向量服务的回答中途断开，请重试。",
    FaultKind.OUT_OF_TIME: "向量服务没有在规定时间内答复，请检查服务是否太忙。",
    FaultKind.WRONG_KEY: "向量服务不认可密钥，请检查 GONGWU_EMBEDDING_API_KEY。",
    FaultKind.UNREACHABLE: "连接不上向量服务，请检查 GONGWU_EMBEDDING_BASE_URL 和服务是否已启动。",
    FaultKind.UNKNOWN_MODEL: "向量服务上没有这个模型，请检查 GONGWU_EMBEDDING_MODEL。",
    FaultKind.CONTEXT_TOO_LONG: "有的条文超过向量模型能读的长度，请在服务上打开截断（truncate），或换一个模型。",
    FaultKind.REFUSED_REQUEST: "向量服务拒绝了请求，请检查 GONGWU_EMBEDDING_MODEL 和 GONGWU_EMBEDDING_BATCH。",
    FaultKind.SUSPENDED: "向量服务连续出错，已暂停调用，约半分钟后自动恢复。",
}


class EmbeddingFault(ServiceError):
    """There are no vectors that could be used.

    Args:
        kind: What went wrong.
    """

    def __init__(self, kind: FaultKind) -> None:
        super().__init__(_SENTENCES.get(kind, _UNUSABLE))
        self.kind = kind

    def __reduce__(self) -> tuple[type[EmbeddingFault], tuple[FaultKind]]:  # type: ignore[override]
        return type(self), (self.kind,)


class EmbeddingService(Embeddings):
    """One embedding model of one service; safe to share between threads.

    Args:
        base_url: The address of the service, with or without ``/embeddings`` at its end.
        model: The name of the model there.
        api_key: What the service asks for; empty for nothing.
        batch: How many passages go into one request.
        question_prefix: What the model wants before a question, as the instruction of Qwen3-Embedding or bge.
        passage_prefix: What it wants before a passage, as the ``passage: `` of e5; part of the name, for it changes the vectors.
        pause: Waits so many seconds between two tries.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str = "",
        *,
        batch: int = 32,
        question_prefix: str = "",
        passage_prefix: str = "",
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self.host = host_of(base_url)
        self.name = f"{model}+{passage_prefix}" if passage_prefix else model
        self._url = f"{base_url.rstrip('/').removesuffix('/embeddings')}/embeddings"
        self._model = model
        self._batch = batch
        self._prefixes = question_prefix, passage_prefix
        self._pause = pause
        self._poster = Poster(base_url, api_key, LONGEST_BODY)
        self._circuit = Circuit()
        self._lock = threading.Lock()
        self._questions: OrderedDict[str, list[float]] = OrderedDict()

    def __repr__(self) -> str:
        return f"EmbeddingService(host={self.host!r}, model={self._model!r})"

    @classmethod
    def configured(cls, settings: Settings) -> EmbeddingService | None:
        """The service that the settings name; None where they name none.

        Raises:
            SettingsError: Half of it is missing, the address or the key cannot be used, or the host is neither this machine nor
                one of the intranet: it is sent the whole library.
        """
        url, model = settings.embedding_base_url, settings.embedding_model
        if not url and not model:
            return None
        if not host_of(url) or not model:
            raise SettingsError(
                "GONGWU_EMBEDDING_BASE_URL（形如 http://127.0.0.1:8000/v1）和 GONGWU_EMBEDDING_MODEL 要同时设置，请改正后重试。"
            )
        if not is_this_machine(host_of(url)) and host_of(url) not in settings.chat_intranet_hosts:
            raise SettingsError(
                "向量服务会收到知识库的全文，只能用本机或内网的；"
                f"{host_of(url)} 是内网主机的，请写进 GONGWU_CHAT_INTRANET_HOSTS 后重试。"
            )
        key = settings.embedding_api_key.get_secret_value().strip()
        if not is_sendable(key):
            raise SettingsError("GONGWU_EMBEDDING_API_KEY 里有不能发送的字符，请核对密钥后重试。")
        return cls(
            url,
            model,
            key,
            batch=settings.embedding_batch,
            question_prefix=settings.embedding_question_prefix,
            passage_prefix=settings.embedding_passage_prefix,
        )

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question; the last few hundred are remembered.

        Raises:
            EmbeddingFault: It did not come in time, or cannot be used.
        """
        with self._lock:
            if text in self._questions:
                self._questions.move_to_end(text)
                return self._questions[text]
        (vector,) = self._vectors([self._prefixes[0] + text], QUESTION_SECONDS)
        with self._lock:
            self._questions[text] = vector
            if len(self._questions) > REMEMBERED_QUESTIONS:
                self._questions.popitem(last=False)
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, a batch after the other; a batch that fails in passing is sent again.

        Raises:
            EmbeddingFault: They did not come, or cannot be used.
        """
        prefixed = [self._prefixes[1] + text for text in texts]
        batches = [prefixed[start : start + self._batch] for start in range(0, len(prefixed), self._batch)]
        vectors = list(chain.from_iterable(self._patiently(batch) for batch in batches))
        if len({len(vector) for vector in vectors}) > 1:
            raise EmbeddingFault(FaultKind.BAD_JSON)
        return vectors

    def _patiently(self, texts: Sequence[str], retry: int = 0) -> list[list[float]]:
        try:
            return self._asked(texts, BATCH_SECONDS)
        except ModelFault as fault:
            if retry == RETRIES or not fault.kind.passes:
                raise EmbeddingFault(fault.kind) from None
            self._pause(min(LONGEST_PAUSE, max(2.0**retry, fault.retry_after or 0)))
        return self._patiently(texts, retry + 1)

    def _vectors(self, texts: Sequence[str], seconds: float) -> list[list[float]]:
        try:
            self._circuit.check()
            found = self._asked(texts, seconds)
        except ModelFault as fault:
            self._circuit.failed(fault.kind)
            raise EmbeddingFault(fault.kind) from None
        self._circuit.succeeded()
        return found

    def _asked(self, texts: Sequence[str], seconds: float) -> list[list[float]]:
        return Waiting(lambda over: self._posted(texts, seconds, over), "embedding").result(seconds)

    def _posted(self, texts: Sequence[str], seconds: float, over: threading.Event) -> list[list[float]]:
        posted = self._poster.post(self._url, request(self._model, texts), seconds, over)
        if posted.status != 200:
            kind = kind_of_error(posted.status, posted.body.decode("utf-8", "replace"))
            raise ModelFault(kind, posted.retry_after)
        return read_vectors(posted.body, len(texts))
