"""Data sets that came through the page: in a private folder, under names that cannot be guessed, until the end."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from assistant.errors import InputError
from assistant.files.private_folder import private_folder
from assistant.page.evaluation.state import TOO_LARGE, UPLOAD_LIMIT_MB, UPLOAD_SUFFIXES, DataSet

_KEPT = 20
_STEM_LENGTH = 40


@dataclass(frozen=True)
class _Upload:
    title: str
    path: Path


class Uploads:
    """The uploaded data sets of this program's run."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._uploads: list[_Upload] = []

    def keep(self, name: str, content: bytes) -> None:
        """Takes a file in; the oldest one goes when there are too many.

        Raises:
            InputError: Its ending, or its size, is not that of a data set; or there is no room for it.
        """
        name = PurePath(name.replace("\\", "/")).name
        suffix = PurePath(name).suffix.lower()
        if suffix not in UPLOAD_SUFFIXES:
            raise InputError(f"题集应是 {'、'.join(UPLOAD_SUFFIXES)} 文件，请另存为其中一种再上传。")
        if len(content) > UPLOAD_LIMIT_MB * 2**20:
            raise InputError(TOO_LARGE)
        if not content:
            raise InputError("这个文件是空的，请检查后重新上传。")
        path = self._new_path(PurePath(name).stem, suffix)
        try:
            _write_private(path, content)
        except OSError as error:
            raise InputError(f"不能保存上传的文件，请检查 {path.parent} 所在磁盘的空间和权限。") from error
        self._uploads.insert(0, _Upload(name, path))
        for old in self._uploads[_KEPT:]:
            shutil.rmtree(old.path.parent, ignore_errors=True)
        del self._uploads[_KEPT:]

    def data_sets(self) -> tuple[DataSet, ...]:
        """The uploaded sets, newest first."""
        return tuple(DataSet(upload.title, str(upload.path), uploaded=True) for upload in self._uploads)

    def close(self) -> None:
        """Removes them all."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder, self._uploads = None, []

    def _new_path(self, stem: str, suffix: str) -> Path:
        """In a folder that cannot be guessed; the file keeps what is harmless of its name, which results then show."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="uploads-", dir=private_folder()))
        harmless = re.sub(r"[^\w-]+", "_", stem)[:_STEM_LENGTH].strip("_-") or "questions"
        folder = self._folder / secrets.token_hex(16)
        folder.mkdir(mode=0o700)
        return folder / f"{harmless}{suffix}"


def _write_private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
