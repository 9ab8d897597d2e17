"""The built-in guides: every fact has its source, and the source says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from tests.knowledge.citations import canonical_title, parse_basis
from tests.knowledge.fact_check import Findings, check_passage
from tests.knowledge.guides import Guide, parse_guide, read_guides
from tests.knowledge.sources import (
    FactSource,
    HeldLaws,
    RuleCatalogue,
    national_laws_file,
    read_national_laws,
    read_policies,
    read_statutes,
)
from tests.needs import ROOT, SHARED, needs_laws, needs_shared
from tests.yaml_files import read_yaml

KNOWLEDGE = ROOT / "knowledge"
GUIDES = read_guides(KNOWLEDGE / "documents")
CHECKABLE_SHARE = 0.9
every_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)


@cache
def _manifest() -> dict[str, dict[str, Any]]:
    entries = read_yaml(KNOWLEDGE / "documents.yaml")
    return {entry["file"].removeprefix("documents/"): entry for entry in entries}


# The more sources are at hand, the more facts are checked.
pytestmark = pytest.mark.outside


@cache
def _laws() -> tuple[HeldLaws, ...]:
    database = national_laws_file()
    policies = [read_policies(SHARED / "data" / "policies")] if SHARED else []
    statutes = [read_statutes(SHARED / "data" / "statutes" / "articles.jsonl.gz")] if SHARED else []
    held = (*policies, *([read_national_laws(database)] if database else []), *statutes)
    return tuple(laws.without_older(_newer_than_data()) for laws in held)


@cache
def _newer_than_data() -> dict[str, str]:
    """Versions of sources read in public copies: an older text that the data hold is not the one cited."""
    return {
        canonical_title(source["title"]): source["version"]
        for entry in _manifest().values()
        for source in entry["sources"]
        if "copies" in source and "version" in source
    }


@cache
def _sources() -> tuple[FactSource, ...]:
    catalogue = SHARED / "domain" / "gbt9704" / "catalogue.yaml" if SHARED else None
    return (*_laws(), *([RuleCatalogue(catalogue)] if catalogue and catalogue.is_file() else []))


def _check(guides: Sequence[Guide], sources: Sequence[FactSource]) -> Findings:
    findings = Findings()
    for guide in guides:
        for passage in guide.passages:
            check_passage(passage, sources, findings)
    return findings


@cache
def _copied() -> dict[str, tuple[str, ...]]:
    """Sources that no data here holds, with the public copies in which they were read."""
    return {
        canonical_title(source["title"]): tuple(source["copies"])
        for entry in _manifest().values()
        for source in entry["sources"]
        if "copies" in source
    }


def _full_title(title: str) -> str:
    for laws in _laws():
        if law := laws.law(title):
            return canonical_title(law.title)
    return title


def test_there_are_guides() -> None:
    assert len(GUIDES) >= 10


@every_guide
def test_every_paragraph_names_its_source(guide: Guide) -> None:
    assert [passage.place for passage in guide.passages if not passage.basis] == []


@every_guide
def test_sections_can_be_quoted_alone(guide: Guide) -> None:
    headings = [section.heading for section in guide.sections]
    assert len(headings) >= 10
    assert len(set(headings)) == len(headings)
    assert {section.heading: section.length for section in guide.sections if not 80 <= section.length <= 350} == {}


def test_manifest_and_files_name_each_other() -> None:
    assert {guide.name: guide.title for guide in GUIDES} == {
        name: entry["title"] for name, entry in _manifest().items()
    }


def test_manifest_entries_are_unique_and_complete() -> None:
    entries = list(_manifest().values())
    assert len({entry["doc_id"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["status"] == "in_force"
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", entry[key]) for key in ("publish_date", "checked_on"))
        assert all(source["title"] and (source.get("number") or source.get("version")) for source in entry["sources"])


@every_guide
def test_manifest_lists_what_the_guide_cites(guide: Guide) -> None:
    if guide.name not in _manifest():
        pytest.fail(f"{guide.name} is not in documents.yaml")
    listed = {
        source["number"] if str(source.get("number", "")).startswith("GB") else canonical_title(source["title"])
        for source in _manifest()[guide.name]["sources"]
    }
    cited = {
        citation.title if citation.standard else _full_title(citation.title)
        for passage in guide.passages
        for citation in parse_basis(passage.basis)
    }
    assert cited == listed


@needs_shared
def test_manifest_names_the_versions_in_force() -> None:
    wrong: list[str] = []
    for entry in _manifest().values():
        for source in entry["sources"]:
            held = [law for laws in _laws() if (law := laws.law(source["title"]))]
            if held and source.get("version") and str(source["version"]) not in {law.version for law in held}:
                wrong.append(f"{entry['doc_id']}：{source['title']} {source['version']}，所存 {held[0].version}")
    assert wrong == []


@needs_shared
def test_copies_are_named_for_what_no_data_holds() -> None:
    for title, copies in _copied().items():
        assert not any(laws.law(title) for laws in _laws()), title
        assert len(set(copies)) >= 2, title


@every_guide
def test_a_whole_document_is_cited_only_where_the_copies_do_not_show_the_article(guide: Guide) -> None:
    whole = {
        citation.title for passage in guide.passages for citation in parse_basis(passage.basis) if not citation.article
    }
    assert whole <= set(_copied())


@needs_shared
@every_guide
def test_cited_texts_say_what_the_guide_says(guide: Guide) -> None:
    assert _check([guide], _sources()).errors == []


@needs_laws
def test_national_laws_say_what_the_guides_say() -> None:
    database = national_laws_file()
    assert database is not None
    findings = _check(GUIDES, [read_national_laws(database)])
    assert findings.errors == []
    assert findings.checked


@needs_shared
def test_nearly_all_sources_could_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    findings = _check(GUIDES, _sources())
    copied = [citation for citation in findings.unknown if citation.title in _copied()]
    unknown = [citation for citation in findings.unknown if citation.title not in _copied()]
    total = len(findings.checked) + len(unknown)
    with capsys.disabled():
        print(f"\n依据 {total} 处，核对 {len(findings.checked)} 处；此处无从核对 {len(unknown)} 处：")
        print("、".join(sorted({str(citation) for citation in unknown})))
        print(f"另有 {len(copied)} 处数据未存，编写时读的是公开文本：")
        print("、".join(sorted({str(citation) for citation in copied})))
        print(f"引号内的举例不作核对，其中有数字 {findings.examples} 个")
        print(f"只可能在未存条文中的数字 {len(findings.unproved)} 个：", *findings.unproved, sep="\n  ")
    assert len(findings.checked) >= CHECKABLE_SHARE * total


def _findings_of(body: str) -> Findings:
    guide = parse_guide("测试.md", f"# 测试\n\n## 一、测试\n\n### （一）测试\n\n{body}\n")
    return _check([guide], _sources())


@needs_shared
@pytest.mark.parametrize(
    "body",
    [
        "新录用公务员的试用期为一年。〔依据：《公务员法》第三十四条〕",
        "新录用公务员的试用期为1年。〔依据：《公务员法》第三十四条〕",
        "应休未休的，按日工资收入的百分之三百支付报酬。〔依据：《职工带薪年休假条例》第五条第三款〕",
        "公文用纸为210mm×297mm。〔依据：GB/T 9704—2012 5.1〕",
        "国家秘密分为：\n1. 绝密；\n2. 机密；\n3. 秘密，共三级。〔依据：《保守国家秘密法》第十四条〕",
        "欠缴的按日加收万分之五的滞纳金。〔依据：《社会保险法》第八十六条〕",
    ],
)
def test_right_facts_pass(body: str) -> None:
    findings = _findings_of(body)
    assert findings.errors == []
    assert findings.checked


@needs_shared
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("新录用公务员的试用期为六个月。〔依据：《公务员法》第三十四条〕", "六个月"),
        ("新录用公务员的试用期为一日。〔依据：《公务员法》第三十四条〕", "一日"),
        ("该法自2019年7月1日起施行。〔依据：《公务员法》第一百一十三条〕", "2019年7月1日"),
        ("按日工资收入的200%支付。〔依据：《职工带薪年休假条例》第五条〕", "200%"),
        ("左白边宽25mm。〔依据：GB/T 9704—2012 5.2.1〕", "25mm"),
        ("欠缴的按日加收万分之六的滞纳金。〔依据：《社会保险法》第八十六条〕", "万分之六"),
        ("版心四周应当留白。〔依据：《公务员法》第三百条〕", "没有这一条"),
        ("请勿引用。〔依据：《公务员法》第三十四条第五款〕", "只有1款"),
        ("请勿引用。〔依据：《职工带薪年休假条例》第四条第九项〕", "没有第9项"),
        ("请勿引用。〔依据：《信访条例》第一条〕", "所存版本都已失效"),
        ("请勿引用。〔依据：公务员法三十四条〕", "既不是"),
    ],
)
def test_wrong_facts_are_caught(body: str, complaint: str) -> None:
    errors = _findings_of(body).errors
    assert len(errors) == 1
    assert complaint in errors[0]


@needs_shared
def test_a_source_newer_than_the_data_is_not_checked_against_the_older_text() -> None:
    assert SHARED
    held = read_policies(SHARED / "data" / "policies")
    assert held.law("婚姻登记条例")
    assert held.without_older({"婚姻登记条例": "2025-04-06"}).law("婚姻登记条例") is None
    assert held.without_older({"婚姻登记条例": "2003-08-08"}).law("婚姻登记条例")
    findings = _findings_of("补领持户口簿、身份证。〔依据：《婚姻登记条例》第十七条〕")
    assert [str(citation) for citation in findings.unknown] == ["婚姻登记条例 第十七条"]


@needs_shared
def test_unheld_sources_are_counted_not_passed() -> None:
    findings = _findings_of("档案保管十年。〔依据：《机关档案管理规定》第三十条〕")
    assert [str(citation) for citation in findings.unknown] == ["机关档案管理规定 第三十条"]
    assert len(findings.unproved) == 1


def test_a_paragraph_without_source_is_found() -> None:
    text = "# 题\n\n## 一、甲\n\n### （一）乙\n\n没有依据的一段。\n\n有依据的一段。〔依据：《公务员法》第一条〕\n"
    passages = parse_guide("题.md", text).passages
    assert [bool(passage.basis) for passage in passages] == [False, True]
