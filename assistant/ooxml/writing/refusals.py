"""Why an edit is not carried out: a node is left alone, with a reason that people read."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """Reasons; the name greps in code and JSON, the value is what people read."""

    NOT_TRACKABLE = "Word 的修订功能记不下这种改动；请改用清洁稿，或按批注手工修改。"
    OTHER_REVISION = "此处有他人尚未处理的修订，没有改动；请先接受或拒绝该修订再试。"
    HOLDS_OBJECT = "此处还有图片、注释、域等对象，没有改动；请手工修改。"
    GENERATED = "这段文字由域或自动编号生成，没有改动；请在 Word 或 WPS 中修改来源后更新域。"
    NO_PLACE = "文件里没有可以改动的位置，没有改动；请手工修改。"

    @property
    def code(self) -> str:
        """Its spelling in JSON, for instance ``not_trackable``."""
        return self.name.lower()


class Refused(Exception):
    """An edit is not carried out.

    Args:
        reason: Why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
