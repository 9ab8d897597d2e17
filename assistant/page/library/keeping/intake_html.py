"""The list of files on their way in as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.library.keeping.jobs import Job, JobState
from assistant.page.markup import text_html

ROWS = 100
"""Of a page."""

SHOWN = {
    "all": tuple(JobState),
    "active": tuple(state for state in JobState if state.active),
    "failed": (JobState.FAILED, JobState.CANCELLED),
    "done": (JobState.DONE,),
}
"""What can be shown, by the name of the choice."""

_NOTHING = {
    "all": "还没有收录过文件。把文件拖到上面的框里即可，一次可以拖入很多个。",
    "active": "没有正在收录的文件。",
    "failed": "没有失败的文件。",
    "done": "还没有收录完成的文件。",
}


def jobs_html(jobs: Sequence[Job], shown: str) -> str:
    """The rows; every name is escaped."""
    if not jobs:
        return f'<p class="library-empty">{_NOTHING.get(shown, _NOTHING["all"])}</p>'
    return f'<ul class="intake-jobs">{"".join(map(_job_html, jobs))}</ul>'


def _job_html(job: Job) -> str:
    name = text_html(job.name)
    reason = f'<p class="reason">{text_html(job.reason)}</p>' if job.reason else ""
    return (
        f'<li data-job="{job.job_id}" class="is-{job.state.name.lower()}">'
        f'<span class="state">{job.state.value}</span><span class="name">{name}</span>'
        f'<span class="size">{_size(job.size)}</span>{_button(job, name)}{reason}</li>'
    )


def _button(job: Job, name: str) -> str:
    if job.state in (JobState.QUEUED, JobState.READING):
        return f'<button type="button" class="job-cancel" aria-label="取消 {name}">取消</button>'
    if job.state in SHOWN["failed"] and job.kept:
        return f'<button type="button" class="job-retry" aria-label="重试 {name}">重试</button>'
    return "<span></span>"


def _size(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 1024))} KB" if size else "0 KB"
