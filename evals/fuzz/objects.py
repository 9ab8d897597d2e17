"""A 通知 with everything that documents hold beside text: fields, notes, comments, revisions, lists, tables, boxes, controls."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.names import DOCUMENT
from evals.format.xml import Node, etree

_URIS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _URIS.items())
_LOOK = '<w:rPr><w:rFonts w:eastAsia="宋体" w:hint="eastAsia"/><w:color w:val="FF0000"/><w:sz w:val="30"/></w:rPr>'
_BOX = "<w:txbxContent><w:p><w:r><w:t>市水利局,经办人</w:t></w:r></w:p></w:txbxContent>"
_BY = 'w:author="李某" w:date="2026-03-01T09:00:00Z"'
_BODY = f"""
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>{_LOOK}<w:t>各地要强化培训,备足沙袋。</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="420" w:firstLineChars="200"/></w:pPr>
  <w:r>{_LOOK}<w:t>各地要尽责……等。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>
<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>联系人：</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>
  <w:ins w:id="21" {_BY}><w:r>{_LOOK}<w:t>张某</w:t></w:r></w:ins><w:del w:id="22" {_BY}><w:r><w:delText>王某</w:delText></w:r></w:del>
  <w:hyperlink r:id="rIdSite"><w:r>{_LOOK}<w:t>网站(见下)</w:t></w:r></w:hyperlink><w:bookmarkStart w:id="7" w:name="甲"/><w:bookmarkEnd w:id="7"/></w:p>
<w:p><w:pPr><w:pPrChange w:id="23" {_BY}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:b/>
  <w:rPrChange w:id="24" {_BY}><w:rPr/></w:rPrChange></w:rPr><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
  <w:instrText xml:space="preserve"> SEQ 图 \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>{_LOOK}<w:t>1</w:t></w:r>
  <w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>王某</w:t></w:r></w:fldSimple><w:r><w:sym w:font="Wingdings"
  w:char="F0FE"/><w:tab/><w:br/><w:noBreakHyphen/><w:cr/></w:r><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>han</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r>
  </w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>
<w:sdt><w:sdtPr><w:alias w:val="甲"/><w:id w:val="1234"/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r>{_LOOK}<w:t>各地要如期完成,不得有误。</w:t></w:r>
  </w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"
  allowOverlap="1" distT="0" distB="0" distL="0" distR="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>10</wp:posOffset>
  </wp:positionH><wp:positionV relativeFrom="page"><wp:align>top</wp:align></wp:positionV><wp:extent cx="5040000" cy="0"/><wp:wrapNone/><wp:docPr id="9"
  name="线"/><a:graphic><a:graphicData uri="{_URIS["wps"]}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/><a:ln w="9525"><a:solidFill>
  <a:srgbClr val="00FF00"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{_BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
  </mc:Choice><mc:Fallback><w:pict><v:shape id="_x0000_s1" type="#_x0000_t202" style="position:absolute;width:100pt;height:20pt"><v:textbox>{_BOX}</v:textbox>
  </v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:pict><v:line from="0,0" to="400pt,0" strokecolor="#00FF00"/></w:pict></w:r></w:p>
<w:tbl><w:tblPr><w:tblStyle w:val="表"/><w:tblW w:w="12000" w:type="dxa"/><w:tblInd w:w="10" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8"
  w:color="auto"/></w:tblBorders><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid><w:gridCol w:w="6000"/><w:gridCol w:w="6000"/></w:tblGrid><w:tr><w:trPr>
  <w:tblHeader/><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>物资,数量</w:t></w:r></w:p></w:tc>
  </w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>
  <w:tc><w:p><w:r>{_LOOK}<w:t>三百(300)</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/><w:cols
  w:num="2"/><w:pgNumType w:fmt="decimal" w:start="3"/></w:sectPr></w:pPr></w:p>
"""


def _level(number: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>{_LOOK}</w:lvl>'
    )


_LEVELS = _level(0, "chineseCounting", "%1.") + _level(1, "decimal", "(%1.%2)") + _level(2, "bullet", "●")
_NOTE = '<w:{0} w:id="2"><w:p><w:r><w:{0}Ref/></w:r><w:r><w:t>见《办法》第三条,下同。</w:t></w:r></w:p></w:{0}>'
_PARTS = {
    "numbering": f'<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="multilevel"/>{_LEVELS}</w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>',
    "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + _NOTE.format("footnote"),
    "endnotes": _NOTE.format("endnote"),
    "comments": f'<w:comment w:id="4" {_BY} w:initials="李"><w:p><w:r><w:t>请核对,谢谢。</w:t></w:r></w:p></w:comment>',
}
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def with_objects(draft: Draft) -> Draft:
    """The draft with all of them in front of its last section."""
    made = draft.copy()
    wrapped = etree.fromstring(f"<w:body {_DECLARED}>{_BODY}</w:body>", etree.XMLParser(remove_blank_text=True))
    last = made.body[-1]
    for node in list(wrapped):
        last.addprevious(node)
    made.trees[DOCUMENT].set(f"{{{_URIS['mc']}}}Ignorable", "w14")
    for name, content in _PARTS.items():
        made.trees[f"word/{name}.xml"] = etree.fromstring(f"<w:{name} {_DECLARED}>{content}</w:{name}>")
        _child(made.trees[_TYPES], "Override", PartName=f"/word/{name}.xml", ContentType=_KIND.format(name))
        _child(
            made.trees[_RELATIONS], "Relationship", Id=f"rId_{name}", Type=f"{_URIS['r']}/{name}", Target=f"{name}.xml"
        )
    site = {"Type": f"{_URIS['r']}/hyperlink", "Target": "https://example.gov.cn/a?b=1", "TargetMode": "External"}
    _child(made.trees[_RELATIONS], "Relationship", Id="rIdSite", **site)
    return made


def _child(root: Node, name: str, **attributes: str) -> None:
    root.append(root.makeelement(f"{{{root.nsmap[None]}}}{name}", attributes))
