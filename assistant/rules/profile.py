"""House norms: which rules are on, how heavy they are, and with what parameters; ``knowledge/profiles/NAME.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from assistant.errors import ProfileError
from assistant.resources import knowledge_folder
from assistant.rules.rule import Severity

STANDARD = "standard"
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class RuleSetting:
    """What a profile says of one rule; what it does not say stays as the rule has it.

    Attributes:
        on: Whether it is checked.
        severity: How heavy it is.
        parameters: Values for the fields of the rule.
    """

    on: bool | None = None
    severity: Severity | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Profile:
    """A named house norm.

    Attributes:
        name: As the command line names it.
        title: Chinese, for people.
        source: Where the norm stands.
        rules: Settings by code.
        words: Words of the user's own that no word rule reports.
    """

    name: str
    title: str
    source: str = ""
    rules: Mapping[str, RuleSetting] = field(default_factory=dict[str, RuleSetting])
    words: frozenset[str] = frozenset()

    def without(self, codes: frozenset[str]) -> Profile:
        """The same with some rules switched off."""
        off = {code: replace(self.rules.get(code, RuleSetting()), on=False) for code in codes}
        return replace(self, rules={**self.rules, **off})


def profile_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(path.stem for path in (folder or _folder()).glob("*.yaml")))


def load_profile(name: str = STANDARD, folder: Path | None = None) -> Profile:
    """A profile by its name.

    Raises:
        ProfileError: There is none of that name, or it cannot be read.
    """
    # What is asked for may come from anywhere: it is looked for among the names, and never made part of a path.
    names = profile_names(folder)
    if name not in names:
        raise ProfileError(f"没有名为“{name[:_LONGEST_SHOWN]}”的规范；可用的有：{'、'.join(names)}。")
    return parse_profile(name, ((folder or _folder()) / f"{name}.yaml").read_text(encoding="utf-8"))


def parse_profile(name: str, text: str) -> Profile:
    """A profile from its YAML.

    Raises:
        ProfileError: The text is not a profile.
    """
    import yaml

    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ProfileError(f"规范文件 {name}.yaml 不是有效的 YAML；请检查缩进和冒号。") from error
    if not isinstance(said, dict):
        raise ProfileError(f"规范文件 {name}.yaml 应当有 title 和 rules 两项。")
    content = cast(dict[str, Any], said)
    unknown = content.keys() - {"title", "source", "rules", "words"}
    if unknown or not isinstance(content.get("title"), str):
        raise ProfileError(f"规范文件 {name}.yaml 只能有 title、source、rules、words 四项，并且必须有 title。")
    rules: Any = content.get("rules") or {}
    listed: Any = content.get("words") or []
    if not isinstance(rules, dict) or not isinstance(listed, list):
        raise ProfileError(f"规范文件 {name}.yaml 的 rules 应当按规则编号分项，words 应当是一列词语。")
    settings = {str(code): _setting(name, str(code), setting) for code, setting in cast(dict[Any, Any], rules).items()}
    words = frozenset(str(word) for word in cast(list[Any], listed))
    return Profile(name, content["title"], str(content.get("source", "")), settings, words)


def _setting(name: str, code: str, said: Any) -> RuleSetting:
    # YAML 1.1 reads a bare ``on`` as true.
    setting: dict[Any, Any] = {}
    if isinstance(said, dict):
        setting = {"on" if key is True else key: value for key, value in cast(dict[Any, Any], said).items()}
    if not isinstance(said, dict) or setting.keys() - {"on", "severity", "parameters"}:
        raise ProfileError(f"规范文件 {name}.yaml 中 {code} 只能有 on、severity、parameters 三项。")
    severity = setting.get("severity")
    if severity is not None and severity not in [each.value for each in Severity]:
        raise ProfileError(f"规范文件 {name}.yaml 中 {code} 的 severity 只能是 error、warning 或 info。")
    on: Any = setting.get("on")
    parameters: Any = setting.get("parameters") or {}
    if not isinstance(on, bool | None) or not isinstance(parameters, dict):
        raise ProfileError(f"规范文件 {name}.yaml 中 {code} 的 on 只能是 true 或 false，parameters 应当按参数分项。")
    return RuleSetting(on, Severity(severity) if severity else None, cast(dict[str, Any], parameters))


def _folder() -> Path:
    return knowledge_folder() / "profiles"
