"""How each element looks: typeface, size, alignment and indents (GB/T 9704—2012 5.2, 7.2 to 7.5)."""

from __future__ import annotations

from dataclasses import dataclass

FONTS = {
    "fangsong": "仿宋_GB2312",
    "xiaobiaosong": "方正小标宋简体",
    "heiti": "黑体",
    "kaiti": "楷体_GB2312",
    "songti": "宋体",
}
RED = "FF0000"
EXACT_LINE = 579


@dataclass(frozen=True)
class Look:
    """Size in pt; indents in 字, a negative ``first`` hangs; ``line`` in twips, 0 on the grid."""

    family: str = "fangsong"
    size: float = 16
    alignment: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    colour: str | None = None
    line: int = 0
    title: str = ""


LOOKS = {
    "copy_number": Look(alignment="left", title="份号"),
    "security_classification": Look("heiti", alignment="left", title="密级"),
    "urgency": Look("heiti", alignment="left", title="紧急程度"),
    "issuing_authority_mark": Look("xiaobiaosong", 48, "center", colour=RED, title="发文机关标志"),
    "document_number": Look(alignment="center", title="发文字号"),
    "signatory": Look(alignment="right", right=1, title="签发人"),
    "title": Look("xiaobiaosong", 22, "center", line=EXACT_LINE, title="公文标题"),
    "main_recipients": Look(title="主送机关"),
    "body": Look(first=2, title="公文正文"),
    "heading_1": Look("heiti", first=2, title="一级标题"),
    "heading_2": Look("kaiti", first=2, title="二级标题"),
    "heading_3": Look(first=2, title="三级标题"),
    "heading_4": Look(first=2, title="四级标题"),
    "attachment_list": Look(left=6, first=-4, title="附件说明"),
    "attendance": Look("heiti", left=5, first=-3, title="出席"),
    "issuer_signature": Look(alignment="right", title="发文机关署名"),
    "signing_date": Look(alignment="right", title="成文日期"),
    "remarks": Look(first=2, title="附注"),
    "attachment_label": Look("heiti", alignment="left", title="附件标识"),
    "attachment_title": Look("xiaobiaosong", 22, "center", line=EXACT_LINE, title="附件标题"),
    "attachment_chapter": Look("heiti", alignment="center", title="章名"),
    "attachment_body": Look(first=2, title="附件正文"),
    "table_cell": Look(size=12, alignment="center", line=400, title="表内文字"),
    "figure": Look(alignment="center", title="图"),
    "figure_caption": Look(alignment="center", title="图题"),
    "copy_recipients": Look(size=14, left=4, first=-3, right=1, title="抄送机关"),
    "printing_authority": Look(size=14, left=1, right=1, title="印发机关"),
}
