"""Documents of older or other word processors (.doc, .wps, .rtf, .odt), converted to .docx by LibreOffice where it is installed.

LibreOffice needs more memory than the child that reads may have, so the parent starts it, within limits of its own and with
a profile folder of its own in which macros, links and the network are switched off.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

from assistant.errors import EncryptedDocument, UnreadableDocument, UnsupportedDocument
from assistant.files.archives import CheckedArchive
from assistant.files.private_folder import temporary_folder
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram

# LibreOffice maps far more memory than it uses.
CONVERSION_LIMITS = Limits(memory_bytes=4 * 2**30, cpu_seconds=60, wall_seconds=60.0)
_MISSING = "读取 {suffix} 文件要先转换格式，而本机没有安装 LibreOffice；请安装，或用 Word 或 WPS 另存为 .docx 后再试。"
_FAILED = "文件已损坏或结构异常，LibreOffice 无法转换；请用原来的软件打开并另存为 .docx 后再试。"
_LOCKED = "文件设有打开密码，无法读取；请去掉密码并另存后再试。"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FILTER = "docx:MS Word 2007 XML"
# What a stranger's file must not do while it is converted: run macros, refresh links, fetch pictures from the network.
_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    *(("/org.openoffice.Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("/org.openoffice.Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)


def convert(data: bytes, suffix: str, program: LimitedProgram) -> bytes:
    """The bytes of the .docx that LibreOffice makes of a document.

    Args:
        data: The document.
        suffix: The ending of its name.
        program: What runs LibreOffice.

    Raises:
        UnsupportedDocument: There is no LibreOffice.
        EncryptedDocument: The document needs a password.
        UnreadableDocument: LibreOffice cannot read it.
        DocumentTooLarge: It is over a limit, or takes too long.
        Cancelled: Another thread cancelled it.
    """
    office = office_program()
    if office is None:
        raise UnsupportedDocument(_MISSING.format(suffix=suffix))
    _refuse_locked(data, suffix)
    with temporary_folder() as folder:
        given = folder / f"document{suffix}"
        given.write_bytes(data)
        program.run(office_command(office, folder, given, _FILTER), given.name, folder)
        made = folder / "made" / "document.docx"
        if not made.is_file():
            raise UnreadableDocument(_FAILED)
        return made.read_bytes()


@cache
def office_program() -> str | None:
    """Where LibreOffice is, or None."""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next((place for place in (*named, *_PLACES) if place and os.access(place, os.X_OK)), None)


def office_command(office: str, folder: Path, given: Path, wanted: str) -> list[str]:
    """What makes LibreOffice write a file in another format into ``folder / "made"``, with a profile of its own there.

    Args:
        office: Where LibreOffice is.
        folder: An empty folder for this run.
        given: The file.
        wanted: The format, as LibreOffice calls it.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    switches = ["--headless", "--norestore", "--nolockcheck", "--nodefault"]
    made = ["--convert-to", wanted, "--outdir", str(folder / "made")]
    return [office, f"-env:UserInstallation={profile.as_uri()}", *switches, *made, str(given)]


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )


def _refuse_locked(data: bytes, suffix: str) -> None:
    if suffix == ".odt":
        archive = CheckedArchive(data, "odt 文件", "请用原来的软件重新另存后再试")
        if b"encryption-data" in (archive.part("META-INF/manifest.xml") or b""):
            raise EncryptedDocument(_LOCKED)
    elif suffix in (".doc", ".wps") and _has_locked_text(data):
        raise EncryptedDocument(_LOCKED)


def _has_locked_text(data: bytes) -> bool:
    """Whether the flag fEncrypted of a Word file is set ([MS-DOC] 2.5.2); its FIB begins a sector of the compound file."""
    for at in range(512, min(len(data) - 12, 2**24), 512):
        if data[at : at + 2] == b"\xec\xa5":
            return bool(data[at + 11] & 0x01)
    return False
