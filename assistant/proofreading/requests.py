"""A house norm, and what somebody has said that a document is, as JSON: so they go to the process that checks."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, cast

from assistant.documents.document_types import DocumentType, StatedKind
from assistant.proofreading.report_shapes import ProfileEntry, SettingEntry, StatedEntry
from assistant.rules.profile import Profile, RuleSetting
from assistant.rules.rule import Severity


def profile_as_json(profile: Profile) -> ProfileEntry:
    """The norm with all its settings, so that one that stands in no file can be checked by too."""
    return {
        "name": profile.name,
        "title": profile.title,
        "source": profile.source,
        "rules": {code: _setting_as_json(setting) for code, setting in profile.rules.items()},
        "words": sorted(profile.words),
    }


def profile_of(said: ProfileEntry) -> Profile:
    """The norm that was sent."""
    rules = {code: _setting_of(setting) for code, setting in said["rules"].items()}
    return Profile(said["name"], said["title"], said["source"], rules, frozenset(said["words"]))


def stated_as_json(stated: StatedKind) -> StatedEntry:
    """What was said, as JSON."""
    return {"type": stated.type.value if stated.type else None, "as_official": stated.as_official}


def stated_of(said: StatedEntry) -> StatedKind:
    """What was said."""
    return StatedKind(DocumentType(said["type"]) if said["type"] else None, said["as_official"])


def _setting_as_json(setting: RuleSetting) -> SettingEntry:
    severity = setting.severity.value if setting.severity else None
    parameters = {name: _plain(value) for name, value in setting.parameters.items()}
    return {"on": setting.on, "severity": severity, "parameters": parameters}


def _setting_of(said: SettingEntry) -> RuleSetting:
    severity = Severity(said["severity"]) if said["severity"] else None
    return RuleSetting(said["on"], severity, said["parameters"])


def _plain(value: Any) -> Any:
    """Sets and tuples as lists, which is what they are in a norm that was read from a file."""
    if isinstance(value, Set):
        return sorted(cast("Set[Any]", value))
    return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value
