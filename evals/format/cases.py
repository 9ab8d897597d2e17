"""The folder of cases: bases, mutants and clean documents with what is wrong in each; sets of others have the same shape.

``cases.jsonl`` holds a defect a line: ``id``, ``base``, ``mutant`` (paths within the folder), ``element``, ``property``,
``allowed``, ``rules``, ``repair``; ours add ``set``, ``family``, ``operator``, ``title``, ``route``, ``place``,
``value``, ``clause`` and ``undo``. The defects of a compound document (set B) name the same mutant. ``clean.jsonl``
holds a conformant document a line: ``id``, ``document``, ``title``, ``profile``. Beside every .docx of ours lies
``NAME.labels.json``; other sets may come without.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from evals.format.catalogue import rule_facts
from evals.format.clean import clean_documents
from evals.format.compound import Compound, compounds
from evals.format.description import base_names
from evals.format.layout.document import base as base_draft
from evals.format.operator import Defect
from evals.format.plan import DEFAULT_COUNT, defects, plan


class FaultyCases(ValueError):
    """A folder of cases that cannot be read; the sentence names the file and line."""


@dataclass(frozen=True)
class Case:
    """One defect, as a line of ``cases.jsonl``; the fields after ``repair`` may be missing in other sets."""

    id: str
    base: str
    mutant: str
    element: str
    property: str
    allowed: dict[str, Any]
    rules: list[str]
    repair: str
    set: str = "A"
    family: str = ""
    operator: str = ""
    title: str = ""
    route: str = ""
    place: dict[str, Any] | None = None
    value: Any = None
    clause: str = ""
    undo: list[dict[str, Any]] | None = None


@dataclass(frozen=True)
class CleanCase:
    """One conformant document, as a line of ``clean.jsonl``."""

    id: str
    document: str
    title: str
    profile: str = ""


def write_cases(folder: Path, count: int | None = DEFAULT_COUNT, seed: int = 0, compound: int = 40) -> list[Case]:
    """Write a folder of cases; the same arguments give the same bytes.

    Args:
        folder: Where to; made if need be.
        count: How many single defects, spread evenly over operators; all combinations of operator, route and base
            where it is None.
        seed: Chooses among combinations and places.
        compound: How many documents of 5 to 15 defects.
    """
    bases = {name: base_draft(name) for name in base_names()}
    for name in ("bases", "mutants", "clean"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, draft in bases.items():
        draft.save(folder / "bases" / f"{name}.docx")
    cases = list(write_singles(folder, defects(bases, plan(bases, count, seed), seed), "A"))
    cases += [case for each in compounds(bases, compound, seed) for case in _compound(folder, each)]
    write_lines(folder / "cases.jsonl", cases)
    write_lines(folder / "clean.jsonl", list(_clean(folder, seed)))
    return cases


def read_cases(folder: Path) -> list[Case]:
    """The cases of a folder, ours or of others.

    Raises:
        FaultyCases: Where a line is no JSON object, lacks a field, or names a file that is not there.
    """
    known = {field.name for field in fields(Case)}
    needed = [field.name for field in fields(Case)][:8]
    found = []
    for number, said in _read_lines(folder / "cases.jsonl"):
        where = f"cases.jsonl 第 {number} 行"
        if missing := [name for name in needed if name not in said]:
            raise FaultyCases(f"{where}缺少 {'、'.join(missing)}。")
        if absent := [said[name] for name in ("base", "mutant") if not (folder / said[name]).is_file()]:
            raise FaultyCases(f"{where}所指的文件不存在：{'、'.join(absent)}。")
        said["allowed"] = said["allowed"] if isinstance(said["allowed"], dict) else {"values": list(said["allowed"])}
        found.append(Case(**{name: value for name, value in said.items() if name in known}))
    return found


def read_clean(folder: Path) -> list[CleanCase]:
    """The conformant documents of a folder; none where it has no ``clean.jsonl``."""
    if not (folder / "clean.jsonl").is_file():
        return []
    known = {field.name for field in fields(CleanCase)}
    lines = _read_lines(folder / "clean.jsonl")
    return [CleanCase(**{name: value for name, value in said.items() if name in known}) for _, said in lines]


def write_singles(folder: Path, made: Iterable[Defect], of_set: str) -> Iterator[Case]:
    """Write a mutant a defect; the letter of the set starts its name."""
    for number, defect in enumerate(made, 1):
        case_id = f"{of_set}{number:05}"
        defect.draft.save(folder / "mutants" / f"{case_id}.docx")
        yield _case(case_id, f"mutants/{case_id}.docx", defect, of_set)


def _compound(folder: Path, compound: Compound) -> Iterator[Case]:
    compound.draft.save(folder / "mutants" / f"{compound.id}.docx")
    for number, defect in enumerate(compound.defects, 1):
        yield _case(f"{compound.id}-{number:02}", f"mutants/{compound.id}.docx", defect, "B")


def _case(case_id: str, mutant: str, defect: Defect, of_set: str) -> Case:
    operator, first = defect.operator, rule_facts()[defect.operator.rules[0]]
    return Case(
        id=case_id,
        base=f"bases/{defect.draft.about['base']}.docx",
        mutant=mutant,
        element=defect.element,
        property=operator.property,
        allowed=defect.allowed,
        rules=list(operator.rules),
        repair=first.repair,
        set=of_set,
        family=operator.family,
        operator=operator.name,
        title=operator.title,
        route=defect.route,
        place=defect.place,
        value=defect.value,
        clause=first.clause,
        undo=[step.as_json() for step in defect.undo],
    )


def _clean(folder: Path, seed: int) -> Iterator[CleanCase]:
    for document in clean_documents(seed):
        document.draft.save(folder / "clean" / f"{document.id}.docx")
        yield CleanCase(document.id, f"clean/{document.id}.docx", document.title, document.profile)


def write_lines(path: Path, rows: list[Any]) -> None:
    """Write a JSON object a line."""
    lines = [json.dumps(asdict(row), ensure_ascii=False, sort_keys=True) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    if not path.is_file():
        raise FaultyCases(f"{path.parent} 里没有 {path.name}。")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
        except json.JSONDecodeError as error:
            raise FaultyCases(f"{path.name} 第 {number} 行不是 JSON。") from error
        if not isinstance(said, dict):
            raise FaultyCases(f"{path.name} 第 {number} 行不是 JSON 对象。")
        yield number, said
