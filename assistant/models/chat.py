"""A language model behind any OpenAI-compatible service (DeepSeek, Qwen, vLLM, Ollama), streamed and never half believed."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.errors import SettingsError
from assistant.models.circuit import Circuit
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.hosts import host_of, is_sendable, is_this_machine
from assistant.models.messages import Limits, Message, ModelEvent, whole_answer
from assistant.models.receiving import Patience, Receiving
from assistant.models.structured import RESPONSE_FORMAT, with_hint

if TYPE_CHECKING:
    from openai import OpenAI

    from assistant.settings import Settings

TIMEOUT = 60.0
"""Seconds for one answer, all attempts together."""

RETRIES = 2
"""How often a service is asked again after a passing fault, as long as nothing of its answer was passed on."""

FIRST_TOKEN = 30.0
"""Seconds until something of the answer comes; long passages are read slowly by small machines."""

IDLE = 20.0
"""Seconds between two pieces of an answer."""

LONGEST_WAIT = 10.0
"""Seconds that are waited before asking again; who must wait longer is better served by the extracts."""

# A service that does not take the call by then is down or not there; extracts are ready meanwhile.
CONNECT = 5.0


class ChatModel:
    """One model of one service; safe to share between threads.

    Args:
        base_url: The address of the service, for instance ``http://127.0.0.1:8000/v1``.
        model: The name of the model there.
        api_key: What the service asks for; services on one's own machine often ask for nothing.
        timeout: Seconds for one answer where the caller sets no limit.
        retries: How often the service is asked again after a passing fault.
        first_token: Seconds until something of the answer comes.
        idle: Seconds between two pieces of the answer.
        structured: Whether the service is asked for answers in a form, until it refuses that.
    """

    def __init__(
        self,
        base_url: str,
        model: str,
        api_key: str = "",
        timeout: float = TIMEOUT,
        retries: int = RETRIES,
        first_token: float = FIRST_TOKEN,
        idle: float = IDLE,
        structured: bool = True,
    ) -> None:
        self.model = model
        self.host = host_of(base_url)
        self._base_url = base_url
        self._api_key = api_key
        self._timeout = timeout
        self._retries = retries
        self._patience = Patience(first_token, idle)
        self._structured = structured
        self._circuit = Circuit()
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"ChatModel(host={self.host!r}, model={self.model!r})"

    @property
    def name(self) -> str:
        """What answers are signed with."""
        return self.model

    @classmethod
    def configured(cls, settings: Settings) -> ChatModel:
        """The model that the settings name.

        Raises:
            SettingsError: They name none, or no address of a web service, or a key that cannot be sent.
        """
        if not settings.chat_base_url or not settings.chat_model:
            raise SettingsError("没有配置语言模型，请设置 GONGWU_CHAT_BASE_URL 和 GONGWU_CHAT_MODEL 后重试。")
        if not host_of(settings.chat_base_url):
            raise SettingsError("GONGWU_CHAT_BASE_URL 不是可用的网址，应形如 http://127.0.0.1:8000/v1，请改正后重试。")
        key = settings.chat_api_key.get_secret_value().strip()
        if not is_sendable(key):
            raise SettingsError("GONGWU_CHAT_API_KEY 里有不能发送的字符，请核对密钥后重试。")
        return cls(
            settings.chat_base_url,
            settings.chat_model,
            key,
            settings.chat_timeout,
            settings.chat_retries,
            settings.chat_first_token,
            settings.chat_idle,
            settings.chat_structured,
        )

    def stream(self, messages: Sequence[Message], limits: Limits | None = None) -> Iterator[ModelEvent]:
        """The answer in pieces, at temperature 0; the last one is ``Finished``. Closing the iterator stops the call.

        Raises:
            ModelFault: The answer did not come, or is not complete.
        """
        yield from self._watched(messages, limits or Limits.of(self._timeout), {})

    @property
    def structured(self) -> bool:
        """Whether answers are asked for in a form: until the service has refused that once."""
        return self._structured

    def stream_structured(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        """The answer in the form of ``structured``; from a service that refuses the form, as plain text.

        Raises:
            ModelFault: The answer did not come, or is not complete.
        """
        try:
            yield from self._watched(with_hint(messages), limits, {"response_format": RESPONSE_FORMAT})
            return
        except ModelFault as fault:
            if fault.kind is not FaultKind.REFUSED_REQUEST:
                raise
        self._structured = False
        yield from self.stream(messages, limits)

    def _watched(self, messages: Sequence[Message], limits: Limits, form: Mapping[str, Any]) -> Iterator[ModelEvent]:
        self._circuit.check()
        try:
            yield from self._attempts(messages, limits, form)
        except ModelFault as fault:
            self._circuit.failed(fault.kind)
            raise
        self._circuit.succeeded()

    def complete(self, instructions: str, text: str) -> str:
        """The model's whole answer.

        Args:
            instructions: What the model is to do.
            text: What it is to do it with.

        Raises:
            ModelFault: The answer did not come, or is not complete.
        """
        messages = (Message("system", instructions), Message("user", text))
        return whole_answer(self, messages, Limits.of(self._timeout))[0]

    def _attempts(self, messages: Sequence[Message], limits: Limits, form: Mapping[str, Any]) -> Iterator[ModelEvent]:
        for attempt in range(self._retries + 1):
            passed_on = False
            try:
                for event in self._attempt(messages, limits, form):
                    passed_on = True
                    yield event
                return
            except ModelFault as fault:
                delay = _delay(attempt, fault.retry_after)
                last = attempt == self._retries or not fault.kind.passes or passed_on
                if last or delay > min(LONGEST_WAIT, limits.left):
                    raise
            if limits.cancelled.wait(delay):
                raise ModelFault(FaultKind.CANCELLED)

    def _attempt(self, messages: Sequence[Message], limits: Limits, form: Mapping[str, Any]) -> Iterator[ModelEvent]:
        request: dict[str, Any] = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "stream": True,
            "stream_options": {"include_usage": True},
            **form,
        }
        with self._lock:
            client = self._client
        return Receiving(client, request, self._patience).events(limits)

    @cached_property
    def _client(self) -> OpenAI:
        from openai import DefaultHttpxClient, OpenAI, Timeout

        timeout = Timeout(self._patience.longest, connect=CONNECT)
        # Followed redirects could lead from a host that may read everything to one that may not. What stays on this
        # machine goes through no proxy, whatever the environment says.
        transport = DefaultHttpxClient(
            trust_env=not is_this_machine(self.host), follow_redirects=False, timeout=timeout
        )
        return OpenAI(
            base_url=self._base_url,
            api_key=self._api_key or "none",
            timeout=timeout,
            max_retries=0,
            http_client=transport,
        )


def _delay(attempt: int, retry_after: float | None) -> float:
    """Seconds before the next attempt: what the service says, else doubling with jitter."""
    return secrets.SystemRandom().uniform(0.5, 1.5) * 0.5 * 2**attempt if retry_after is None else retry_after
