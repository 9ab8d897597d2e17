"""What a trial search found, as HTML: each article with why it stands where it stands."""

from __future__ import annotations

from assistant.answering.answer import GUIDE
from assistant.answering.trial import Ranked, Sign, Trial
from assistant.library.source import SearchHit
from assistant.page.addresses import document_address
from assistant.page.library.trial.signs import SIGNS, strengths
from assistant.page.markup import text_html

_SHOWN = 140
_NOTHING = '<p class="nothing">没有找到能作依据的条文；问答时会答“未找到依据”。可以换个说法再试，或收录有关文件。</p>'
_NAMED = "问题点名了这一条，排在最前。"
_BY_GUIDE = "先找到解读它的指南，换成指南注明的这一条法律。"


def trial_html(trial: Trial) -> str:
    """All of it."""
    items = "".join(_ranked_html(ranked) for ranked in trial.ranked)
    found = f'<ol class="ranked">{items}</ol>' if items else _NOTHING
    return f"{_understood_html(trial)}{found}{_outdated_html(trial.outdated)}"


def _understood_html(trial: Trial) -> str:
    """How the question was understood, and what the order goes without."""
    said = [
        f"“{each.speech}”换成法规用语“{'、'.join(each.terms)}”，一并检索（{_source(each.law)}{each.article}）"
        for each in trial.translations
    ]
    said += [f"问题点名了《{title}》，它的条文排在前面" for title in trial.named]
    if not trial.by_vectors:
        said.append("没有用语义向量，或者还没有全部算完，只按字词和问法排列")
    if trial.notice:
        said.append(trial.notice.removesuffix("。"))
    lines = "".join(f"<li>{text_html(line)}。</li>" for line in said)
    return f'<ul class="understood">{lines}</ul>' if lines else ""


def _source(law: str) -> str:
    """A title; the id of a guide tells people nothing."""
    return f"《{law}》" if not law.isascii() else ""


def _ranked_html(ranked: Ranked) -> str:
    return (
        f"<li>{_title_html(ranked.hit)}<p class='snippet'>{text_html(_snippet(ranked.hit.text))}</p>"
        f'<div class="why">{_why_html(ranked)}</div></li>'
    )


def _title_html(hit: SearchHit) -> str:
    address = text_html(document_address(hit.source_id, hit.article, hit.position))
    name = f"《{hit.title.strip('《》')}》{hit.article or ''}"
    badge = "解读" if hit.level == GUIDE else hit.validity.value
    code = "guide" if hit.level == GUIDE else hit.validity.code
    path = f'<span class="path">{text_html(" › ".join(hit.path))}</span>' if hit.path else ""
    return (
        f'<p class="ranked-title"><a href="{address}" target="_blank" rel="noopener">{text_html(name)}</a> '
        f'<span class="badge badge-{code}">{badge}</span>{path}</p>'
    )


def _why_html(ranked: Ranked) -> str:
    if not ranked.signs:
        return f"<p>{_BY_GUIDE if ranked.by_guide else _NAMED}</p>"
    groups = "".join(
        f'<span class="strength strength-{level}">{text_html(group)}<b>{said}</b></span>'
        for group, said in strengths(ranked.signs).items()
        for level in (_LEVELS[said],)
    )
    words = f"<p>条文里有问题的词：{_words(ranked.words)}{_missing(ranked.missing)}</p>"
    asked = f"<p>最近的常见问法：“{text_html(ranked.second_text)}”</p>" if ranked.second_text else ""
    return f'<p class="strengths">{groups}</p>{words}{asked}{_signs_html(ranked.signs)}'


_LEVELS = {"强": "most", "较强": "more", "一般": "even", "弱": "less"}


def _words(words: tuple[str, ...]) -> str:
    return "、".join(f"<b>{text_html(word)}</b>" for word in words) or "没有"


def _missing(words: tuple[str, ...]) -> str:
    return f"；没有：{'、'.join(text_html(word) for word in words)}" if words else ""


def _signs_html(signs: tuple[Sign, ...]) -> str:
    rows = "".join(
        f"<tr><td>{SIGNS.get(sign.name, sign.name)}</td><td>{sign.value:.2f}</td><td>{sign.weighed:+.2f}</td></tr>"
        for sign in signs
        if sign.weighed
    )
    return (
        "<details><summary>全部排序依据</summary><table><thead><tr><th>依据</th><th>值</th><th>加分</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _outdated_html(hits: tuple[SearchHit, ...]) -> str:
    if not hits:
        return ""
    items = "".join(f"<li>{_title_html(hit)}</li>" for hit in hits)
    return f'<details class="left-out"><summary>因时效没有排入的（{len(hits)} 条，不作依据）</summary><ol>{items}</ol></details>'


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line[:_SHOWN] + ("……" if len(line) > _SHOWN else "")
