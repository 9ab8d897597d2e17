"""用语与事实 (党政机关公文处理工作条例 19, 20)."""

from __future__ import annotations

from evals.format.making import PROSE, labelled, text_operator

TITLE = "用语与事实"
_ALL = labelled(*PROSE, "heading_2", "heading_3")
# What is right, and what is often put in its place.
_CONFUSED = {
    "ledger": ("台账", "台帐"),
    "other": ("其他", "其它"),
    "deploy": ("部署", "布署"),
    "reflect": ("反映(?!问题)", "反应"),
    "legal-duty": ("责任追究|履行属地责任", "旅行属地责任"),
    "prevent": ("防范", "防犯"),
    "implement": ("贯彻落实", "贯彻落时"),
    "supervise": ("监督", "监都"),
    "seriously": ("认真", "任真"),
}

OPERATORS = [
    *(
        text_operator(f"confused-{name}", f"“{wrong}”为误写", "W001", _ALL, right, wrong)
        for name, (right, wrong) in _CONFUSED.items()
    ),
    text_operator("word-doubled-of", "“的”字重复", "W007", _ALL, r"(?<=[\u4e00-\u9fff])的(?=[\u4e00-\u9fff])", "的的"),
    text_operator("word-doubled-and", "词语重复", "W007", _ALL, r"加强", "加强加强"),
    text_operator(
        "mobile-number",
        "正文写个人手机号码",
        "W011",
        labelled("body"),
        r"执行中遇到的问题",
        "执行中遇到的问题（联系李明13812345678）",
    ),
    text_operator(
        "identity-number",
        "正文写身份证号码",
        "W011",
        labelled("body"),
        r"为鼓励先进",
        "（张明，身份证号420101198001011234）为鼓励先进",
    ),
    text_operator("count-differs", "项数与列举不符", "W013", _ALL, r"以下三个(渠道|方面)", r"以下四个\1"),
    text_operator(
        "office-renamed", "机构用旧称", "W005", labelled("copy_recipients"), r"市发展和改革委员会", "市计划委员会"
    ),
]
