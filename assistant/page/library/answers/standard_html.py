"""Standard answers as HTML: the list with their standing, and what a trial came to."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Answer
from assistant.answering.standard_answers import Tried
from assistant.library.standard.desk import Looked
from assistant.library.standard.standard_answer import StandardAnswer, Standing
from assistant.page.markup import light_markdown_html, text_html

_NONE = '<p class="nothing">还没有标准答复。单位自己写好的问题和答复，问到时先用它回答。</p>'
_ACTIONS = {
    Standing.IN_USE: (("withdraw", "停用"),),
    Standing.WITHDRAWN: (("publish", "启用"),),
    Standing.REVIEW: (("confirm", "复核无误，恢复使用"), ("withdraw", "停用")),
    Standing.NOT_YET: (("withdraw", "停用"),),
    Standing.EXPIRED: (("withdraw", "停用"),),
}


def list_html(found: Sequence[Looked]) -> str:
    """All answers, each with what may be done with it."""
    if not found:
        return _NONE
    wanting = sum(bool(looked.reasons) for looked in found)
    used = sum(looked.standing is Standing.IN_USE for looked in found)
    said = f"共 {len(found)} 条，使用中 {used} 条" + (f"，需复核 {wanting} 条" if wanting else "")
    items = "".join(_item_html(looked) for looked in found)
    return f'<p class="count">{said}。</p><ol class="standard-list">{items}</ol>'


def tried_html(tried: Tried) -> str:
    """What the trial came to: the answer, or why it would not be used."""
    if tried.answer:
        return (
            f'<p class="good">会用这条答复（与问法“{text_html(tried.wording)}”相同）：</p>{_answer_html(tried.answer)}'
        )
    said = "问题相同，但现在不会用这条答复：" if tried.wording else "不会用这条答复，问题与写的问法不同："
    reasons = "".join(f"<li>{text_html(reason)}。</li>" for reason in tried.reasons)
    hint = "" if tried.wording else "<p>常有人这样问的，把它加为一种问法。</p>"
    return f'<p class="bad">{said}</p><ul>{reasons}</ul>{hint}'


def _item_html(looked: Looked) -> str:
    answer = looked.answer
    others = len(answer.questions) - 1
    more = f'<span class="more">等 {others + 1} 种问法</span>' if others else ""
    return (
        f'<li data-id="{text_html(answer.id)}" data-state="{answer.state}"><p class="standard-question">'
        f'<span class="standing standing-{looked.standing.code}">{looked.standing.value}</span>'
        f"{text_html(answer.questions[0])}{more}</p>"
        f'<p class="standard-answer">{text_html(answer.answer)}</p>'
        f"{_reasons_html(looked)}"
        f'<p class="standard-meta">{_meta_html(answer)}</p><p class="actions">{_actions_html(looked.standing)}</p></li>'
    )


def _reasons_html(looked: Looked) -> str:
    reasons = "".join(f"<li>{text_html(reason)}。</li>" for reason in looked.reasons)
    return f'<ul class="reasons">{reasons}</ul>' if reasons else ""


def _meta_html(answer: StandardAnswer) -> str:
    cited = "、".join(each.name for each in answer.citations)
    dates = " ".join(
        f"{name} {day.isoformat()}"
        for name, day in (("生效", answer.valid_from), ("有效期至", answer.valid_until))
        if day
    )
    parts = [
        f"依据 {cited}" if cited else "没有写依据",
        dates,
        answer.author,
        f"写于 {answer.written.isoformat()}",
        f"编号 {answer.id}",
    ]
    return "".join(f"<span>{text_html(part)}</span>" for part in parts if part)


def _actions_html(standing: Standing) -> str:
    buttons = [("edit", "修改"), *_ACTIONS[standing], ("remove", "移除")]
    return "".join(f'<button type="button" data-action="{action}">{said}</button>' for action, said in buttons)


def _answer_html(answer: Answer) -> str:
    cited = "".join(
        f"<li>[{text_html(each.label)}] 《{text_html(each.title)}》{text_html(each.article or '')}</li>"
        for each in answer.citations
    )
    notes = "".join(f"<p class='note'>{text_html(notice)}</p>" for notice in answer.notices)
    return f'<div class="tried-answer">{light_markdown_html(answer.text)}{notes}<ul>{cited}</ul></div>'
