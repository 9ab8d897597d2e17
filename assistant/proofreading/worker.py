"""The process that checks files of strangers: ``python -m assistant.proofreading.worker``.

A request is ``{"name", "profile", "seconds", "path", "suffix", "prepared"}`` for a file, where ``prepared`` says that the file
holds what the parent made of it, or ``{"name", "profile", "seconds", "text"}`` for pasted text; ``seconds`` is the processor
time for documents of usual length. The answer is the report of ``gongwu check --json``.
With ``"fix": {"mode", "track", "choice", "date", "output"}`` beside a file it is repaired into ``output``, and the answer is the report
of ``gongwu fix --json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from assistant.files.admission import check_content
from assistant.isolation.serving import serve
from assistant.proofreading.allowance import allow_time
from assistant.proofreading.check import check_document
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.fixing.fix import fix_document
from assistant.proofreading.inputs import Input, input_of, pasted_input
from assistant.proofreading.report_shapes import FileRequest, RepairReport, RepairRequest, Report, TextRequest
from assistant.proofreading.requests import profile_of
from assistant.rules.registry import all_rules


def answer(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The report on what is asked.

    Raises:
        DocumentError: The file cannot be read.
        ProfileError: The house norm names what does not exist.
    """
    return _answer(cast("FileRequest | TextRequest", request))


def _answer(request: FileRequest | TextRequest) -> Report | RepairReport:
    if "fix" in request:
        return _fixed(request, request["fix"])
    given = _input(request)
    allow_time(given.document, request["seconds"])
    profile = profile_of(request["profile"])
    return check_document(given.document, profile, text_only=given.text_only, not_judged=given.not_judged).as_json()


def _fixed(request: FileRequest, wanted: RepairRequest) -> RepairReport:
    data, profile = Path(request["path"]).read_bytes(), profile_of(request["profile"])
    check_content(request["suffix"], data)
    mode, choice = FixMode[wanted["mode"].upper()], Choice.of(wanted["choice"])
    seconds = request["seconds"]
    fixed = fix_document(
        *(data, request["name"], profile, mode, choice, wanted["date"], Track[wanted["track"].upper()]),
        on_read=lambda document: allow_time(document, seconds, repair=True),
    )
    Path(wanted["output"]).write_bytes(fixed.data)
    return fixed.as_json()


def _input(request: FileRequest | TextRequest) -> Input:
    if "text" in request:
        return pasted_input(request["text"], request["name"])
    suffix, data = request["suffix"], Path(request["path"]).read_bytes()
    if not request["prepared"]:
        check_content(suffix, data)
    return input_of(suffix).read(data, request["name"])


if __name__ == "__main__":
    # The rules are loaded before the first request comes, so that it need not wait for them.
    serve(answer, prepare=all_rules)
