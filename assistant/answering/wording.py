"""What users read when a question is not simply answered: each refusal names the reason and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answering.answer import Citation
from assistant.library.comparing import Edit

ASK_ABOUT_RULES = "本助手只根据知识库中的法律法规和制度文件回答“怎么规定、怎么办理、期限多长”这类问题。"
ADD_DOCUMENT = (
    "如果确有相关文件，请由管理员用 gongwu index 将其加入知识库后再问；也可以换一种说法，写明涉及的事项或文件名称。"
)

NO_SOURCE = f"知识库中没有找到足以回答这个问题的条文，因此不作回答。{ADD_DOCUMENT}"

STANDARD_UNREADABLE = "本单位标准答复的文件无法读取，这次没有使用，请管理员运行 gongwu standard list 查看。"

RELATED = "以下是最相关的规定，是否适用请核对："

NOTHING_MAY_LEAVE = "查到的条文带有密级标志，不能交给外部的语言模型，以下直接摘录条文。"
MODEL_FOUND_NOTHING = "语言模型没有从所给条文中找到答案，以下摘录最接近的条文，请自行判断是否适用。"
MODEL_CITED_NOTHING = "语言模型的回答没有注明可以核对的依据，未予采用，以下直接摘录条文。"
MODEL_UNSUPPORTED = "语言模型的回答大多在所引条文中找不到依据，未予采用，以下直接摘录条文。"
PART_NOT_COVERED = "所查到的条文没有规定问题的其余部分，请向主管部门核实。"
STOPPED = "已停止，没有完整的答案；需要时请重新提问。"


def no_source(department: str, *, close: bool) -> str:
    """Nothing that was found answers; a department may, where one is known; what comes nearest follows as links."""
    said = f"{NO_SOURCE}也可以向{department}咨询。" if department else NO_SOURCE
    return f"{said}最接近的条文如下，请自行判断是否适用：" if close else said


def no_number(money: bool, department: str) -> str:
    """The articles on the matter give no number of the kind that was asked for."""
    what = "金额或者比例" if money else "时间"
    ask = f"可以向{department or '主管部门'}核实当地或者本单位的规定"
    return f"查到的条文没有写明所问的{what}，因此不作回答；{ask}。有关的条文如下："


def model_failed(reason: str) -> str:
    """A model gave no complete answer; what follows are extracts."""
    return f"语言模型没有给出完整的回答，以下直接摘录条文（{reason.removesuffix('。')}）。"


def removed_sentences(count: int) -> str:
    """Sentences of the model were taken out."""
    return f"语言模型写的 {count} 句话在所引条文中找不到依据，已删去。"


def standard_answer(mark: str, author: str, written: str, until: str) -> str:
    """Whose answer it is, of which day, and how long it holds."""
    said = "，".join(filter(None, [f"{author} {written} 撰写".strip(), f"有效期至 {until}" if until else ""]))
    return f"{mark}：{said}。"


def corrected(typed: str, meant: str) -> str:
    """A typing error was put right."""
    return f"问题中的“{typed}”按“{meant}”理解。"


def completed(question: str) -> str:
    """A follow-up was completed from the conversation."""
    return f"结合上文，问题理解为：{question.rstrip('？?。')}？"


def searched_also(phrases: Iterable[str]) -> str:
    """Words of the law that a language model gave were searched as well."""
    return f"按{''.join(f'“{phrase}”' for phrase in phrases)}一并检索。"


AS_OF_FUTURE = "所问的日期还没有到，以下按现在已经公布的文件推算。"
WHICH_DOCUMENT = "请写明是哪个文件，例如：《会议室使用管理办法》新旧两版第三条有什么变化？"
NO_EARLIER_VERSION = "知识库中没有收录修订前的文本，以下按现行规定回答。"
LAW_OF_TODAY = "**现行规定**"


def as_of(said: str, day: str) -> str:
    """The law of another time is looked at; ``day`` says which day of a longer time."""
    moment = "" if said.endswith(("日", "前", "）")) else "时"
    return f"按{said}{moment}的规定回答{f'（以{day}为准）' if day else ''}。"


def text_of_that_time(said: str, day: str) -> str:
    """What follows is no law of today."""
    when = said if day in said else f"{said}（{day}）"
    return f"以下是{when}有效的文本，不一定是现行规定："


def changed_within(title: str, period: str, day: str) -> str:
    """A text began within the time that was asked about."""
    return f"《{title}》的这个文本自{day}起施行，{period}里在此之前的事，请按那时的文本（可以写明月份再问）。"


def still_law(name: str) -> str:
    """A text of another day is law today as well."""
    return f"{name}至今有效。"


def law_only_then(name: str, start: str) -> str:
    """A text of a day to come is no law today."""
    return f"{name}现在还不是依据，{_from(start)}。"


def successor_unknown(name: str, title: str) -> str:
    """A text of another day is law no more, and the library does not hold what replaced it."""
    if title:
        return f"{name}现已失效，由《{title}》取代，知识库中没有后者的全文，请核实现行规定。"
    return f"{name}现已失效，知识库中没有取代它的文件，请向制定机关或法制机构核实现行规定。"


def no_such_article_now(name: str, title: str) -> str:
    """The law of today has no article that became of the one that is cited."""
    return f"{name}现已失效，现行的《{title}》没有与它对应的条文。"


def will_change(name: str, start: str, article: str, number: str, text: str) -> str:
    """An article that is cited will read otherwise; ``start`` is empty where the day is not known."""
    moved = f"（届时为{number}）" if number != article else ""
    return f"{name}{_from(start)}，届时{article}{moved}将改为：“{text}”在此之前适用现行规定。"


def will_end(name: str, start: str, article: str) -> str:
    """An article that is cited has no counterpart in what will be law."""
    return f"{name}{_from(start)}，届时不再有与{article}对应的条文。在此之前适用现行规定。"


def will_stay(name: str, start: str, article: str) -> str:
    """An article that is cited stays as it is in what will be law."""
    return f"{name}{_from(start)}，{article}的内容不变。"


def not_yet_law(name: str, start: str) -> str:
    """A text that is no law yet speaks to the question."""
    return f"{name}也讲到这件事，{_from(start)}，在此之前不作依据。"


def _from(start: str) -> str:
    return f"自{start}起施行" if start else "尚未施行"


def sources_disagree(first: str, value: str, other: str, differing: str) -> str:
    """Two sources in force give the same thing different numbers; the answer rests on the first."""
    return f"依据之间不一致：{first}规定为“{value}”，{other}规定为“{differing}”。这里按前者回答，请核对各自的适用范围。"


def no_version(said: str, citation: Citation, first: str) -> str:
    """Nothing that is held was law on the day that was asked for."""
    since = f"，自{first}起施行" if first else ""
    return (
        f"知识库中没有收录{said}时有效的相关文本，因此不作回答。现行的是《{citation.title}》{citation.article or ''}[{citation.label}]"
        f"{since}，不能说明当时的规定。{ADD_DOCUMENT}"
    )


MOST_EDITS = 6
"""A text with more differences is another text, and is read beside the old one."""


LONGEST_EDIT = 40
"""In characters; the whole stands in the quotation."""


def two_versions(title: str, old: str, new: str) -> str:
    """Which versions are set side by side."""
    return f"《{title}》{old}与{new}相比："


def edits(found: Sequence[Edit]) -> str:
    """What is different in the wording of an article."""
    if len(found) > MOST_EDITS:
        return f"文字有 {len(found)} 处不同，请对照下面的两版原文。"
    said = [_edit(edit) for edit in found if edit.removed.strip() or edit.added.strip()]
    return f"{'；'.join(said)}。" if said else "只有标点或者空格不同。"


def _edit(edit: Edit) -> str:
    removed, added = (_beginning(words.strip()) for words in edit)
    if removed and added:
        return f"“{removed}”改为“{added}”"
    return f"删去“{removed}”" if removed else f"增加“{added}”"


def _beginning(words: str) -> str:
    return words if len(words) <= LONGEST_EDIT else f"{words[:LONGEST_EDIT]}……"


def unknown_document(name: str) -> str:
    """The library holds no document of this name."""
    return f"知识库中没有《{name}》，无法回答其中的规定。{ADD_DOCUMENT}"


def unknown_article(title: str, article: str, last: str, count: int) -> str:
    """The document has no article of this number."""
    return f"知识库中的《{title}》共 {count} 条，最后一条是{last}，没有{article}。请核对条号后再问。"


def only_elsewhere(place: str, title: str, department: str) -> str:
    """The rule that fits is one of another place than the question names."""
    ask = f"请向{place}的{department or '主管部门'}核实"
    return f"知识库中没有{place}的规定，因此不作回答。最接近的是《{title}》，只在当地适用。{ask}，或由管理员将{place}的文件加入知识库。"


def other_legal_system(name: str) -> str:
    """The question is about the law of another legal system."""
    return f"知识库收录的是内地的法律法规和制度文件，没有{name}的规定，因此不作回答。请查阅当地主管部门公布的文件。"


def only_superseded(citation: Citation, state: str, successor: str) -> str:
    """Only text that is law no more speaks to the question."""
    instead = (
        f"取代它的是{successor}，请以该文件为准"
        if successor
        else "知识库中没有取代它的文件，请向制定机关或法制机构核实现行规定"
    )
    return f"与这个问题有关的只有《{citation.title}》{citation.article or ''}[{citation.label}]，该文件{state}，不能作为依据。{instead}。"


def only_not_yet(citation: Citation, start: str) -> str:
    """Only text that is no law yet speaks to the question."""
    return (
        f"与这个问题有关的只有《{citation.title}》{citation.article or ''}[{citation.label}]，{_from(start)}，在此之前不能作为依据。"
        "现在的做法知识库中没有规定，请向制定机关核实。"
    )


def clarification(count: int) -> str:
    """Several rules fit, and the question does not say which matter it is about."""
    return f"问题没有说明是哪一类事项，知识库中有 {count} 处规定都可能适用。请说明具体事项，或从下面选择："
