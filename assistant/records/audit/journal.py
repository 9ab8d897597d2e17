# pyright: strict
"""Who writes into the audit: a program in somebody's name."""

from __future__ import annotations

import getpass

from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action, Details


class Journal:
    """Adds entries to a chain, or to none; what cannot be recorded is not done.

    Args:
        chain: Where entries go; None records nothing.
        actor: Who acts; by default the user of this machine's account.
    """

    def __init__(self, chain: AuditChain | None = None, actor: str = "") -> None:
        self._chain = chain
        self.actor = actor or _account()

    def write(self, action: Action, subject: str, details: Details | None = None) -> None:
        """Adds an entry.

        Raises:
            RecordsUnavailable: It could not be written.
        """
        if self._chain is not None:
            self._chain.add(self.actor, action, subject, details)


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "本机用户"
