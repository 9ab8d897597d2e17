"""The documents say what the code is: links, the map of the tree, commands, settings, JSON, security."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from assistant.cli import app
from assistant.files.formats import FORMATS, Wing, converted, endings, format_of, listed, repaired, text_only
from assistant.settings import PREFIX, Settings
from evals.tasks import task_names
from tests.needs import ROOT
from tests.proofreading.flawed import flawed_document

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
MANUAL = ROOT / "docs" / "manual.md"
INTERFACES = ROOT / "docs" / "interfaces.md"
SETTINGS = ROOT / "docs" / "settings.md"
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
ARCHITECTURE = ROOT / "docs" / "architecture.md"
every_readme = pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def fences(text: str) -> list[tuple[str, str]]:
    return [(match["info"].strip(), match["body"]) for match in _FENCE.finditer(text)]


def prose(text: str) -> str:
    return _FENCE.sub("", text)


def code_lines(text: str) -> list[str]:
    """Everything that stands as code: the lines of fenced blocks, and code inside sentences."""
    return [line for _, body in fences(text) for line in body.splitlines()] + _CODE.findall(prose(text))


# Links


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and GitLab make them."""
    headings = re.findall(r"^#+ (.+)$", prose(read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    lost: list[str] = []
    for target in _LINK.findall(prose(read(page))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.is_relative_to(ROOT) or not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)
    assert lost == []


# The front page


@every_readme
def test_the_two_commands_come_first(readme: Path) -> None:
    _, first = fences(read(readme))[0]
    assert first.splitlines() == ["pip install uv && uv run --extra laws app.py", "uv run pytest"]
    assert "pipx install uv" in read(readme)


@every_readme
def test_a_newcomer_reads_two_screens(readme: Path) -> None:
    assert len(read(readme).splitlines()) <= 100


def mapped() -> list[str]:
    """The paths in the map of the tree, folders with a slash at the end."""
    tree = next(body for info, body in fences(read(ARCHITECTURE)) if info == "text")
    above: dict[int, str] = {}
    paths: list[str] = []
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth] = above.get(depth - 1, "") + line.split()[0]
        paths.append(above[depth])
    return paths


def ignored_by_git() -> set[str]:
    return {line.strip("/") for line in read(ROOT / ".gitignore").splitlines()}


def rooms() -> Iterator[str]:
    """The folders of the project, those of the package with all their inner folders and the modules on its top level."""
    for folder in ROOT.iterdir():
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in ignored_by_git():
            yield f"{folder.name}/"
    for path in (ROOT / "assistant").rglob("*"):
        if path.is_dir() and "__pycache__" not in path.parts:
            yield f"{path.relative_to(ROOT).as_posix()}/"
    for path in (ROOT / "assistant").glob("*.py"):
        if path.name != "__init__.py":
            yield path.relative_to(ROOT).as_posix()


def test_the_map_is_the_tree() -> None:
    paths = mapped()
    assert len(set(paths)) == len(paths)
    assert sorted(set(rooms()) - set(paths)) == []
    assert [path for path in paths if not (ROOT / path).exists() or (ROOT / path).is_dir() != path.endswith("/")] == []


# Commands


def commands() -> dict[tuple[str, ...], set[str]]:
    """Every command with the names of its options; groups have no options."""
    found: dict[tuple[str, ...], set[str]] = {}

    def walk(command: Any, path: tuple[str, ...]) -> None:
        inner = getattr(command, "commands", None)
        if inner is None:
            options = [name for parameter in command.params for name in parameter.opts if name.startswith("-")]
            found[path] = {*options, "--help"}
        for name, child in (inner or {}).items():
            walk(child, (*path, name))

    walk(typer.main.get_command(app), ())
    return found


COMMANDS = commands()


def section_of(command: tuple[str, ...]) -> str:
    """The chapter of the interfaces that describes a command."""
    chapters = re.split(r"^## ", read(INTERFACES), flags=re.MULTILINE)
    return next(chapter for chapter in chapters if chapter.startswith(f"gongwu {command[0]}\n"))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_is_described_with_its_options(command: tuple[str, ...]) -> None:
    usage = next(line for line in section_of(command).splitlines() if line.startswith(f"`gongwu {' '.join(command)}"))
    described = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", _CODE.findall(usage)[0]))
    assert described == COMMANDS[command] - {"--help"}


@every_page
def test_commands_named_exist(page: Path) -> None:
    groups = {command[0] for command in COMMANDS if len(command) > 1}
    unknown: list[str] = []
    for line in code_lines(read(page)):
        for match in re.finditer(r"(?<![\w/.-])gongwu ([a-z]+)(?: ([a-z]+))?([^`]*)", line):
            command = (match[1], match[2]) if match[1] in groups and match[2] else (match[1],)
            known = command in COMMANDS or (command[0] in groups and not match[2])
            options = set(re.findall(r"(?<!\S)\[?(--[a-z][a-z-]*)", match[3]))
            if not known or not options <= COMMANDS.get(command, set()):
                unknown.append(line)
    assert unknown == []


@every_page
def test_evaluation_tasks_named_exist(page: Path) -> None:
    named = {name for line in code_lines(read(page)) for name in re.findall(r"python -m evals ([a-z]+)", line)}
    assert sorted(named - {*task_names(), "compare", "list"}) == []


def test_every_evaluation_task_is_described() -> None:
    assert [name for name in task_names() if f"`python -m evals {name}`" not in read(INTERFACES)] == []


# JSON


QUESTION = "新录用公务员的试用期是多长？"
INVOCATIONS = {
    "gongwu index": ["index", "{files}", "--no-vectors"],
    "gongwu search": ["search", "试用期"],
    "gongwu ask": ["ask", QUESTION],
    "gongwu library list": ["library", "list"],
    "gongwu library show": ["library", "show", "录用.md"],
    "gongwu standard add": ["standard", "add", "新人试用期多长", "一年。", "--cite", "《关于试用的通知》第一条"],
    "gongwu standard list": ["standard", "list"],
    "gongwu standard import": ["standard", "import", "{files}/.答复.jsonl"],
    "gongwu standard gaps": ["standard", "gaps", "--wrong", "新人试用期多长"],
    "gongwu library remove": ["library", "remove", "另一个.txt"],
    "gongwu doctor": ["doctor"],
}
PROOFREADING = {"gongwu check": ["check", "{flawed}"], "gongwu rules": ["rules", "B006"]}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each command prints with ``--json``, on a library with a guide, a short text, and a file that fails."""
    files, library = tmp_path_factory.mktemp("files"), tmp_path_factory.mktemp("library")
    guide = read(ROOT / "knowledge" / "documents" / "civil-servant-recruitment.md")
    (files / "录用.md").write_text(guide, encoding="utf-8")
    (files / "另一个.txt").write_text("关于试用的通知\n第一条 本通知自2020年1月1日起施行。\n", encoding="utf-8")
    (files / "空.txt").touch()
    (files / ".答复.jsonl").write_text('{"问题": "食堂几点开门", "答复": "十一点半。"}\n', encoding="utf-8")
    results: dict[str, Any] = {}
    for name, arguments in INVOCATIONS.items():
        filled = [argument.format(files=files) for argument in arguments]
        run = CliRunner().invoke(app, [*filled, "--library", str(library), "--json"])
        assert run.exit_code == (1 if name == "gongwu index" else 0), run.output
        results[name] = json.loads(run.stdout)
    (files / "通知.docx").write_bytes(flawed_document())
    for name, arguments in PROOFREADING.items():
        run = CliRunner().invoke(app, [*(each.format(flawed=files / "通知.docx") for each in arguments), "--json"])
        results[name] = json.loads(run.stdout)
    return results


def shape(value: Any) -> Any:
    """The keys of a JSON value, those of all items of a list together; what the other values are does not matter."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return next((shape(item) for item in value if isinstance(item, dict)), None)
    return None


@pytest.mark.parametrize("name", INVOCATIONS | PROOFREADING)
def test_json_is_as_described(name: str, printed: dict[str, Any]) -> None:
    described = next(body for info, body in fences(read(INTERFACES)) if info == f"json {name}")
    assert shape(printed[name]) == shape(json.loads(described))


def test_every_answer_status_is_described() -> None:
    from assistant.answering.answer import AnswerStatus

    text = read(INTERFACES)
    assert [s.code for s in AnswerStatus if f"| `{s.code}` | {s.value} |" not in text] == []


# Settings


def test_every_setting_is_described() -> None:
    text = read(SETTINGS)
    rows = {
        f"| `{name}` | `{PREFIX}{name.upper()}` | {field.description}" for name, field in Settings.model_fields.items()
    }
    assert sorted(row for row in rows if row not in text) == []


def test_no_other_setting_is_described() -> None:
    folders = {"GONGWU_SETTINGS", "GONGWU_SHARED", "GONGWU_EVALS_CACHE"}
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | folders
    named = {name for page in PAGES for name in re.findall(r"\bGONGWU_[A-Z_]+\b", read(page))}
    assert named == known


def test_the_sample_of_a_settings_file_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = next(body for info, body in fences(read(SETTINGS)) if info == "toml")
    assert tomllib.loads(sample).keys() == Settings.model_fields.keys()
    file = tmp_path / "gongwu.toml"
    file.write_text(sample.replace("7860", "7861"), encoding="utf-8")
    monkeypatch.setenv("GONGWU_SETTINGS", str(file))
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)
    assert Settings().port == 7861


# The manifest


def test_every_field_of_a_manifest_is_described() -> None:
    from assistant.library.manifest import ManifestEntry
    from assistant.library.source import Validity

    text = read(ROOT / "docs" / "manual.md")
    names = [*ManifestEntry.model_fields, *(validity.code for validity in Validity)]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_sample_of_a_manifest_can_be_used(tmp_path: Path) -> None:
    from assistant.library.manifest import read_manifest

    sample = next(body for info, body in fences(read(ROOT / "docs" / "manual.md")) if info == "json")
    for line in sample.splitlines():
        file = tmp_path / json.loads(line)["file"]
        file.parent.mkdir(exist_ok=True)
        file.touch()
    (tmp_path / "清单.jsonl").write_text(sample, encoding="utf-8")
    manifest = read_manifest(tmp_path / "清单.jsonl")
    assert len(manifest.entries) == len(sample.splitlines())
    assert manifest.failures == ()


# Formats


def endings_in(text: str) -> list[str]:
    """The endings that stand as code, in order."""
    return re.findall(r"`(\.[a-z0-9]+)`", text)


def table_under(page: Path, heading: str) -> list[str]:
    """The rows of the first table under a heading, without its head."""
    chapter = read(page).partition(f"# {heading}\n")[2]
    rows = re.search(r"^\|[-|]+\|\n((?:\|.*\n)+)", chapter, re.MULTILINE)
    assert rows is not None
    return rows[1].splitlines()


def test_the_manual_lists_what_the_library_reads() -> None:
    rows = [tuple(endings_in(row)) for row in table_under(MANUAL, "能读的格式")]
    assert sorted(rows) == sorted(each.suffixes for each in FORMATS if each.in_library)


def test_the_manual_says_what_to_do_with_files_that_only_the_proofreader_reads() -> None:
    (row,) = [row for row in table_under(MANUAL, "读不了的文件怎么办") if "不支持" in row]
    wanted = endings(lambda each: each.judging is not None and not each.in_library)
    assert tuple(endings_in(row.split("|")[1])) == wanted
    assert "公文校对可以直接用" in row


def test_the_manual_lists_what_is_proofread_and_how() -> None:
    rows = [tuple(endings_in(row)) for row in table_under(MANUAL, "校对公文")]
    assert rows == [endings(repaired), endings(converted), endings(text_only)]
    assert f"校对 `{listed(repaired)}` 之后可以得到修正后的副本" in read(MANUAL)


def test_the_interfaces_list_what_is_proofread_in_folders() -> None:
    (row,) = [row for row in read(INTERFACES).splitlines() if row.startswith("| `FILE …` |")]
    assert tuple(endings_in(row)) == endings(Wing.PROOFREADING.reads)


FORMAT_SENTENCES = {
    "README.md": (
        r"Reads (.+?), and divides",
        r"Proofreads (.+?) natively, (.+?) through LibreOffice, and the text of (.+?):",
        r"Corrects (.+?) in place",
    ),
    "README.zh-CN.md": (
        r"- 读 (.+?)，都分到条",
        r"直接读 (.+?)，(.+?) 经 LibreOffice 转换，(.+?)和粘贴的文字只看文字",
        r"修正 (.+?)：只改",
    ),
}


@every_readme
def test_the_front_page_names_the_formats_of_the_table(readme: Path) -> None:
    text = " ".join(read(readme).split())
    found = [re.search(sentence, text) for sentence in FORMAT_SENTENCES[readme.name]]
    named = [
        {row for word in re.findall("[a-z]+", group) if (row := format_of(f".{word}"))}
        for match in found
        if match
        for group in match.groups()
    ]
    tests = (Wing.LIBRARY.reads, repaired, converted, text_only, repaired)
    assert named == [{row for row in FORMATS if test(row)} for test in tests]


# Decisions and statements


def test_decisions_are_one_page_of_three_parts() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        assert read(page).startswith(f"# {page.name[:4]} ")
        headings = re.findall(r"^## (.+)$", read(page), re.MULTILINE)
        assert [heading for heading in headings if heading != "Measured"] == ["Context", "Decision", "Consequences"]
        assert len(read(page).splitlines()) <= 60


def test_requirements_hold_names_and_versions_only() -> None:
    lines = read(ROOT / "requirements.txt").splitlines()
    pin = r"[a-z0-9][a-z0-9._-]*==[0-9][0-9a-z.+!]*( ; [a-z_]+ [a-z_0-9 '.<>=!()]+)?"
    assert [line for line in lines if not re.fullmatch(pin, line, re.IGNORECASE)] == []
    direct = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["dependencies"]
    named = {line.partition(" ;")[0] for line in lines}
    assert [pin for pin in direct if pin.partition(";")[0] not in named] == []


# The reference of rules


def test_the_reference_of_rules_is_what_the_rules_say() -> None:
    from assistant.proofreading.reference import reference_page

    assert read(ROOT / "docs" / "rules.md") == reference_page(), "run: gongwu rules --markdown > docs/rules.md"
