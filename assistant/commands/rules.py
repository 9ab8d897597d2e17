"""``gongwu rules``: the reference of rules."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption
from assistant.commands._printing import print_json, print_lines

ORDER = 6


def run(
    code: Annotated[str | None, typer.Argument(help="规则编号，例如 B006；不写则列出全部。")] = None,
    as_json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="输出全部规则的说明（docs/rules.md）。")] = False,
) -> None:
    """查看校对规则：依据、例子、修复方式和例外。"""
    from assistant.front_door import all_rules, list_lines, named_rule, reference_page, rule_as_json, rule_lines

    if markdown:
        typer.echo(reference_page(), nl=False)
    elif as_json:
        print_json(rule_as_json(named_rule(code)) if code else {"rules": [rule_as_json(rule) for rule in all_rules()]})
    else:
        print_lines(rule_lines(named_rule(code)) if code else list_lines())
