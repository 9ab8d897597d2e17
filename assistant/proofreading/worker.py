# pyright: strict
"""The process that checks files of strangers: ``python -m assistant.proofreading.worker``.

A request is ``{"name", "profile", "path", "suffix", "prepared"}`` for a file, where ``prepared`` says that the file holds what
the parent made of it, or ``{"name", "profile", "text"}`` for pasted text; the answer is the report of ``gongwu check --json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.files.kinds import check_content
from assistant.isolation.serving import serve
from assistant.proofreading.check import check_document
from assistant.proofreading.inputs import Input, format_of, pasted_input
from assistant.proofreading.requests import profile_of
from assistant.rules.registry import all_rules


def answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The report on what is asked.

    Raises:
        DocumentError: The file cannot be read.
        ProfileError: The house norm names what does not exist.
    """
    given = _input(request)
    profile = profile_of(request["profile"])
    return check_document(given.document, profile, text_only=given.text_only, not_judged=given.not_judged).as_json()


def _input(request: Mapping[str, Any]) -> Input:
    name = str(request["name"])
    if "text" in request:
        return pasted_input(str(request["text"]), name)
    suffix, data = str(request["suffix"]), Path(request["path"]).read_bytes()
    if not request["prepared"]:
        check_content(suffix, data)
    return format_of(suffix).read(data, name)


if __name__ == "__main__":
    # The rules are loaded before the first request comes, so that it need not wait for them.
    serve(answer, prepare=all_rules)
