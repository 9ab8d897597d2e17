"""Which model composes answers, and how much it may see and take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.models.messages import LanguageModel

if TYPE_CHECKING:
    from assistant.settings import Settings


@dataclass(frozen=True)
class ModelUse:
    """A model and the bounds of its use.

    Attributes:
        model: What composes.
        seconds: How long it may work on one question, all its calls together.
        passage_tokens: How many tokens of articles it is given at most.
        rewrite: Whether it completes follow-up questions; else rules do.
        understand: Whether it turns the question into the law's words, which are searched as well.
        second_look: Whether it checks its own answer once more.
        intranet_hosts: Hosts besides this machine, lower case, that may see what may not leave the office.
    """

    model: LanguageModel
    seconds: float = 60.0
    passage_tokens: int = 4000
    rewrite: bool = False
    understand: bool = False
    second_look: bool = False
    intranet_hosts: frozenset[str] = frozenset()

    @classmethod
    def configured(cls, settings: Settings) -> ModelUse | None:
        """What the settings say; None where they name no model, or forbid its use.

        Raises:
            SettingsError: The address or the key cannot be used, or only one of address and name is given.
        """
        from assistant.models.chat import ChatModel

        if not settings.chat_enabled or not (settings.chat_base_url or settings.chat_model):
            return None
        return cls(
            model=ChatModel.configured(settings),
            seconds=settings.chat_timeout,
            passage_tokens=settings.chat_passage_tokens,
            rewrite=settings.chat_rewrite,
            understand=settings.chat_understand,
            second_look=settings.chat_second_look,
            intranet_hosts=frozenset(settings.chat_intranet_hosts),
        )
