"""Everything sensitive in a text: what the detectors find, each place once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Finding
from assistant.answering.sensitive.detectors import all_detectors
from assistant.answering.sensitive.reading import Reading

_MAY_HOLD = re.compile(
    r"[\d⓪-⓿①-⑨❶-❾⁰¹²³⁴-⁹₀-₉@＠]|[#＃密秘宓蜜内內祕㊙此本公开姓住址居军軍★☆]|外[传泄傳]|[对對]外|[到至][^\n]{1,8}[级級]|知悉|[艾點点]|[路街巷]|[验驗][证證]|[账帐賬帳]|用户名|[男女生]|[阅閱]|上网|转发|勿|仅[供限]|[严嚴]禁|禁止|不得|口令|微信|[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺两]{11}|[⑴-⑼⒈-⒐〡-〩🄁-🄊]"
    r"|[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖][^\w\n]{1,3}[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]|secret|confidenti|restricted|noforn|fouo|cui|eyes only|s ?e ?c ?r ?e ?t|private key|bearer| at |&#|[1lI][3-9]|internal|official|pass|pwd|wechat|wxid|(?<![a-z])vx|[(（\[#]at[)）\]#]",
    re.IGNORECASE,
)
"""No detector can find anything in a text without one of these: most sentences are done with here."""


def find_sensitive(text: str) -> tuple[Finding, ...]:
    """The sensitive places of a text in their order; of two that overlap, the surer kind counts.

    Args:
        text: Anything: a question, a passage, a whole document.
    """
    if not _MAY_HOLD.search(text):
        return ()
    kept: list[Finding] = []
    for finding in _candidates(text):
        if not any(finding.start < other.end and other.start < finding.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda finding: finding.start))


def _candidates(text: str) -> Iterator[Finding]:
    """What the detectors find in the text as it stands, with single digits joined, and unwrapped, the surest first."""
    readings = [Reading(text)]
    if readings[0].has_digits_apart:
        readings.append(Reading(text, joined=True))
    if readings[0].is_wrapped:
        readings.append(Reading(text, unwrapped=True))
    for detector in all_detectors():
        for reading in readings:
            for start, end in detector.spans(reading):
                yield _finding(reading, start, end, detector)


def _finding(reading: Reading, start: int, end: int, detector: Detector) -> Finding:
    first, last = reading.origin(start, end)
    return Finding(detector, first, last, reading.text[first:last])
