# pyright: strict
"""What can go wrong with a model service, each kind with the sentence that people read."""

from __future__ import annotations

from enum import Enum

from assistant.errors import ServiceError


class FaultKind(Enum):
    """Why there is no complete answer of a model. The value says what is wrong and what to do; it names no key."""

    RATE_LIMITED = "模型服务请求过多，暂时不接受提问，请过一会儿再试。"
    SERVER_FAULT = "模型服务内部出错，请稍后重试；一直这样请联系模型服务的管理员。"
    NOT_A_MODEL_SERVICE = "GONGWU_CHAT_BASE_URL 指向的不是模型服务（返回的是网页），请检查地址，通常以 /v1 结尾。"
    CUT = "模型的回答中途断开，没有答完，请重试。"
    STALLED = "模型服务长时间没有回应，请稍后重试。"
    OUT_OF_TIME = "模型没有在规定时间内答完，请重试，或调大 GONGWU_CHAT_TIMEOUT。"
    BAD_JSON = "模型服务返回的数据格式不对，请确认它与 OpenAI 接口兼容。"
    BAD_ENCODING = "模型服务返回的文字不是有效的 UTF-8 编码，请联系模型服务的管理员。"
    NO_CHOICES = "模型服务没有返回任何回答，请重试或换一个模型。"
    EMPTY = "模型返回了空的回答，请重试或换一个模型。"
    TOO_LONG = "模型的回答超过长度上限，没有答完，请把问题拆小后再问。"
    FILTERED = "模型服务的内容过滤拦下了这次回答，请换一种说法再问。"
    WRONG_KEY = "模型服务不认可密钥，请检查 GONGWU_CHAT_API_KEY。"
    UNREACHABLE = "连接不上模型服务，请检查 GONGWU_CHAT_BASE_URL 和服务是否已启动。"
    UNKNOWN_MODEL = "模型服务上没有这个模型，请检查 GONGWU_CHAT_MODEL。"
    CONTEXT_TOO_LONG = "问题和资料超过模型能读的长度，请调小 GONGWU_CHAT_PASSAGE_TOKENS 或换一个模型。"
    REFUSED_REQUEST = "模型服务拒绝了这次请求，请检查模型服务的设置。"
    SUSPENDED = "模型服务连续出错，已暂停调用，约半分钟后自动恢复。"
    CANCELLED = "已停止。"

    @property
    def passes(self) -> bool:
        """Whether asking again may help."""
        return self in _PASSING

    @property
    def counts(self) -> bool:
        """Whether it speaks against the service, so that several in a row suspend it."""
        return self in _PASSING or self in _BROKEN


_PASSING = frozenset(
    {FaultKind.RATE_LIMITED, FaultKind.SERVER_FAULT, FaultKind.CUT, FaultKind.STALLED, FaultKind.UNREACHABLE}
)
_BROKEN = frozenset(
    {
        FaultKind.NOT_A_MODEL_SERVICE,
        FaultKind.OUT_OF_TIME,
        FaultKind.BAD_JSON,
        FaultKind.BAD_ENCODING,
        FaultKind.NO_CHOICES,
    }
)


class ModelFault(ServiceError):
    """A model gave no complete answer.

    Args:
        kind: What went wrong; its sentence is the message.
        retry_after: Seconds after which the service wants to be asked again; None where it does not say.
    """

    def __init__(self, kind: FaultKind, retry_after: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type[ModelFault], tuple[FaultKind, float | None]]:  # type: ignore[override]
        return type(self), (self.kind, self.retry_after)
