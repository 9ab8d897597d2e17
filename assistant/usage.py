"""Help and usage errors of our command lines, in Chinese: what Typer itself says is English."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

_NO_COMMAND = re.compile(r"No such command '([^']*)'")


def _folding(highlighter: Any) -> Any:
    """What colours a text also lets it go on in the next line; Rich cuts Chinese, which has no blanks, with an ellipsis."""

    def folded(text: Any) -> Any:
        made = highlighter(text)
        made.overflow = "fold"
        return made

    return folded


class _ChineseHelp:
    """What Typer itself says on a page of help, in Chinese."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def get_usage(self, ctx: Any) -> str:
        return super().get_usage(ctx).replace("Usage:", "用法：", 1)  # type: ignore[misc]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE, rich_utils.OPTIONS_PANEL_TITLE = "参数", "选项"
        rich_utils.COMMANDS_PANEL_TITLE = "命令"
        rich_utils.DEFAULT_STRING, rich_utils.REQUIRED_LONG_STRING = "[默认：{}]", "[必填]"
        rich_utils.highlighter = _folding(rich_utils.OptionHighlighter())
        super().format_help(ctx, formatter)  # type: ignore[misc]


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is in Chinese."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """Commands whose help is in Chinese."""


def usage_sentence(error: TyperException, program: str) -> str:
    """What is wrong with a command line; Typer says it in English, and shows help where the command is missing.

    Args:
        program: How the command line is called.
    """
    kind = type(error).__name__
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    if kind == "NoArgsIsHelpError":
        return error.format_message()
    advice = f"请用 {context.command_path if context else program} --help 查看用法。"
    if kind == "NoSuchOption":
        return f"没有选项 {getattr(error, 'option_name', '')}，{advice}"
    if parameter is None:
        unknown = _NO_COMMAND.search(error.format_message())
        return f"没有命令 {unknown[1]}，{advice}" if unknown else f"命令的写法不对，{advice}"
    name = parameter.get_error_hint().replace("'", "")
    if kind == "MissingParameter":
        return f"缺少 {name}（{(parameter.help or '').rstrip('。')}），{advice}"
    return f"{name} 的值不能使用{_range(parameter)}，{advice}"


def _range(parameter: Any) -> str:
    """Between which numbers a value must be; empty where it is no number or any will do."""
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    return "" if least is None or most is None else f"，应是 {least} 到 {most} 的数"
