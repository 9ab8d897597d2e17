"""Spaces between Chinese characters, and which of them keep apart what is two: names, bodies, a heading and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.rules.punctuation._private import CHINESE, HAN, marker_end
from assistant.rules.wording._misspellings import begins_with_common_word

_NUMBERED = r"（[一二三四五六七八九十百\d]+）|[一二三四五六七八九十]+、|第[一二三四五六七八九十百千零〇\d]+[编章节条款]"
# A space before such a sign is where a line was broken.
_SPACE = re.compile(rf"(?<=[{CHINESE}])[ \u00a0\u3000]{{1,2}}(?=[{CHINESE}])(?!{_NUMBERED})")
_PROVISION = re.compile(r"第[一二三四五六七八九十百千零〇\d]+[编章节条款项](?:之[一二三四五六七八九十]+)?$")
_PUNCTUATION = re.compile(f"[^{HAN}]")
_BODY = re.compile(
    r"(?:厅|局|委|府|办|院|会|部|署|社|团|校|所|司|组|队|站|中心|公司|集团|银行|医院|大学|学院|室|处|科)$"
)
_SEGMENT = re.compile("[，。；：、！？]")
# Two names of persons at most four characters long are a list; from this length on a word is no name.
_LONGEST_NAME = 4
_LIST = 3
# The next field of a line that is filled in, as 签字：　日期：, and the name of somebody who is told of behind two spaces.
_FIELD = re.compile(rf"[{HAN}（）()、]{{1,14}}[：:]")
_FILLED = re.compile(r"[：:）)。][ \u00a0\u3000]*$|[（(][^（()）]*[)）]\s*$")
_HOLDER = re.compile(rf"[{HAN}（）]{{0,40}}(?:院|会|校|大学|中学|小学|学院|局|公司|中心|级|[省市县区])|供图|摄|文|图")
_PERSON = re.compile(rf"[{HAN}]{{2,4}}$")
# What begins a clause, and is no surname.
_ALONE = "各要应须将已可能会把对按在为以并全请我本该再"
_TWO_WORDS = 7


@dataclass(frozen=True)
class Space:
    """A space in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        wide: Whether it is a full-width one.
        between_characters: Whether characters stand on both sides, and no sign.
    """

    start: int
    end: int
    wide: bool
    between_characters: bool


def spaces(text: str, first: int) -> Iterator[Space]:
    """The spaces of one or two characters between Chinese characters and signs."""
    for match in _SPACE.finditer(text, first):
        neighbours = text[match.start() - 1] + text[match.end()]
        yield Space(*match.span(), "\u3000" in match[0], _PUNCTUATION.search(neighbours) is None)


def opens_field(text: str) -> bool:
    """Whether a text begins with the label of a field, as 传真：."""
    return _FIELD.match(text) is not None


def parts_names(text: str, space: Space) -> bool:
    """Whether the space is meant: names of persons in a list, of bodies in a title, a heading and what follows it."""
    before, after = text[: space.start], text[space.end :]
    if _PROVISION.search(before) or (_FIELD.match(after) and _FILLED.search(before)):
        return True
    name = before.lstrip()
    apart = space.end - space.start > 1 and not begins_with_common_word(name)
    if _PERSON.match(name) and (apart or _HOLDER.match(after)):
        return True
    if not space.between_characters:
        return space.wide and before[-1] in "。！？；”）》："
    if before.count("《") > before.count("》"):
        return True
    # Of an item the heading may run on after a space: no sign stands before that.
    if marker_end(text) and not _SEGMENT.search(before[marker_end(text) :]):
        return True
    return not _is_slip(before, after)


def _is_slip(before: str, after: str) -> bool:
    left, right = re.split(f"[^{HAN}]", before)[-1], re.split(f"[^{HAN}]", after)[0]
    around = re.split("[，。；：、！？]", before)[-1], re.split("[，。；：、！？]", after)[0]
    pieces = [piece for piece in re.split(r"\s+", "\u3000".join(around)) if piece]
    if len(pieces) > _LIST or not left or len(right) < 2 or _BODY.search(left):
        return False
    if len(left) == 1:
        return len(right) > _LONGEST_NAME and left in _ALONE and begins_with_common_word(right)
    if max(len(left), len(right)) <= _LONGEST_NAME:
        return len(left) + len(right) >= _TWO_WORDS and left[-1] in _ALONE and begins_with_common_word(right)
    return len(right) > _LONGEST_NAME or (len(pieces) < _LIST and begins_with_common_word(right))
