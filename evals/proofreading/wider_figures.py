"""Figures of the wider set: what is found over all and by family, and the operators that are missed, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from evals.format.wider.cases import SET
from evals.harness.figures import share_of
from evals.harness.samples import Case
from evals.harness.task import Metrics
from evals.proofreading.locating import finds, stands_at


def located_by_family(cases: Sequence[Case]) -> dict[str, Metrics]:
    """The share found at its place by one of its rules, of core and extended rules together; nothing for other sets."""
    families: dict[str, list[bool]] = defaultdict(list)
    for case in _of_set(cases):
        families[case.sample.metadata["type"]].append(_found(case))
    if not families:
        return {}
    whole = [found for each in families.values() for found in each]
    said = {f"located {family}": {"located": share_of(found)} for family, found in families.items()}
    return {"located overall": {"located": share_of(whole)}, **said}


def missed(cases: Sequence[Case]) -> list[str]:
    """A sentence a family: the operators that are missed by some wording, with their rules and what was said instead."""
    families: dict[str, dict[str, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for case in _of_set(cases):
        families[case.sample.metadata["type"]][case.sample.metadata["operator"]].append(case)
    said = {
        family: [line for each in operators.values() if (line := _line(each))] for family, operators in families.items()
    }
    return [f"{family}没有查出：{'；'.join(lines)}。" for family, lines in said.items() if lines]


def _line(cases: Sequence[Case]) -> str:
    """One operator: its title and name, how many of its wordings are missed, its rules, and other rules that spoke."""
    lost = [case for case in cases if not _found(case)]
    if not lost:
        return ""
    defect = cases[0].sample.facts["defect"]
    others = sorted({rule for case in lost for rule in _instead(case)})
    instead = f"，另报 {'、'.join(others)}" if others else ""
    return f"{defect['title']} {defect['operator']} {len(lost)}/{len(cases)}（{'、'.join(defect['rules'])}{instead}）"


def _instead(case: Case) -> set[str]:
    """Rules that speak at the defect's place and do not on the base."""
    defect = case.sample.facts["defect"]
    before = [(each["rule"], each["message"]) for each in case.output["base"]]
    here = [each for each in case.output["findings"] if stands_at(defect, each)]
    return {each["rule"] for each in here if (each["rule"], each["message"]) not in before}


def _found(case: Case) -> bool:
    return any(finds(case.sample.facts["defect"], finding) for finding in case.output["findings"])


def _of_set(cases: Sequence[Case]) -> list[Case]:
    return [case for case in cases if case.sample.facts.get("defect", {}).get("set") == SET]
