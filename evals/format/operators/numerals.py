"""数字与计量 (GB/T 15835—2011)."""

from __future__ import annotations

from evals.format.making import PROSE, labelled, text_operator

TITLE = "数字与计量"
_BODY = labelled(*PROSE)
_MORE = labelled(*PROSE, "heading_2", "heading_3", "heading_4")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def _ranges(text: str) -> list[str]:
    return [text.replace("～", "—")]


OPERATORS = [
    *(
        text_operator(
            f"digit-fullwidth-{digit}",
            "用全角数字",
            "U001",
            _MORE,
            rf"(?<!\d){digit}(?=[个名座项次])",
            digit.translate(_FULL),
        )
        for digit in ("3", "5")
    ),
    text_operator("year-short", "年份简写", "U002", _MORE, r"(?<!\d)20(2\d)年(?=\d+月)", r"\1年"),
    text_operator("date-hao", "日期用“号”", "U003", _MORE, r"(?<=月)(\d+)日", r"\1号"),
    text_operator(
        "date-mixed",
        "日期混用汉字与数字",
        "U004",
        _MORE,
        r"(?<=2026年)([1-9])月",
        lambda match: "〇一二三四五六七八九"[int(match[1])] + "月",
    ),
    text_operator(
        "percent-range-once", "百分比范围只写一个百分号", "U005", _MORE, r"(\d+)%～(\d+)%", r"\1～\2%", _ranges
    ),
    text_operator("estimate-in-digits", "概数用阿拉伯数字", "U006", _MORE, r"五六名", "5、6名"),
    text_operator("estimate-in-digits-hundreds", "概数用阿拉伯数字（百位）", "U006", _MORE, r"三四百家", "3、400家"),
    text_operator("decimal-without-zero", "纯小数没有定位的 0", "U009", _MORE, r"(?<![\d.])0\.(\d)", r".\1"),
    text_operator("big-number-mixed", "“千万”与阿拉伯数字混写", "U010", _MORE, r"7000万元", "7千万元"),
    text_operator("square-metres", "用“平米”", "U012", _MORE, r"平方米", "平米"),
    text_operator("sum-wrong", "分项之和不等于总数", "U014", _MORE, r"预计总额为86万元", "预计总额为96万元"),
    text_operator("sum-wrong-projects", "改造数量合计不符", "U014", _MORE, r"新建、改建水厂5座", "新建、改建水厂6座"),
    text_operator(
        "sum-wrong-funds", "资金合计不符", "U014", _MORE, r"每年安排专项资金2600万元", "每年安排专项资金2900万元"
    ),
    text_operator("zero-digit-in-year", "汉字年份用数字 0", "U015", _MORE, r"二〇三五年", "二0三五年"),
    text_operator("zero-circle-in-year", "汉字年份用圆圈", "U015", _MORE, r"二〇三五年", "二○三五年"),
    text_operator("year-range-twice", "年份范围写两个“年”", "U018", _MORE, r"(20\d\d)—(20\d\d)年", r"\1年—\2年"),
]
