"""From the verb of a rule and the way a question is put to the word that the answer opens with."""

from __future__ import annotations

import re

from assistant.answering.asked import TIME, values_of_kind
from assistant.answering.lead.actions import written_for
from assistant.answering.lead.clauses import Clause
from assistant.answering.lead.framing import Frame, Framing
from assistant.answering.lead.modals import Force, Modal
from assistant.library.terms import content_words

_LEVELS = re.compile(r"[县乡镇村](?![长民])|街道|科室|居委会|社区|区政府")
_TURNS = re.compile(r"^但是?[^。；]*(?:应当|可以|不得|有权)(?![^。；]*除外)")
_RESTRICTED = re.compile(r"除外|另有规定")
_ONLY_LAW = re.compile(r"(?:法律|法规|行政法规|国家|规章|条例|本法)[^，。；]{0,12}另有规定")
_BEFORE_IT = re.compile(r"提前|经[^，。；]{1,20}(?:批准|同意)|批准|审核|审查|公开招聘|报[^，。；]{1,12}(?:备案|批准)")
_DEEMED_NO = re.compile(r"视为(?:同时)?(?:放弃|撤回|拒绝|不|解除|取消|辞去|终止|没有)")
_ASKED_NO = re.compile(r"算.{0,4}(?:不要|放弃|拒|撤|不同意|不批|作废)")
_RECEIVES = re.compile(r"能给|给[^，]{0,8}[吗不]|能[要叫让退报管少免]|让[^，]{0,8}吗|能.{0,6}不$|有权|可以.{0,8}吗")

_FOR_A_TIME = re.compile(r"(?:期间|期|年|月|日|时)(?:以)?内[，,]")
_IF_NEEDED = re.compile(r"确有(?:必要|需要)|确因")
_BY_LEAVE = re.compile(r"经[^，。；]{2,20}(?:批准|同意|许可|调解|认可|评估)")
_NEEDS_LEAVE = re.compile(r"(?:应当|须|必须)(?:先)?(?:报)?经[^，。；]{2,20}(?:批准|同意|许可)")
_HINDERS = re.compile(r"^[^，。；]{0,12}(?:干涉|阻挠|限制|拒绝|妨碍|阻止|取消|剥夺)")
_SAYS_HINDERS = re.compile(r"拒|限制|取消|拦|不让|不许|不给|不准|干涉|管不管")
_IN_TURN = re.compile(r"先[^，。；]{1,8}[、，]?[后再]")
_LEFT_UNDONE = re.compile(r"未|不|拒|逾期|没有|无正当")
_ASKED_PUNISHED = re.compile(r"[会受被挨][^，]{0,8}(?:罚|处分|处理|拘|抓|坐牢|开除|判|撤|追究|担责)")
_ONLY_COUNTS = re.compile(r"不(?:计|视为|属于)")
_TOO_MUCH = re.compile(r"^[^，。；]{0,4}(?:过度|超过|超出|明显)")
_ASKED_TOO_MUCH = re.compile(r"超|多|过|乱|随便|随意|比")
_OWN_CHOICE = re.compile(r"自[行主愿]|主动|随时|选择")
_COUNTED = re.compile(r"^[^，。；]{0,6}(?:认定|作为|视为|计入)")
_MUST = re.compile(r"是不是[^，]{0,8}[得要该]|必须|[得要该须][^，]{0,10}[吗不]$")
_NOT_OF_IT = re.compile(r"不(?:属于|视为|计|适用|纳入|享受|保护|予)|视为没有")
_HARMS = re.compile(r"影响|耽误|妨碍")
_PUNISHED = re.compile(r"(?:能|可以|会|要|得)(?:不能)?(?:给|把)?[^，少轻不]{0,4}(?:罚|处罚|抓|拘)(?!得?[少轻])")
_SPARES = re.compile(r"免|减|不收|(?:可以)?不予(?:行政)?处罚")
_DEMANDS = re.compile(r"^[^，。；]{0,8}(?:安排|收取|收费|索要|要求|强制|强迫|强令|摊派)")

_MANNERS = (
    (re.compile(r"乱|随便|随意|硬[要让是]|强行|强迫|逼|偷偷|私下|私自|瞒|赖"), re.compile(r"(?!)")),
    (re.compile(r"代[领办签]|替(?!代)|帮[^，]{0,3}[办领签]|别人[^，]{0,2}[领办]"), re.compile(r"委托|代为|代理|他人|代办")),
    (re.compile(r"超过|多于|高于|低于"), re.compile(r"超过|高于|低于")),
    (re.compile(r"口头|嘴上|电话|微信|短信"), re.compile(r"口头|电子|电话|数据电文")),
    (re.compile(r"分期|分几次|慢慢还"), re.compile(r"分期|暂缓")),
)  # fmt: skip
Opening = str
DEPENDS = "视情况"
NEAR, NOT_FAR = 4, 18
"""In characters: what an obligation is to do stands so near behind its verb."""


def judged(put: Framing, question: str, clause: Clause, modal: Modal) -> Opening:
    """The opening word; empty where it cannot be told."""
    plainly_asked = put.frame is Frame.ALLOWED and not put.bypass and not put.negated
    if plainly_asked and modal.force is Force.OBLIGES and _NEEDS_LEAVE.search(clause.text):
        return DEPENDS
    gives = modal.force in (Force.ALLOWS, Force.GRANTS)
    if gives and not (_subject_fits(question, clause, modal) and _manner_fits(put.clause, clause.text)):
        return ""
    yes = _yes(put, question, clause, modal)
    if yes is None:
        return ""
    return _qualified(_word(put, yes), question, clause, modal)


def _qualified(word: Opening, question: str, clause: Clause, modal: Modal) -> Opening:
    """The word with what restricts it: a time in which alone the rule holds, an exception, a condition."""
    whole = clause.text + clause.exception
    if modal.force is Force.FORBIDS and _FOR_A_TIME.search(clause.text[: modal.start]) and not clause.item:
        return "" if values_of_kind(question, TIME) else DEPENDS
    if (
        modal.force is Force.FORBIDS
        and _TOO_MUCH.match(clause.text[modal.end :])
        and not _ASKED_TOO_MUCH.search(question)
    ):
        return ""
    if modal.force is Force.FORBIDS and "情况下" in clause.text[modal.end :]:
        return DEPENDS
    if modal.force is Force.ALLOWS and (_IF_NEEDED.search(whole) or "一般不" in whole):
        return DEPENDS
    if _TURNS.search(clause.exception):
        return DEPENDS
    if (_RESTRICTED.search(whole) or "下列情形" in clause.exception) and not _ONLY_LAW.search(whole):
        return f"{word}，但有例外"
    if modal.force in (Force.ALLOWS, Force.EXEMPTS) and _BY_LEAVE.search(clause.text[: modal.start]):
        return f"{word}，但有条件" if modal.force is Force.ALLOWS else DEPENDS
    return word


def _subject_fits(question: str, clause: Clause, modal: Modal) -> bool:
    """Whether the level of authority that is asked about is the one that a rule speaks of."""
    asked_of = _LEVELS.findall(question)
    subject = clause.text[: modal.start]
    return not asked_of or not re.search(r"政府|部门|机关", subject) or any(level in subject for level in asked_of)


def _manner_fits(asking: str, written: str) -> bool:
    """Whether a rule that allows speaks of the way in which it is to be done; wildly it is never allowed."""
    return all(how.search(written) for said, how in _MANNERS if said.search(asking))


def _yes(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    match put.frame:
        case Frame.ALLOWED:
            return _allowed(put, question, clause, modal)
        case Frame.BREACH:
            if modal.force is Force.PUNISHES:
                return _punished(put, question, clause, modal)
            return {Force.FORBIDS: True, Force.ALLOWS: False}.get(modal.force)
        case Frame.NEEDED:
            return _needed(put, clause, modal)
        case Frame.DONE:
            return _done(put, clause, modal)
        case Frame.HOLDS:
            return _counts(put, question, clause, modal)
        case Frame.SO:
            return _is_so(put, question, clause, modal)


def _allowed(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    if modal.force is Force.PUNISHES:
        return _punished(put, question, clause, modal)
    if put.bypass and _BEFORE_IT.search(clause.text) and not _OWN_CHOICE.search(clause.text):
        return False if modal.force in (Force.OBLIGES, Force.ALLOWS, Force.GRANTS) else None
    if put.negated:
        return _left_undone(put, clause, modal)
    if modal.force is Force.EXEMPTS and "处罚" in modal.written and _PUNISHED.search(question):
        return False
    match modal.force:
        case Force.FORBIDS:
            return _forbidden(question, clause, modal)
        case Force.REFUSES:
            return None if _ONLY_COUNTS.match(modal.written) else False
        case Force.MAY_REFUSE:
            return False if "不予" in modal.written else None
        case Force.ALLOWS:
            return None if put.bypass and not _OWN_CHOICE.search(clause.text) else True
        case Force.LEAVES:
            return not _HARMS.search(put.clause)
        case Force.GRANTS | Force.EXEMPTS:
            gives = modal.force is Force.GRANTS or _SPARES.match(modal.written)
            return True if gives and _RECEIVES.search(question) else None
        case _:
            return None


def _punished(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    """What is punished is not allowed, and breaks a rule; of leaving something undone it says so where that is asked about."""
    if _LEFT_UNDONE.search(clause.text[: modal.start]) and not re.search(r"没|不(?!$)|未", question[:-1]):
        return None
    return None if put.negated else put.frame is Frame.BREACH


def _needed(put: Framing, clause: Clause, modal: Modal) -> bool | None:
    """要不要办: a duty to do just that says yes, an exemption and a ban on demanding it say no."""
    behind = clause.text[modal.end :]
    if modal.force is Force.EXEMPTS or (modal.force is Force.FORBIDS and _DEMANDS.match(behind)):
        return False
    return True if modal.force is Force.OBLIGES and _names(put.clause, behind[:NOT_FAR]) else None


def _done(put: Framing, clause: Clause, modal: Modal) -> bool | None:
    """赔不赔、收不收: what is forbidden, refused or spared is not done."""
    if modal.force in (Force.FORBIDS, Force.REFUSES, Force.EXEMPTS, Force.MAY_REFUSE):
        return False
    gives = modal.force in (Force.GRANTS, Force.OBLIGES)
    return True if gives and _names(put.word, clause.text[modal.start : modal.end + NOT_FAR]) else None


def _names(said: str, written: str) -> bool:
    """Whether a piece of the law names what is said."""
    return any(pattern.search(written) for pattern in written_for(said)) or any(
        word in written for word in content_words(said) if len(word) > 1
    )


def _forbidden(question: str, clause: Clause, modal: Modal) -> bool:
    """No, unless what is forbidden is to hinder what is asked about: 不得干涉老年人再婚."""
    behind = clause.text[modal.end :]
    return bool(_HINDERS.match(behind)) and not _SAYS_HINDERS.search(question)


def _left_undone(put: Framing, clause: Clause, modal: Modal) -> bool | None:
    """可以不给吗: an exemption, a right to refuse and a ban on demanding it say yes, a duty says no."""
    behind = clause.text[modal.end :]
    if modal.force in (Force.EXEMPTS, Force.MAY_REFUSE):
        return True
    if modal.force is Force.FORBIDS:
        return True if _DEMANDS.match(behind) else None
    if modal.force is Force.OBLIGES and not clause.exception and not _IN_TURN.search(behind):
        return False if any(pattern.search(behind[:NEAR]) for pattern in written_for(put.clause)) else None
    return None


def _counts(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    """算不算、作数不、是不是没用."""
    if modal.force is Force.VOIDS:
        return bool(re.search(r"没用|作废|失效|无效|白", put.clause))
    if modal.force is Force.STANDS:
        return not re.search(r"没用|作废|失效|无效|白", put.clause)
    if (modal.force is Force.REFUSES and _NOT_OF_IT.match(modal.written)) or (
        modal.force is Force.FORBIDS and _COUNTED.match(clause.text[modal.end :])
    ):
        return False
    if modal.force is Force.FORBIDS and re.search(r"无效|" + _HINDERS.pattern, clause.text[modal.end :]):
        return True
    if modal.force is Force.DEEMS:
        return bool(_DEEMED_NO.search(clause.text[modal.start :])) == bool(_ASKED_NO.search(question))
    return None


def _is_so(put: Framing, question: str, clause: Clause, modal: Modal) -> bool | None:
    """是不是免费的、是不是就不罚他了、是不是先停一停."""
    if modal.force is Force.PUNISHES:
        return True if _ASKED_PUNISHED.search(put.clause) else None
    if modal.force is Force.LEAVES:
        return not _HARMS.search(put.clause)
    if modal.force is Force.OBLIGES and _MUST.search(put.clause):
        return _needed(put, clause, modal)
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
        case Frame.DONE:
            return put.word if yes else f"不{put.word}"
        case Frame.SO if _ASKED_PUNISHED.search(put.clause):
            return "会" if yes else "不会"
        case _:
            return "是" if yes else "不是"
