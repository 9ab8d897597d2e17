"""Flawed 通知 whose packages are unusual: encodings, prefixes, strict names, parts that nobody knows, WPS's own ways."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.preservation.official import (
    IGNORABLE,
    LAYOUT,
    MIXED,
    NAMESPACES,
    Flaw,
    look,
    official,
    paragraph,
    run,
)
from tests.preservation.packing import MAIN, TYPE, Docx, Part, in_utf16, packed, seal_png, strict, with_prefix

_WRONG = look("宋体")
_NOTE = '<w:footnotes {}><w:footnote w:id="1"><w:p>{}</w:p></w:footnote></w:footnotes>'


def _rich(**more: object) -> Docx:
    """A document with a bookmark, somebody's change and a control in flawed text, for packages that are odd themselves."""
    text = paragraph(
        '<w:bookmarkStart w:id="1" w:name="place"/>', run("各地要", _WRONG), '<w:bookmarkEnd w:id="1"/>',
        f'<w:ins w:id="9" w:author="王某" w:date="2026-03-01T00:00:00Z">{run("迅速", _WRONG)}</w:ins>',
        f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{run("行动", _WRONG)}</w:sdtContent></w:sdt>',
        run("起来。", _WRONG), first_line=False,
    )  # fmt: skip
    return official(text, flaws=MIXED, **more)  # type: ignore[arg-type]


def _changed(made: Docx, name: str, change: Callable[[bytes], bytes]) -> dict[str, bytes]:
    files = made.files()
    files[name] = change(files[name])
    return files


def strict_names() -> bytes:
    """ISO/IEC 29500 strict, as Word's 严格 Open XML 文档 writes it."""
    return packed(strict(_rich().files()))


def another_prefix() -> bytes:
    """The main namespace called ns0, as Python's ElementTree writes it."""
    return packed(_changed(_rich(), MAIN, lambda xml: with_prefix(xml, "ns0")))


def default_namespace() -> bytes:
    """Elements of the main namespace without a prefix."""
    return packed(_changed(_rich(), MAIN, lambda xml: with_prefix(xml, "")))


def utf16_parts() -> bytes:
    """The main part and the footer in UTF-16."""
    files = _changed(_rich(), MAIN, in_utf16)
    return packed({**files, "word/footer1.xml": in_utf16(files["word/footer1.xml"])})


def byte_order_marks() -> bytes:
    """Parts in UTF-8 with a mark of byte order, and one without any declaration."""
    files = _changed(_rich(), MAIN, lambda xml: b"\xef\xbb\xbf" + xml)
    files["word/styles.xml"] = b"\xef\xbb\xbf" + files["word/styles.xml"]
    files["word/footer1.xml"] = files["word/footer1.xml"].partition(b"\r\n")[2]
    return packed(files)


def pretty_printed() -> bytes:
    """White space between elements, comments, processing instructions, CDATA and character references."""

    def rewrite(xml: bytes) -> bytes:
        text = re.sub("(<w:p |<w:pPr>|<w:tbl>|</w:body>)", r"\n    \1", xml.decode())
        text = text.replace("<w:t>某市人民政府</w:t>", "<w:t><![CDATA[某市人民政府]]></w:t>").replace(
            "各县", "&#x5404;县"
        )
        text = text.replace("<w:body>", "<!-- 由系统导出 --><w:body><?oa version='3'?>")
        return text.encode()

    return packed(_changed(_rich(), MAIN, rewrite))


def odd_archive() -> bytes:
    """Entries in another order, some not compressed, with the content types last."""
    files = _rich(parts=[Part("word/media/image1.png", seal_png(), "", "image", "rIdSeal")]).files()
    names = sorted(files, key=lambda name: (name == "[Content_Types].xml", name[::-1]))
    return packed({name: files[name] for name in names}, stored=("word/document", "word/media", "_rels"))


def white_space() -> bytes:
    """xml:space in all its places, texts with white space at their ends, and empty texts."""
    run_of = f'<w:r>{_WRONG}<w:t xml:space="preserve"> 各地要 </w:t><w:t>  统筹  </w:t><w:t/><w:t xml:space="default"> 推进。</w:t></w:r>'
    made = official(
        paragraph(run_of, first_line=False),
        flaws=(Flaw.MARGIN, Flaw.FONT),
        attributes=f'{IGNORABLE} xml:space="preserve"',
    )
    return packed(made.files())


def identities_and_noise() -> bytes:
    """w14:paraId, rsids on runs and marks, proofErr, lastRenderedPageBreak and permissions, as Word scatters them."""
    ids = ' w14:paraId="5A5B5C5D" w14:textId="77777777" w:rsidP="00AABBCC"'
    noisy = [
        '<w:proofErr w:type="spellStart"/>', '<w:permStart w:id="700" w:edGrp="everyone"/>',
        f'<w:r w:rsidR="00112233">{_WRONG}<w:lastRenderedPageBreak/><w:t>各地</w:t></w:r>',
        f'<w:r w:rsidR="00445566">{_WRONG}<w:t>要及时</w:t></w:r>', '<w:proofErr w:type="spellEnd"/>',
        run("上报,", _WRONG), '<w:permEnd w:id="700"/>', run("不得迟报。", _WRONG),
    ]  # fmt: skip
    return packed(official(paragraph(*noisy, ids=ids, first_line=False), flaws=LAYOUT).files())


def effects_of_word_2010() -> bytes:
    """w14 effects in the look of flawed runs, behind which our own properties must find their place."""
    effects = (
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textFill>'
        '<w14:ligatures w14:val="standard"/>'
    )
    glowing = _WRONG.replace("</w:rPr>", f'<w:lang w:val="en-US"/>{effects}</w:rPr>')
    return packed(official(paragraph(run("各地要注意安全。", glowing), first_line=False), flaws=MIXED).files())


def unknown_extensions() -> bytes:
    """Elements and attributes of an ignorable namespace that nobody knows, and parts of unknown types."""
    attributes = 'xmlns:oa="http://oa.example.gov.cn/2024" mc:Ignorable="w14 w15 w16cid w16se wp14 oa" mc:ProcessContent="oa:stamp" oa:version="3"'
    stamp = '<oa:stamp oa:id="8" xmlns:oa="http://oa.example.gov.cn/2024"><oa:sealed/></oa:stamp>'
    marked = _WRONG.replace("</w:rPr>", f"{stamp}</w:rPr>")
    text = paragraph(
        stamp,
        run("各地要依法", marked),
        stamp,
        run("处置,", _WRONG),
        "不得拖延。",
        ids=' oa:step="2"',
        first_line=False,
    )
    parts = [
        Part(
            "oa/track.bin",
            bytes(range(64)),
            "application/vnd.example.track",
            "http://oa.example.gov.cn/rel/track",
            "rIdTrack",
        ),
        Part(
            "oa/flow.xml",
            "<flow xmlns='http://oa.example.gov.cn/2024'><step/></flow>",
            "",
            "http://oa.example.gov.cn/rel/flow",
            "rIdFlow",
            "",
        ),
    ]
    return packed(official(text, flaws=LAYOUT, parts=parts, attributes=attributes).files())


def alternatives_around_blocks() -> bytes:
    """mc:AlternateContent around a paragraph and around a run, with a choice that is not understood."""
    unknown = 'xmlns:oa="http://oa.example.gov.cn/2024"'
    inline = (
        f'<mc:AlternateContent><mc:Choice Requires="oa" {unknown}>{run("甲", _WRONG)}</mc:Choice>'
        f"<mc:Fallback>{run('联防', _WRONG)}</mc:Fallback></mc:AlternateContent>"
    )
    symbol = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="2705"/>'
        "</mc:Choice><mc:Fallback><w:t>联控</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return packed(
        official(
            paragraph(run("各地要", _WRONG), inline, symbol, run("。", _WRONG), first_line=False), flaws=MIXED
        ).files()
    )


def other_file_within() -> bytes:
    """w:altChunk with a page of HTML, and a sub-document's kind of link to nowhere."""
    part = Part("word/chunk1.html", b"<html><body><p>chunk</p></body></html>", "", "aFChunk", "rIdChunk")
    return packed(official('<w:altChunk r:id="rIdChunk"/>', flaws=LAYOUT, parts=[part]).files())


def read_only_recommended() -> bytes:
    """What Word asks before opening: w:writeProtection that recommends, and nothing enforced."""
    settings = '<w:writeProtection w:recommended="1"/><w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="0"/>'
    return packed(_rich(settings=settings).files())


def glossary_and_properties() -> bytes:
    """A glossary part with relations of its own, a thumbnail, the properties of a document and web settings."""
    kind = TYPE.format("document.glossary")
    glossary = (
        f"<w:glossaryDocument {NAMESPACES} {IGNORABLE}><w:docParts><w:docPart><w:docPartPr><w:name w:val='a'/></w:docPartPr>"
        f"<w:docPartBody><w:p>{run('单击此处,输入', _WRONG)}</w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
    )
    styles = f"<w:styles {NAMESPACES} {IGNORABLE}/>"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>王某</dc:creator></cp:coreProperties>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    parts = [
        Part("word/glossary/document.xml", glossary, kind, "glossaryDocument", "rIdGlossary"),
        Part("word/glossary/styles.xml", styles, TYPE.format("styles"), "styles", "rId1", "word/glossary/document.xml"),
        Part(
            "docProps/thumbnail.jpeg",
            b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9",
            "",
            package + "thumbnail",
            "rId5",
            "",
        ),
        Part(
            "docProps/core.xml",
            core,
            "application/vnd.openxmlformats-package.core-properties+xml",
            package + "core-properties",
            "rId6",
            "",
        ),
        Part(
            "word/webSettings.xml",
            f"<w:webSettings {NAMESPACES}/>",
            TYPE.format("webSettings"),
            "webSettings",
            "rIdWeb",
        ),
    ]
    return packed(_rich(parts=parts).files())


def as_wps_writes() -> bytes:
    """WPS: its own namespace and part, w:hint on every run, lang and vertAlign written out, _GoBack, KSO properties."""
    verbose = (
        '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/><w:b w:val="0"/><w:bCs/>'
        '<w:color w:val="auto"/><w:kern w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/>'
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill></w:rPr>'
    )
    text = paragraph(
        run("各地要", verbose), '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        run("按时", verbose.replace(' w:hint="eastAsia"', "")), run("报送,", verbose), first_line=False,
    )  # fmt: skip
    attributes = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 w15 wp14"'
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr>'
        "</property></Properties>"
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    bullets = '<s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><s:extobjs/></s:customData>'
    parts = [
        Part("docProps/custom.xml", custom, kind, "custom-properties", "rId4", ""),
        Part("customXml/item1.xml", bullets, "", "customXml"),
    ]
    return packed(official(text, flaws=LAYOUT, parts=parts, attributes=attributes).files())


def protected() -> bytes:
    """Editing is restricted to comments, and that is enforced."""
    settings = '<w:documentProtection w:edit="comments" w:enforcement="1" w:cryptAlgorithmSid="14" w:salt="AA==" w:hash="AA=="/>'
    return packed(_rich(settings=settings).files())


def signed() -> bytes:
    """A digital signature, which any change would break (ECMA-376 part 2, 10)."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    kind = "application/vnd.openxmlformats-package.digital-signature-"
    origin = "_xmlsignatures/origin.sigs"
    signature = (
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AA==</SignatureValue></Signature>'
    )
    parts = [
        Part(origin, b"", f"{kind}origin", f"{package}origin", "rId9", ""),
        Part("_xmlsignatures/sig1.xml", signature, f"{kind}xmlsignature+xml", f"{package}signature", "rId1", origin),
    ]
    return packed(_rich(parts=parts).files())


DOCUMENTS = {
    "strict names": strict_names,
    "another prefix": another_prefix,
    "default namespace": default_namespace,
    "UTF-16": utf16_parts,
    "byte order marks": byte_order_marks,
    "pretty-printed": pretty_printed,
    "odd archive": odd_archive,
    "white space": white_space,
    "identities and noise": identities_and_noise,
    "effects of Word 2010": effects_of_word_2010,
    "unknown extensions": unknown_extensions,
    "alternatives": alternatives_around_blocks,
    "another file within": other_file_within,
    "read-only recommended": read_only_recommended,
    "glossary and properties": glossary_and_properties,
    "as WPS writes": as_wps_writes,
}
