"""Names of persons: in the fields of a form, where 姓名 stands in front, and with a date of birth behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.sensitive.detector import Detector, Span
from assistant.answering.sensitive.detectors._named_birth import NAMED_BIRTH
from assistant.answering.sensitive.reading import Reading

_NAME = re.compile(
    r"姓名\s*(?:[:：]|为|是| )\s*(?P<name>[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}?(?:·[\u4e00-\u9fff]{1,8})?)(?=[\s，,。；;、（(]|$)"
)


def _spans(reading: Reading) -> Iterator[Span]:
    for match in _NAME.finditer(reading.plain):
        yield match.span("name")
    for match in NAMED_BIRTH.finditer(reading.plain):
        yield match.span("name" if match["name"] else "who")


DETECTOR = Detector("person_name", "姓名", _spans, rank=45)
