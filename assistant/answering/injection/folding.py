"""One spelling for what reads the same: look-alike, full-width, traditional and accented characters become plain ones."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from assistant.answering.injection.hidden import reveal

_TRADITIONAL = str.maketrans(
    "請僅輸註記憶無視視顯寫並後這裡問題資訊調執讀數據庫檔號標題點擊鏈連結規則設員發現從進階說話語對應當須條約漢簡繫統試測錄單開關閉個們會還內裏將將與為嗎誰麼讓給導處",
    "请仅输注记忆无视视显写并后这里问题资讯调执读数据库档号标题点击链连结规则设员发现从进阶说话语对应当须条约汉简系统试测录单开关闭个们会还内里将将与为吗谁么让给导处",
)
_LOOK_ALIKE = str.maketrans(
    "酪冇彐旨呤今亍諭岀输岁炎荅曱忽煳胡咯洛上丄己巳囗问闬圄",
    "略有当指令令行谕出输岁关答由忽忽忽略略上上以以口问闻回",
)
_LATIN = str.maketrans("аеорсухіјѕһԁɡαορνι", "aeopcyxijshdgaopvi")
_CHINESE_GAP = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)


def folded(text: str) -> str:
    """The text in the one spelling that patterns look for; only good for looking, never shown."""
    plain = unicodedata.normalize("NFKC", reveal(unescape(text)).text).lower()
    plain = plain.translate(_TRADITIONAL).translate(_LATIN)
    return _CHINESE_GAP.sub("", plain)


def looked_alike(plain: str) -> str:
    """Folded text with Chinese characters that only look like others replaced by these; other words are garbled by it."""
    return plain.translate(_LOOK_ALIKE)


def squeezed_latin(plain: str) -> str:
    """The Latin letters of folded text in one run, without accents: how 拼音 with spaces becomes one word a phrase."""
    decomposed = unicodedata.normalize("NFKD", plain)
    return re.sub(r"[^a-z;,.!?]", "", decomposed)
