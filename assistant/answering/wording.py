"""What users read when a question is not simply answered: each refusal names the reason and the next step."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.answer import Citation
from assistant.library.recognised import recognised

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


def recognised_text(citations: Iterable[Citation]) -> str:
    """What is quoted was recognised from pictures; empty where nothing was."""
    marks = "、".join(f"[{each.label}] {recognised(each.ocr)}" for each in citations if each.ocr is not None)
    return f"{marks}；可能有认错的字，请核对原件。" if marks else ""


def clarification(count: int) -> str:
    """Several rules fit, and the question does not say which matter it is about."""
    return f"问题没有说明是哪一类事项，知识库中有 {count} 处规定都可能适用。请说明具体事项，或从下面选择："
