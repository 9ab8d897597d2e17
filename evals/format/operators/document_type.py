"""文种与行文规则 (党政机关公文处理工作条例 8, 13 to 17)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.making import labelled, of_type, text_operator

TITLE = "文种与行文规则"


def _closings(*usual: str) -> Callable[[str], list[str]]:
    """Any closing that is usual for the kind of document is right (catalogue, L018)."""
    return lambda _: list(usual)


_OF_REQUEST = _closings("以上请示，请批示。", "以上请示妥否，请批示。")
_OF_REPLY = _closings("特此批复。")
_OF_LETTER = _closings("请予函复。", "特此函达。")

OPERATORS = [
    text_operator(
        "report-with-request",
        "报告夹带请示事项",
        "L003",
        labelled("body", when=of_type("报告")),
        r"^特此报告。$",
        "以上报告，妥否，请批示。",
    ),
    text_operator(
        "report-asks-money",
        "报告请求拨款",
        "L003",
        labelled("heading_2", when=of_type("报告")),
        r"力争信用贷款占比",
        "请市政府批准拨付资金500万元，力争信用贷款占比",
    ),
    text_operator(
        "request-two-recipients",
        "请示主送两个机关",
        "L004",
        labelled("main_recipients", when=of_type("请示")),
        r"^(.+)：$",
        r"\1、东原省水利厅：",
    ),
    text_operator(
        "report-two-recipients",
        "报告主送两个机关",
        "L004",
        labelled("main_recipients", when=of_type("报告")),
        r"^(.+)：$",
        r"\1、清江市发展和改革委员会：",
    ),
    text_operator(
        "request-to-person",
        "请示主送负责人个人",
        "L007",
        labelled("main_recipients", when=of_type("请示")),
        r"^.+：$",
        "王省长：",
    ),
    text_operator(
        "request-closing-of-notice",
        "请示用通知的结束语",
        "L018",
        labelled("body", when=of_type("请示")),
        r"^妥否，请批示。$",
        "特此通知。",
        _OF_REQUEST,
    ),
    text_operator(
        "request-closing-of-report",
        "请示用报告的结束语",
        "L018",
        labelled("body", when=of_type("请示")),
        r"^妥否，请批示。$",
        "特此报告。",
        _OF_REQUEST,
    ),
    text_operator(
        "reply-closing-of-notice",
        "批复用通知的结束语",
        "L018",
        labelled("body", when=of_type("批复")),
        r"^此复。$",
        "特此通知。",
        _OF_REPLY,
    ),
    text_operator(
        "letter-closing-of-request",
        "函用请示的结束语",
        "L018 L016",
        labelled("body", when=of_type("函")),
        r"^专此致函.+$",
        "妥否，请批示。",
        _OF_LETTER,
    ),
    text_operator(
        "circular-closing-of-report",
        "通报用报告的结束语",
        "L018",
        labelled("body", when=of_type("通报")),
        r"^特此通报。$",
        "特此报告。",
    ),
    text_operator(
        "reply-without-request",
        "批复不引来文",
        "L017 R011",
        labelled("body", when=of_type("批复")),
        r"^你县《[^》]+》（[^）]+）收悉。",
        "",
    ),
    text_operator(
        "reply-without-number",
        "批复引来文缺文号",
        "L017 R011 R001",
        labelled("body", when=of_type("批复")),
        r"(?<=请示》)（[^）]+）",
        "",
    ),
    text_operator(
        "letter-commands",
        "函用命令语气",
        "L019",
        labelled("body", when=of_type("函")),
        r"商请贵局予以支持",
        "责令你局立即办理",
    ),
]
