"""The commands of ``gongwu``, one a file, found by walking the folder; an inner folder is a group of commands.

A module has ``ORDER``, its place in the help, and ``run``, whose signature and docstring are the command. What takes long and
needs no arguments it may begin in ``ahead``: a context manager that ends with the command, who finds it as ``ctx.obj``.
"""

from __future__ import annotations

import inspect
from types import ModuleType
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
        cls=_Commands,
        options_metavar="[选项]",
        subcommand_metavar="命令 [参数]...",
        no_args_is_help=True,
        **settings,
    )
    for module in sorted(modules_in(package), key=lambda each: each.ORDER):
        name = module.__name__.rpartition(".")[2]
        if hasattr(module, "run"):
            group.command(name, cls=_class_of(module), options_metavar="[选项]")(module.run)
        else:
            group.add_typer(group_of_commands(module.__name__, help=inspect.getdoc(module)), name=name)
    return group


def _class_of(module: ModuleType) -> type[ChineseCommand]:
    """The kind of command that a module is: one that begins something ahead, or an ordinary one."""
    if not hasattr(module, "ahead"):
        return ChineseCommand
    return type("CommandAhead", (ChineseCommand,), {"ahead": staticmethod(module.ahead)})


class _Commands(ChineseGroup):
    """Commands of which some begin before the command line is read: to read it, Typer first loads Pydantic."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ahead = getattr(self.commands.get(args[0]), "ahead", None) if args else None
        if ahead is not None and len(args) > 1 and "--help" not in args:
            ctx.obj = ctx.with_resource(ahead())
        return super().parse_args(ctx, args)
