"""How sure it is what a paragraph is: doubts, each with its reason, and the certainty that is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Certainty(Enum):
    """How sure an identification is; the value is what people read."""

    SURE = "确定"
    LIKELY = "很可能"
    UNSURE = "不确定"

    @property
    def code(self) -> str:
        """Its spelling in JSON."""
        return self.name.lower()


_ORDER = (Certainty.SURE, Certainty.LIKELY, Certainty.UNSURE)


@dataclass(frozen=True)
class Doubt:
    """What speaks against an identification.

    Attributes:
        left: How sure it still is, with this against it: likely or unsure.
        reason: A Chinese phrase or sentence that says what.
    """

    left: Certainty
    reason: str


def least(certainties: Iterable[Certainty]) -> Certainty:
    """The least sure of several; sure where there are none."""
    return max(certainties, key=_ORDER.index, default=Certainty.SURE)
