"""What is done before text leaves for a language model: nothing on this machine and the office's own network, else everything.

One :class:`Screening` belongs to one question.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.sensitive.detector import Finding
from assistant.answering.sensitive.finding import find_sensitive
from assistant.answering.sensitive.masking import Mask, Restorer
from assistant.models.hosts import host_of, is_this_machine

NEXT_STEP = "请删去涉密内容后再问；确需处理涉密文件的，请在符合保密要求的涉密系统中办理，并向本单位保密工作机构咨询。"


def screen_for(service: str, intranet_hosts: Iterable[str] = ()) -> Screening | None:
    """The screening for a service; None where the text stays on this machine or in the office's network.

    Args:
        service: The address of the language model's service, or its host alone; empty for a model in this process.
        intranet_hosts: Host names or addresses that the installation trusts; ``.example`` trusts everything below it.
    """
    host = (host_of(service) if "://" in service else service.lower()).rstrip(".")
    if "://" in service and not host:
        return Screening()
    trusted = [name.strip().lower() for name in intranet_hosts if name.strip()]
    return None if is_this_machine(host) or any(_is_named(host, name) for name in trusted) else Screening()


class Screening:
    """Screens the texts of one question on their way to a model and back."""

    def __init__(self) -> None:
        self._mask = Mask()

    def stops(self, text: str) -> bool:
        """Whether a text carries a mark that keeps it here."""
        return bool(_marks(text))

    def refusal(self, question: str, history: Iterable[str] = ()) -> str | None:
        """Why nothing can be sent and what to do, in Chinese; None where it can be sent."""
        if found := _marks(question):
            return f"问题中带有{_named(found)}，按保密规定不能交给外部的语言模型，因此未作处理。{NEXT_STEP}"
        if found := [mark for said in history for mark in _marks(said)]:
            return f"前面的对话中带有{_named(found)}，按保密规定不能交给外部的语言模型，因此未作处理。请另开一个对话。{NEXT_STEP}"
        return None

    def mask(self, text: str) -> str:
        """The text as it may leave."""
        return self._mask.mask(text)

    def restore(self, text: str) -> str:
        """The model's text as the user may read it."""
        return self._mask.restore(text)

    def restorer(self) -> Restorer:
        """Restores the model's text while it comes in."""
        return self._mask.restorer()

    @property
    def masked(self) -> tuple[str, ...]:
        """What was masked so far, for instance 身份证号, for the notice under the answer."""
        return self._mask.titles


def _marks(text: str) -> list[Finding]:
    return [finding for finding in find_sensitive(text) if finding.detector.stops]


def _named(found: Iterable[Finding]) -> str:
    return "、".join(dict.fromkeys(finding.detector.title for finding in found))


def _is_named(host: str, name: str) -> bool:
    return host == name.lstrip("*").lstrip(".") or (name.startswith((".", "*.")) and host.endswith(name.lstrip("*")))
