"""What the 评测 tab says beside its figures: the run under way, the heading of a result, the history, help."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.page.evaluation.result import Result
from assistant.page.evaluation.state import (
    DOWNLOADS,
    UPLOAD_LIMIT_MB,
    Entry,
    EntryState,
    Run,
    RunStatus,
    Task,
    short_title,
)
from assistant.page.markup import fragment, paragraphs_html, text_html

_TASK_HELP = {
    "retrieval": "标准条文排在检索结果的第几条。不看回答，只看找得准不准。",
    "answers": "回答是否写全要点、引到标准条文，是否全部有现行依据、逐字引用。",
    "refusals": "该拒答的有没有拒答，能回答的有没有误拒，含糊的有没有追问。",
    "citations": "每一处引用是否真有这一条，引文、数字、文号是否都在所引条文里。",
    "structure": "文件分条是否正确，标题、文号、日期、时效是否读对。",
    "format": "在合格公文里每次造一处缺陷，看能否在原处查出、修好而不碰坏别处。全部跑完约二十分钟，可以取消后继续。",
    "identification": "公文的每一段是否认对是什么要素：标题、主送机关、各级小标题、署名、版记等。",
    "text": "有错别字的句子查出多少，正确的公文句子误报多少，两个数一起看。",
    "speed": "启动、收录、检索、回答各用多少时间和内存。运行时请不要做别的事。",
}
_NO_QUESTIONS = "这一项只看题集所带的文件，不用题目，上传的题集不适用。"
_OWN_DATA = "这一项用生成的公文和随附的样本，不用题集，也不用知识库。"
_KEPT = "已完成的部分保留着：在“历次评测”中选它，点“继续运行”即可接着做。"
_NOTHING_KEPT = "取消时还没有完成任何一部分，没有留下结果，也没有可以接着做的；要评测，请重新点“开始评测”。"
_LEAD = (
    "<h2>答得准不准，用数字说话</h2>"
    "<p>选一个评测项目和一个题集，点“开始评测”。助手会逐题作答并与标准答案核对，"
    "得出每项指标的数值、题数和 95% 区间，并列出每一道没有通过的题。</p>"
    "<ol><li>题集可以用自带的，也可以按模板用表格软件编写，上传自己单位的。</li>"
    "<li>评测在本机后台进行，关闭窗口也会继续；取消后可以接着做。</li>"
    "<li>两次评测可以比较，看改动是变好还是变差。</li></ol>"
)
UPLOAD_HTML = fragment(
    '<div class="upload"><button type="button" class="quiet-button upload-data">上传题集</button>'
    '<a class="quiet-button" href="/evaluation/template.csv" download="题集模板.csv">下载题集模板</a></div>'
    f'<p class="help upload-note">支持 .xlsx、.csv、.jsonl，不超过 {UPLOAD_LIMIT_MB} MB；程序关闭时自动删除。</p>'
)


def task_help_html(task: Task) -> str:
    """What a task measures."""
    measured = _TASK_HELP.get(task.name) or task.title.partition("：")[2]
    sentences = [measured, _OWN_DATA if task.own_data else "" if task.needs_questions else _NO_QUESTIONS]
    return fragment("".join(f'<p class="help">{text_html(sentence)}</p>' for sentence in sentences if sentence))


def lead_html() -> str:
    """The empty state: what an evaluation is."""
    return fragment(f'<div class="lead">{_LEAD}</div>')


def missing_html(sentence: str) -> str:
    """Why nothing can be measured here."""
    return notice_html("现在不能评测", sentence)


def notice_html(label: str, sentence: str) -> str:
    """A sentence, or several lines as a list, under a label."""
    if not sentence:
        return ""
    lines = [line.strip() for line in sentence.splitlines() if line.strip()]
    if len(lines) > 1:
        items = "".join(f"<li>{text_html(line)}</li>" for line in lines)
        body = f'<ul class="faults">{items}</ul>'
    else:
        body = paragraphs_html(sentence)
    return fragment(f'<div class="notice"><p class="notice-label">{text_html(label)}</p>{body}</div>')


def starting_html() -> str:
    """What stands there until a run has started."""
    return fragment('<p class="working"><span class="spinner"></span>正在准备评测……</p>')


def run_html(run: Run | None) -> str:
    """The run under way, or how the latest one ended; nothing where its result speaks for itself."""
    if run is None or run.status is RunStatus.FINISHED:
        return ""
    if run.status.active:
        return _progress_html(run)
    if run.status is RunStatus.CANCELLED:
        return notice_html(f"已取消：{run.title}", _KEPT if run.result else _NOTHING_KEPT)
    return notice_html(f"{run.status.value}：{run.title}", run.failure)


def duration_text(seconds: float) -> str:
    """A length of time as people say it."""
    seconds = round(seconds)
    if seconds < 60:
        return f"{seconds} 秒"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} 小时 {minutes} 分" if hours else f"{minutes} 分 {seconds % 60:02} 秒"


def moment_text(started: str) -> str:
    """An ISO time, to the minute."""
    return started[:16].replace("T", " ")


def entry_label(entry: Entry) -> str:
    """A line of the history: what, on what, when, and its first metric."""
    outcome = entry.headline if entry.state is EntryState.COMPLETE else entry.state.value
    when = " · ".join(part for part in (moment_text(entry.started), outcome) if part)
    return f"{' · '.join(part for part in (entry.title, entry.data) if part)}\n{when}"


def heading_html(name: str, result: Result) -> str:
    """The heading of a result, with its downloads."""
    meta = (
        f"题集：{result.data_name}" if result.data_name else "",
        f"开始于 {moment_text(result.started)}" if result.started else "",
        f"用时 {duration_text(result.seconds)}" if result.seconds else "",
    )
    facts = "".join(f"<span>{text_html(part)}</span>" for part in meta if part)
    links = "".join(
        f'<a class="quiet-button" href="/evaluation/results/{text_html(name)}/{file}" download="">下载{title[2:]}'
        f"（{file.rsplit('.', 1)[1].upper()}）</a>"
        for file, title in DOWNLOADS.items()
    )
    return fragment(
        f'<div class="result-heading"><h2>{text_html(short_title(result.title) or result.task)}</h2>'
        f'<p class="facts">{facts}</p><div class="downloads">{links}</div></div>'
    )


def plots_html(name: str, plots: Sequence[str]) -> str:
    """The plots, each an image of our own server."""
    images = "".join(
        f'<a href="{address}" target="_blank" title="在新窗口看大图"><img src="{address}" alt="图表 {number}"></a>'
        for number, address in enumerate(
            (f"/evaluation/results/{text_html(name)}/{text_html(plot)}" for plot in plots), 1
        )
    )
    return fragment(f'<h3>图表</h3><div class="plots">{images}</div>') if images else ""


def _count_text(run: Run) -> str:
    if run.total:
        return f"{run.done:,} / {run.total:,}"
    return f"{run.done:,}" if run.done else ""


def _progress_html(run: Run) -> str:
    counted = f"{run.stage} {_count_text(run)}" if run.stage else "正在准备"
    share = min(100, round(100 * run.done / run.total)) if run.total else 0
    bar = f'<div class="track"><div class="fill" style="width:{share}%"></div></div>'
    latest = f'<p class="help">{text_html(run.messages[-1])}</p>' if run.messages else ""
    spinner = "" if run.total else '<span class="spinner"></span>'
    return fragment(
        f'<div class="run"><p class="run-title"><b>{run.status.value}</b>{text_html(run.title)}</p>'
        f'<p class="run-stage"><span>{spinner}{text_html(counted)}</span><span>已用 {duration_text(run.seconds)}</span></p>'
        f'{bar}{latest}<p class="help">评测在后台进行，关闭窗口也会继续。</p></div>'
    )
