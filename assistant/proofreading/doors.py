"""What ``import assistant`` offers of proofreading; whatever takes long to load is loaded where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.isolation.child import LimitedChild
    from assistant.proofreading.batch import Batch
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.report_shapes import RepairReport, Report


def check(
    source: str | PathLike[str], profile: str = "standard", *, kind: str = "", as_official: bool = False
) -> Report:
    """The findings in a document, as ``gongwu check --json`` prints them.

    Args:
        source: The file.
        profile: Name of the house norm.
        kind: The 文种 that it is, where its title does not tell; as ``请示``.
        as_official: Whether it is taken for an official document, whatever it looks like.

    Raises:
        InputError: There is no such 文种.
        DocumentError: It cannot be read.
        ProfileError: There is no such norm, or it cannot be used.
    """
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.wishes import stated_of
    from assistant.rules.profile import load_profile

    with Checker() as checker:
        return checker.check(Path(source), load_profile(profile), stated=stated_of(kind, as_official))


def check_files(
    paths: Iterable[Path],
    profile: str = "standard",
    on_file: Callable[[str], None] | None = None,
    *,
    kind: str = "",
    as_official: bool = False,
    process: LimitedChild | None = None,
) -> Batch:
    """The findings in several files, or in those of folders; one that cannot be read does not stop the rest.

    Args:
        paths: Files and folders.
        profile: Name of the house norm.
        on_file: Told the name of each file before it is checked, where there is more than one.
        kind: The 文种 that they are.
        as_official: Whether they are taken for official documents, whatever they look like.
        process: The process that checks, where :func:`start_checking` has started it; it is ended.

    Raises:
        InputError: There is no such file or folder, nothing to read in it, or no such 文种.
        ProfileError: There is no such norm, or it cannot be used.
    """
    from assistant.proofreading.process import start_checking

    # The process that checks loads its rules while this one loads the rest.
    with process or start_checking() as child:
        from assistant.proofreading import batch
        from assistant.proofreading.checker import Checker
        from assistant.proofreading.wishes import stated_of
        from assistant.rules.profile import load_profile

        checker = Checker(child=child)
        norm, stated, found = load_profile(profile), stated_of(kind, as_official), batch.files_of(paths)
        return batch.check_files(checker, found, norm, on_file if len(found) > 1 else None, stated)


def fix(
    source: str | PathLike[str],
    out: str | PathLike[str],
    mode: str = "tracked",
    *,
    track: str = "text",
    accept: Collection[str] = (),
    rules: Collection[str] = (),
    include_confirm: bool = False,
    profile: str = "standard",
    checker: Checker | None = None,
    kind: str = "",
    as_official: bool = False,
    force: bool = False,
) -> RepairReport:
    """Writes a corrected copy of a document, and tells what became of every finding, as ``gongwu fix --json`` prints it.

    Args:
        source: The file; it is never written.
        out: The copy, a .docx (of a .dotx a .dotx). Of a .doc, .wps, .rtf or .odt it is made from LibreOffice's conversion,
            which the report says.
        mode: ``tracked`` for tracked changes with comments, ``clean`` for a copy without.
        track: Which changes of a tracked copy bear marks: ``text`` for those of words, while the layout is changed at once,
            ``all`` for all of them.
        accept: Ids of findings to confirm, or of groups of them, that are repaired too.
        rules: Codes of rules: only their findings are repaired, those to confirm too.
        include_confirm: Whether all findings to confirm are repaired.
        profile: Name of the house norm.
        checker: One that is already running, for many files.
        kind: The 文种 that it is, where its title does not tell.
        as_official: Whether it is taken for an official document, whatever it looks like.
        force: Whether a file that is there already is replaced; the original never is.

    Raises:
        InputError: The mode, what is to be tracked, a rule, a finding or a 文种 does not exist.
        DocumentError: The file cannot be read, or is locked against editing.
        OutputError: The copy cannot be written, or another file is there.
    """
    from assistant.files.formats import copy_ending
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.fixing.choice import Choice
    from assistant.proofreading.fixing.saving import refuse_ending, refuse_output, save_copy
    from assistant.proofreading.wishes import codes_of, mode_of, stated_of, track_of
    from assistant.rules.profile import load_profile

    source, out = Path(source), Path(out)
    refuse_output(out, source, force)
    wanted, tracked, choice = (
        mode_of(mode),
        track_of(track),
        Choice(frozenset(accept), codes_of(rules), include_confirm),
    )
    norm, stated = load_profile(profile), stated_of(kind, as_official)
    own = checker or Checker()
    try:
        refuse_ending(out, copy_ending(own.recognise(source).format))
        report, data = own.fix(source, norm, wanted, choice, stated=stated, track=tracked)
    finally:
        if checker is None:
            own.close()
    known = {each["id"] for each in (*report["findings"], *report["groups"])}
    unknown = sorted(choice.accept - known)
    if unknown:
        raise InputError(f"没有编号为 {'、'.join(unknown)} 的问题；请先用 gongwu check 查看编号。")
    save_copy(out, data, source)
    report["output"] = str(out)
    return report
