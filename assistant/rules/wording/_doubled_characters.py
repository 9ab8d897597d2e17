"""Finds one character too many in the words that official writing uses most: 部署署, 贯彻落落实."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.rules.wording._misspellings import is_word

# Words whose first character does not end another word, nor their last one begin one, where both stand side by side by chance;
# what does so all the same is told by the dictionary.
_WORDS = (
    "落实 部署 贯彻 执行 加强 督导 检查 组织 开展 推进 认真 提高 确保 防汛 领导 责任 通知 如下 安排 强调 进行 完成 情况 管理 实施 研究 决定 报告"
    " 请示 批准 建设 服务 保障 监督 整改 处理 解决 制定 完善 健全 要求 切实 严格 积极 扎实 及时 统筹 协调 配合 落细 排查 整治 宣传 培训 考核 验收"
    " 措施 方案 规划 任务 目标 机制 制度 政策 规定 办法 意见 精神 会议 单位 部门 政府 人员 群众 干部 安全 生产 经济 社会 发展 稳定 环境 项目 资金"
    " 预算 工程 质量 效益 水平 能力 风险 隐患 事故 应急 救援 有关 相关 附件 联系 电话 参加 召开 举办 报送 审核 审批 申请 办理"
    " 学习 教育 工作 反馈 表彰 名单 汇总 上报 印发 转发 申报 公示 提供 参与 支持 巩固 深化 优化 强化 细化 明确 规范 保持 坚持 维护 促进 推动 引导 调查 调研"
)
_BY_PAIR = {f"{word[0]}{word}": word for word in _WORDS.split()} | {f"{word}{word[1]}": word for word in _WORDS.split()}
_PATTERN = re.compile("|".join(sorted(_BY_PAIR)))
# Characters that stand before or after as words or titles of their own, or are said twice: 会会议, 工作作, 单单位.
_BESIDE = frozenset("人会要单为任部防工方资项群有参及应强全成")


def doubled_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a word has one of its characters twice: offset, offset after it, the word."""
    for match in _PATTERN.finditer(text):
        word = _BY_PAIR[match[0]]
        first = match[0].startswith(word[0] * 2)
        # 扎扎实实 says the word twice.
        twice = first and text[match.end() : match.end() + 1] == word[1]
        if not twice and match[0][0 if first else -1] not in _BESIDE and not _belongs_elsewhere(text, match, first):
            yield match.start(), match.end(), word


def _belongs_elsewhere(text: str, match: re.Match[str], first: bool) -> bool:
    """Whether the character that is one too many makes a word with what stands beside it: 工作作风, 村落落实."""
    if first:
        before = text[max(0, match.start() - 3) : match.start() + 1]
        return any(is_word(before[-length:]) for length in range(2, len(before) + 1))
    after = text[match.end() - 1 : match.end() + 3]
    return any(is_word(after[:length]) for length in range(2, len(after) + 1))
