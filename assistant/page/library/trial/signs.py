"""The signs of the ranking as people read them, gathered into what they have in common."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.trial import Sign

SIGNS = {
    "wording": "字词与条文相同",
    "words_in_wording": "问题的词在条文里的比例",
    "pairs_in_wording": "问题的字对在条文里的比例",
    "words_in_all": "问题的词在条文和常见问法里的比例",
    "pairs_in_all": "问题的字对在条文和常见问法里的比例",
    "asked": "与这一条的常见问法重合",
    "asked_share": "重合的比例",
    "pairs_in_second_text": "与最近的一种问法的字对比例",
    "has_second_texts": "这一条写有常见问法",
    "asked_similarity": "与常见问法意思相近（语义向量）",
    "wording_similarity": "与条文意思相近（语义向量）",
    "terms": "换成的法规用语与条文相同",
    "terms_in_wording": "换成的法规用语在条文里的比例",
    "translated_article": "口语所指的正是这一条",
    "nearest_association": "口语词与法规词的对应（最近的）",
    "associations": "口语词与法规词的对应（全部）",
    "precedence": "层级、地区与问题相符",
    "quantity": "问的是数，条文写有数",
    "kind": "数的种类相符（日期、金额、比例……）",
    "enumeration": "问的是几项，条文逐项列出",
    "form": "问法与条文相符（后果、程序、情形……）",
}
"""By the names of ``weights.toml``."""

GROUPS = {
    "字词": ("wording", "words_in_wording", "pairs_in_wording", "words_in_all", "pairs_in_all"),
    "常见问法": ("asked", "asked_share", "pairs_in_second_text", "has_second_texts"),
    "语义向量": ("asked_similarity", "wording_similarity"),
    "口语换成法规用语": (
        "terms",
        "terms_in_wording",
        "translated_article",
        "nearest_association",
        "associations",
    ),
    "层级与地区": ("precedence",),
    "问法与条文": ("quantity", "kind", "enumeration", "form"),
}

_NOTICED = 0.05
_STRENGTHS = ((0.6, "强"), (0.15, "较强"), (-0.15, "一般"))


def strengths(signs: Iterable[Sign]) -> dict[str, str]:
    """How each group speaks for an article beside the others that were found: 强, 较强, 一般 or 弱.

    A group that says nothing of the article, nor of the others, is left out.
    """
    by_name = {sign.name: sign for sign in signs}
    found = {group: [by_name[name] for name in names if name in by_name] for group, names in GROUPS.items()}
    return {group: _strength(sum(sign.ahead for sign in of)) for group, of in found.items() if any(map(_speaks, of))}


def _speaks(sign: Sign) -> bool:
    return bool(sign.weighed) or abs(sign.ahead) >= _NOTICED


def _strength(ahead: float) -> str:
    return next((said for least, said in _STRENGTHS if ahead >= least), "弱")
