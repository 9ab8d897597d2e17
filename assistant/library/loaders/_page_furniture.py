"""What stands round the text on pages of government sites and is none of it: boxes of metadata, buttons, related links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.library.loaders import TextBlock
from assistant.library.loaders._information import field_name, stated_pairs

_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|rtf|zip|rar|7z)(?:[?#]|$)", re.IGNORECASE)
_BUTTONS = "打印|打印本页|打印此页|关闭|关闭窗口|关闭本页|收藏|收藏本页|返回|返回顶部|返回首页|返回列表|复制链接|纠错|朗读|语音朗读|下载|大|中|小|默认"
_BUTTON = re.compile(
    rf"(?:[【\[\s|｜/]*(?:{_BUTTONS})[】\]\s|｜/]*)+"
    r"|(?:分享|分享到|分享至|【?字体|【?字号)\s*[:：]?.{0,30}"
    r"|.{0,6}扫一扫.{0,20}|.{0,4}(?:浏览|阅读|点击|访问)(?:次数|量)?\s*[:：].{0,12}"
    r"|(?:您|你)?(?:现在|当前)?(?:的)?(?:所在)?位置\s*[:：].{0,80}"
    r"|(?:上一篇|下一篇|上一条|下一条)\s*[:：]?.{0,80}"
    r"|.{0,40}(?:ICP备|公网安备|网站标识码|版权所有|网站地图|主办单位\s*[:：]|承办单位\s*[:：]|技术支持\s*[:：]).{0,80}"
)
_RELATED = re.compile(
    r"[【\[]?(?:相关|关联)(?:链接|文档|文件|稿件|解读|政策|政策解读|阅读|新闻|信息|报道|内容|推荐)[】\]]?\s*[:：]?"
    r"|(?:延伸阅读|推荐阅读|热点推荐|友情链接|政策图解|图解)\s*[:：]?"
)
_ATTACHMENT = re.compile(r"附\s*(?:件|表|录|图)?\s*\d{0,2}\s*[:：.、]?")
# The names of other documents, one a line, are shorter.
_LONGEST_LINK = 90
# A box stands in front of the text: this many paragraphs from the top at most.
_BOX_ENDS = 40
_ALONE = ("publish_date", "doc_number", "issuing_body")


def is_attachment_link(address: str, text: str) -> bool:
    """Whether a link leads to a file that belongs to the text."""
    return bool(_DOCUMENT.search(address)) or _ATTACHMENT.match(text) is not None


def without_furniture(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The paragraphs without buttons and without the list of other documents below 相关链接."""
    related = False
    for block in blocks:
        related = not _is_text(block) if related else _RELATED.fullmatch(block.text) is not None
        if not related and not _BUTTON.fullmatch(block.text):
            yield block


def _is_text(block: TextBlock) -> bool:
    """Whether a paragraph below a list of links is none of them."""
    return "。" in block.text or len(block.text) > _LONGEST_LINK or _ATTACHMENT.match(block.text) is not None


def take_information(blocks: Sequence[TextBlock]) -> tuple[list[tuple[str, str]], list[TextBlock]]:
    """The pairs of a box of metadata in front of the text, and the paragraphs without it.

    A box is two or more labels in a row, as 索引号：… 发文机关：…; the value may stand in the paragraph below its label.
    """
    pairs: list[tuple[str, str]] = []
    rest: list[TextBlock] = []
    run: list[TextBlock] = []
    found: list[tuple[str, str]] = []
    for number, block in enumerate(blocks):
        stated = stated_pairs(block.text) if number < _BOX_ENDS and "。" not in block.text else []
        if not stated and found and not found[-1][1] and len(block.text) <= _LONGEST_LINK:
            found[-1] = (found[-1][0], block.text)
            run.append(block)
        elif stated:
            found += stated
            run.append(block)
        else:
            pairs, rest = _ended(pairs, rest, run, found)
            run, found = [], []
            rest.append(block)
    return _ended(pairs, rest, run, found)


def _ended(
    pairs: list[tuple[str, str]], rest: list[TextBlock], run: list[TextBlock], found: list[tuple[str, str]]
) -> tuple[list[tuple[str, str]], list[TextBlock]]:
    """The same with a run of labels, which is a box, or text after all."""
    if len(found) >= 2 or (found and field_name(found[0][0]) in _ALONE and found[0][1]):
        return pairs + found, rest
    return pairs, rest + run
