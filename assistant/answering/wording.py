"""What users read when a question is not simply answered: each refusal names the reason and the next step."""

from __future__ import annotations

from assistant.answering.answer import Citation

ASK_ABOUT_RULES = "本助手只根据知识库中的法律法规和制度文件回答“怎么规定、怎么办理、期限多长”这类问题。"
ADD_DOCUMENT = (
    "如果确有相关文件，请由管理员用 gongwu index 将其加入知识库后再问；也可以换一种说法，写明涉及的事项或文件名称。"
)

NO_SOURCE = f"知识库中没有找到足以回答这个问题的条文，因此不作回答。{ADD_DOCUMENT}"


def unknown_document(name: str) -> str:
    """The library holds no document of this name."""
    return f"知识库中没有《{name}》，无法回答其中的规定。{ADD_DOCUMENT}"


def unknown_article(title: str, article: str, last: str, count: int) -> str:
    """The document has no article of this number."""
    return f"知识库中的《{title}》共 {count} 条，最后一条是{last}，没有{article}。请核对条号后再问。"


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


def clarification(count: int) -> str:
    """Several rules fit, and the question does not say which matter it is about."""
    return f"问题没有说明是哪一类事项，知识库中有 {count} 处规定都可能适用。请说明具体事项，或从下面选择："
