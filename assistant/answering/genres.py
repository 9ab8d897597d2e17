# pyright: strict
"""Names of texts that people ask to be written (文种), to tell a request for a draft from an order to the assistant."""

from __future__ import annotations

GENRES = (
    r"(?:通知|通报|通告|公告|公报|请示|报告|批复|决议|决定|命令|意见|议案|复函|信函|公函|函|纪要|会议记录|方案|预案|规划|计划|总结|讲话稿?|致辞|发言稿?|演讲稿?|主持词|提纲|心得(?:体会)?|材料"
    r"|简报|简介|工作要点|要点|汇报|述职报告|检讨书?|倡议书|邀请函|感谢信|贺信|证明|说明|制度|办法|细则|公文|文稿|稿子)"
)
"""The kinds of official documents (条例第八条) and of the texts that offices write besides."""

_PART = r"(?:的?(?:模板|范文|全文|正文|初稿|草稿|样稿|稿|示例|范例|样本|标题|框架|提纲))"
DRAFT = rf"(?:一|个|这|两)?(?:份|篇|个|下|段|封|则)?[^？?。；：:“”\"「」]{{0,40}}?{GENRES}{_PART}?"
"""What follows the verb in 请写一份关于放假的通知."""
