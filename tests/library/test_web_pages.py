"""Saved pages of government sites: the text with its tables and attachments, without what stands round it."""

from __future__ import annotations

import pytest

from assistant.errors import UnreadableDocument
from assistant.library.loaders import LoadedText
from assistant.library.loaders.html import load
from assistant.library.structure import parse_structure


def page(body: str, head: str = "") -> LoadedText:
    return load(f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode())


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks]


TEXT = "<h1>示例市公务用车管理办法</h1><p>第一条　先登记。</p><p>第二条　再取车。</p>"
BOXES = {
    "a list of labels": "<ul class='xx'><li><b>索引号：</b>SL-2021-03</li><li><b>发文机关：</b>示例市人民政府办公室</li>"
    "<li><b>发文字号：</b>示府办发〔2021〕12号</li><li><b>成文日期：</b>2021年3月4日</li></ul>",
    "labels in one line": "<div>索引号：SL-2021-03　发文机关：示例市人民政府办公室　发文字号：示府办发〔2021〕12号　成文日期：2021年3月4日</div>",
    "values below their labels": "<div><p>索引号：</p><p>SL-2021-03</p><p>发文机关：</p><p>示例市人民政府办公室</p><p>发文字号：</p>"
    "<p>示府办发〔2021〕12号</p><p>成文日期：</p><p>2021年3月4日</p></div>",
    "a table": "<table><tr><td>索引号：</td><td>SL-2021-03</td><td>发文机关：</td><td>示例市人民政府办公室</td></tr>"
    "<tr><td>发文字号：</td><td>示府办发〔2021〕12号</td><td>成文日期：</td><td>2021年3月4日</td></tr></table>",
    "labels in brackets": "<p>【索引号】：SL-2021-03</p><p>【发文机关】：示例市人民政府办公室</p><p>【发文字号】：示府办发〔2021〕12号</p>"
    "<p>【成文日期】：2021年3月4日</p>",
}


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_the_box_of_metadata_becomes_properties_and_no_text(box: str) -> None:
    loaded = page(box + TEXT)

    assert loaded.blocks[0].text == "示例市公务用车管理办法"
    assert len(loaded.blocks) == 3
    assert dict(loaded.properties) == {
        "issuing_body": "示例市人民政府办公室",
        "doc_number": "示府办发〔2021〕12号",
        "publish_date": "2021年3月4日",
    }
    parsed = parse_structure(loaded)
    assert (parsed.document_number, parsed.issuing_body) == ("示府办发〔2021〕12号", "示例市人民政府办公室")
    assert str(parsed.promulgated) == "2021-03-04"


def test_labels_in_the_text_itself_stay() -> None:
    body = "<p>请按下表填写。</p><p>标题：三号字。</p><p>联系人：张三</p><p>分类：应当归入其中一类。</p>"

    assert texts(body) == ["请按下表填写。", "标题：三号字。", "联系人：张三", "分类：应当归入其中一类。"]


FURNITURE = (
    "<div>【字体：大 中 小】</div>",
    "<p>分享到：</p>",
    "<p>【打印】【关闭】</p>",
    "<p>打印本页 | 关闭窗口</p>",
    "<p>您现在的位置：首页 &gt; 政务公开 &gt; 规章</p>",
    "<p>浏览次数：1203</p>",
    "<p>扫一扫在手机打开当前页</p>",
    "<p>上一篇：示例市防汛预案</p>",
    "<p>版权所有：示例市人民政府 京ICP备05000000号</p>",
    "<div>相关链接</div><ul><li>一图读懂用车办法</li><li>市政府办公室负责人答记者问</li></ul>",
    "<h3>相关解读：</h3><p>《用车管理办法》政策解读</p>",
    "<div class='share-box'>分享 <a>微博</a></div><footer>联系我们</footer><nav>首页</nav><script>第九条</script>",
    "<div><a href='/a'>市长信箱</a><a href='/b'>网上办事</a></div>",
)


@pytest.mark.parametrize("piece", FURNITURE)
def test_furniture_of_the_page_is_left_out(piece: str) -> None:
    assert texts(TEXT + piece) == texts(TEXT)


def test_attachments_are_kept_also_below_related_links() -> None:
    body = TEXT + (
        "<ul><li><a href='/f/1.docx'>附件：1.公务用车登记表</a></li><li><a href='/f/2.pdf'>公务用车标准.pdf</a></li></ul>"
        "<p>相关文件</p><p>示例市财政局解读</p><p>附件2：车辆清单</p>"
    )

    assert texts(body)[3:] == ["附件：1.公务用车登记表", "公务用车标准.pdf", "附件2：车辆清单"]


def test_text_that_follows_related_links_is_text_again() -> None:
    body = "<p>相关链接</p><p>一图读懂</p><p>本办法自2021年6月1日起施行。</p><p>示例市人民政府</p>"

    assert texts(TEXT + body)[3:] == ["本办法自2021年6月1日起施行。", "示例市人民政府"]


def test_every_paragraph_knows_which_it_is() -> None:
    blocks = page("<p>分享到：</p>" + TEXT).blocks

    assert [block.paragraph for block in blocks] == [1, 2, 3]
    assert [article.paragraph for article in parse_structure(page(TEXT)).articles] == [2, 3]


def test_a_table_names_its_columns_and_what_is_merged_stands_in_each_place() -> None:
    body = """<p>标准如下。</p><table><tr><th rowspan=2>地区</th><th colspan=2>住宿费</th></tr><tr><th>司局级</th><th>其他</th></tr>
<tr><td>东区</td><td colspan=2>500元</td></tr><tr><td>西区</td><td rowspan=2>600元</td><td>400元</td></tr><tr><td>南区</td><td>300元</td></tr></table>"""

    assert texts(body)[1:] == [
        "地区：东区；住宿费 司局级：500元；住宿费 其他：500元",
        "地区：西区；住宿费 司局级：600元；住宿费 其他：400元",
        "地区：南区；住宿费 司局级：600元；住宿费 其他：300元",
    ]


def test_headings_of_rows_are_labels() -> None:
    body = "<p>办事指南。</p><table><tr><th>受理条件</th><td>本市户籍</td></tr><tr><th>办理时限</th><td>5个工作日</td></tr></table>"

    assert texts(body)[1:] == ["受理条件：本市户籍", "办理时限：5个工作日"]


@pytest.mark.parametrize(
    "body",
    [
        "<script>document.write('第一条')</script>",
        "<script>a</script><style>b{}</style><noscript>请开启脚本。</noscript>",
    ],
)
def test_a_page_of_scripts_alone_is_refused(body: str) -> None:
    with pytest.raises(UnreadableDocument, match="没有正文文字.*完整网页"):
        page(body)
