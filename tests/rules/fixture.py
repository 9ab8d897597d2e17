"""The fixtures of rules: readable YAML of which every case becomes a real .docx that is read, identified and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.documents.identify import IdentifiedDocument, identify
from assistant.ooxml.reader import read_document
from assistant.rules.registry import rule_of
from assistant.rules.rule import CannotTell, Rule, Violation
from tests.ooxml.building import build
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "rules"
# What a case says beside the document.
_ABOUT = {"name", "example", "report", "exception", "parameters", "cannot_tell", "fixed"}
_INHERITED = ("defaults", "theme", "styles")


@dataclass(frozen=True)
class RuleCase:
    """One case of a rule's fixture."""

    code: str
    said: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.code}-{self.said['name']}"

    @property
    def fails(self) -> bool:
        return bool(self.said["report"])

    @property
    def examples(self) -> list[str]:
        """The examples of the manual that it is, word for word."""
        said = self.said.get("example", [])
        return [said] if isinstance(said, str) else said

    @property
    def inherits(self) -> bool:
        """Whether the look comes through a style, defaults or the theme."""
        return _holds_style(self.said["given"]) or any(name in self.said for name in _INHERITED)

    @property
    def in_runs(self) -> bool:
        """Whether a text is spread over several runs."""
        return any(len(block.get("runs", ())) > 1 for block in self.said["given"])

    def document(self) -> IdentifiedDocument:
        spec = {key: value for key, value in self.said.items() if key not in _ABOUT}
        return identify(read_document(build(spec), f"{self.code}.docx"))

    def rule(self) -> Rule:
        kind = rule_of(self.code)
        assert kind is not None, f"there is no rule {self.code}"
        return kind(**self.said.get("parameters", {}))

    def verdicts(self, document: IdentifiedDocument) -> tuple[list[Violation], list[CannotTell]]:
        found = list(self.rule().check(document))
        return [v for v in found if isinstance(v, Violation)], [v for v in found if isinstance(v, CannotTell)]


def _holds_style(said: Any) -> bool:
    """Whether a paragraph or a run anywhere in it, in a table too, has a style."""
    if isinstance(said, dict):
        return "style" in said or any(_holds_style(value) for value in said.values())
    return isinstance(said, list) and any(_holds_style(each) for each in said)


@cache
def fixture(code: str) -> tuple[RuleCase, ...]:
    said = read_yaml(FOLDER / f"{code}.yaml")
    assert said["rule"] == code
    return tuple(RuleCase(code, case) for case in said["cases"])


def all_cases() -> list[RuleCase]:
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in fixture(path.stem)]


def differences(wanted: dict[str, Any], violation: Violation) -> list[str]:
    """What a fixture says of a violation that is not so; ``element`` is the Chinese name."""
    said = violation.place.as_json() | {
        "message": violation.message,
        "actual": violation.actual,
        "expected": violation.expected,
        "replacement": violation.replacement,
        "severity": violation.severity.value if violation.severity else None,
        "repair": violation.repair.value if violation.repair else None,
    }
    return [f"{key}: {said[key]!r} ≠ {value!r}" for key, value in wanted.items() if said[key] != value]
