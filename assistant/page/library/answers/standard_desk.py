"""What 标准答复 asks of the program: the list, an entry to write, a trial of it, files of entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any, Self

from assistant.answering.answer import GUIDE
from assistant.answering.searching import search_articles
from assistant.answering.standard_answers import Tried, tried
from assistant.errors import InputError
from assistant.files.private_folder import temporary_folder
from assistant.library.source import SearchHit
from assistant.library.standard.desk import Looked, StandardAnswers, TakenIn
from assistant.library.standard.tables import READ
from assistant.page.services import Services

LONGEST_QUESTION = 500
_ARTICLES_FOUND, _ARTICLES_OFFERED = 40, 10
_NO_SUCH = "这条答复不能这样处理，请刷新页面后重试。"


class StandardDesk:
    """Keeps the standard answers of the page's library; every method may raise ``GongwuError``.

    Args:
        services: Have the library.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    @classmethod
    def opened(cls, services: Services) -> Self:
        """The desk on the page's library."""
        return cls(services)

    def all(self) -> list[Looked]:
        """All of them with their standing: those that want something done first, then in the order of their writing."""
        return sorted(self._answers().all(), key=lambda looked: not looked.reasons)

    def find(self, answer_id: str) -> Looked:
        """One of them."""
        return self._answers().find(answer_id)

    def save(self, fields: Mapping[str, Any], state: str) -> str:
        """Writes an entry; gives its id.

        Args:
            fields: What the form holds.
            state: Of the entry that the form was filled with; empty for a new one.
        """
        return self._answers().save(fields, state).id

    def try_out(self, fields: Mapping[str, Any], question: str) -> Tried:
        """What an entry, written or not, would answer to a question if it were in use."""
        if not question.strip() or len(question) > LONGEST_QUESTION:
            raise InputError(f"请写一个要试的问题，不超过 {LONGEST_QUESTION} 字。")
        answer = self._answers().checked({**fields, "withdrawn": "否"})
        return tried(question, answer, self._services.library(), date.today())

    def act(self, action: str, answer_id: str, state: str) -> None:
        """Withdraws, publishes, confirms or removes an entry as it was seen.

        Raises:
            InputError: There is no such action, or the entry was changed or removed since.
        """
        answers = self._answers()
        actions = {
            "withdraw": answers.withdraw,
            "publish": answers.publish,
            "confirm": answers.confirm,
            "remove": answers.remove,
        }
        if action not in actions:
            raise InputError(_NO_SUCH)
        if answers.find(answer_id).answer.state != state:
            raise InputError(f"编号 {answer_id} 的答复刚才在别处改过，没有处理；列表已更新，请看过再点。")
        actions[action]([answer_id])

    def articles(self, words: str) -> list[SearchHit]:
        """Articles that an answer may rest on: law of today, numbered, and no guide."""
        found = search_articles(words, (), self._services.library(), date.today(), _ARTICLES_FOUND)
        fit = [hit for hit in found if hit.article and hit.level != GUIDE and hit.validity.may_ground]
        return fit[:_ARTICLES_OFFERED]

    def take_in(self, name: str, content: bytes) -> TakenIn:
        """Takes a file of entries in, all or none."""
        suffix = PurePath(name.replace("\\", "/")).suffix.lower()
        if suffix not in READ:
            raise InputError(f"标准答复可以写在 {'、'.join(READ)} 文件里，请另存为其中一种再导入。")
        with temporary_folder() as folder:
            path = folder / f"导入的文件{suffix}"
            path.write_bytes(content)
            return self._answers().take_in(path)

    def written_out(self, ending: str) -> bytes:
        """All entries as a file."""
        return self._answers().written_out(ending)

    def close(self) -> None:
        """Nothing is running."""

    def _answers(self) -> StandardAnswers:
        return StandardAnswers(self._services.library())
