"""Terms of a text for lexical search: words, and pairs of neighbouring characters.

Words alone miss what the segmenter cuts otherwise in a question than in an article; character pairs alone rank common
phrases too high. Both together rank better than either (``python -m evals retrieval``).
"""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9.%]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

FUNCTION_WORDS = frozenset(
    "的 了 是 在 和 与 或 及 等 对 为 以 被 把 将 由 从 向 到 于 也 都 就 还 又 再 很 更 最 吗 呢 吧 啊 么 着 过 之 其 该 此 这 那 哪 谁 我 你 他 她 它 "
    "我们 你们 他们 有 没有 没 不 不是 能 能不能 可以 可不可以 可否 能否 是否 是不是 要 要不要 需要 应 应当 应该 必须 会 会不会 怎么 怎么办 怎样 如何 什么 "
    "哪些 哪个 哪几 几 多少 多久 多长 多长时间 什么时候 何时 为什么 请 请问 问 一下 告诉 说 说明 介绍 关于 有关 规定 情况 情形 时候 时 后 前 上 下 中 里 "
    "内 外 个 一个 种 次 位 名 件 分别 具体 一般 通常 现在 目前 如果 但是 而且 以及 并 且 则 所 给 让 使 用 做 办 去 来 想 得 地 最多 最少 至少 最长 最短 "
    "最迟 超过 以上 以下 多 少 大 小 长 算 算不算 属于 叫 进行 作出 按 按照 根据 依据 依照 条 款 项 第 章 节 几个 几种 几天 几年 几日 多大 多高 "
    "天 日 年 月 同 跟 自己 别人 有人 还是 行 行不行 对吗 就是 只能 只 才 太 什么样 哪里 在哪 各 每".split()
)
"""Words that every administrative text or question may hold: they say nothing of what a question is about."""


def words(text: str) -> list[str]:
    """The words of ``text``, long ones also in their parts, lower case, without punctuation."""
    import rjieba

    return [word.lower() for word in rjieba.cut_for_search(text) if _TOKEN.match(word)]


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters; runs of letters and digits stay whole."""
    pairs: list[str] = []
    for run in _TOKEN.findall(text):
        if _CHINESE.match(run):
            pairs.extend([run[i : i + 2] for i in range(len(run) - 1)] or [run])
        else:
            pairs.append(run.lower())
    return pairs


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """The words that say what ``text`` is about, in order, each once."""
    import rjieba

    kept = [word.lower() for word in rjieba.cut(text) if _TOKEN.match(word) and word not in FUNCTION_WORDS]
    return tuple(dict.fromkeys(kept))
