"""From the verb of a rule and the way a question is put to the word that the answer opens with."""

from __future__ import annotations

import re

from assistant.answering.lead.clauses import Clause
from assistant.answering.lead.framing import Frame, Framing
from assistant.answering.lead.modals import Force, Modal

_LEVELS = re.compile(r"[县乡镇村](?![长民])|街道|科室|居委会|社区|区政府")
_RESTRICTED = re.compile(r"除外|另有规定")
_ONLY_LAW = re.compile(r"(?:法律|法规|行政法规|国家|规章|条例|本法)[^，。；]{0,12}另有规定")
_BEFORE_IT = re.compile(r"提前|经[^，。；]{1,20}(?:批准|同意)|批准|审核|审查|公开招聘|报[^，。；]{1,12}(?:备案|批准)")
_DEEMED_NO = re.compile(r"视为(?:放弃|撤回|拒绝|不|解除|取消)")
_ASKED_NO = re.compile(r"算.{0,4}(?:不要|放弃|拒|撤|不同意|不批|作废)")
_RECEIVES = re.compile(r"能给|给[^，]{0,8}[吗不]|能[要叫让退报管少免]|让[^，]{0,8}吗|能.{0,6}不$|有权|可以.{0,8}吗")

Opening = str


def judged(put: Framing, question: str, clause: Clause, modal: Modal) -> Opening:
    """The opening word; empty where it cannot be told."""
    if modal.force is Force.ALLOWS and not _subject_fits(question, clause, modal):
        return ""
    yes = _yes(put, question, clause, modal)
    if yes is None:
        return ""
    word = _word(put, yes)
    specific = _RESTRICTED.search(clause.text + clause.exception) and not _ONLY_LAW.search(clause.text + clause.exception)
    return f"{word}，但有例外" if specific else word


def _subject_fits(question: str, clause: Clause, modal: Modal) -> bool:
    """Whether the level of authority that is asked about is the one that a rule speaks of."""
    asked_of = _LEVELS.findall(question)
    subject = clause.text[: modal.start]
    return not asked_of or not re.search(r"政府|部门|机关", subject) or any(level in subject for level in asked_of)


def _yes(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    match put.frame:
        case Frame.ALLOWED:
            return _allowed(put, question, clause, modal)
        case Frame.BREACH:
            return {Force.FORBIDS: True, Force.ALLOWS: False}.get(modal.force)
        case Frame.NEEDED:
            return {Force.OBLIGES: True, Force.EXEMPTS: False}.get(modal.force)
        case Frame.HOLDS:
            return _counts(question, clause, modal)
        case Frame.SO:
            return _is_so(put, question, modal)


def _allowed(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    if put.bypass and _BEFORE_IT.search(clause.text):
        return False if modal.force in (Force.OBLIGES, Force.ALLOWS, Force.GRANTS) else None
    if put.negated:
        return _left_undone(modal)
    match modal.force:
        case Force.FORBIDS | Force.REFUSES | Force.VOIDS:
            return False
        case Force.ALLOWS:
            return None if put.bypass else True
        case Force.GRANTS | Force.EXEMPTS:
            return True if _RECEIVES.search(question) else None
        case _:
            return None


def _left_undone(modal: Modal) -> bool | None:
    """可以不给吗: an exemption and a right to refuse say yes, a duty says no."""
    if modal.force is Force.EXEMPTS or (modal.force is Force.ALLOWS and modal.written == "有权"):
        return True
    return False if modal.force is Force.OBLIGES else None


def _counts(question: str, clause: Clause, modal: Modal) -> bool | None:
    """算不算、作数不、是不是没用."""
    if modal.force is Force.VOIDS:
        return bool(re.search(r"没用|作废|失效", question))
    if modal.force is Force.DEEMS:
        return bool(_DEEMED_NO.search(clause.text[modal.start :])) == bool(_ASKED_NO.search(question))
    return None


def _is_so(put: Framing, question: str, modal: Modal) -> bool | None:
    """是不是免费的、是不是就不罚他了、是不是先停一停."""
    if modal.written == "不停止":
        return not re.search(r"停", question)
    if modal.force is Force.EXEMPTS and (put.negated or re.search(r"免|白|不花|不用", question)):
        return True
    return None


def _word(put: Framing, yes: bool) -> Opening:
    match put.frame:
        case Frame.ALLOWED:
            return put.word if yes else "不能"
        case Frame.NEEDED:
            return "要" if yes else "不用"
        case Frame.HOLDS:
            return "算" if yes else "不算"
        case _:
            return "是" if yes else "不是"
