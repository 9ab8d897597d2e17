"""Set D: conformant documents, and variants of them that the standard allows; an error found in them is a false one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from evals.format.description import Description, base_names, read_description
from evals.format.draft import Draft
from evals.format.layout.document import lay_out
from evals.format.variants import DRAFT_VARIANTS, DraftVariant

_EACH = 3


@dataclass(frozen=True)
class CleanDocument:
    """A conformant document.

    Attributes:
        id: For instance ``D017``.
        title: Chinese: what the variant is.
        draft: The document.
        profile: The house norm under which alone it is conformant; empty for the standard.
    """

    id: str
    title: str
    draft: Draft
    profile: str = ""


@dataclass(frozen=True)
class DescriptionVariant:
    """A variant made by describing the document otherwise; ``change`` gives None where it does not apply."""

    title: str
    change: Callable[[Description], Description | None]


def _other_way(described: Description) -> Description:
    return replace(described, through="direct" if described.through == "styles" else "styles")


def _by_wps(described: Description) -> Description | None:
    return None if described.producer == "wps" else replace(described, producer="wps", through="styles")


def _other_seal(described: Description) -> Description | None:
    single = len(described.signature) == 1 and described.format in {"general", "letter"}
    return replace(described, sealed=not described.sealed) if single else None


def _other_imprint(described: Description) -> Description | None:
    if not described.imprint or described.format == "letter":
        return None
    return replace(described, imprint_as="paragraphs" if described.imprint_as == "table" else "table")


def _without_copies(described: Description) -> Description | None:
    if "printed_by" not in described.imprint:
        return None
    return replace(described, imprint={key: value for key, value in described.imprint.items() if key != "copies"})


def _urgent(described: Description) -> Description | None:
    plain = described.format == "general" and described.masthead and "urgency" not in described.masthead
    return replace(described, masthead=described.masthead | {"urgency": "特急"}) if plain else None


def _as_letter(described: Description) -> Description | None:
    """A reply, notice or opinion may be sent in the form of a letter (GB/T 9704—2012 10.1)."""
    may = described.doc_type in {"批复", "通知", "意见"} and described.format == "general" and described.masthead
    if not may or isinstance(described.masthead["mark"], list):
        return None
    mark = described.masthead["mark"].removesuffix("文件")
    copies = {key: value for key, value in described.imprint.items() if key == "copies"}
    masthead = {"mark": mark, "number": described.masthead["number"]}
    return replace(described, format="letter", masthead=masthead, imprint=copies)


def _lead_issuer_only(described: Description) -> Description | None:
    """Joint issuers may use the leading one's mark alone (7.2.4)."""
    mark = described.masthead.get("mark")
    return (
        replace(described, masthead=described.masthead | {"mark": f"{mark[0]}文件"}) if isinstance(mark, list) else None
    )


def _without_masthead(described: Description) -> Description | None:
    plain = described.masthead and described.format == "general" and not described.upward
    return replace(described, masthead={}, imprint={}, sealed=False) if plain else None


DESCRIPTION_VARIANTS = [
    DescriptionVariant("格式改由样式（或直接）得到", _other_way),
    DescriptionVariant("WPS 的写法", _by_wps),
    DescriptionVariant("盖章与不盖章互换", _other_seal),
    DescriptionVariant("版记用段落（或表格）", _other_imprint),
    DescriptionVariant("没有抄送机关", _without_copies),
    DescriptionVariant("标紧急程度", _urgent),
    DescriptionVariant("用信函格式", _as_letter),
    DescriptionVariant("联合行文只用主办机关标志", _lead_issuer_only),
    DescriptionVariant("没有附注", lambda described: replace(described, remarks="") if described.remarks else None),
    DescriptionVariant("白头件", _without_masthead),
]


def clean_documents(seed: int = 0) -> Iterator[CleanDocument]:
    """All bases as they are, then up to three of each variant, chosen by the seed."""
    for number, (title, draft, profile) in enumerate(_drafts(Random(seed)), 1):
        draft.about["variant"] = title
        yield CleanDocument(f"D{number:03}", title, draft, profile)


def _drafts(random: Random) -> Iterator[tuple[str, Draft, str]]:
    described = [read_description(name) for name in base_names()]
    yield from (("底本", lay_out(each), "") for each in described)
    for variant in DESCRIPTION_VARIANTS:
        changed = [each for each in map(variant.change, described) if each is not None]
        yield from ((variant.title, lay_out(each), "") for each in _some(changed, random))
    for other in DRAFT_VARIANTS:
        may = [each for each in described if other.applies(each)]
        drafts = (_varied(each, other) for each in random.sample(may, len(may)))
        found = (draft for draft in drafts if draft is not None)
        yield from ((other.title, draft, other.profile) for draft in itertools.islice(found, _EACH))


def _varied(described: Description, variant: DraftVariant) -> Draft | None:
    """The described document with the variant; None where that changes nothing in it."""
    draft = lay_out(described)
    before = draft.to_bytes()
    variant.apply(draft)
    return None if draft.to_bytes() == before else draft


def _some(found: list[Description], random: Random) -> list[Description]:
    return random.sample(found, min(_EACH, len(found)))
