"""Finds all rules by walking the package, and makes those that a profile wants."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from assistant import rules
from assistant.errors import ProfileError
from assistant.rules.profile import Profile, RuleSetting
from assistant.rules.rule import Rule, Severity
from assistant.walking import modules_in

# The folders in the order in which a document is read, with their Chinese names.
GROUPS = {
    "page": "版面",
    "masthead": "版头",
    "title": "标题",
    "body": "主送机关与正文",
    "numbering": "层次序数",
    "attachment": "附件",
    "signature": "署名、日期、附注",
    "imprint": "版记",
    "page_number": "页码",
    "table": "表格",
    "special": "信函、命令、纪要",
    "elements": "应有要素",
    "routing": "文种与行文规则",
    "punctuation": "标点",
    "numerals": "数字与计量",
    "references": "引用",
    "wording": "用语与事实",
}

# What YAML gives for the annotation of a rule's field, how people call it, and what is made of it.
_KINDS: dict[str, tuple[Any, str, Callable[[Any], Any] | None]] = {
    "float": ((int, float), "数字", None),
    "int": (int, "整数", None),
    "str": (str, "文字", None),
    "bool": (bool, " true 或 false", None),
    "tuple": ((list, tuple), "一列值", tuple),
    "frozenset": ((list, tuple, frozenset), "一列值", frozenset),
}


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """All rules, in the order of their groups and codes."""
    found: list[type[Rule]] = []
    for group in GROUPS:
        for module in modules_in(f"{rules.__name__}.{group}"):
            found += _rules_of(module)
    return tuple(sorted(found, key=lambda rule: (list(GROUPS).index(group_of(rule)), rule.code)))


def _rules_of(module: ModuleType) -> list[type[Rule]]:
    defined = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return [each for each in defined if issubclass(each, Rule)]


def rule_of(code: str) -> type[Rule] | None:
    """The rule with that code."""
    return next((rule for rule in all_rules() if rule.code == code), None)


def group_of(rule: type[Rule] | Rule) -> str:
    """The folder in which a rule stands."""
    return rule.__module__.split(".")[-2]


def manual_of(rule: type[Rule] | Rule) -> str:
    """The Chinese manual of a rule."""
    return inspect.cleandoc(import_module(rule.__module__).__doc__ or "")


def select(profile: Profile) -> tuple[tuple[Rule, Severity], ...]:
    """The rules that a profile wants, with how heavy their violations are.

    Raises:
        ProfileError: The profile names a rule or a parameter that does not exist.
    """
    known = {rule.code for rule in all_rules()}
    if unknown := sorted(profile.rules.keys() - known):
        raise ProfileError(f"规范“{profile.title}”中的规则 {'、'.join(unknown)} 不存在；请用 gongwu rules 查看编号。")
    wanted: list[tuple[Rule, Severity]] = []
    for rule in all_rules():
        setting = profile.rules.get(rule.code, RuleSetting())
        if rule.enabled if setting.on is None else setting.on:
            wanted.append((_made(rule, setting, profile), setting.severity or rule.severity))
    return tuple(wanted)


def _made(rule: type[Rule], setting: RuleSetting, profile: Profile) -> Rule:
    parameters = {each.name for each in fields(cast(Any, rule))}
    if unknown := sorted(setting.parameters.keys() - parameters):
        raise ProfileError(
            f"规范“{profile.title}”中 {rule.code} 没有参数 {'、'.join(unknown)}；可用的有：{'、'.join(sorted(parameters)) or '无'}。"
        )
    kinds = {each.name: str(each.type).partition("[")[0] for each in fields(cast(Any, rule))}
    given = {
        parameter: _fitting(said, kinds[parameter], f"规范“{profile.title}”中 {rule.code} 的参数 {parameter}")
        for parameter, said in setting.parameters.items()
    }
    if "words" in parameters:
        given["words"] = frozenset(given.get("words", ())) | profile.words
    return rule(**given)


def _fitting(said: Any, kind: str, what: str) -> Any:
    """A parameter as its annotation wants it: YAML has lists for tuples, and whole numbers for what may have a fraction."""
    if kind not in _KINDS:
        return said
    accepted, title, make = _KINDS[kind]
    if not isinstance(said, accepted) or isinstance(said, bool) is not (kind == "bool"):
        raise ProfileError(f"{what} 应当是{title}，不能是“{said}”。")
    return make(said) if make else said
