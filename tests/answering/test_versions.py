"""The law of another day, versions side by side, what comes next, and which of two sources prevails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.answer import Answer, AnswerStatus, Turn
from assistant.answering.pipeline import answer_question
from assistant.answering.searching import day_searched, search_articles
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from assistant.library.validity import validity_on
from tests.library.regulations import index_texts, write_files, write_manifest

TODAY = date(2026, 11, 23)

PETITIONS_2005 = """信访条例

第一条　为了保持各级人民政府同人民群众的密切联系，制定本条例。
第二条　信访事项应当自受理之日起九十日内办结。
第三条　信访人应当文明信访。
"""

PETITIONS_2022 = """信访工作条例

第一条　为了加强信访工作，制定本条例。
第二条　各级机关应当畅通信访渠道。
第三条　信访事项应当自受理之日起六十日内办结。
"""

ROOMS_2015 = "会议室使用管理办法\n\n第一条　为了加强会议室管理，制定本办法。\n第二条　使用会议室应当提前三日预约。\n"
ROOMS_2023 = (
    "会议室使用管理办法\n\n第一条　为了加强会议室管理，制定本办法。\n第二条　会议室由后勤服务中心管理。\n"
    "第三条　使用会议室应当提前一日预约；临时会议可以当日预约。\n"
)
ROOMS_2027 = ROOMS_2023.replace("提前一日", "提前二日")
SEALS = "印章使用规定\n\n第一条　使用印章应当登记，登记簿保存三年。\n"
PARKING = "公务车辆停放规定\n\n第一条　公务车辆违反规定停放的，扣减当月考核分二分。\n"
DOGS_LAW = "养犬管理条例\n\n第一条　饲养犬只应当自取得犬只之日起三十日内登记。\n"
DOGS_CITY = "深圳市养犬管理规定\n\n第一条　饲养犬只的，养犬人应当自取得犬只之日起十五日内办理登记。\n"
LAMPS = "路灯管理条例\n\n第一条　路灯损坏的，管理单位应当在二日内修复。\n"
LAMPS_CITY = LAMPS.replace("路灯管理条例", "深圳市路灯管理办法")
LAMPS_PROVINCE = LAMPS.replace("路灯管理条例", "广东省路灯管理办法").replace("二日", "2日")
DOGS_ELSEWHERE = "成都市养犬管理规定\n\n第一条　饲养犬只的，养犬人应当自取得犬只之日起七日内办理登记。\n"

KNOWN = (
    ("xf-2005", PETITIONS_2005, {"publish_date": "2005-05-01", "status": "repealed", "superseded_by": "xf-2022"}),
    ("xf-2022", PETITIONS_2022, {"publish_date": "2022-02-25", "effective_date": "2022-05-01", "status": "in_force"}),
    ("rooms-2015", ROOMS_2015, {"publish_date": "2015-05-01", "status": "superseded", "superseded_by": "rooms-2023"}),
    ("rooms-2023", ROOMS_2023, {"publish_date": "2023-06-01", "status": "in_force"}),
    ("rooms-2027", ROOMS_2027, {"publish_date": "2026-11-01", "effective_date": "2027-03-01", "status": "in_force"}),
    ("seals", SEALS, {"publish_date": "2019-01-01", "status": "in_force"}),
    ("parking", PARKING, {"publish_date": "2010-01-01", "status": "repealed", "superseded_by": "车辆使用管理办法"}),
    ("dogs", DOGS_LAW, {"publish_date": "2010-01-01", "status": "in_force", "level": "行政法规", "region": "全国"}),
    (
        "dogs-sz",
        DOGS_CITY,
        {"publish_date": "2020-01-01", "status": "in_force", "level": "地方性法规", "region": "深圳市"},
    ),
    ("lamps", LAMPS, {"publish_date": "2010-01-01", "status": "in_force", "level": "行政法规", "region": "全国"}),
    ("lamps-sz", LAMPS_CITY, {"status": "in_force", "level": "规范性文件", "region": "深圳市"}),
    ("lamps-gd", LAMPS_PROVINCE, {"status": "in_force", "level": "规范性文件", "region": "广东省"}),
    (
        "dogs-cd",
        DOGS_ELSEWHERE,
        {"publish_date": "2021-01-01", "status": "in_force", "level": "地方性法规", "region": "成都市"},
    ),
)

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    root: Path = tmp_path_factory.mktemp("versions")
    folder = write_files(root / "docs", {f"{doc_id}.txt": text for doc_id, text, _ in KNOWN})
    lines = [{"doc_id": doc_id, "file": f"docs/{doc_id}.txt", **known} for doc_id, _, known in KNOWN]
    index_texts(root / "library", folder, manifest=write_manifest(root / "manifest.jsonl", *lines))
    search = LibrarySearch(root / "library", None)
    yield search
    search.close()


@pytest.fixture(scope="module")
def ask(library: LibrarySearch) -> Ask:
    def ask(question: str, *earlier: tuple[str, str], as_of: date | None = None) -> Answer:
        return answer_question(question, [Turn(*turn) for turn in earlier], library, TODAY, as_of=as_of)

    return ask


def cited(answer: Answer) -> list[tuple[str, str | None, str]]:
    return [(each.source_id, each.article, each.validity.code) for each in answer.citations]


THEN_AND_NOW = [("xf-2005", "第二条", "repealed"), ("xf-2022", "第三条", "in_force")]


@pytest.mark.parametrize(
    ("question", "as_of"),
    [
        ("信访事项多久办结？", date(2010, 1, 1)),
        ("2010年时信访事项多久办结？", None),
        ("2012年3月的时候，信访事项多久办结？", None),
        ("信访事项多久办结，修订前是怎么规定的？", None),
        ("2025年时信访事项多久办结？", date(2010, 1, 1)),
    ],
)
def test_the_text_of_the_day_answers_marked_and_the_law_of_today_is_cited(
    question: str, as_of: date | None, ask: Ask
) -> None:
    answer = ask(question, as_of=as_of)

    assert answer.status is AnswerStatus.ANSWERED
    assert cited(answer) == THEN_AND_NOW
    assert "九十日" in answer.text.split("现行规定**")[0]
    assert "六十日" in answer.text.split("现行规定**")[1]
    assert any("的规定回答" in notice for notice in answer.notices)
    assert answer.as_of is not None
    assert answer.as_of < date(2022, 5, 1)
    assert answer.question == question


def test_without_a_time_the_law_of_today_answers_alone(ask: Ask) -> None:
    answer = ask("信访事项多久办结？")

    assert cited(answer) == [("xf-2022", "第三条", "in_force")]
    assert answer.as_of is None


def test_a_follow_up_that_only_names_a_time_is_about_what_was_asked(ask: Ask) -> None:
    answer = ask("2010年时怎么规定的？", ("user", "信访事项多久办结？"), ("assistant", "六十日。"))

    assert cited(answer) == THEN_AND_NOW


def test_text_that_is_still_law_is_said_to_be(ask: Ask) -> None:
    answer = ask("2020年时使用印章的登记簿保存几年？")

    assert cited(answer) == [("seals", "第一条", "in_force")]
    assert "至今有效" in answer.text


def test_a_day_before_the_first_version_is_not_answered_with_the_law_of_today(ask: Ask) -> None:
    answer = ask("信访事项多久办结？", as_of=date(1999, 1, 1))

    assert answer.status is AnswerStatus.NO_SOURCE_FOUND
    assert "没有收录1999年1月1日时有效" in answer.text
    assert cited(answer) == [("xf-2022", "第三条", "in_force")]
    assert "六十日" not in answer.text


def test_a_day_to_come_is_answered_with_what_is_published_and_said_so(ask: Ask) -> None:
    answer = ask("使用会议室应当提前几日预约？", as_of=date(2027, 6, 1))

    assert cited(answer)[0] == ("rooms-2027", "第三条", "not_yet_in_force")
    assert any("还没有到" in notice for notice in answer.notices)


def test_one_article_of_two_versions_is_set_side_by_side_though_it_was_renumbered(ask: Ask) -> None:
    answer = ask("会议室使用管理办法新旧两版第三条有什么变化？")

    assert answer.status is AnswerStatus.ANSWERED
    assert cited(answer) == [("rooms-2023", "第三条", "in_force"), ("rooms-2015", "第二条", "superseded")]
    assert "第三条（原第二条）有修改" in answer.text
    assert "“三日”改为“一日”" in answer.text


def test_whole_versions_are_set_side_by_side(ask: Ask) -> None:
    answer = ask("会议室使用管理办法修订前后改了哪些？")

    assert "修改 1 条（第三条（原第二条））；新增 1 条（第二条）；未变 1 条" in answer.text
    assert {source for source, _, _ in cited(answer)} == {"rooms-2015", "rooms-2023"}


def test_what_is_not_in_force_yet_is_announced_and_is_no_ground(ask: Ask) -> None:
    answer = ask("使用会议室要提前几日预约？")

    assert cited(answer) == [("rooms-2023", "第三条", "in_force")]
    (notice,) = answer.notices
    assert "自2027年3月1日起施行" in notice
    assert "提前二日" in notice


def test_only_outdated_text_names_what_truly_replaces_it(ask: Ask) -> None:
    answer = ask("公务车辆违反规定停放的，扣减当月考核分几分？")

    assert answer.status is AnswerStatus.ONLY_SUPERSEDED_SOURCE
    assert "取代它的是《车辆使用管理办法》" in answer.text


def test_the_higher_source_answers_and_the_other_one_is_named(ask: Ask) -> None:
    answer = ask("深圳取得犬只后几日内登记？")

    assert cited(answer)[0] == ("dogs", "第一条", "in_force")
    (notice,) = answer.notices
    assert "《养犬管理条例》第一条规定为“三十日”" in notice
    assert "《深圳市养犬管理规定》第一条规定为“十五日”" in notice


def test_the_rule_of_another_place_is_never_a_conflict(ask: Ask) -> None:
    assert not [notice for notice in ask("深圳取得犬只后几日内登记？").notices if "成都" in notice]


def test_where_all_say_the_same_the_rule_of_the_named_place_is_cited_first(ask: Ask) -> None:
    answer = ask("深圳路灯损坏几日内修复？")

    assert cited(answer)[0][0] == "lamps-sz"
    assert answer.notices == ()


def test_a_search_of_another_day_finds_what_was_law_then(library: LibrarySearch) -> None:
    told: list[str] = []
    hits = search_articles("信访事项多久办结", (), library, TODAY, 10, on_notice=told.append, as_of=date(2010, 1, 1))

    assert hits[0].source_id == "xf-2005"
    assert "xf-2022" not in {hit.source_id for hit in hits}
    assert told == ["按2010年1月1日的规定回答。"]


def test_a_search_without_a_time_finds_nothing_outdated(library: LibrarySearch) -> None:
    for question in ("信访事项多久办结", "使用会议室提前几日预约", "登记簿保存几年"):
        assert all(hit.validity.may_ground for hit in search_articles(question, (), library, TODAY, 10))


def test_the_day_that_is_searched() -> None:
    assert day_searched("信访事项多久办结", TODAY) == TODAY
    assert day_searched("2019年时信访事项多久办结", TODAY) == date(2019, 12, 31)
    assert day_searched("2019年时信访事项多久办结", TODAY, date(2010, 1, 1)) == date(2010, 1, 1)


def test_the_answer_as_json_says_which_day(ask: Ask) -> None:
    from assistant.answering.as_json import answer_as_json

    assert json.loads(json.dumps(answer_as_json(ask("2010年时信访事项多久办结？"))))["as_of"] == "2010-12-31"


def test_a_year_in_which_the_text_changed_is_said_to_have_two(ask: Ask) -> None:
    answer = ask("2022年时信访事项多久办结？")

    assert cited(answer) == [("xf-2022", "第三条", "in_force")]
    assert "自2022年5月1日起施行，2022年里在此之前的事" in answer.text


def test_a_comparison_of_no_document_is_asked_back(ask: Ask) -> None:
    assert ask("新旧两版第三条有什么变化？").status is AnswerStatus.CLARIFICATION


def test_a_comparison_is_about_the_document_of_the_conversation(ask: Ask) -> None:
    answer = ask(
        "那新旧两版第三条有什么变化？", ("user", "会议室使用管理办法怎么规定预约？"), ("assistant", "提前一日。")
    )

    assert {source for source, _, _ in cited(answer)} == {"rooms-2015", "rooms-2023"}


DAYS = st.dates(date(2018, 1, 1), date(2030, 1, 1)).map(date.isoformat)


@settings(max_examples=12, deadline=None)
@given(
    lines=st.lists(
        st.fixed_dictionaries(
            {"status": st.sampled_from([validity.code for validity in Validity])},
            optional={"effective_date": DAYS, "publish_date": DAYS},
        ),
        min_size=2,
        max_size=5,
    )
)
def test_whatever_a_library_holds_nothing_outdated_is_found_unasked(lines: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        folder = write_files(
            root / "docs", {f"{n}.txt": ROOMS_2015.replace("三日", f"{n}日") for n in range(len(lines))}
        )
        manifest = [{"doc_id": f"{n}", "file": f"docs/{n}.txt", **line} for n, line in enumerate(lines)]
        index_texts(root / "library", folder, manifest=write_manifest(root / "manifest.jsonl", *manifest))
        with closing(LibrarySearch(root / "library", None)) as library:
            hits = search_articles("使用会议室提前几日预约", (), library, TODAY, 10)
            states = {hit.source_id: validity_on(library.documents[hit.source_id].document, TODAY) for hit in hits}

    assert all(state.may_ground for state in states.values())
