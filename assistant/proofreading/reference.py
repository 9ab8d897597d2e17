"""The reference of rules: for scripts as JSON, for people as text and as the page in docs/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any, cast

from assistant.errors import InputError
from assistant.rules.registry import GROUPS, all_rules, group_of, manual_of, rule_of
from assistant.rules.rule import Rule


def rule_as_json(rule: type[Rule]) -> dict[str, Any]:
    """One rule as ``gongwu rules --json`` prints it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "group": group_of(rule),
        "clause": rule.clause,
        "level": rule.level.wording,
        "severity": rule.severity.value,
        "repair": rule.repair.value,
        "changes": rule.changes.value,
        "elements": [element.value for element in rule.elements],
        "enabled": rule.enabled,
        "on_text": rule.on_text,
        "parameters": {each.name: _plain(each.default) for each in fields(cast(Any, rule))},
        "manual": manual_of(rule),
    }


def named_rule(code: str) -> type[Rule]:
    """The rule with that code, in capitals or not.

    Raises:
        InputError: There is none.
    """
    found = rule_of(code.strip().upper())
    if found is None:
        raise InputError(f"没有编号为 {code} 的规则；请用 gongwu rules 查看全部编号。")
    return found


def list_lines() -> Iterator[str]:
    """All rules, a line each, under their groups."""
    for group, rules in groupby(all_rules(), group_of):
        yield GROUPS[group]
        for rule in rules:
            off = "" if rule.enabled else "　默认关闭"
            yield f"  {rule.code} {rule.title}　{rule.severity.title}　{rule.clause}（{rule.level.wording}）{off}"
    yield f"共 {len(all_rules())} 条；gongwu rules 编号 查看一条的说明。"


def rule_lines(rule: type[Rule]) -> Iterator[str]:
    """One rule with its manual and its parameters."""
    yield f"{rule.code} {rule.title}（{GROUPS[group_of(rule)]}）"
    yield f"{rule.severity.title}　{rule.repair.title}　{rule.clause}（{rule.level.wording}）"
    yield manual_of(rule)
    parameters = rule_as_json(rule)["parameters"]
    if parameters:
        yield "单位规范可以改的参数：" + "，".join(f"{name} = {value}" for name, value in parameters.items())


def reference_page() -> str:
    """The reference as Markdown, which ``docs/rules.md`` holds."""
    lines = [
        "# 校对规则",
        "",
        "由 `gongwu rules --markdown` 生成，请勿手改。级别的措辞：国标规定、国标一般要求、国标推荐、条例规定、相关标准规定、通行做法。",
    ]
    for group, rules in groupby(all_rules(), group_of):
        lines += ["", f"## {GROUPS[group]}"]
        for rule in rules:
            lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def _section(rule: type[Rule]) -> Iterator[str]:
    off = "；默认关闭" if not rule.enabled else ""
    yield f"### {rule.code} {rule.title}"
    yield ""
    yield f"{rule.severity.title}；{rule.repair.title}；{rule.clause}（{rule.level.wording}）{off}。"
    yield ""
    yield "\n\n".join(manual_of(rule).splitlines()).replace("\n\n\n\n", "\n\n")


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, frozenset)):
        return sorted(str(each) for each in cast("tuple[Any, ...]", value))
    return value if isinstance(value, (bool, int, float, str)) else str(value)
