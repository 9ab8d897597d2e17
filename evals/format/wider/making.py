"""Operators of the kinds that the wider set has most of: a sentence put in, words replaced, elements taken out."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence

from evals.format.draft import Draft, label_of
from evals.format.layout.paragraphs import Pen
from evals.format.making import Find, is_blank, labelled, remove_paragraph, text_operator
from evals.format.names import LABEL, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.text_edits import replace_span
from evals.format.xml import Node

_LONG = 40
# What comes with an element that appears or goes: where others stand, and what surrounds them.
BESIDE = ("* blank_before", "document#0 *", "page#0 *")


def prose(draft: Draft) -> list[Target]:
    """Paragraphs of text that a further sentence can follow."""
    found = labelled("body", "attachment_body")(draft)
    return [target for target in found if _takes_a_sentence(paragraph_text(target.paragraph))]


def prose_of(*types: str) -> Find:
    """The same, of documents of these 文种."""
    return lambda draft: prose(draft) if draft.about["doc_type"] in types else []


def _takes_a_sentence(text: str) -> bool:
    return len(text) >= _LONG and text.endswith("。") and not re.match(r"第[一二三四五六七八九十]+条|——", text)


def sentences(
    name: str, title: str, rules: str, pairs: Sequence[tuple[str, str]], find: Find = prose, along: tuple[str, ...] = ()
) -> Operator:
    """Puts a sentence with the defect behind a paragraph's last one; each pair is one wording, wrong and right."""
    said = {f"wording-{number}": wrong for number, (wrong, _) in enumerate(pairs, 1)}

    def apply(at: Site) -> None:
        end = len(paragraph_text(at.paragraph))
        replace_span(at.paragraph, end, end, said[at.route])

    def also_right(old: str) -> list[str]:
        return [f"{old}{right}" for _, right in pairs if right]

    return Operator(name, title, tuple(rules.split()), "text", find, apply, tuple(said), along, also_right)


def replacements(
    name: str,
    title: str,
    rules: str,
    find: Find,
    pairs: Sequence[tuple[str, str]],
    along: tuple[str, ...] = (),
) -> list[Operator]:
    """One operator a pair of pattern and replacement, numbered where there are several."""
    names = [name] if len(pairs) == 1 else [f"{name}-{number}" for number in range(1, len(pairs) + 1)]
    return [
        text_operator(each, title, rules, find, pattern, new, along=along)
        for each, (pattern, new) in zip(names, pairs, strict=True)
    ]


def taken_out(name: str, title: str, rules: str, label: str, find: Find, along: tuple[str, ...] = ()) -> Operator:
    """Takes all paragraphs of a label out; of a title its blank lines go too."""

    def apply(at: Site) -> None:
        for paragraph in at.draft.labelled(label):
            while label == "title" and (before := paragraph.getprevious()) is not None and is_blank(before):
                before.getparent().remove(before)
            remove_paragraph(Site(at.draft, Target(paragraph)))

    return Operator(
        name,
        title,
        tuple(rules.split()),
        f"count of {label}",
        whole(find),
        apply,
        along=(*BESIDE, f"{label}#* *", *along),
    )


def put_in(
    name: str,
    title: str,
    rules: str,
    label: str,
    text: str,
    find: Find,
    after: bool = True,
    like: str = "",
    along: tuple[str, ...] = (),
) -> Operator:
    """Puts a paragraph in beside a target, in the look of the label ``like`` (its own where none is named)."""

    def apply(at: Site) -> None:
        made = Pen().paragraph(like or (label if label != "stray" else "body"), text)
        made.set(LABEL, label)
        (at.paragraph.addnext if after else at.paragraph.addprevious)(made)

    return Operator(
        name,
        title,
        tuple(rules.split()),
        f"count of {label}",
        whole(find),
        apply,
        along=(*BESIDE, f"{label}#* *", *along),
    )


def whole(find: Find) -> Find:
    """The same paragraphs, for a defect of the document."""
    return lambda draft: [Target(target.paragraph, target.span, "document#0") for target in find(draft)]


def when(find: Find, holds: Callable[[Draft], bool]) -> Find:
    """The targets in the drafts of which ``holds``."""
    return lambda draft: find(draft) if holds(draft) else []


def matching(pattern: str, *labels: str) -> Find:
    """The paragraphs of the labels whose text a pattern occurs in."""
    return lambda draft: [t for t in labelled(*labels)(draft) if re.search(pattern, paragraph_text(t.paragraph))]


def everywhere(name: str, title: str, rules: str, find: Find, pattern: str, new: str) -> Operator:
    """Replaces words in every paragraph that has them; the target that is found stands for the defect."""

    def apply(at: Site) -> None:
        for paragraph in at.draft.paragraphs():
            for match in reversed(list(re.finditer(pattern, paragraph_text(paragraph)))):
                replace_span(paragraph, *match.span(), match.expand(new))

    return Operator(name, title, tuple(rules.split()), "text", find, apply, along=("* text", "* right_chars"))


def exchanged(name: str, title: str, rules: str, labels: tuple[str, str], along: tuple[str, ...]) -> Operator:
    """The first paragraph of one label changes places with the first of another."""

    def find(draft: Draft) -> list[Target]:
        first, second = draft.labelled(labels[0]), draft.labelled(labels[1])
        return [Target(first[0], element="document#0")] if first and second else []

    def apply(at: Site) -> None:
        first, second = at.draft.labelled(labels[0])[0], at.draft.labelled(labels[1])[0]
        mark = copy.copy(first)
        first.addprevious(mark)
        second.addprevious(first)
        mark.getparent().replace(mark, second)

    return Operator(name, title, tuple(rules.split()), "order", find, apply, along=("* blank_before", *along))


def follows(paragraph: Node, label: str) -> bool:
    """Whether the paragraph directly before has a label."""
    before = paragraph.getprevious()
    return before is not None and before.tag == w("p") and label_of(before) == label
