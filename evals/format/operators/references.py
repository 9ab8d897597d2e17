"""引用公文与法规 (GB/T 15834—2011 4.15; 党政机关公文处理工作条例 20)."""

from __future__ import annotations

from evals.format.making import PROSE, labelled, text_operator

TITLE = "引用"
_BODY = labelled(*PROSE)
_CITED = r"《([^《》]+)》（(\S+?)〔(\d{4})〕(\d+)号）"

OPERATORS = [
    text_operator("cited-number-first", "先文号后标题", "R001", _BODY, _CITED, r"\2〔\3〕\4号《\1》"),
    text_operator("cited-number-halfwidth", "文号外用半角括号", "R002 M001", _BODY, _CITED, r"《\1》(\2〔\3〕\4号)"),
    text_operator("cited-number-space", "标题与文号之间有空格", "R002 M018", _BODY, _CITED, r"《\1》 （\2〔\3〕\4号）"),
    text_operator("cited-number-square", "引文文号用方括号", "D002", _BODY, _CITED, r"《\1》（\2[\3]\4号）"),
    text_operator("cited-number-di", "引文文号序号前加第", "D005", _BODY, _CITED, r"《\1》（\2〔\3〕第\4号）"),
    text_operator("cited-number-padded", "引文文号序号编虚位", "D004", _BODY, _CITED, r"《\1》（\2〔\3〕0\4号）"),
    text_operator(
        "cited-law-bare",
        "引用法律不加书名号",
        "R003",
        _BODY,
        r"根据《(中华人民共和国[^《》]+法)》(?=[第等和，有《])",
        r"根据\1",
    ),
    text_operator(
        "cited-regulation-bare",
        "引用法规不加书名号",
        "R003",
        _BODY,
        r"(根据|贯彻|遵守)《([^《》]+条例)》(?=[，有和])",
        r"\1\2",
    ),
    text_operator("cited-article-digits", "条款序号用阿拉伯数字", "R005", _BODY, r"第三十九条", "第39条"),
    text_operator(
        "cited-repealed",
        "引用已废止的文件",
        "R006",
        _BODY,
        r"《公共机构节能条例》有关规定",
        "《国家行政机关公文处理办法》有关规定",
    ),
    text_operator("cited-angle-brackets", "书名号用半角尖括号", "M001 R003", _BODY, r"《([^《》]+条例)》", r"<\1>"),
]
