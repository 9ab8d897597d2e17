"""Texts into tokens as the bundled engine makes them: the division into pieces that is likeliest as a whole."""

from __future__ import annotations

import re

from assistant.models.e5.weights import Vocabulary

_SPACE = "▁"
_UNKNOWN_PENALTY = 10.0


class Tokeniser:
    """A unigram tokeniser.

    Args:
        vocabulary: Its pieces.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers = {piece: number for number, piece in enumerate(vocabulary.pieces)}
        del self._numbers[vocabulary.pieces[vocabulary.unknown]]
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._longest: dict[str, int] = {}
        for piece in self._numbers:
            self._longest[piece[:1]] = max(len(piece), self._longest.get(piece[:1], 1))

    def tokens(self, text: str) -> list[int]:
        """The tokens of a text, without those that open and close it."""
        spelt = self._spelt(text)
        steps = self._likeliest_steps(spelt)
        tokens: list[int] = []
        position = len(spelt)
        while position:
            token, position = steps[position]
            tokens.append(token)
        return tokens[::-1]

    def _spelt(self, text: str) -> str:
        spelt = re.sub("  +", " ", text.translate(self._vocabulary.spelling))
        return ("" if spelt.startswith(" ") else _SPACE) + spelt.replace(" ", _SPACE)

    def _likeliest_steps(self, text: str) -> list[tuple[int, int]]:
        """For every position the last token of the likeliest division up to there, and where that token begins."""
        numbers, scores = self._numbers, self._vocabulary.scores
        best = [0.0] + [float("-inf")] * len(text)
        steps = [(self._vocabulary.unknown, 0)] * (len(text) + 1)
        for start, character in enumerate(text):
            here = best[start]
            if here + self._unknown_score > best[start + 1]:
                best[start + 1] = here + self._unknown_score
                steps[start + 1] = (self._vocabulary.unknown, start)
            for end in range(start + 1, min(start + self._longest.get(character, 0), len(text)) + 1):
                number = numbers.get(text[start:end])
                if number is not None and here + scores[number] > best[end]:
                    best[end] = here + scores[number]
                    steps[end] = (number, start)
        return steps
