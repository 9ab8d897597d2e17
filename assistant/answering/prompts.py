"""Prompt files: read strictly, filled in completely, and known by their fingerprint.

A file ``prompts/steps/<name>.md`` has front matter (``name``, ``title``, ``variables``), then ``# system`` and ``# user``.
A variable stands as ``{{name}}``; one that is used and not declared, or declared and not used, is an error.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models.messages import Message
from assistant.resources import prompts_folder

if TYPE_CHECKING:
    from pydantic import BaseModel

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}")
_PARTS = re.compile(r"\A---\n(?P<front>.*?)\n---\n# system\n(?P<system>.*?)\n# user\n(?P<user>.*)\Z", re.DOTALL)


class PromptError(ValueError):
    """A prompt file is not as it must be: a fault of the installation, never of the user."""


@dataclass(frozen=True)
class Prompt:
    """One prompt file.

    Attributes:
        title: What it is for, in Chinese.
        variables: What must be filled in.
        sha256: Digest of the file's bytes.
    """

    name: str
    title: str
    variables: frozenset[str]
    system: str
    user: str
    sha256: str

    def fill(self, **values: str) -> tuple[Message, Message]:
        """The messages with every variable filled in; what a value holds is never taken for a variable.

        Raises:
            PromptError: A variable is missing, or there is none of that name.
        """
        if values.keys() != self.variables:
            wrong = "、".join(sorted(values.keys() ^ self.variables))
            raise PromptError(f"提示词 {self.name} 的变量与所给的值不符：{wrong}")
        return Message("system", _filled(self.system, values)), Message("user", _filled(self.user, values))


def fingerprint(*prompts: Prompt) -> str:
    """One digest of the files that were used, whatever their order."""
    return hashlib.sha256("\n".join(sorted(prompt.sha256 for prompt in prompts)).encode()).hexdigest()


@cache
def step_prompt(name: str) -> Prompt:
    """The prompt of a step of the pipeline, from the installed ``prompts`` folder.

    Raises:
        PromptError: The file is missing or not as it must be.
    """
    return read_prompt(prompts_folder() / "steps" / f"{name}.md")


def read_prompt(path: Path) -> Prompt:
    """Reads one prompt file.

    Raises:
        PromptError: The file is missing, has an unknown or missing field, or uses other variables than it declares.
    """
    try:
        data = path.read_bytes()
        parts = _PARTS.match(data.decode("utf-8").replace("\r\n", "\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"提示词 {path} 无法读取") from error
    if parts is None:
        raise PromptError(f"提示词 {path} 应依次有文件头、# system 和 # user")
    front = _front_matter(path, parts["front"])
    used = frozenset(_VARIABLE.findall(parts["system"] + parts["user"]))
    declared = frozenset(front["variables"])
    if used != declared or front["name"] != path.stem:
        wrong = "、".join(sorted(used ^ declared)) or front["name"]
        raise PromptError(f"提示词 {path} 声明的与用到的不一致：{wrong}")
    digest = hashlib.sha256(data).hexdigest()
    return Prompt(
        str(front["name"]), str(front["title"]), declared, parts["system"].strip(), parts["user"].strip(), digest
    )


def _front_matter(path: Path, text: str) -> Mapping[str, str | list[str]]:
    import yaml
    from pydantic import ValidationError

    try:
        return _form().model_validate(yaml.safe_load(text), strict=True).model_dump()
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"提示词 {path} 的文件头有不认识、缺少或不能使用的项") from error


@cache
def _form() -> type[BaseModel]:
    """What front matter must hold; made when the first file is read, so that importing this costs nothing."""
    from pydantic import ConfigDict, create_model

    return create_model(
        "PromptForm",
        __config__=ConfigDict(extra="forbid"),
        name=(str, ...),
        title=(str, ...),
        variables=(list[str], ...),
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda match: values[match[1]], text)
