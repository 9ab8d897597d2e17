"""Who decides, or where one has to go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked import asked
from assistant.answering.lead.clauses import Clause, clauses_of
from assistant.answering.lead.fitting import fits
from assistant.answering.lead.lead import Lead

_TAIL = r"(?!部门|机构|机关|人员|的|权)(?:[^，。；：、的]{0,14}(?=[，。；：、]|$))?"
_DECIDES = (
    re.compile(
        r"(?<![自理])由(?!于|此)(?P<who>[^，。；：]{2,40}?)"
        rf"(?:批准|审批|审核|决定|负责|管辖|确定|规定|拨付|缴纳|承担|担任|受理|签发|任命|管理|处理|组织|制定|给予|支付|监交|发布|公布|审查){_TAIL}"
    ),
    re.compile(
        rf"(?:应当|可以|须|需)?(?:先)?(?:依法)?(?:报(?:经|请)?|经)(?P<who>[^，。；：]{{2,30}}?)(?:批准|同意|审批|备案|决定){_TAIL}"
    ),
    re.compile(
        r"(?:应当|可以)?(?:先)?(?:依法)?向(?P<who>[^，。；：]{2,36}?)"
        rf"(?:提出|申请|申报|登记|报告|投诉|举报|提起|请求|办理){_TAIL}"
    ),
    re.compile(r"归(?P<who>[^，。；：]{2,16})所有"),
)


def lead(question: str, quoted: Sequence[str]) -> Lead | None:
    """``由本机关负责人批准。``"""
    if not asked(question).decider or asked(question).comparison:
        return None
    clauses = clauses_of(quoted)
    fitting = fits(question, clauses)
    for clause in sorted(clauses, key=lambda each: (-fitting[each], each.order)):
        said = _said(clause)
        if said and fitting[clause] >= max(fitting.values()) / 2:
            return Lead(f"{said}。", clause.sentence)
    return None


def _said(clause: Clause) -> str:
    matches = [match for pattern in _DECIDES for match in pattern.finditer(clause.text)]
    stated = [match for match in matches if clause.text[match.end() : match.end() + 1] not in ("的", "时")]
    return min(stated, key=lambda match: match.start())[0] if stated else ""
