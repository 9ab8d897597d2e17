"""What the benchmark needs of the catalogue of rules: how each may be repaired, how heavy it is, and its clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FACTS = Path(__file__).resolve().parent / "catalogue_facts.yaml"


@dataclass(frozen=True)
class RuleFacts:
    """Facts of one rule: ``repair`` is safe, confirm or person; ``tier`` core or extended; ``clause`` names its source."""

    repair: str
    severity: str
    tier: str
    clause: str


@cache
def rule_facts() -> dict[str, RuleFacts]:
    """The facts by the rule's id, for instance ``B006``."""
    import yaml

    return {
        code: RuleFacts(**facts)
        for code, facts in yaml.load(
            _FACTS.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        ).items()
    }
