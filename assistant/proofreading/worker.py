"""The process that checks files of strangers: ``python -m assistant.proofreading.worker``.

A request is ``{"name", "profile", "stated", "seconds", "path", "suffix", "notices"}`` for a file, where ``suffix`` tells what the file
really is and ``notices`` what the parent has to say of it, or with ``"text"`` in place of the last three for pasted text; ``seconds``
is the processor time for documents of usual length. The answer is the report of ``gongwu check --json``.
With ``"fix": {"mode", "track", "choice", "date", "output"}`` beside a file it is repaired into ``output``, and the answer is the report
of ``gongwu fix --json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from assistant.files.saving import save_whole
from assistant.isolation.serving import serve
from assistant.proofreading.allowance import allow_time
from assistant.proofreading.check import check_document
from assistant.proofreading.inputs import Input, input_of, pasted_input
from assistant.proofreading.report_shapes import FileRequest, RepairReport, RepairRequest, Report, TextRequest
from assistant.proofreading.requests import profile_of, stated_of
from assistant.rules.profile import Profile


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
    stated = stated_of(request["stated"])
    report = check_document(
        given.document, profile, text_only=given.text_only, not_judged=given.not_judged, stated=stated
    )
    return report.as_json()


def _fixed(request: FileRequest, wanted: RepairRequest) -> RepairReport:
    from assistant.proofreading.fixing.choice import Choice, FixMode, Track
    from assistant.proofreading.fixing.fix import fix_document

    data, profile = Path(request["path"]).read_bytes(), profile_of(request["profile"])
    mode, choice = FixMode[wanted["mode"].upper()], Choice.of(wanted["choice"])
    seconds = request["seconds"]
    fixed = fix_document(
        *(data, request["name"], profile, mode, choice, wanted["date"], Track[wanted["track"].upper()]),
        on_read=lambda document: allow_time(document, seconds, repair=True),
        stated=stated_of(request["stated"]),
        notices=tuple(request["notices"]),
    )
    save_whole(Path(wanted["output"]), fixed.data, 0o600)
    return fixed.as_json()


def _input(request: FileRequest | TextRequest) -> Input:
    if "text" in request:
        return pasted_input(request["text"], request["name"])
    given = input_of(request["suffix"]).read(Path(request["path"]).read_bytes(), request["name"])
    return replace(given, not_judged=(*request["notices"], *given.not_judged))


def prepare() -> None:
    """Checks a sentence before the first request comes, so that it need not wait for rules, tables and the dictionary."""
    document = pasted_input("关于印发《公文处理办法》的通知\n请认真贯彻执行。", "")
    check_document(document.document, Profile("", ""))
    input_of(".docx")


if __name__ == "__main__":
    serve(answer, prepare=prepare)
