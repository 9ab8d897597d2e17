"""A language model behind any OpenAI-compatible service (DeepSeek, Qwen, vLLM, Ollama): one question, one whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import ServiceError, SettingsError

if TYPE_CHECKING:
    from assistant.settings import Settings

TIMEOUT = 60.0
"""Seconds for one answer."""

RETRIES = 2
"""How often the client asks again after a passing fault."""


class ChatModel:
    """One model of one service.

    Args:
        base_url: The address of the service, for instance ``http://127.0.0.1:8000/v1``.
        model: The name of the model there.
        api_key: What the service asks for; services on one's own machine often ask for nothing.
        timeout: Seconds for one answer.
        retries: How often the client asks again after a passing fault.
    """

    def __init__(
        self, base_url: str, model: str, api_key: str = "", timeout: float = TIMEOUT, retries: int = RETRIES
    ) -> None:
        from openai import OpenAI

        self.model = model
        self._client = OpenAI(base_url=base_url, api_key=api_key or "none", timeout=timeout, max_retries=retries)

    @classmethod
    def configured(cls, settings: Settings) -> ChatModel:
        """The model that the settings name.

        Raises:
            SettingsError: They name none.
        """
        if not settings.chat_base_url or not settings.chat_model:
            raise SettingsError("没有配置语言模型，请设置 GONGWU_CHAT_BASE_URL 和 GONGWU_CHAT_MODEL 后重试。")
        return cls(settings.chat_base_url, settings.chat_model, settings.chat_api_key.get_secret_value())

    def complete(self, instructions: str, text: str) -> str:
        """The model's whole answer, at temperature 0.

        Args:
            instructions: What the model is to do.
            text: What it is to do it with.

        Raises:
            ServiceError: The service cannot be reached, refuses, or does not finish its answer.
        """
        from openai import OpenAIError

        try:
            completion = self._client.chat.completions.create(
                model=self.model,
                temperature=0,
                messages=[{"role": "system", "content": instructions}, {"role": "user", "content": text}],
            )
        except OpenAIError as error:
            raise ServiceError(
                f"模型服务没有给出结果（{type(error).__name__}），请检查 GONGWU_CHAT_BASE_URL 等设置和服务是否正常。"
            ) from error
        choices = completion.choices
        if not choices or choices[0].finish_reason != "stop" or not choices[0].message.content:
            raise ServiceError("模型没有答完，请稍后重试，或换一个模型。")
        return choices[0].message.content
