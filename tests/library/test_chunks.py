"""Articles into pieces that fit the embedder, each with its heading and none with a 款 cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.library.chunks import CHUNK_LENGTH, chunks_of, short_title, split_text
from assistant.library.source import Article, SourceDocument

LINES = st.lists(st.text("船舶应当（一）停泊：；。", min_size=1, max_size=60), min_size=1, max_size=40)


def document(*articles: Article) -> SourceDocument:
    return SourceDocument("d", "中华人民共和国船舶法", "d.txt", articles, "")


def test_every_piece_stands_under_title_path_and_number() -> None:
    lines = "\n".join(f"船舶停泊的第{n}项要求是保持安全距离并开启锚灯，记录应当完整。" for n in range(40))
    article = Article("第三条", ("第一章 停泊", "第一节 夜间"), lines)

    pieces = list(chunks_of(document(Article("第一条", (), "短。"), article)))

    assert [piece.article_index for piece in pieces] == [0] + [1] * (len(pieces) - 1)
    assert len(pieces) > 3
    assert pieces[0].passage == "船舶法 第一条\n短。"
    assert {piece.heading for piece in pieces[1:]} == {"船舶法 第一章 停泊 第一节 夜间 第三条"}
    assert len({piece.content_hash for piece in pieces}) == len(pieces)


def test_items_of_a_list_keep_the_line_that_leads_them() -> None:
    items = [f"（{n}）码头第{n}项设施应当每月检查一次，检查记录应当保存三年以备查验。" for n in range(1, 30)]
    pieces = split_text("\n".join(["下列设施应当检查：", *items, "前款记录由管理单位保存。"]))

    assert len(pieces) > 1
    assert all(piece.startswith("下列设施应当检查：\n（") for piece in pieces)


@given(LINES)
def test_no_line_is_lost_cut_or_out_of_order(lines: list[str]) -> None:
    pieces = split_text("\n".join(lines))

    told = [line for piece in pieces for line in piece.split("\n")]
    rest = iter(told)
    assert all(line in rest for line in lines), "each line, whole and in order"
    assert set(told) == set(lines), "and nothing else but a repeated lead"


@given(LINES)
def test_a_piece_is_longer_than_the_limit_only_for_its_lead_and_one_line(lines: list[str]) -> None:
    longest = max(map(len, lines))
    for piece in split_text("\n".join(lines)):
        assert len(piece.replace("\n", "")) <= CHUNK_LENGTH + 2 * longest


def test_a_line_of_any_length_stays_whole() -> None:
    long = "甲" * (3 * CHUNK_LENGTH)

    assert split_text(long) == [long]
    assert split_text(f"短。\n{long}\n短。") == ["短。", long, "短。"]


def test_equal_passages_share_a_vector() -> None:
    one, other = (next(iter(chunks_of(document(Article("第一条", (), "短。"))))) for _ in range(2))

    assert one.content_hash == other.content_hash
    assert len(one.content_hash) == 32


def test_laws_are_called_by_their_short_title() -> None:
    assert short_title("中华人民共和国公务员法") == "公务员法"
    assert short_title("示例市办法") == "示例市办法"
