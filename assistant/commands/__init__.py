"""The commands of ``gongwu``, one a file, found by walking the folder; an inner folder is a group of commands.

A module has ``ORDER``, its place in the help, and ``run``, whose signature and docstring are the command.
"""

from __future__ import annotations

import inspect
from typing import Any

import typer

from assistant.usage import ChineseCommand, ChineseGroup
from assistant.walking import modules_in


def group_of_commands(package: str = __name__, **settings: Any) -> typer.Typer:
    """The commands of a folder as one.

    Args:
        package: The folder.
        settings: What else Typer is told of the group.
    """
    group = typer.Typer(
        cls=ChineseGroup,
        options_metavar="[选项]",
        subcommand_metavar="命令 [参数]...",
        no_args_is_help=True,
        **settings,
    )
    for module in sorted(modules_in(package), key=lambda each: each.ORDER):
        name = module.__name__.rpartition(".")[2]
        if hasattr(module, "run"):
            group.command(name, cls=ChineseCommand, options_metavar="[选项]")(module.run)
        else:
            group.add_typer(group_of_commands(module.__name__, help=inspect.getdoc(module)), name=name)
    return group
