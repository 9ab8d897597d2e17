"""What people wish in words, as the proofreader takes it; what does not exist is told with what there is."""

from __future__ import annotations

from collections.abc import Collection

from assistant.documents.document_types import DocumentType, StatedKind
from assistant.errors import InputError
from assistant.proofreading.fixing.choice import FixMode, Track
from assistant.rules.registry import rule_of


def mode_of(code: str) -> FixMode:
    """How repairs are written.

    Raises:
        InputError: There is no such way.
    """
    known = {each.code: each for each in FixMode}
    if code not in known:
        raise InputError(f"--mode 只能是 {'、'.join(known)}，不能是“{code}”。")
    return known[code]


def track_of(code: str) -> Track:
    """Which changes of a tracked copy bear marks.

    Raises:
        InputError: There is no such choice.
    """
    known = {each.code: each for each in Track}
    if code not in known:
        raise InputError(f"--track 只能是 {'、'.join(known)}，不能是“{code}”。")
    return known[code]


def stated_of(kind: str, as_official: bool) -> StatedKind:
    """What somebody says that a document is.

    Raises:
        InputError: There is no such 文种.
    """
    known = {each.value: each for each in DocumentType} | {"令": DocumentType.ORDER}
    if kind and kind not in known:
        raise InputError(f"没有“{kind}”这个文种；可以写 {'、'.join(each.value for each in DocumentType)}。")
    return StatedKind(known[kind] if kind else None, as_official)


def codes_of(rules: Collection[str]) -> frozenset[str]:
    """Codes of rules.

    Raises:
        InputError: There is no such rule.
    """
    unknown = sorted(code for code in rules if rule_of(code) is None)
    if unknown:
        raise InputError(f"没有规则 {'、'.join(unknown)}；请用 gongwu rules 查看编号。")
    return frozenset(rules)
